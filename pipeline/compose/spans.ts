import type { Month } from '../values/month.ts';
import { addMonths, monthNumberOf, monthsBetween, yearOf } from '../values/month.ts';
import { monthInWords } from '../values/period.ts';

/** Stretches of time in words. The year is left out where it is the year the report is about. */

const SPANS: Readonly<Record<number, string>> = {
  1: '1月',
  2: '1—2月',
  3: '一季度',
  6: '上半年',
  9: '前三季度',
  12: '全年',
};

/** A year so far: 上半年, 1—5月, 2024年全年. */
export function yearSoFar(month: Month, reportYear: number): string {
  const number = monthNumberOf(month);
  const span = SPANS[number] ?? `1—${number}月`;
  return `${yearPrefix(month, reportYear)}${span}`;
}

/** The end of a month: 6月底, 2024年12月底. */
export function monthEnd(month: Month, reportYear: number): string {
  return `${yearPrefix(month, reportYear)}${monthNumberOf(month)}月底`;
}

/** What is left from the end of one month to the end of another: 下半年, 四季度, 后5个月, 今后17个月. */
export function timeLeft(from: Month, to: Month): string {
  const left = monthsBetween(from, to);
  if (yearOf(from) !== yearOf(to) || monthNumberOf(to) !== 12) return `今后${left}个月`;
  if (left === 6) return '下半年';
  if (left === 3) return '四季度';
  return left === 1 ? '12月' : `后${left}个月`;
}

/** How far the year has come, as offices say it at its quarters; null in other months. */
export function shareOfYear(month: Month): string | null {
  return (
    { 3: '全年时间已过四分之一', 6: '全年时间已经过半', 9: '全年时间已过四分之三' }[monthNumberOf(month)] ??
    null
  );
}

/** 2025年7月15日 for `2025-07-15`; 2025年7月 for `2025-07`; without its year when that is `plainYear`. */
export function dateInWords(date: string, plainYear = 0): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(date);
  if (!match) return date;
  const year = Number(match[1]) === plainYear ? '' : `${match[1]}年`;
  const day = match[3] === undefined ? '' : `${Number(match[3])}日`;
  return `${year}${Number(match[2])}月${day}`;
}

/** The month after a period, when its figures fall due on `day`: `2025-07-10`. */
export function dueDate(period: Month, day: number): string {
  return `${addMonths(period, 1)}-${String(day).padStart(2, '0')}`;
}

/** 2025年6月, or 6月 within the report's own year. */
export function monthWords(month: Month, reportYear: number): string {
  return yearOf(month) === reportYear ? `${monthNumberOf(month)}月` : monthInWords(month);
}

function yearPrefix(month: Month, reportYear: number): string {
  return yearOf(month) === reportYear ? '' : `${yearOf(month)}年`;
}
