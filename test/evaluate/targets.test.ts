import { describe, expect, test } from 'vitest';
import { indicator, item, observed, planOf, printed, verdictAt } from './build.ts';

type Expected = Record<string, unknown>;
type Row = [what: string, period: string, figures: Record<string, string | number>, expected: Expected];

describe('stock', () => {
  const plan = planOf([indicator({ kind: 'stock', target: 30 })]);
  const zero = planOf([indicator({ kind: 'stock', target: 900, baseline: 'start-from-zero' })]);
  const rows: [...Row, typeof plan][] = [
    [
      'ratio exactly 0.95 is on track',
      '2025-06',
      { '2023-12': 10, '2025-06': '24.25' },
      { rating: 'onTrack', ratio: '0.95' },
      plan,
    ],
    [
      'a hair below 0.95 is at risk',
      '2025-06',
      { '2023-12': 10, '2025-06': '24.2499999' },
      { rating: 'atRisk' },
      plan,
    ],
    [
      'ratio exactly 0.70 is at risk',
      '2025-06',
      { '2023-12': 10, '2025-06': '20.5' },
      { rating: 'atRisk', ratio: '0.7' },
      plan,
    ],
    [
      'a hair below 0.70 is behind',
      '2025-06',
      { '2023-12': 10, '2025-06': '20.4999999' },
      { rating: 'behind' },
      plan,
    ],
    [
      'the target itself is achieved',
      '2024-06',
      { '2023-12': 10, '2024-06': 30 },
      { rating: 'achieved', required: null },
      plan,
    ],
    [
      'target equal to baseline and met divides by nothing',
      '2024-06',
      { '2023-12': 30, '2024-06': 30 },
      { rating: 'achieved', ratio: null },
      plan,
    ],
    [
      'fallen below a baseline that met it',
      '2024-06',
      { '2023-12': 31, '2024-06': 29 },
      { rating: 'behind', reason: 'regressed' },
      plan,
    ],
    [
      'from zero needs no baseline',
      '2025-06',
      { '2025-06': 675 },
      { rating: 'onTrack', expected: '675', ratio: '1' },
      zero,
    ],
    [
      'final and short',
      '2025-12',
      { '2023-12': 10, '2025-12': '29.999' },
      { rating: 'missed', reason: 'target-missed', required: null },
      plan,
    ],
    ['final and met', '2025-12', { '2023-12': 10, '2025-12': 30 }, { rating: 'achieved' }, plan],
    [
      'without a baseline the first figure inside serves',
      '2025-06',
      { '2024-12': 18, '2025-06': 24 },
      { rating: 'onTrack', expected: '24' },
      plan,
    ],
    [
      'the first figure is the only one',
      '2025-06',
      { '2025-06': 24 },
      { rating: 'noData', reason: 'no-baseline', actual: '24' },
      plan,
    ],
    ['the only figure, but met', '2025-06', { '2025-06': 30 }, { rating: 'achieved' }, plan],
  ];
  test.each(rows)('%s', (_, period, figures, expected, given) => {
    expect(printed(verdictAt(given, period, observed('i', 'stock', figures)))).toMatchObject(expected);
  });

  test('a first-figure baseline is flagged and a plan value wins over the data', () => {
    const first = verdictAt(plan, '2025-06', observed('i', 'stock', { '2024-12': 18, '2025-06': 24 }));
    expect(first.flags).toEqual(['baselineFirstObservation']);
    expect(first.baseline?.period).toBe('2024-12');
    const valued = planOf([indicator({ kind: 'stock', target: 30, baseline: { value: 20 } })]);
    const verdict = verdictAt(valued, '2024-12', observed('i', 'stock', { '2023-12': 10, '2024-12': 25 }));
    expect(printed(verdict)).toMatchObject({ expected: '25', ratio: '1' });
  });

  test('whole numbers on the road stay whole: 3 × 8 ÷ 24 is one, not 0.99…9', () => {
    const lumpy = planOf([indicator({ kind: 'stock', target: 3, lumpy: true })]);
    const verdict = verdictAt(lumpy, '2024-08', observed('i', 'stock', { '2023-12': 0, '2024-08': 0 }));
    expect(printed(verdict)).toMatchObject({ expected: '1', rating: 'atRisk' });
  });
});

