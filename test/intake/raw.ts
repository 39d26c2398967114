import { normaliseCell } from '../../pipeline/intake/cell-value.ts';
import type { FileSource } from '../../pipeline/intake/reading-context.ts';
import { parseRange, type RawSheet, type RawWorkbook } from '../../pipeline/intake/workbook.ts';

/** What a test writes into a cell: exceljs' own values, or a number under a percent format. */
export type Written = unknown;
export const percent = (number: number) => ({ percentFormat: number });
export const NO_RESULT = { formula: 'A1+1' };
export const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A sheet from rows of cells, `null` for none; the first row is row 1. */
export function sheetOf(
  rows: readonly (readonly Written[])[],
  { merges = [], name = '数据', hidden = false }: { merges?: string[]; name?: string; hidden?: boolean } = {},
): RawSheet {
  const raw = rows.flatMap((cells, index) => {
    const found = cells.flatMap((written, at) => {
      const isPercent = typeof written === 'object' && written !== null && 'percentFormat' in written;
      const value = isPercent ? written.percentFormat : written;
      return normaliseCell(index + 1, at + 1, value, isPercent ? '0.0%' : undefined) ?? [];
    });
    return found.length === 0 ? [] : [{ row: index + 1, cells: found }];
  });
  return { name, hidden, rows: raw, merges: merges.flatMap((range) => parseRange(range) ?? []) };
}

export function workbookOf(...sheets: RawSheet[]): RawWorkbook {
  return { sheets, demo: false };
}

export const SOURCE: FileSource = {
  file: 'archive/aa.xlsx',
  sha256: 'aa',
  name: '市商务局.xlsx',
  demo: false,
};
