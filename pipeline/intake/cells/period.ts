import { type Month, monthNumberOf, monthOf } from '../../values/month.ts';
import type { CellValue } from '../workbook.ts';
import { chineseDigits, chineseNumber, plainText } from './plain-text.ts';

/** The period 报告期 that a cell states. */
export type CellPeriod = {
  /** Its last month. */
  readonly month: Month;
  /** How many months it covers, `month` the last; null for a single month. */
  readonly span: number | null;
};

/** Whether the months from January on are meant, as a figure 本年累计 must. */
export function isFromJanuary({ month, span }: CellPeriod): boolean {
  return span === null || span === monthNumberOf(month);
}

/**
 * @param contextYear the year that stands above the table, for cells such as `6月`; null when none does.
 * @returns null when the cell states no period, or could mean two (a number 2025.1 is January or October).
 */
export function readPeriod(value: CellValue, contextYear: number | null): CellPeriod | null {
  if (value.kind === 'date') return parsePeriodText(value.date, null);
  if (value.kind === 'number') return periodOfNumber(value.number, contextYear);
  return value.kind === 'text' ? parsePeriodText(value.text, contextYear) : null;
}

export function parsePeriodText(text: string, contextYear: number | null): CellPeriod | null {
  const plain = arabic(plainText(text).toUpperCase())
    .replace(/[()[\]【】]/g, '')
    .replace(/^截[至止]/, '')
    .replace(/月份/g, '月')
    .replace(/(?<=月)[末底止]$/, '')
    .replace(/[至到]/g, '-')
    .replace(/^(\d{2})年/, '20$1年');
  const dated = /^(?:20\d{2}|[A-Z]{3}-)/.test(plain) || contextYear === null;
  return matchForm(dated ? plain : `${contextYear}年${plain}`);
}

/** Four digits are a year, six a year and month, eight a day; from 36526 on (2000) Excel's count of days. */
function periodOfNumber(number: number, contextYear: number | null): CellPeriod | null {
  if (Number.isInteger(number) && number >= 36526 && number < 73051) return month(...serialMonth(number));
  if (number > 2000 && number < 2100 && !Number.isInteger(number)) {
    // A cell that was typed as 2025.10 holds the number 2025.1.
    const text = String(number);
    return text.endsWith('.1') ? null : matchForm(text);
  }
  return number <= 12 ? parsePeriodText(String(number), contextYear) : matchForm(String(number));
}

type Form = readonly [pattern: RegExp, read: (groups: readonly string[]) => CellPeriod | null];

const YEAR = '(20\\d{2})';
const MONTH = '(0?[1-9]|1[0-2])';

/** Groups are the pattern's own, without the whole. */
const FORMS: readonly Form[] = [
  [form(`${YEAR}(?:年|[-./])${MONTH}月?`), ([year, number]) => month(Number(year), Number(number))],
  [form(`${YEAR}(0[1-9]|1[0-2])`), ([year, number]) => month(Number(year), Number(number))],
  [
    form(`${YEAR}(?:年|[-./])${MONTH}(?:月|[-./])(?:0?[1-9]|[12]\\d|3[01])日?(?:T.*)?`),
    ([year, number]) => month(Number(year), Number(number)),
  ],
  [
    form(`${YEAR}(0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`),
    ([year, number]) => month(Number(year), Number(number)),
  ],
  [
    form(`${YEAR}(?:年|[./])${MONTH}月?-(?:\\1(?:年|[./]))?${MONTH}月?`),
    ([year, first, last]) => months(Number(year), Number(first), Number(last)),
  ],
  [
    form(`${YEAR}-${MONTH}-\\1-${MONTH}`),
    ([year, first, last]) => months(Number(year), Number(first), Number(last)),
  ],
  [form(`${YEAR}年前${MONTH}个?月`), ([year, last]) => months(Number(year), 1, Number(last))],
  [
    form(`${YEAR}(?:年|-)?(?:第?([1-4])季度?|Q([1-4]))`),
    ([year, ...quarter]) => part(Number(year), 3, quarter),
  ],
  [form(`${YEAR}年前([2-4])个?季度`), ([year, last]) => months(Number(year), 1, Number(last) * 3)],
  [form(`${YEAR}年?(上|下)半年`), ([year, half]) => part(Number(year), 6, [half === '上' ? '1' : '2'])],
  [form(`${YEAR}-?H([12])`), ([year, half]) => part(Number(year), 6, [half ?? ''])],
  [form(`${YEAR}(?:年度?|年?全年)?`), ([year]) => months(Number(year), 1, 12)],
  [form('([A-Z]{3})-(?:20)?(\\d{2})'), ([name = '', year]) => englishMonth(name, 2000 + Number(year))],
];

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function matchForm(text: string): CellPeriod | null {
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(text);
    if (match) return read(match.slice(1));
  }
  return null;
}

function month(year: number, number: number): CellPeriod {
  return { month: monthOf(year, number), span: null };
}

function months(year: number, first: number, last: number): CellPeriod | null {
  if (first > last) return null;
  return { month: monthOf(year, last), span: first === last ? null : last - first + 1 };
}

/** The quarter or half whose number is the one given. */
function part(year: number, length: number, numbers: readonly (string | undefined)[]): CellPeriod | null {
  const last = Number(numbers.find((number) => number !== undefined)) * length;
  return months(year, last - length + 1, last);
}

const ENGLISH = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Excel turns a typed `2025-06` into a date, and writes it to a text file as `Jun-25`. */
function englishMonth(name: string, year: number): CellPeriod | null {
  const number = ENGLISH.indexOf(name) + 1;
  return number === 0 ? null : month(year, number);
}

/** `二〇二五年六月` → `2025年6月`, `第二季度` → `第2季度`. */
function arabic(text: string): string {
  return text
    .replace(/^[〇零○一二三四五六七八九]{4}(?=年)/, (digits) => chineseDigits(digits) ?? digits)
    .replace(/[一二三四五六七八九十]{1,3}(?=个?月|个?季|-|至|到)/g, (digits) =>
      String(chineseNumber(digits) ?? digits),
    );
}

function serialMonth(serial: number): [year: number, month: number] {
  const date = new Date((serial - 25569) * 86_400_000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
}
