import type { Month } from '../../../../pipeline/values/month.ts';
import { monthsBetween, monthsFrom } from '../../../../pipeline/values/month.ts';
import { toSmallestSteps } from './amount.ts';
import type { Stock } from './data.ts';
import { type Random, randomFrom } from './random.ts';

/** How far a month between two known ones may stray from the straight line, as a fraction of one month's step. */
const STRAY = 0.4;

/**
 * The level of a stock at each month's end in whole smallest steps, from its first known month to `last`. Between two
 * known months it moves on a line with a little chance (never backwards on a rising line), or stays until the next.
 */
export function stockSeries(
  item: { readonly id: string; readonly measure: string },
  stock: Stock,
  last: Month,
  seed: number,
): Map<Month, number> {
  const random = randomFrom(seed, item.id);
  const known = Object.entries(stock.values)
    .map(([month, value]) => [month as Month, toSmallestSteps(value, item.measure, stock.reported)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const series = new Map<Month, number>();
  known.forEach(([month, value], index) => {
    const next = known[index + 1];
    const end = next?.[0] ?? last;
    const length = monthsBetween(month, end);
    monthsFrom(month, end).forEach((one, gone) => {
      series.set(one, next ? between(value, next[1], gone, length, stock.change, random) : value);
    });
  });
  return series;
}

function between(
  from: number,
  to: number,
  gone: number,
  length: number,
  change: Stock['change'],
  random: Random,
): number {
  if (gone === length) return to;
  if (gone === 0 || change === 'steps') return from;
  const stray = STRAY * (2 * random() - 1);
  return from + Math.round(((to - from) * (gone + stray)) / length);
}
