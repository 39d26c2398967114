import { addMonths, type Month, monthNumberOf } from '../../../../pipeline/values/month.ts';
import { type Random, wholeBetween } from './random.ts';

/** 填报日期: a working day of the following month, on time (by the 10th) or late. */
export function statedDay(month: Month, late: boolean, random: Random): string {
  const next = addMonths(month, 1);
  if (late) return workingDay(next, wholeBetween(random, 11, 18), 1);
  return workingDay(next, wholeBetween(random, FIRST_DAY_AFTER_HOLIDAY[monthNumberOf(next)] ?? 3, 10), -1);
}

/** Spring Festival of 2025, 劳动节 and 国庆节 push the reports of the months before to after the holiday. */
const FIRST_DAY_AFTER_HOLIDAY: Readonly<Record<number, number>> = { 2: 7, 5: 8, 10: 9 };

/** The day itself, or the nearest weekday before (−1) or after (1) it. */
function workingDay(month: Month, day: number, direction: 1 | -1): string {
  const date = new Date(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`);
  while (date.getUTCDay() % 6 === 0) date.setUTCDate(date.getUTCDate() + direction);
  return date.toISOString().slice(0, 10);
}
