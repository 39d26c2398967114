import { describe, expect, it } from 'vitest';
import { contextOf } from '../../pipeline/compose/context.ts';
import { progressBars } from '../../pipeline/compose/pictures/progress-bars.ts';
import { reportingRanking } from '../../pipeline/compose/pictures/ranking.ts';
import { changeOf, ratingMatrix } from '../../pipeline/compose/pictures/rating-matrix.ts';
import { seriesPicture } from '../../pipeline/compose/pictures/series.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { Rating, TaskVerdict, UnitReporting } from '../../pipeline/values/evaluation.ts';
import { type Month, monthsFrom } from '../../pipeline/values/month.ts';
import type { IndicatorSeries } from '../../pipeline/values/series.ts';
import { evaluation, input, verdict } from '../compose/fixture.ts';

const stock = verdict({ kind: 'stock', actual: '24', target: '30', completion: '0.8', expected: '22.5' });

describe('progress bars', () => {
  it('show completion and what is expected in per cent of the target', () => {
    const [picture] = progressBars('图', [
      stock,
      verdict({ kind: 'annualFlow', completion: '0.43', rating: 'atRisk' }),
    ]);
    expect(picture?.rows).toMatchObject([
      { name: '签约引进企业', value: '80', label: '80.0%', expected: '75', rating: { word: '正常' } },
      { value: '43', label: '43.0%', expected: null, rating: { word: '关注' } },
    ]);
    expect(picture?.description).toContain('签约引进企业80.0%，目前应达75.0%，正常');
  });

  it.each([
    ['one alone', 1, 0],
    ['a page full', 16, 1],
    ['more', 17, 2],
    ['many', 100, 7],
  ])('%s: %d indicators in %d pictures', (_, count, pictures) => {
    const found = progressBars('图', Array(count).fill(stock));
    expect(found).toHaveLength(pictures);
    expect(found.flatMap(({ rows }) => rows)).toHaveLength(pictures === 0 ? 0 : count);
    expect(found.every(({ rows }) => rows.length <= 16)).toBe(true);
  });

  it('leave out what has no completion, no data, or less than nothing', () => {
    const without = [
      verdict({ kind: 'rank' }),
      verdict({ kind: 'stock', completion: '0.5', rating: 'noData' }),
      verdict({ kind: 'stock', completion: '-0.1' }),
    ];
    expect(progressBars('图', [...without, stock])).toEqual([]);
  });
});

describe('a series', () => {
  const months = monthsFrom('2024-01', '2025-12');
  const of = (id: string, value: (month: Month) => string | null): IndicatorSeries => ({
    id,
    points: months.map((month) => {
      const figure = value(month);
      return { month, value: figure === null ? null : decimal(figure), expected: null };
    }),
  });
  const draw = (series: readonly IndicatorSeries[], given = stock) =>
    seriesPicture(given, contextOf(input(evaluation([given]), { series })));

  it('has this year’s months and last year’s, and the target', () => {
    const picture = draw([of('stock', (month) => (month > '2025-06' ? null : month.slice(5)))]);
    expect(picture?.lines.map(({ role }) => role)).toEqual(['actual', 'before']);
    expect(picture?.lines[0]?.values.slice(4, 8)).toEqual(['5', '6', null, null]);
    expect(picture?.lines[1]?.values).toHaveLength(12);
    expect(picture?.target).toEqual({ name: '目标30家', value: '30' });
    expect(picture?.periods.at(-1)).toBe('12月');
  });

  it('is none when fewer than two months are known, or none of this indicator', () => {
    expect(draw([of('stock', (month) => (month === '2025-06' ? '1' : null))])).toBeNull();
    expect(draw([of('other', () => '1')])).toBeNull();
  });

  it('shows a share in per cent, and the range of a forecast until the year is over', () => {
    const share = verdict({ kind: 'share', actual: '0.26', target: '0.3' });
    expect(draw([of('share', () => '0.26')], share)?.lines[0]?.values[0]).toBe('26');
    const forecast = {
      value: decimal('462'),
      low: decimal('457'),
      high: decimal('467'),
      basis: 'seasonal' as const,
    };
    const flow = verdict({ kind: 'annualFlow', actual: '215', target: '500', forecast });
    expect(draw([of('annual-flow', () => '215')], flow)?.forecast).toMatchObject({ low: '457', high: '467' });
    const over = { ...flow, dataMonth: '2025-12' as const };
    expect(draw([of('annual-flow', () => '215')], over)?.forecast).toBeNull();
  });
});

describe('what has become of a task', () => {
  const task = (rating: Rating) => ({ no: 1, rating }) as TaskVerdict;
  it.each([
    ['behind', 'atRisk', 'better'],
    ['onTrack', 'achieved', 'better'],
    ['onTrack', 'atRisk', 'worse'],
    ['behind', 'missed', 'worse'],
    ['atRisk', 'atRisk', 'same'],
    ['noData', 'behind', 'unknown'],
    ['achieved', 'noData', 'unknown'],
  ] as const)('%s → %s is %s', (from, to, change) => {
    expect(changeOf(task(to), [task(from)])).toBe(change);
    expect(changeOf(task(to), [])).toBe('unknown');
  });

  it('stands in the matrix when there was a period before', () => {
    const now = evaluation([stock]);
    const cells = (previous: typeof now | null) =>
      ratingMatrix(contextOf(input(now, { previous })), { named: true }).cells.map(({ change }) => change);
    expect(cells(null)).toEqual(['', '']);
    expect(cells(now)).toEqual(['持平', '—']);
  });
});

describe('the ranking of reporting', () => {
  const unit = (id: string, receivedItems: number, expectedItems = 4): UnitReporting => ({
    ...{ id, name: id, expected: expectedItems > 0, received: receivedItems > 0, complete: false },
    ...{ onTime: null, nonEmpty: true, statedAt: null, expectedItems, receivedItems, missing: [] },
  });
  const rank = (...units: UnitReporting[]) =>
    reportingRanking('图', { units })?.rows.map(({ name, label }) => [name, label]);

  it('has the most complete first, the complete ones in one row', () => {
    expect(
      rank(unit('c', 0), unit('a', 4), unit('d', 2), unit('b', 3), unit('e', 4), unit('f', 0, 0)),
    ).toEqual([
      ['其他2个单位', '全部报送'],
      ['b', '3/4项'],
      ['d', '2/4项'],
      ['c', '0/4项'],
    ]);
  });

  it.each([
    ['everybody is complete', [unit('a', 4)]],
    ['nothing is asked', [unit('a', 0, 0)]],
    ['it would fill more than a page', Array.from({ length: 40 }, (_, index) => unit(`u${index}`, 1))],
  ])('is none when %s', (_, units) => {
    expect(rank(...units)).toBeUndefined();
  });
});
