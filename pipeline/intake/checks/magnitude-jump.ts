import { type Decimal, decimal } from '../../values/decimal.ts';
import { type Issue, issue } from '../../values/issue.ts';
import { addMonths, type Month, monthNumberOf } from '../../values/month.ts';
import type { Observation } from '../../values/observation.ts';
import { groupBy } from '../../values/order.ts';
import { monthInWords } from '../../values/period.ts';
import { compareCells } from '../../values/submission-order.ts';
import type { Check } from './check.ts';

type Placed = { readonly observation: Observation; readonly name: string };

/** How many times larger or smaller a figure has to be: 万元 written for 亿元 makes ten thousand. */
const JUMP = decimal(100);

/**
 * A figure a hundred times what was reported before, or a hundredth of it: most likely another measure than the
 * one stated. A stock is compared with the month before; a flow with the month before in its year and with the
 * same month a year earlier, and only what is out of all proportion to both is named.
 */
export const magnitudeJump: Check = {
  name: 'magnitude-jump',
  check: (submissions, plan) => {
    const placed = submissions.flatMap(({ observations, name }) =>
      observations.map((observation) => ({ observation, name })),
    );
    const items = new Map(plan.items.map((item) => [item.id, item]));
    return [...groupBy(placed, keyOf).values()].flatMap((series) => {
      const item = items.get(series[0]?.observation.item ?? '');
      return item === undefined || item.nature === 'assessment' ? [] : checkSeries(series, item.name);
    });
  },
};

function keyOf({ observation: { item, type, unit } }: Placed): string {
  return JSON.stringify([item, type, unit]);
}

function checkSeries(series: readonly Placed[], name: string): Issue[] {
  // the later submission of a figure is in force (METHOD.md §1.9)
  const byMonth = new Map<Month, Placed>();
  for (const placed of series) {
    const known = byMonth.get(placed.observation.period);
    if (known === undefined || compareCells(placed.observation, known.observation) > 0)
      byMonth.set(placed.observation.period, placed);
  }
  return [...byMonth.values()].flatMap((placed) => {
    const earlier = earlierMonths(placed.observation).flatMap((month) => byMonth.get(month) ?? []);
    const [first] = earlier;
    const jumps = earlier.every((other) => isJump(placed.observation.value, other.observation.value));
    return first && jumps ? [jumpIssue(placed, first.observation, name)] : [];
  });
}

function earlierMonths({ period, type }: Observation): Month[] {
  if (type === 'stock') return [addMonths(period, -1)];
  const yearBefore = addMonths(period, -12);
  return type === 'ytd' && monthNumberOf(period) === 1 ? [yearBefore] : [addMonths(period, -1), yearBefore];
}

/** Zero is no measure's mistake, and a negative month is a correction. */
function isJump(value: Decimal, before: Decimal): boolean {
  if (value.lte(0) || before.lte(0)) return false;
  return value.gte(before.times(JUMP)) || before.gte(value.times(JUMP));
}

function jumpIssue({ observation, name: file }: Placed, before: Observation, name: string): Issue {
  const { sheet, cell, item: indicator, unit, period } = observation;
  return issue(
    'magnitude-jump',
    { file, sheet, cell, indicator, unit },
    {
      name,
      period: monthInWords(period),
      printed: withMeasure(observation),
      previous: withMeasure(before),
    },
  );
}

function withMeasure({ printed, measure }: Observation): string {
  return printed.endsWith(measure) ? printed : printed + measure;
}
