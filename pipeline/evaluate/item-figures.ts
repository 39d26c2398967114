import type { DataItem } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { sum } from '../values/decimal.ts';
import type { Month } from '../values/month.ts';
import { monthNumberOf, monthOf, yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { Reported, ReportedFigures } from './reported-figures.ts';

/** A figure that could be formed, with every cell it was formed from. */
export type Figure = { readonly value: Decimal; readonly observations: readonly Observation[] };

/** null: not reported. `conflict`: it would be there if the units agreed. */
export type Found = Figure | 'conflict' | null;

/** The figure of one data item at a month: a flow's total of the year so far, a stock's value at the month's end. */
export function itemFigureAt(item: DataItem, month: Month, figures: ReportedFigures): Found {
  return item.nature === 'flow'
    ? yearToDate(item.id, month, figures)
    : reportedAs(figures.get(item.id, 'stock', month));
}

/**
 * The total of the year so far, in the measure of the item: as reported; else the sum of all months since January;
 * a reported 1—2月 total stands for both of its months (METHOD.md §1.8). One missing month and there is no total.
 */
function yearToDate(item: string, month: Month, figures: ReportedFigures): Found {
  const reported = figures.get(item, 'ytd', month);
  if (reported !== undefined) return reportedAs(reported);
  const year = yearOf(month);
  const monthOfYear = (number: number) => figures.get(item, 'month', monthOf(year, number));
  const last = monthNumberOf(month);
  const single = total(numbers(1, last).map(monthOfYear));
  if (single !== null || last <= 2) return single;
  return total([figures.get(item, 'ytd', monthOf(year, 2)), ...numbers(3, last).map(monthOfYear)]);
}

function total(parts: readonly (Reported | undefined)[]): Found {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return null;
  const observations = known.filter((part) => part !== 'conflict');
  if (observations.length < known.length) return 'conflict';
  return { value: sum(observations.map((one) => one.value)), observations };
}

function reportedAs(reported: Reported | undefined): Found {
  if (reported === undefined) return null;
  return reported === 'conflict' ? 'conflict' : { value: reported.value, observations: [reported] };
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
