import { createRequire } from 'node:module';
import type ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { columnName } from '../render/ledger-workbook.ts';
import type { SheetDescription, WorkbookDescription } from '../render/workbook.ts';
import { packParts } from './zip-bytes.ts';

/**
 * The .xlsx file of a workbook: `date` (YYYY-MM-DD) becomes its creation date; times of day and random ids are taken
 * out, so that the same workbook gives the same bytes. No formula, no relation to anything outside.
 * exceljs is loaded when the first workbook is written; it writes in this process because all of it is our own.
 */
export async function workbookBytes(
  description: WorkbookDescription,
  { date }: { readonly date: string },
): Promise<Uint8Array> {
  const workbook = newWorkbook(description, new Date(`${date}T00:00:00Z`));
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  const parts = Object.entries(unzipSync(new Uint8Array(written)));
  return packParts(parts.map(([path, bytes]) => [path, finished(path, bytes, description)] as const));
}

function newWorkbook({ title, author, demo, sheets }: WorkbookDescription, day: Date): ExcelJS.Workbook {
  const require = createRequire(import.meta.url);
  // the package's own entry takes twice the time to load
  const Workbook: typeof ExcelJS.Workbook = require('exceljs/lib/doc/workbook');
  const workbook = new Workbook();
  workbook.title = title;
  workbook.creator = author;
  workbook.lastModifiedBy = author;
  workbook.created = day;
  workbook.modified = day;
  if (demo) workbook.keywords = 'demo: true';
  for (const sheet of sheets) addSheet(workbook, sheet);
  return workbook;
}

function addSheet(workbook: ExcelJS.Workbook, sheet: SheetDescription): void {
  const { name, frozen, header, footer, repeatedRows, table, widths } = sheet;
  const worksheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: repeatedRows,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: header, oddFooter: footer },
  });
  // exceljs takes a width of 9 for none
  worksheet.columns = widths.map((width) => ({ width: width === 9 ? 9.01 : width }));
  worksheet.autoFilter = table;
  sheet.rows.forEach(({ height, cells }, index) => {
    const row = worksheet.getRow(index + 1);
    row.height = height;
    cells.forEach(({ value, style }, at) => {
      const cell = row.getCell(at + 1);
      cell.value = typeof value === 'string' ? literal(value) : value;
      cell.style = style;
    });
  });
  sheet.bars.forEach(({ range, max, color }, index) => {
    worksheet.addConditionalFormatting({ ref: range, rules: [barRule(max, color, index + 1)] });
  });
}

/** `_x0041_` in a file stands for A: what a person wrote so is written so that it is read so. */
function literal(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function barRule(max: number | null, argb: string, priority: number): ExcelJS.ConditionalFormattingRule {
  const rule = {
    type: 'dataBar',
    priority,
    gradient: false,
    border: false,
    minLength: 0,
    maxLength: 100,
    cfvo: [{ type: 'num', value: 0 }, max === null ? { type: 'max' } : { type: 'num', value: max }],
    color: { argb },
  };
  // exceljs declares no colour for a bar, and writes none without it
  return rule as unknown as ExcelJS.ConditionalFormattingRule;
}

function finished(path: string, bytes: Uint8Array, { sheets }: WorkbookDescription): Uint8Array {
  if (path === 'xl/styles.xml') return strToU8(withOrderedFonts(strFromU8(bytes)));
  const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
  const sheet = number === undefined ? undefined : sheets[Number(number) - 1];
  if (!sheet) return bytes;
  return strToU8(withLinks(withSteadyIds(strFromU8(bytes), Number(number)), sheet));
}

const FONT_ORDER = ['b', 'u', 'sz', 'color', 'name', 'family', 'scheme'];

/** The schema wants the parts of a font in an order that exceljs does not keep. */
function withOrderedFonts(xml: string): string {
  return xml.replace(/<font>(.*?)<\/font>/g, (_, inside: string) => {
    const parts = [...inside.matchAll(/<(\w+)[^>]*\/>/g)];
    parts.sort(([, a = ''], [, b = '']) => FONT_ORDER.indexOf(a) - FONT_ORDER.indexOf(b));
    return `<font>${parts.map(([part]) => part).join('')}</font>`;
  });
}

/** exceljs draws the id that ties the two halves of a bar together. */
function withSteadyIds(xml: string, sheet: number): string {
  const ids = new Map<string, string>();
  return xml.replace(/(<x14:id>|\bid=")(\{[0-9A-F-]{36}\})/g, (_, before: string, drawn: string) => {
    const steady = ids.get(drawn) ?? `{${[sheet, ids.size + 1].map(hexadecimal).join('-0000-4000-8000-')}}`;
    ids.set(drawn, steady);
    return before + steady;
  });
}

function hexadecimal(value: number, index: number): string {
  return value
    .toString(16)
    .toUpperCase()
    .padStart(index === 0 ? 8 : 12, '0');
}

/** exceljs makes every link one to the outside, and only from text; these stay in the workbook and keep numbers numbers. */
function withLinks(xml: string, { rows }: SheetDescription): string {
  const links = rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ link }, column) =>
      link === null
        ? []
        : [`<hyperlink ref="${columnName(column)}${row + 1}" location="${escapeAttribute(link)}"/>`],
    ),
  );
  if (links.length === 0) return xml;
  const at = xml.search(/<(?:printOptions|pageMargins|pageSetup)\b/);
  if (at < 0) throw new Error('a sheet without page margins');
  return `${xml.slice(0, at)}<hyperlinks>${links.join('')}</hyperlinks>${xml.slice(at)}`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
