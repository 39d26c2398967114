import { describe, expect, test } from 'vitest';
import { evaluateAt, indicator, item, observation, observed, planOf, printed, verdictAt } from './build.ts';

describe('data month, stale, before start, after the end', () => {
  const plan = planOf([indicator({ kind: 'stock', target: 30 })]);
  const base = { '2023-12': 10 };
  test.each([
    [
      'two months old still counts',
      '2025-06',
      { ...base, '2025-04': 24 },
      { rating: 'onTrack', dataMonth: '2025-04' },
    ],
    [
      'three months old is stale, and still shown',
      '2025-06',
      { ...base, '2025-03': 24 },
      { rating: 'noData', reason: 'stale', actual: '24', completion: '0.8', ratio: null, expected: null },
    ],
    [
      'a newer month than the period is not looked at',
      '2025-06',
      { ...base, '2025-06': 24, '2025-07': 30 },
      { dataMonth: '2025-06', actual: '24' },
    ],
    ['nothing at all', '2025-06', {}, { rating: 'noData', reason: 'no-observation', actual: null }],
    ['a figure of the baseline period only', '2024-01', base, { rating: 'noData', reason: 'before-start' }],
    [
      'at the target period an older figure is judged as in any month',
      '2025-12',
      { ...base, '2025-11': 29 },
      { rating: 'onTrack', reason: 'on-pace' },
    ],
    [
      'after it the final figure is asked for',
      '2026-01',
      { ...base, '2025-11': 29 },
      { rating: 'noData', reason: 'final-figure-missing', actual: '29' },
    ],
    [
      'a final verdict stays what it was',
      '2026-08',
      { ...base, '2025-12': 29, '2026-03': 35 },
      { rating: 'missed', dataMonth: '2025-12' },
    ],
  ] as const)('%s', (_, period, figures, expected) => {
    expect(printed(verdictAt(plan, period, observed('i', 'stock', figures)))).toMatchObject(expected);
  });

  test('assessments go stale after fourteen months', () => {
    const tier = planOf([indicator({ kind: 'ordinal', target: { floor: 2, stretch: 1 } })], {
      over: { end: '2027-12' },
    });
    const at = (period: string) => verdictAt(tier, period, observed('i', 'stock', { '2024-12': 2 })).reason;
    expect([at('2025-12'), at('2026-01')]).toEqual(['target-met', 'final-figure-missing']);
    const later = planOf(
      [indicator({ kind: 'ordinal', target: { floor: 2, stretch: 1 }, deadline: '2027-12' })],
      {
        over: { end: '2027-12' },
      },
    );
    const reasonAt = (period: string) =>
      verdictAt(later, period, observed('i', 'stock', { '2024-12': 2 })).reason;
    expect([reasonAt('2026-02'), reasonAt('2026-03')]).toEqual(['target-met', 'stale']);
  });
});

describe('running totals', () => {
  const plan = planOf([indicator({ kind: 'annualFlow', target: 120, measure: '亿元' })]);
  const months = (count: number, value = 10) =>
    observed(
      'i',
      'month',
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`2025-${String(index + 1).padStart(2, '0')}`, value]),
      ),
    );

  test('all months since January make a total', () => {
    expect(printed(verdictAt(plan, '2025-06', months(6)))).toMatchObject({
      dataMonth: '2025-06',
      actual: '60',
    });
  });
  test('one month missing and there is none', () => {
    const gap = months(6).filter(({ period }) => period !== '2025-05');
    expect(verdictAt(plan, '2025-06', gap).dataMonth).toBe('2025-04');
  });
  test('a 1—2月 figure counts as both months', () => {
    const given = [
      ...observed('i', 'ytd', { '2025-02': 18 }),
      ...months(6).filter(({ period }) => period > '2025-02'),
    ];
    expect(printed(verdictAt(plan, '2025-06', given))).toMatchObject({ dataMonth: '2025-06', actual: '58' });
  });
  test('a reported total and the months after it make the next total', () => {
    const given = [...observed('i', 'ytd', { '2025-05': 50 }), ...observed('i', 'month', { '2025-06': 10 })];
    expect(verdictAt(plan, '2025-06', given).actual?.toString()).toBe('60');
  });
  test.each([
    ['12.35', '10.1', '2.25', []],
    ['12.36', '10.1', '2.25', ['ytd-mismatch']],
    ['12.4', '10.1', '2.25', []],
    ['9.9', '10.1', '-0.2', ['month-negative']],
    ['9.9', '10.1', '0.2', ['ytd-mismatch', 'month-negative']],
  ])('total %s after %s and a month of %s raises %o', (total, before, month, codes) => {
    const given = [
      ...observed('i', 'ytd', { '2025-05': before, '2025-06': total }),
      ...observed('i', 'month', { '2025-06': month }),
    ];
    const found = evaluateAt(plan, '2025-06', given).codes.filter((code) => code !== 'figure-missing');
    expect(found).toEqual(codes);
  });
  test('a total given in tens only has to agree in tens', () => {
    const given = [
      ...observed('i', 'ytd', { '2025-05': 50 }),
      observation('i', 'ytd', '2025-06', 60, { places: -1 }),
      ...observed('i', 'month', { '2025-06': 13 }),
    ];
    expect(evaluateAt(plan, '2025-06', given).codes).not.toContain('ytd-mismatch');
  });
  test('January: the month and the running total are the same figure', () => {
    const given = [...observed('i', 'ytd', { '2025-01': 5 }), ...observed('i', 'month', { '2025-01': 6 })];
    expect(evaluateAt(plan, '2025-02', given).codes).toContain('ytd-mismatch');
  });
});

