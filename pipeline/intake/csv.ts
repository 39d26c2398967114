import { parse } from 'csv-parse/sync';
import { normaliseCell } from './cell-value.ts';
import type { FileFinding } from './file-kind.ts';
import { LIMITS } from './limits.ts';
import type { RawRow, RawWorkbook } from './workbook.ts';

/** A file's name must not show in an evaluation, so the one sheet of every CSV file is called the same. */
export const CSV_SHEET = 'CSV';

/** A text file as a workbook of one sheet, rows and columns counted the same way. All of its cells are texts. */
export function readCsv(bytes: Uint8Array): { workbook: RawWorkbook; cut: boolean } | FileFinding {
  const text = decodeText(bytes);
  if (text === null) return { code: 'encoding-unknown', values: {} };
  if (text.trim() === '') return { code: 'file-empty', values: {} };
  const records = parseRecords(text);
  if (records === null) return { code: 'file-unreadable', values: { reason: '引号不成对，无法分列' } };
  const rows = records.slice(0, LIMITS.rows).flatMap(recordRow);
  const sheet = { name: CSV_SHEET, hidden: false, rows, merges: [] };
  return { workbook: { sheets: [sheet], demo: false }, cut: records.length > LIMITS.rows };
}

/** UTF-8 with or without its mark, else GB18030; null when the text is neither. */
function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && !/[\p{Co}\p{Cn}]|(?![\t\n\r])\p{Cc}/u.test(text)) return text;
  }
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parseRecords(text: string): string[][] | null {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || text.length);
  try {
    return parse(text, {
      delimiter: firstLine.includes('\t') ? '\t' : ',',
      relax_column_count: true,
      relax_quotes: true,
      to: LIMITS.rows + 1,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return null;
    throw error;
  }
}

function recordRow(record: readonly string[], index: number): RawRow[] {
  const row = index + 1;
  const cells = record
    .slice(0, LIMITS.columns)
    .flatMap((text, at) => normaliseCell(row, at + 1, text, undefined) ?? []);
  return cells.length === 0 ? [] : [{ row, cells }];
}
