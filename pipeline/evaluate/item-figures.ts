import type { DataItem } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import type { Month } from '../values/month.ts';
import { addMonths, monthNumberOf } from '../values/month.ts';
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
 * The total of the year so far, in the measure of the item: as reported; else last month's total and this month's
 * figure, back to January or to a month whose total was reported; a 1—2月 figure is the total of February
 * (METHOD.md §1.8). One month missing on the way and there is no total.
 */
function yearToDate(item: string, month: Month, figures: ReportedFigures): Found {
  const reported = figures.get(item, 'ytd', month);
  if (reported !== undefined) return reportedAs(reported);
  const single = reportedAs(figures.get(item, 'month', month));
  if (single === null || monthNumberOf(month) === 1) return single;
  const before = yearToDate(item, addMonths(month, -1), figures);
  if (before === null) return null;
  if (single === 'conflict' || before === 'conflict') return 'conflict';
  const observations = [...before.observations, ...single.observations];
  return { value: before.value.plus(single.value), observations };
}

function reportedAs(reported: Reported | undefined): Found {
  if (reported === undefined) return null;
  return reported === 'conflict' ? 'conflict' : { value: reported.value, observations: [reported] };
}