describe('revisions and conflicts', () => {
  const plan = planOf([indicator({ kind: 'stock', target: 30, baseline: 'start-from-zero' })]);
  const sent = (statedAt: string | null, name: string, newestPeriod = '2025-06') =>
    ({ submission: { statedAt, newestPeriod: newestPeriod as '2025-06', name } }) as const;

  test.each([
    ['the later stated time', sent('2025-07-03', 'b.xlsx'), sent('2025-07-08', 'a.xlsx')],
    ['the file about a later period', sent(null, 'b.xlsx'), sent(null, 'a.xlsx', '2025-07')],
    ['the later name', sent(null, '表.xlsx'), sent(null, '表(更正).xlsx')],
    ['the later number in the name', sent(null, '表2.xlsx'), sent(null, '表10.xlsx')],
    ['a stated time after an unstated one', sent(null, 'z.xlsx'), sent('2025-07-01', 'a.xlsx')],
  ])('of one unit %s wins', (_, earlier, later) => {
    const first = observation('i', 'stock', '2025-06', 20, earlier);
    const second = observation('i', 'stock', '2025-06', 25, later);
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { evaluation, codes } = evaluateAt(plan, '2025-06', order);
      expect(evaluation.indicators[0]?.actual?.toString()).toBe('25');
      expect(codes.filter((code) => code === 'figure-revised')).toHaveLength(1);
    }
  });

  const bureau = observation('i', 'stock', '2025-06', 25);
  const customs = observation('i', 'stock', '2025-06', 26, { unit: 'customs' });
  test('two units with different figures: a blocker and no verdict', () => {
    const { evaluation, codes } = evaluateAt(plan, '2025-06', [bureau, customs]);
    expect(evaluation.indicators[0]).toMatchObject({
      rating: 'noData',
      reason: 'conflict',
      actual: null,
      missing: ['i'],
    });
    expect(codes).toContain('figure-conflict');
  });
  test('the same figure twice is no conflict, and the responsible unit is cited', () => {
    const { evaluation, codes } = evaluateAt(plan, '2025-06', [
      observation('i', 'stock', '2025-06', '25.0', { unit: 'customs' }),
      bureau,
    ]);
    expect(evaluation.indicators[0]?.observations.map(({ unit }) => unit)).toEqual(['bureau']);
    expect(codes).not.toContain('figure-conflict');
  });
  test('the plan may name who is right', () => {
    const named = planOf([
      indicator({ kind: 'stock', target: 30, baseline: 'start-from-zero', authoritativeUnit: 'customs' }),
    ]);
    const { evaluation, codes } = evaluateAt(named, '2025-06', [bureau, customs]);
    expect(evaluation.indicators[0]?.actual?.toString()).toBe('26');
    expect(codes).not.toContain('figure-conflict');
  });
  test('a conflict about the baseline leaves the verdict open', () => {
    const road = planOf([indicator({ kind: 'stock', target: 30 })]);
    const base = [
      observation('i', 'stock', '2023-12', 10),
      observation('i', 'stock', '2023-12', 12, { unit: 'customs' }),
    ];
    expect(verdictAt(road, '2025-06', [...base, bureau])).toMatchObject({
      rating: 'noData',
      reason: 'conflict',
    });
  });
});

describe('derived indicators', () => {
  const plan = planOf(
    [indicator({ kind: 'stock', target: 80, baseline: 'start-from-zero', data: { sumOf: ['a', 'b'] } })],
    {
      items: [item('a', 'stock'), item('b', 'stock')],
    },
  );
  test('a sum needs every part for the same month', () => {
    const given = [
      ...observed('a', 'stock', { '2025-05': 40, '2025-06': 41 }),
      ...observed('b', 'stock', { '2025-05': 20 }),
    ];
    expect(printed(verdictAt(plan, '2025-06', given))).toMatchObject({ dataMonth: '2025-05', actual: '60' });
  });
  test('a part that never came is named', () => {
    const verdict = verdictAt(plan, '2025-06', observed('a', 'stock', { '2025-06': 40 }));
    expect([verdict.reason, verdict.missing]).toEqual(['missing-part', ['b']]);
  });
  test('a part that stopped coming is named when the sum has gone stale', () => {
    const given = [
      ...observed('a', 'stock', { '2025-01': 40, '2025-06': 41 }),
      ...observed('b', 'stock', { '2025-01': 20 }),
    ];
    const verdict = verdictAt(plan, '2025-06', given);
    expect([verdict.reason, verdict.missing]).toEqual(['stale', ['b']]);
  });
});

describe('growth over the year before', () => {
  const plan = planOf([indicator({ kind: 'annualFlow', target: 100, measure: '亿元' })]);
  test.each([
    [20, 30, '0.5', '10'],
    [0, 30, null, '30'],
    [-20, 10, null, '30'],
    [40, 30, '-0.25', '-10'],
  ])('from %s to %s: %s, a change of %s', (before, now, growth, change) => {
    const verdict = verdictAt(plan, '2025-06', observed('i', 'ytd', { '2024-06': before, '2025-06': now }));
    expect([verdict.yearOnYear?.toString() ?? null, verdict.yearOnYearChange?.toString()]).toEqual([
      growth,
      change,
    ]);
  });
  test('without the year before there is neither', () => {
    const verdict = verdictAt(plan, '2025-06', observed('i', 'ytd', { '2025-06': 30 }));
    expect([verdict.yearOnYear, verdict.yearOnYearChange]).toEqual([null, null]);
  });
});
