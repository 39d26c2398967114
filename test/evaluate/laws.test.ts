import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { Rating } from '../../pipeline/values/evaluation.ts';
import type { Observation } from '../../pipeline/values/observation.ts';
import { evaluateAt, indicator, item, milestoneReport, observation, planOf, verdictAt } from './build.ts';

const RANKS: Record<Rating, number> = {
  behind: 0,
  missed: 0,
  atRisk: 1,
  nearlyAchieved: 2,
  onTrack: 2,
  achieved: 3,
  noData: -1,
};
const ratioOf = { numerator: 'a', denominator: 'b' };
const pair = [item('a', 'flow'), item('b', 'flow')];

/** One plan a kind; `of` gives the observations for a figure at a month, with what the kind needs besides. */
const kinds: {
  name: string;
  plan: Plan;
  of: (value: string, period: string) => Observation[];
  /** Whether its figures have a measure that could be another. */
  measured: boolean;
}[] = [
  {
    name: 'stock',
    plan: planOf([indicator({ kind: 'stock', target: 100 })]),
    of: (value, period) => [
      observation('i', 'stock', '2023-12', 20),
      observation('i', 'stock', period, value),
    ],
    measured: true,
  },
  {
    name: 'lumpy stock',
    plan: planOf([indicator({ kind: 'stock', target: 100, lumpy: true, baseline: 'start-from-zero' })]),
    of: (value, period) => [observation('i', 'stock', period, value)],
    measured: false,
  },
  {
    name: 'approximate',
    plan: planOf([indicator({ kind: 'approximate', target: 100, baseline: 'start-from-zero' })]),
    of: (value, period) => [observation('i', 'stock', period, value)],
    measured: false,
  },
  {
    name: 'annualFlow',
    plan: planOf([indicator({ kind: 'annualFlow', target: 100 })]),
    of: (value, period) => [
      ...['2022', '2023'].flatMap((year) => [
        observation('i', 'ytd', `${year}-12`, 60),
        observation('i', 'ytd', `${year}-${period.slice(5)}`, period.endsWith('12') ? 60 : 25),
      ]),
      observation('i', 'ytd', period, value),
    ],
    measured: true,
  },
  {
    name: 'annualRange',
    plan: planOf([indicator({ kind: 'annualRange', target: { low: 100, high: 120 } })]),
    of: (value, period) => [observation('i', 'ytd', '2024-12', 110), observation('i', 'ytd', period, value)],
    measured: false,
  },
  {
    name: 'averageGrowth',
    plan: planOf([indicator({ kind: 'averageGrowth', target: '15%', data: { item: 'v' } })], {
      items: [item('v', 'flow')],
    }),
    of: (value, period) => [
      observation('v', 'ytd', `2023-${period.slice(5)}`, 50),
      observation('v', 'ytd', period, value),
    ],
    measured: true,
  },
  {
    name: 'share',
    plan: planOf([indicator({ kind: 'share', target: '30%', data: { ratioOf } })], { items: pair }),
    of: (value, period) => [
      observation('a', 'ytd', '2023-12', 20),
      observation('b', 'ytd', '2023-12', 150),
      observation('a', 'ytd', period, value),
      observation('b', 'ytd', period, 150),
    ],
    measured: true,
  },
  {
    name: 'coverage',
    plan: planOf([
      indicator({
        kind: 'coverage',
        universe: Array.from({ length: 40 }, (_, n) => `区${n}`),
        baseline: 'start-from-zero',
      }),
    ]),
    of: (value, period) => [observation('i', 'stock', period, value)],
    measured: false,
  },
];

const figures = fc
  .integer({ min: 0, max: 160_000 })
  .map((thousandths) => decimal(thousandths).div(1000).toString());
const periods = fc.constantFrom('2025-02', '2025-03', '2025-06', '2025-11', '2025-12', '2026-05');

describe.each(kinds)('laws of $name', ({ plan, of }) => {
  test('a better figure never worsens the rating', () => {
    fc.assert(
      fc.property(figures, figures, periods, (one, other, period) => {
        const month = period > '2025-12' ? '2025-12' : period;
        const [low, high] = decimal(one).lte(other) ? [one, other] : [other, one];
        const rating = (value: string) => RANKS[verdictAt(plan, period, of(value, month)).rating];
        expect(rating(high)).toBeGreaterThanOrEqual(rating(low));
      }),
    );
  });

  test('the order of the observations does not matter', () => {
    fc.assert(
      fc.property(figures, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (value, keys) => {
        const given = of(value, '2025-06');
        const shuffled = given
          .map((one, index) => ({ one, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(evaluateAt(plan, '2025-06', shuffled)).toEqual(evaluateAt(plan, '2025-06', given));
      }),
    );
  });
});

test.each(kinds.filter(({ measured }) => measured))(
  'scaling the measure of $name does not change the rating',
  ({ plan, of }) => {
    fc.assert(
      fc.property(
        figures,
        periods,
        fc.constantFrom('0.0001', '7', '10000', '0.3'),
        (value, period, factor) => {
          const given = of(value, period > '2025-12' ? '2025-12' : period);
          const scaled = given.map((one) => ({ ...one, value: one.value.times(factor) }));
          const [first] = plan.indicators;
          if (!first) throw new Error('no indicator');
          const target =
            first.kind === 'stock' || first.kind === 'annualFlow' ? first.target.times(factor) : first.target;
          const scaledPlan = { ...plan, indicators: [{ ...first, target }] } as Plan;
          expect(verdictAt(scaledPlan, period, scaled).rating).toBe(verdictAt(plan, period, given).rating);
        },
      ),
    );
  },
);

test('the order of submissions and reports does not matter either', () => {
  const steps = {
    core: true,
    steps: [{ id: 's', name: '事项', responsibleUnit: 'bureau', quotation: '原文' }],
  };
  const plan = planOf([indicator({ kind: 'stock', target: 1, baseline: 'start-from-zero' })], { steps });
  const reports = ['2025-01', '2025-04', '2025-06'].flatMap((period) =>
    (['bureau', 'customs', 'district'] as const).map((unit) =>
      milestoneReport('s', period, unit === 'bureau' ? 'done' : 'inProgress', { unit }),
    ),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
      expect(evaluateAt(plan, '2025-06', [], shuffled)).toEqual(evaluateAt(plan, '2025-06', [], reports));
    }),
  );
});
