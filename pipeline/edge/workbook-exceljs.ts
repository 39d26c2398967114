import { createRequire } from 'node:module';
import type ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { normaliseCell } from '../intake/cell-value.ts';
import { LIMITS } from '../intake/limits.ts';
import { isCovered, mergesByRow } from '../intake/merges.ts';
import type { NamedSheet, SlimWorkbook } from '../intake/slim-workbook.ts';
import type { RawCell, RawRow, RawSheet, RawWorkbook } from '../intake/workbook.ts';

/** The reading half of exceljs alone: the whole package takes twice the time and 13 MB more to load. */
const require = createRequire(import.meta.url);
const Workbook: typeof ExcelJS.Workbook = require('exceljs/lib/doc/workbook');
const { ValueType }: Pick<typeof ExcelJS, 'ValueType'> = require('exceljs/lib/doc/enums');

/**
 * Lets exceljs read what was left of a workbook.
 * @throws whatever exceljs throws on XML that it does not understand.
 */
export async function readWithExceljs(slim: SlimWorkbook): Promise<RawWorkbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(rebuild(slim));
  const sheets = slim.sheets.map((sheet, index) => {
    const worksheet = workbook.getWorksheet(sheetName(index));
    if (!worksheet) throw new Error(`exceljs lost the sheet ${index}`);
    return rawSheet(worksheet, sheet);
  });
  return { sheets, demo: /(?:^|[\s,;])demo:\s*true\b/i.test(slim.keywords) };
}

/**
 * The smallest workbook that exceljs can open. Names, relations and properties are ours, so that none of
 * theirs can stop it: it throws on odd sheet names and properties, and expands defined names cell by cell.
 */
function rebuild({ sheets, sharedStrings, styles, date1904 }: SlimWorkbook): LoadedBytes {
  const tags = sheets.map(
    (_, at) => `<sheet name="${sheetName(at)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="r${at + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const parts: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${tags.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
  };
  if (sharedStrings) parts['xl/sharedStrings.xml'] = sharedStrings;
  if (styles) parts['xl/styles.xml'] = styles;
  sheets.forEach(({ xml }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = xml;
  });
  return Buffer.from(zipSync(parts, { level: 0 })) as unknown as LoadedBytes;
}

/** exceljs declares a Buffer of its own that no Buffer fits. */
type LoadedBytes = Parameters<ExcelJS.Xlsx['load']>[0];

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function sheetName(index: number): string {
  return `s${index + 1}`;
}

function rawSheet(worksheet: ExcelJS.Worksheet, { name, hidden, merges }: NamedSheet): RawSheet {
  const rows: RawRow[] = [];
  worksheet.eachRow((row, number) => rows.push({ row: number, cells: rawCells(row, number) }));
  const byRow = mergesByRow(
    merges,
    rows.map(({ row }) => row),
  );
  const uncovered = rows.map(({ row, cells }) => {
    const ranges = byRow.get(row);
    return { row, cells: ranges ? cells.filter(({ column }) => !isCovered(ranges, row, column)) : cells };
  });
  return { name, hidden, rows: uncovered.filter(({ cells }) => cells.length > 0), merges };
}

function rawCells(row: ExcelJS.Row, number: number): RawCell[] {
  const cells: RawCell[] = [];
  row.eachCell((cell, column) => {
    if (column > LIMITS.columns) return;
    const value = cell.type === ValueType.Formula ? { formula: '', result: cell.result } : cell.value;
    const raw = normaliseCell(number, column, value, cell.numFmt);
    if (raw) cells.push(raw);
  });
  return cells;
}
