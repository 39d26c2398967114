import type { CellValue } from '../workbook.ts';
import { readPeriod } from './period.ts';
import { plainText } from './plain-text.ts';

/**
 * The day of 完成时间 or 填报日期: `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` where a time of day is given, or `YYYY-MM`
 * where only the month is. Null when the cell states no day.
 */
export function readDate(value: CellValue): string | null {
  if (value.kind === 'date') return value.date;
  if (value.kind === 'number') return dateOfNumber(value.number);
  if (value.kind !== 'text') return null;
  const time = /(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?\s*$/.exec(value.text.normalize('NFKC'));
  const day = parseDay(time ? value.text.slice(0, value.text.length - time[0].length) : value.text);
  if (day?.length === 10 && time && Number(time[1]) < 24 && Number(time[2]) < 60)
    return `${day}T${time[1]?.padStart(2, '0')}:${time[2]}`;
  return time ? null : day;
}

function parseDay(text: string): string | null {
  const plain = plainText(text);
  const match =
    /^(20\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?$/.exec(plain) ??
    /^(20\d{2})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return wholeMonth({ kind: 'text', text });
  return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

function dateOfNumber(number: number): string | null {
  if (Number.isInteger(number) && number > 20000101) return parseDay(String(number));
  if (number < 36526 || number >= 73051) return wholeMonth({ kind: 'number', number });
  return new Date((Math.floor(number) - 25569) * 86_400_000).toISOString().slice(0, 10);
}

function wholeMonth(value: CellValue): string | null {
  const period = readPeriod(value, null);
  return period?.span === null ? period.month : null;
}

/** Null for a 31 June. */
function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}
