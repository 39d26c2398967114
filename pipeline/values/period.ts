import type { Month } from './month.ts';
import { addMonths, isMonth, monthNumberOf, monthOf, yearOf } from './month.ts';

/** A report period 报告期 of the command line: `2025-06`, `2025-Q2`, `2025-H1` or `2025`. */
export type Period = {
  /** As given and as the run's folder is named. */
  readonly text: string;
  readonly kind: 'month' | 'quarter' | 'half' | 'year';
  readonly firstMonth: Month;
  /** The month that is judged: a quarter is judged as its last month. */
  readonly lastMonth: Month;
};

/** @returns null when the text is none of the four forms. */
export function parsePeriod(text: string): Period | null {
  if (isMonth(text)) return { text, kind: 'month', firstMonth: text, lastMonth: text };
  const match = /^([1-9]\d{3})(?:-(Q[1-4]|H[12]))?$/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const part = match[2];
  if (!part) return { text, kind: 'year', firstMonth: monthOf(year, 1), lastMonth: monthOf(year, 12) };
  const length = part.startsWith('Q') ? 3 : 6;
  const last = Number(part[1]) * length;
  return {
    text,
    kind: length === 3 ? 'quarter' : 'half',
    firstMonth: monthOf(year, last - length + 1),
    lastMonth: monthOf(year, last),
  };
}

/** The period of the same length just before: `2024-12` for `2025-01`, `2024-H2` for `2025-H1`. */
export function previousPeriod({ kind, firstMonth }: Period): Period {
  const last = addMonths(firstMonth, -1);
  const number = monthNumberOf(last);
  const part = { month: last.slice(4), quarter: `-Q${number / 3}`, half: `-H${number / 6}`, year: '' }[kind];
  return parsePeriod(`${yearOf(last)}${part}`) as Period;
}

const QUARTERS = ['一', '二', '三', '四'];

/** The period in words, as a title has it: 2025年6月, 2025年第二季度, 2025年上半年, 2025年. */
export function periodInWords(period: Period): string {
  const year = yearOf(period.lastMonth);
  const last = monthNumberOf(period.lastMonth);
  if (period.kind === 'month') return `${year}年${last}月`;
  if (period.kind === 'quarter') return `${year}年第${QUARTERS[last / 3 - 1]}季度`;
  if (period.kind === 'half') return `${year}年${last === 6 ? '上' : '下'}半年`;
  return `${year}年`;
}

/** 2025年6月 for `2025-06`. */
export function monthInWords(month: Month): string {
  return `${yearOf(month)}年${monthNumberOf(month)}月`;
}
