import { decimalFromFloat } from '../values/decimal.ts';
import { addressOf, type CellValue, oneLine, type RawCell } from './workbook.ts';

/**
 * One cell of exceljs as a plain value, whatever shape it has there: text, number, date, boolean, richText,
 * hyperlink (holding richText), formula or shared formula (with its result or without), error, null.
 * @param value exceljs' `cell.value`; of a formula its `cell.result` in `result`, because the value leaves out a 0.
 * @param numberFormat exceljs' `cell.numFmt`.
 * @returns null for a cell that holds nothing a person can see.
 */
export function normaliseCell(
  row: number,
  column: number,
  value: unknown,
  numberFormat: string | undefined,
): RawCell | null {
  const plain = plainValue(value);
  if (plain === null) return null;
  const percentFormat = plain.kind === 'number' && isPercentFormat(numberFormat ?? '');
  const shown = shownValue(plain, percentFormat);
  return { row, column, address: addressOf(row, column), value: plain, shown, percentFormat };
}

function plainValue(value: unknown): CellValue | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return oneLine(value) === '' ? null : { kind: 'text', text: value };
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (value instanceof Date) return plainDate(value);
  if (typeof value !== 'object') return null;
  if ('richText' in value && Array.isArray(value.richText)) return plainValue(joinRuns(value.richText));
  if ('error' in value) return { kind: 'error', error: String(value.error) };
  if ('formula' in value || 'sharedFormula' in value) {
    const result = 'result' in value ? value.result : undefined;
    return result === undefined || result === null ? { kind: 'formulaWithoutResult' } : plainValue(result);
  }
  return 'text' in value ? plainValue(value.text) : null;
}

function plainNumber(number: number): CellValue {
  return Number.isFinite(number) ? { kind: 'number', number } : { kind: 'error', error: '#NUM!' };
}

/** exceljs makes dates that show the cell's day and time in UTC, whatever the machine's time zone. */
function plainDate(date: Date): CellValue {
  const time = Math.round(date.getTime() / 60_000) * 60_000;
  if (Number.isNaN(time)) return { kind: 'error', error: '#VALUE!' };
  const text = new Date(time).toISOString();
  return { kind: 'date', date: text.slice(11, 16) === '00:00' ? text.slice(0, 10) : text.slice(0, 16) };
}

function joinRuns(runs: readonly unknown[]): string {
  return runs
    .map((run) => (typeof run === 'object' && run !== null && 'text' in run ? String(run.text) : ''))
    .join('');
}

function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%');
}

function shownValue(value: CellValue, percentFormat: boolean): string {
  switch (value.kind) {
    case 'text':
      return oneLine(value.text);
    case 'number': {
      const number = decimalFromFloat(value.number);
      return percentFormat ? `${number.times(100).toFixed()}%` : number.toFixed();
    }
    case 'boolean':
      return value.boolean ? 'TRUE' : 'FALSE';
    case 'date':
      return value.date.replace('T', ' ');
    case 'error':
      return value.error;
    case 'formulaWithoutResult':
      return '';
  }
}