describe('annualFlow', () => {
  const plan = planOf([indicator({ kind: 'annualFlow', target: 400, measure: '亿元' })]);
  const rows: Row[] = [
    [
      'no history: the calendar',
      '2025-06',
      { '2025-06': 190 },
      { rating: 'onTrack', expected: '200', ratio: '0.95', gap: '-0.025' },
    ],
    [
      'one year of history is not enough',
      '2025-06',
      { '2024-06': 40, '2024-12': 100, '2025-06': 190 },
      { expected: '200' },
    ],
    [
      'two years are',
      '2025-06',
      { '2023-06': 40, '2023-12': 100, '2024-06': 50, '2024-12': 100, '2025-06': 180 },
      { expected: '180', rating: 'onTrack' },
    ],
    ['ratio exactly 0.70', '2025-06', { '2025-06': 140 }, { rating: 'atRisk', ratio: '0.7' }],
    ['below 0.70', '2025-06', { '2025-06': '139.99' }, { rating: 'behind', required: '43.335' }],
    [
      'January is not judged',
      '2025-01',
      { '2025-01': 5 },
      { rating: 'noData', reason: 'jan-feb-together', actual: '5', completion: '0.0125' },
    ],
    ['January, but achieved', '2025-01', { '2025-01': 400 }, { rating: 'achieved' }],
    [
      'the year reached before its end',
      '2025-10',
      { '2025-10': 400 },
      { rating: 'achieved', required: null },
    ],
    ['final and short', '2025-12', { '2025-12': '399.9' }, { rating: 'missed' }],
    [
      'an interim year on its path',
      '2024-12',
      { '2023-12': 100, '2024-12': 200 },
      { rating: 'onTrack', target: '200', ratio: '1', completion: '1' },
    ],
    [
      'an interim year is judged by the ratio alone',
      '2024-12',
      { '2023-12': 100, '2024-12': 189 },
      { rating: 'atRisk', ratio: '0.945' },
    ],
    [
      'an interim year without a base',
      '2024-06',
      { '2024-06': 50 },
      { rating: 'noData', reason: 'no-baseline', actual: '50' },
    ],
    [
      'an interim year from a base of zero',
      '2024-06',
      { '2023-12': 0, '2024-06': 50 },
      { rating: 'noData', reason: 'no-baseline' },
    ],
    [
      'nothing reached so far in earlier years',
      '2025-02',
      { '2023-02': 0, '2023-12': 10, '2024-02': 0, '2024-12': 10, '2025-02': 0 },
      { rating: 'onTrack', ratio: null, expected: '0' },
    ],
  ];
  test.each(rows)('%s', (_, period, figures, expected) => {
    expect(printed(verdictAt(plan, period, observed('i', 'ytd', figures)))).toMatchObject(expected);
  });

  test('the newest three known years of five make the share; years without a positive total do not count', () => {
    const history = {
      '2020-06': 90,
      '2020-12': 100,
      '2021-06': 10,
      '2021-12': 0,
      '2022-06': 30,
      '2022-12': 100,
      '2023-06': 40,
      '2023-12': 100,
    };
    const verdict = verdictAt(
      plan,
      '2025-06',
      observed('i', 'ytd', { ...history, '2024-06': 50, '2025-06': 100 }),
    );
    expect(verdict.expectedShare?.toFixed(6)).toBe('0.533333');
    expect(verdict.steps.filter(({ symbol }) => symbol.startsWith('s')).map(({ symbol }) => symbol)).toEqual([
      's2023',
      's2022',
      's2020',
    ]);
  });

  test('interim and early flags; the target in force is not the plan target', () => {
    const verdict = verdictAt(plan, '2024-12', observed('i', 'ytd', { '2023-12': 100, '2024-12': 400 }));
    expect(verdict.flags).toEqual(['interimPath', 'targetReachedEarly']);
    expect(verdict.rating).toBe('onTrack');
    expect([verdict.target?.toString(), verdict.planTarget?.toString()]).toEqual(['200', '400']);
  });

  test.each([
    ['2025-02', 40, { value: '240', low: null }],
    ['2025-01', 40, null],
  ])('a linear forecast at %s', (period, value, expected) => {
    const verdict = verdictAt(plan, period, observed('i', 'ytd', { [period]: value }));
    const forecast = verdict.forecast && {
      value: verdict.forecast.value.toString(),
      low: verdict.forecast.low,
    };
    expect(forecast).toEqual(expected);
  });

  test('a forecast of counts is rounded outward', () => {
    const trains = planOf([indicator({ kind: 'annualFlow', target: 2000, measure: '列' })]);
    const history = { '2023-06': 450, '2023-12': 1000, '2024-06': 470, '2024-12': 1000 };
    const verdict = verdictAt(trains, '2025-06', observed('i', 'ytd', { ...history, '2025-06': 800 }));
    expect([verdict.forecast?.low?.toString(), verdict.forecast?.high?.toString()]).toEqual(['1702', '1778']);
  });
});

