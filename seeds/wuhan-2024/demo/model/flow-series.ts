import type { Month } from '../../../../pipeline/values/month.ts';
import { monthOf } from '../../../../pipeline/values/month.ts';
import { toSmallestSteps } from './amount.ts';
import type { Flow, Seasons } from './data.ts';
import { randomFrom } from './random.ts';

/** One month of a flow in whole smallest steps (see amount.ts). */
export type FlowMonth = { readonly month: number; readonly ytd: number };

/**
 * All months of a flow's years: each year's total spread by the season, its Spring Festival and a little chance,
 * so that every fixed running total is met exactly.
 */
export function flowSeries(
  item: { readonly id: string; readonly measure: string },
  flow: Flow,
  seasons: Seasons,
  seed: number,
): Map<Month, FlowMonth> {
  const inSteps = (value: number) => toSmallestSteps(value, item.measure, flow.reported);
  const series = new Map<Month, FlowMonth>();
  for (const [text, total] of Object.entries(flow.years)) {
    const year = Number(text);
    const random = randomFrom(seed, item.id, year);
    const weights = seasonOf(flow.season, year, seasons).map(
      (weight) => weight * (1 + flow.noise * (2 * random() - 1)),
    );
    const fixed = new Map<number, number>([[12, inSteps(total)]]);
    for (let number = 1; number < 12; number += 1) {
      const value = flow.totals[monthOf(year, number)];
      if (value !== undefined) fixed.set(number, inSteps(value));
    }
    runningTotals(weights, fixed).forEach((ytd, index, totals) => {
      series.set(monthOf(year, index + 1), { month: ytd - (totals[index - 1] ?? 0), ytd });
    });
  }
  return series;
}

function seasonOf(name: string, year: number, seasons: Seasons): number[] {
  const weights = seasons.weights[name];
  const festival = seasons.springFestival[year];
  if (!weights || !festival) throw new Error(`no season ${name} for ${year}`);
  const factors = [festival.january, festival.february];
  return weights.map((weight, index) => weight * (factors[index] ?? 1));
}

/** Running totals of twelve months that reach each fixed total in its month; between two of them by weight. */
function runningTotals(weights: readonly number[], fixed: ReadonlyMap<number, number>): number[] {
  const totals: number[] = [];
  let [from, base] = [0, 0];
  for (const [to, goal] of [...fixed].sort(([a], [b]) => a - b)) {
    const part = weights.slice(from, to);
    const all = part.reduce((sum, weight) => sum + weight, 0);
    let gone = 0;
    for (const weight of part) {
      gone += weight;
      totals.push(base + Math.round(((goal - base) * gone) / all));
    }
    totals[to - 1] = goal;
    [from, base] = [to, goal];
  }
  return totals;
}
