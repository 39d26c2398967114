import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationJson } from '../../pipeline/render/evaluation-json.ts';
import { issuesJson } from '../../pipeline/render/issues-json.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { Evaluation, IndicatorVerdict } from '../../pipeline/values/evaluation.ts';
import { issue } from '../../pipeline/values/issue.ts';
import type { Observation } from '../../pipeline/values/observation.ts';

const order = { statedAt: null, newestPeriod: null, name: 'any name.xlsx' } as const;

function observation(over: Partial<Observation>): Observation {
  return {
    item: 'ports',
    period: '2025-06',
    type: 'ytd',
    value: decimal('215'),
    printed: '215.0',
    measure: '亿元',
    places: 1,
    unit: 'customs',
    remark: '',
    file: 'archive/aa/aa.xlsx',
    sha256: 'aa',
    sheet: '填报表',
    cell: 'E7',
    submission: order,
    ...over,
  };
}

const observations = [
  observation({}),
  observation({ period: '2024-06', value: decimal('200'), cell: 'E3' }),
  observation({ period: '2024-06', type: 'month', value: decimal('31'), cell: 'D3' }),
  observation({ item: 'airport', value: decimal('0.1234565'), cell: 'E8' }),
];

/** METHOD.md §6: annualFlow in Y. */
const verdict: IndicatorVerdict = {
  id: 'ports',
  name: '港口进出口额',
  kind: 'annualFlow',
  tasks: [3],
  core: true,
  weight: decimal(1),
  measure: '亿元',
  targetPeriod: '2025-12',
  dataMonth: '2025-06',
  actual: decimal(215),
  target: decimal(500),
  planTarget: decimal(500),
  completion: decimal(215).div(500),
  expected: decimal('232.5'),
  expectedShare: decimal('0.465'),
  basis: 'seasonal',
  ratio: decimal(215).div('232.5'),
  rating: 'atRisk',
  reason: 'below-pace',
  final: false,
  flags: [],
  gap: decimal('-0.07'),
  forecast: {
    value: decimal(215).div('0.465'),
    low: decimal(215).div('0.47'),
    high: decimal(215).div('0.46'),
    basis: 'seasonal',
  },
  yearOnYear: decimal('0.075'),
  yearOnYearChange: decimal(15),
  required: decimal('47.5'),
  requiredPer: 'month',
  baseline: null,
  years: [],
  thresholds: { onTrack: decimal('0.95'), atRisk: decimal('0.70') },
  missing: [],
  parts: [],
  steps: [
    { symbol: 'A', expression: '', value: decimal(215), observations: observations.slice(0, 1) },
    { symbol: 'ratio', expression: '215 ÷ 232.5', value: decimal(215).div('232.5'), observations: [] },
  ],
  observations,
};

function evaluationWith(over: Partial<IndicatorVerdict>): Evaluation {
  return {
    plan: { id: 'coast', version: '1' },
    period: '2025-06',
    indicators: [{ ...verdict, ...over }],
    milestones: [],
    tasks: [],
    units: [],
  };
}

describe('evaluationJson', () => {
  const text = evaluationJson(evaluationWith({}));
  const parsed = JSON.parse(text);

  it('has the keys of the contract, numbers as strings half up to six places', () => {
    expect(parsed.schema).toBe('duban.evaluation/1');
    expect(parsed.plan).toEqual({ id: 'coast', version: '1' });
    expect(parsed.indicators[0]).toMatchObject({
      id: 'ports',
      kind: 'annualFlow',
      tasks: [3],
      core: true,
      dataMonth: '2025-06',
      actual: '215',
      completion: '0.43',
      expected: '232.5',
      basis: 'seasonal',
      ratio: '0.924731',
      rating: 'atRisk',
      reason: 'below-pace',
      flags: [],
      forecast: { value: '462.365591', low: '457.446809', high: '467.391304', basis: 'seasonal' },
      yearOnYear: '0.075',
      required: '47.5',
    });
  });

  it('begins and ends as agreed: two spaces, a newline at the end, no other', () => {
    expect(text.startsWith('{\n  "schema": "duban.evaluation/1",\n  "plan": {\n')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toMatch(/undefined|NaN|\r/);
  });

  it('keeps the order of keys', () => {
    expect(Object.keys(parsed)).toEqual([
      'schema',
      'plan',
      'period',
      'indicators',
      'milestones',
      'tasks',
      'units',
    ]);
    expect(Object.keys(parsed.indicators[0].observations[0])).toEqual([
      'period',
      'type',
      'value',
      'file',
      'sha256',
      'sheet',
      'cell',
      'unit',
      'item',
      'printed',
      'measure',
    ]);
  });

  it('gives every figure its cell, without the name of the file it came in', () => {
    expect(parsed.indicators[0].observations.map((one: { cell: string }) => one.cell)).toEqual([
      'D3',
      'E3',
      'E8',
      'E7',
    ]);
    expect(parsed.indicators[0].steps[0].cells).toEqual([
      { file: 'archive/aa/aa.xlsx', sheet: '填报表', cell: 'E7' },
    ]);
    expect(text).not.toContain('any name');
  });

  it('does not depend on the order in which observations were read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(observations, { minLength: observations.length }), (shuffled) => {
        expect(evaluationJson(evaluationWith({ observations: shuffled }))).toBe(text);
      }),
    );
  });

  it.each([
    ['0.1234565', '0.123457'],
    ['-0.1234565', '-0.123457'],
    ['0.12345649', '0.123456'],
    ['1000000', '1000000'],
    ['0.0000004', '0'],
    ['-0.0000004', '0'],
    ['12.500000', '12.5'],
    ['123456789012345.6', '123456789012345.6'],
  ])('%s is written %s', (value, written) => {
    const { indicators } = JSON.parse(evaluationJson(evaluationWith({ actual: decimal(value) })));
    expect(indicators[0].actual).toBe(written);
  });

  it.each(['actual', 'forecast', 'yearOnYear', 'required', 'ratio', 'dataMonth'] as const)(
    'writes null for a missing %s',
    (key) => {
      const { indicators } = JSON.parse(evaluationJson(evaluationWith({ [key]: null })));
      expect(indicators[0][key]).toBeNull();
    },
  );
});

describe('issuesJson', () => {
  const found = [
    issue('file-duplicate', { file: 'b.xlsx' }, { other: 'a.xlsx' }),
    issue('period-missing', { file: 'b.xlsx', sheet: '表', cell: 'B12' }),
    issue('period-missing', { file: 'b.xlsx', sheet: '表', cell: 'B2' }),
    issue('measure-missing', { file: 'a.xlsx' }, { measure: '亿元' }),
  ];

  it('sorts by severity, then place, rows as numbers; whatever the order of finding', () => {
    const text = issuesJson(found);
    const rows = JSON.parse(text).map((one: Record<string, string>) => [one.severity, one.file, one.cell]);
    expect(rows).toEqual([
      ['blocker', 'b.xlsx', 'B2'],
      ['blocker', 'b.xlsx', 'B12'],
      ['warning', 'a.xlsx', undefined],
      ['note', 'b.xlsx', undefined],
    ]);
    expect(issuesJson([...found].reverse())).toBe(text);
  });

  it('leaves absent places out and keeps the words', () => {
    const first = JSON.parse(issuesJson(found))[0];
    expect(Object.keys(first)).toEqual(['code', 'severity', 'file', 'sheet', 'cell', 'message', 'hint']);
    expect(first.message).toBe('没有填写报告期');
  });

  it('is an empty list without issues', () => {
    expect(issuesJson([])).toBe('[]\n');
  });
});