describe('annualRange', () => {
  const plan = planOf([indicator({ kind: 'annualRange', target: { low: 20, high: 25 }, measure: '项' })]);
  const rows: [...Row, string[]][] = [
    ['within the range', '2025-10', { '2024-12': 20, '2025-10': 20 }, { rating: 'achieved' }, []],
    ['above the range', '2025-10', { '2024-12': 20, '2025-10': 26 }, { rating: 'achieved' }, ['aboveRange']],
    [
      'the upper end is not above it',
      '2025-10',
      { '2024-12': 20, '2025-10': 25 },
      { rating: 'achieved' },
      [],
    ],
    ['an interim year that ended short', '2024-12', { '2024-12': 19 }, { rating: 'missed' }, []],
    [
      'the year after starts anew',
      '2025-03',
      { '2024-12': 19, '2025-03': 5 },
      { rating: 'onTrack' },
      ['earlierYearMissed'],
    ],
    [
      'final: one year short of two',
      '2025-12',
      { '2024-12': 19, '2025-12': 25 },
      { rating: 'missed' },
      ['earlierYearMissed'],
    ],
    ['final: both years', '2025-12', { '2024-12': 20, '2025-12': 20 }, { rating: 'achieved' }, []],
    [
      'final: the first year unknown',
      '2025-12',
      { '2025-12': 20 },
      { rating: 'noData', reason: 'final-figure-missing' },
      [],
    ],
    ['final: this year short, the first unknown', '2025-12', { '2025-12': 19 }, { rating: 'missed' }, []],
    ['0.70 of the pro rata', '2025-06', { '2025-06': 7 }, { rating: 'atRisk', ratio: '0.7' }, []],
  ];
  test.each(rows)('%s', (_, period, figures, expected, flags) => {
    const verdict = verdictAt(plan, period, observed('i', 'ytd', figures));
    expect(printed(verdict)).toMatchObject(expected);
    expect(verdict.flags).toEqual(flags);
  });

  test('each year is kept with its result', () => {
    const verdict = verdictAt(plan, '2025-06', observed('i', 'ytd', { '2024-12': 22, '2025-06': 9 }));
    expect(verdict.years.map(({ year, value, rating }) => [year, value?.toString(), rating])).toEqual([
      [2024, '22', 'achieved'],
      [2025, '9', 'atRisk'],
    ]);
  });
});

describe('approximate', () => {
  const plan = planOf([
    indicator({ kind: 'approximate', target: 20, baseline: 'start-from-zero', measure: '项' }),
  ]);
  test.each([
    ['2025-12', 20, 'achieved'],
    ['2025-12', 18, 'nearlyAchieved'],
    ['2025-12', 17, 'missed'],
    ['2025-06', 18, 'onTrack'],
    ['2025-06', 15, 'onTrack'],
    ['2025-06', 14, 'atRisk'],
  ])('at %s with %s: %s', (period, value, rating) => {
    expect(verdictAt(plan, period, observed('i', 'stock', { [period]: value })).rating).toBe(rating);
  });

  test('the tolerated shortfall is a whole count: 85 % of 19 is 16.15, so 17 is needed', () => {
    const other = planOf([
      indicator({ kind: 'approximate', target: 19, tolerance: '15%', baseline: 'start-from-zero' }),
    ]);
    const ratings = [16, 17].map(
      (value) => verdictAt(other, '2025-12', observed('i', 'stock', { '2025-12': value })).rating,
    );
    expect(ratings).toEqual(['missed', 'nearlyAchieved']);
  });
});

