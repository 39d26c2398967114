/** A calendar month `YYYY-MM`. Months compare correctly as text. */
export type Month = `${number}-${number}`;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): text is Month {
  return MONTH.test(text);
}

/** @throws RangeError when `number` is not 1–12 or `year` not 1000–9999 (a caller's bug). */
export function monthOf(year: number, number: number): Month {
  const text = `${year}-${String(number).padStart(2, '0')}`;
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** Number of the month in its year, 1–12. */
export function monthNumberOf(month: Month): number {
  return Number(month.slice(5, 7));
}

/** Whole months from the end of `from` to the end of `to`; negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);
}

export function addMonths(month: Month, count: number): Month {
  const index = yearOf(month) * 12 + monthNumberOf(month) - 1 + count;
  return monthOf(Math.floor(index / 12), (index % 12) + 1);
}

/** Every month from `first` to `last`, both included; empty when `last` is earlier. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const count = monthsBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, offset) => addMonths(first, offset));
}
