import type { DataItem, Plan } from '../plan/plan.ts';
import { Decimal, decimal, toSixPlaces, zero } from '../values/decimal.ts';
import { type Issue, issue } from '../values/issue.ts';
import { addMonths, type Month, monthNumberOf, monthsFrom } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import { monthInWords } from '../values/period.ts';
import { type Figure, itemFigureAt } from './item-figures.ts';
import type { ReportedFigures } from './reported-figures.ts';

/** Looks whether the months and the running totals of every flow agree (METHOD.md §1.8), up to a month. */
export function checkFlows(plan: Plan, month: Month, figures: ReportedFigures): Issue[] {
  return plan.items.flatMap((item) => {
    const earliest = figures.earliest(item.id);
    if (item.nature !== 'flow' || earliest === null) return [];
    return monthsFrom(earliest, month).flatMap((one) => checkMonth(item, one, figures));
  });
}

function checkMonth(item: DataItem, month: Month, figures: ReportedFigures): Issue[] {
  const total = figures.get(item.id, 'ytd', month);
  if (total === undefined || total === 'conflict') return [];
  const before = monthNumberOf(month) === 1 ? nothing : itemFigureAt(item, addMonths(month, -1), figures);
  if (before === null || before === 'conflict') return [];
  const previous = before.value;
  const place = {
    file: total.submission.name,
    sheet: total.sheet,
    cell: total.cell,
    indicator: item.id,
    unit: total.unit,
  };
  const values = {
    name: item.name,
    period: monthInWords(month),
    ytd: toSixPlaces(total.value),
    previous: toSixPlaces(previous),
  };
  const single = figures.get(item.id, 'month', month);
  const found: Issue[] = [];
  if (single !== undefined && single !== 'conflict' && !agrees(total, previous, single)) {
    found.push(issue('ytd-mismatch', place, { ...values, month: toSixPlaces(single.value) }));
  }
  if (before !== nothing && total.value.lt(previous)) found.push(issue('month-negative', place, values));
  return found;
}

/** What a year begins with. */
const nothing: Figure = { value: zero, observations: [] };

/** To the last digit of the total as reported: 10.1 and 2.25 make 12.35, or 12.4 where one place was reported. */
function agrees(total: Observation, previous: Decimal, single: Observation): boolean {
  const lastDigit = decimal(10).pow(-total.places);
  const rounded = previous.plus(single.value).toNearest(lastDigit, Decimal.ROUND_HALF_UP);
  return total.value.eq(rounded);
}