describe('averageGrowth', () => {
  const plan = planOf(
    [indicator({ kind: 'averageGrowth', target: '15%', measure: '%', data: { item: 'v' } })],
    {
      items: [item('v', 'flow', '亿元')],
    },
  );
  const rows: Row[] = [
    [
      'growth of exactly 0.95 × 15 %',
      '2025-06',
      { '2023-06': 100, '2025-06': '130.530625' },
      { rating: 'onTrack', actual: '0.1425' },
    ],
    ['a hair below', '2025-06', { '2023-06': 100, '2025-06': '130.5306249' }, { rating: 'atRisk' }],
    [
      'exactly 0.60 × 15 %',
      '2024-06',
      { '2023-06': 100, '2024-06': 109 },
      { rating: 'atRisk', ratio: '0.6' },
    ],
    ['below that', '2024-06', { '2023-06': 100, '2024-06': '108.99' }, { rating: 'behind' }],
    [
      'far above is still not achieved before the end',
      '2025-11',
      { '2023-11': 100, '2025-11': 500 },
      { rating: 'onTrack' },
    ],
    ['final: exactly 1.15² ', '2025-12', { '2023-12': 100, '2025-12': '132.25' }, { rating: 'achieved' }],
    ['final: a hair below', '2025-12', { '2023-12': 100, '2025-12': '132.2499999' }, { rating: 'missed' }],
    ['no base', '2025-06', { '2025-06': 100 }, { rating: 'noData', reason: 'no-baseline' }],
    [
      'a base of zero',
      '2025-06',
      { '2023-06': 0, '2025-06': 100 },
      { rating: 'noData', reason: 'no-baseline', actual: null },
    ],
    [
      'a total below zero has no root',
      '2025-06',
      { '2023-06': 10, '2025-06': -1 },
      { rating: 'behind', actual: null },
    ],
    [
      'January',
      '2025-01',
      { '2023-01': 10, '2025-01': 12 },
      { rating: 'noData', reason: 'jan-feb-together' },
    ],
  ];
  test.each(rows)('%s', (_, period, figures, expected) => {
    expect(printed(verdictAt(plan, period, observed('v', 'ytd', figures)))).toMatchObject(expected);
  });

  test('required growth starts from the newest complete year', () => {
    const years = { '2023-06': 50, '2023-12': 100, '2024-12': 110, '2025-06': 60 };
    const verdict = verdictAt(plan, '2025-06', observed('v', 'ytd', years));
    expect(printed(verdict).required).toBe('0.202273');
    expect(verdict.requiredPer).toBe('year');
    const { '2024-12': _, ...without } = years;
    expect(printed(verdictAt(plan, '2025-06', observed('v', 'ytd', without))).required).toBe('0.15');
  });
});

describe('share and coverage', () => {
  const data = { ratioOf: { numerator: 'a', denominator: 'b' } };
  const plan = planOf([indicator({ kind: 'share', target: '30%', measure: '%', data })], {
    items: [item('a', 'flow', '亿元'), item('b', 'flow', '亿元')],
  });
  const shareOf = (period: string, pairs: Record<string, [number | string, number | string]>) =>
    verdictAt(plan, period, [
      ...observed('a', 'ytd', Object.fromEntries(Object.entries(pairs).map(([month, [a]]) => [month, a]))),
      ...observed('b', 'ytd', Object.fromEntries(Object.entries(pairs).map(([month, [, b]]) => [month, b]))),
    ]);
  test.each([
    [
      'exactly 30 % is achieved',
      '2025-06',
      { '2023-12': [18, 100], '2025-06': [30, 100] },
      { rating: 'achieved' },
    ],
    [
      '29.96 % is not',
      '2025-06',
      { '2023-12': [18, 100], '2025-06': ['29.96', 100] },
      { rating: 'onTrack', actual: '0.2996' },
    ],
    ['final: 29.96 %', '2025-12', { '2023-12': [18, 100], '2025-12': ['29.96', 100] }, { rating: 'missed' }],
    [
      'fallen from above the target',
      '2025-06',
      { '2023-12': [31, 100], '2025-06': [29, 100] },
      { rating: 'behind', reason: 'regressed' },
    ],
    [
      'a denominator of zero forms no figure',
      '2025-06',
      { '2023-12': [18, 100], '2025-06': [0, 0] },
      { rating: 'noData', reason: 'stale' },
    ],
  ] as const)('share: %s', (_, period, pairs, expected) => {
    expect(printed(shareOf(period, pairs as unknown as Record<string, [number, number]>))).toMatchObject(
      expected,
    );
  });

  test('a third of a third is exact on the boundary', () => {
    const verdict = shareOf('2025-06', { '2023-12': [0, 3], '2025-06': ['0.21375', 1] });
    expect(printed(verdict)).toMatchObject({ ratio: '0.95', rating: 'onTrack' });
  });

  const universe = Array.from({ length: 13 }, (_, index) => `第${index + 1}区`);
  const covered = planOf([
    indicator({ kind: 'coverage', universe, measure: '个', baseline: 'start-from-zero' }),
  ]);
  test.each([
    ['2025-12', 12, 'missed', '0.923077'],
    ['2025-12', 13, 'achieved', '1'],
    ['2025-06', 12, 'onTrack', '0.923077'],
    ['2025-06', 6, 'behind', '0.461538'],
  ])('coverage at %s: %s of 13 is %s', (period, count, rating, actual) => {
    expect(printed(verdictAt(covered, period, observed('i', 'stock', { [period]: count })))).toMatchObject({
      rating,
      actual,
    });
  });
});

