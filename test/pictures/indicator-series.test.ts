import { beforeAll, describe, expect, it } from 'vitest';
import { indicatorSeries } from '../../pipeline/evaluate/indicator-series.ts';
import { toSixPlaces } from '../../pipeline/values/decimal.ts';
import type { Evaluation } from '../../pipeline/values/evaluation.ts';
import { parsePeriod, previousPeriod } from '../../pipeline/values/period.ts';
import type { IndicatorSeries } from '../../pipeline/values/series.ts';
import { makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { evaluateAt, submissionsOf } from '../demo/evaluated.ts';

describe('the period before', () => {
  it.each([
    ['2025-06', '2025-05'],
    ['2025-01', '2024-12'],
    ['2025-Q1', '2024-Q4'],
    ['2025-Q3', '2025-Q2'],
    ['2025-H1', '2024-H2'],
    ['2025-H2', '2025-H1'],
    ['2025', '2024'],
  ])('of %s is %s', (text, before) => {
    const period = parsePeriod(text);
    expect(period && previousPeriod(period)).toEqual(parsePeriod(before));
  });
});

describe('the series of the demonstration', () => {
  let evaluation: Evaluation;
  let series: IndicatorSeries[];

  beforeAll(async () => {
    const dataset = await makeDataset('2025-06');
    const submissions = submissionsOf(dataset);
    const period = parsePeriod('2025-06');
    if (!period) throw new Error('period');
    evaluation = evaluateAt(dataset, '2025-06', submissions).evaluation;
    series = indicatorSeries(dataset.plan, period, submissions, evaluation);
  });

  it('has every indicator, two years each, and nothing after the report’s month', () => {
    expect(series.map(({ id }) => id)).toEqual(evaluation.indicators.map(({ id }) => id));
    for (const { points } of series) {
      expect(points.map(({ month }) => month)).toEqual([...new Set(points.map(({ month }) => month))].sort());
      expect([points[0]?.month, points.at(-1)?.month, points.length]).toEqual(['2024-01', '2025-12', 24]);
      expect(points.filter(({ month, value }) => month > '2025-06' && value !== null)).toEqual([]);
    }
  });

  it('says at the data month what the verdict says', () => {
    const compared = evaluation.indicators.filter(
      ({ kind, expected, final }) => !final && expected !== null && ['stock', 'annualFlow'].includes(kind),
    );
    expect(compared.length).toBeGreaterThan(10);
    for (const { id, dataMonth, actual, expected } of compared) {
      const point = series.find((one) => one.id === id)?.points.find(({ month }) => month === dataMonth);
      if (!point?.value || !point.expected || !actual || !expected) throw new Error(id);
      expect(toSixPlaces(point.value)).toBe(toSixPlaces(actual));
      // things that come one by one are judged by the whole number below the road
      expect(point.expected.gte(expected) && point.expected.minus(expected).lt(1), id).toBe(true);
    }
  });

  it('leads a year’s road to its target', () => {
    const flows = evaluation.indicators.filter(
      ({ kind, rating }) => kind === 'annualFlow' && rating !== 'noData',
    );
    expect(flows.length).toBeGreaterThan(3);
    for (const { id, target } of flows) {
      const last = series.find((one) => one.id === id)?.points.at(-1);
      expect(last?.expected?.eq(target ?? 0), id).toBe(true);
    }
  });
});