describe('assessments', () => {
  const tier = planOf([indicator({ kind: 'ordinal', target: { floor: 2, stretch: 1 }, measure: '档' })]);
  test.each([
    ['2025-06', { '2024-12': 2 }, 'achieved', []],
    ['2025-06', { '2024-12': 1 }, 'achieved', ['stretchMet']],
    ['2025-06', { '2024-12': 3 }, 'behind', []],
    ['2025-12', { '2025-12': 3 }, 'missed', []],
    ['2025-12', { '2024-12': 2 }, 'achieved', []],
    ['2026-03', { '2024-12': 2 }, 'noData', []],
    ['2025-06', { '2023-12': 2 }, 'noData', []],
  ] as const)('ordinal at %s with %o: %s', (period, figures, rating, flags) => {
    const verdict = verdictAt(tier, period, observed('i', 'stock', figures));
    expect([verdict.rating, verdict.flags]).toEqual([rating, flags]);
  });

  const zones = planOf(
    [indicator({ kind: 'rank', data: { rankOf: { rank: 'r', fieldSize: 'n' } }, measure: '名' })],
    {
      items: [item('r', 'assessment', '名'), item('n', 'assessment', '个')],
    },
  );
  const ranked = (period: string, ranks: Record<string, [number, number]>) =>
    verdictAt(zones, period, [
      ...observed(
        'r',
        'stock',
        Object.fromEntries(Object.entries(ranks).map(([month, [rank]]) => [month, rank])),
      ),
      ...observed(
        'n',
        'stock',
        Object.fromEntries(Object.entries(ranks).map(([month, [, size]]) => [month, size])),
      ),
    ]);
  test.each([
    ['better', '2025-06', { '2023-12': [40, 160], '2024-12': [39, 160] }, 'achieved', 'rank-improved'],
    [
      'equal in a field of another size',
      '2025-06',
      { '2023-12': [40, 160], '2024-12': [42, 168] },
      'atRisk',
      'rank-unchanged',
    ],
    [
      'worse though the number is smaller',
      '2025-06',
      { '2023-12': [40, 160], '2024-12': [39, 150] },
      'behind',
      'rank-fell',
    ],
    ['no baseline', '2025-06', { '2024-12': [39, 150] }, 'noData', 'no-baseline'],
    ['final and equal', '2025-12', { '2023-12': [1, 3], '2025-12': [2, 6] }, 'missed', 'rank-unchanged'],
  ] as const)('rank: %s', (_, period, ranks, rating, reason) => {
    const verdict = ranked(period, ranks as unknown as Record<string, [number, number]>);
    expect([verdict.rating, verdict.reason]).toEqual([rating, reason]);
  });

  const listOf = { listed: 'l', rank: 'r', fieldSize: 'n' };
  const listing = planOf(
    [indicator({ kind: 'classification', target: { list: 'A类' }, data: { listOf }, measure: '个' })],
    {
      items: [item('l', 'assessment', '个'), item('r', 'assessment', '名'), item('n', 'assessment', '个')],
    },
  );
  const listed = (period: string, month: string, figures: Record<string, number>) =>
    verdictAt(
      listing,
      period,
      Object.entries(figures).flatMap(([id, value]) => observed(id, 'stock', { [month]: value })),
    );
  test.each([
    ['the list wins over the rank', '2025-06', { l: 1, r: 100, n: 120 }, 'achieved'],
    ['rank 31 of 151 is within ceil(30.2)', '2025-06', { l: 0, r: 31, n: 151 }, 'onTrack'],
    ['rank 32 of 151 is not', '2025-06', { l: 0, r: 32, n: 151 }, 'atRisk'],
    ['rank 46 of 151 is within ceil(45.3)', '2025-06', { r: 46, n: 151 }, 'atRisk'],
    ['rank 47 of 151', '2025-06', { r: 47, n: 151 }, 'behind'],
    ['not listed and no rank', '2025-06', { l: 0 }, 'behind'],
    ['rank alone says nothing', '2025-06', { r: 3 }, 'noData'],
  ] as const)('classification: %s', (_, period, figures, rating) => {
    expect(listed(period, '2024-12', figures).rating).toBe(rating);
  });

  test('classification: final without being listed is missed, whatever the rank', () => {
    expect(listed('2025-12', '2025-12', { l: 0, r: 1, n: 100 }).rating).toBe('missed');
  });
});
