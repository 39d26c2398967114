import { sheetAnchor } from '../compose/ledger/anchors.ts';
import type {
  LedgerCell,
  LedgerColumn,
  LedgerModel,
  LedgerRow,
  LedgerSheet,
} from '../compose/ledger/model.ts';
import { RATING_MARKS } from '../compose/words.ts';
import { DEMO_MARK } from './demo-mark.ts';
import {
  DEMO_NOTE_STYLE,
  HEAD_STYLE,
  NOTE_STYLE,
  numberStyle,
  ratingStyle,
  TITLE_STYLE,
  textStyle,
} from './ledger-styles.ts';
import { printableText } from './printable-text.ts';
import type {
  BarDescription,
  CellDescription,
  RowDescription,
  SheetDescription,
  WorkbookDescription,
} from './workbook.ts';

/** Title, note, heads; the table's rows begin below. */
const HEAD_ROW = 3;
const LINE_HEIGHT = 13.5;
/** What a spreadsheet program allows: characters of a cell, points of a row, characters of a page's head or foot. */
const LONGEST_TEXT = 32_000;
const HIGHEST_ROW = 405;
const LONGEST_FOOT_TITLE = 80;

type Addresses = ReadonlyMap<string, string>;

/** The ledger as a workbook, its anchors become addresses. Pure. */
export function ledgerWorkbook(model: LedgerModel): WorkbookDescription {
  const addresses = addressesOf(model.sheets);
  return {
    title: printableText(model.title),
    author: printableText(model.author),
    demo: model.demo,
    sheets: model.sheets.map((sheet) => sheetDescription(sheet, model, addresses)),
  };
}

function addressesOf(sheets: readonly LedgerSheet[]): Addresses {
  const addresses = new Map<string, string>();
  const add = (anchor: string, address: string) => {
    if (!addresses.has(anchor)) addresses.set(anchor, address);
  };
  for (const { name, rows } of sheets) {
    add(sheetAnchor(name), `'${name}'!A1`);
    rows.forEach(({ anchor }, index) => {
      if (anchor !== undefined) add(anchor, `'${name}'!A${HEAD_ROW + 1 + index}`);
    });
  }
  return addresses;
}

function sheetDescription(sheet: LedgerSheet, model: LedgerModel, addresses: Addresses): SheetDescription {
  const { name, columns, rows, frozenColumns } = sheet;
  const note = model.demo ? `【${DEMO_MARK}】${sheet.note}` : sheet.note;
  const head = columns.map(({ header }): CellDescription => plain(header, HEAD_STYLE));
  const last = columnName(columns.length - 1);
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      { height: 30, cells: [plain(`${model.title}　${name}`, TITLE_STYLE)] },
      { height: 18, cells: [plain(note, model.demo ? DEMO_NOTE_STYLE : NOTE_STYLE)] },
      { height: heightOf(head, columns), cells: head },
      ...rows.map((row) => rowDescription(row, columns, addresses)),
    ],
    frozen: { rows: HEAD_ROW, columns: frozenColumns },
    table: `A${HEAD_ROW}:${last}${HEAD_ROW + rows.length}`,
    repeatedRows: `${HEAD_ROW}:${HEAD_ROW}`,
    header: model.demo ? `&C&"黑体,Regular"&KC00000${DEMO_MARK}` : '',
    footer: `&L${footText(model.title)}　${footText(name)}&C第&P页　共&N页&R${footText(model.dateWords)}`,
    bars: barsOf(sheet),
  };
}

function rowDescription(
  { cells }: LedgerRow,
  columns: readonly LedgerColumn[],
  addresses: Addresses,
): RowDescription {
  const described = cells.map((cell, index) =>
    cellDescription(cell, columns[index]?.align ?? 'left', addresses),
  );
  return { height: heightOf(described, columns), cells: described };
}

function cellDescription(cell: LedgerCell, align: 'left' | 'center', addresses: Addresses): CellDescription {
  if (cell.kind === 'empty') return { value: null, style: textStyle(align, false), link: null };
  const link = (cell.link === undefined ? null : addresses.get(cell.link)) ?? null;
  const linked = link !== null;
  switch (cell.kind) {
    case 'text':
      return { value: cellText(cell.text), style: textStyle(align, linked), link };
    case 'rating': {
      const { key, word } = cell.rating;
      return { value: `${RATING_MARKS[key]} ${word}`, style: ratingStyle(key, linked), link };
    }
    case 'number':
      // a spreadsheet keeps fifteen significant digits
      return {
        value: Number(cell.value.toPrecision(15)),
        style: numberStyle(cell.style, cell.decimals, linked),
        link,
      };
  }
}

function plain(text: string, style: CellDescription['style']): CellDescription {
  return { value: cellText(text), style, link: null };
}

function cellText(text: string): string {
  const printable = printableText(text);
  return printable.length > LONGEST_TEXT ? `${printable.slice(0, LONGEST_TEXT)}…` : printable;
}

/** `&` begins a command in the head or foot of a page. */
function footText(text: string): string {
  const characters = [...printableText(text)];
  const short =
    characters.length > LONGEST_FOOT_TITLE ? [...characters.slice(0, LONGEST_FOOT_TITLE), '…'] : characters;
  return short.join('').replace(/&/g, '&&');
}

/** A Chinese character is as wide as two digits. */
function heightOf(cells: readonly CellDescription[], columns: readonly LedgerColumn[]): number {
  const lines = cells.map(({ value }, index) => {
    const room = (columns[index]?.width ?? 10) - 1;
    const texts = typeof value === 'string' ? value.split('\n') : [''];
    return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / room)), 0);
  });
  return Math.min(HIGHEST_ROW, 4.5 + LINE_HEIGHT * Math.max(1, ...lines));
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2000' ? 2 : 1.05), 0);
}

function barsOf({ columns, rows, seriesColumns }: LedgerSheet): BarDescription[] {
  if (rows.length === 0) return [];
  const first = HEAD_ROW + 1;
  const last = HEAD_ROW + rows.length;
  const whole = columns.flatMap(({ bar }, index): BarDescription[] => {
    const column = columnName(index);
    return bar ? [{ range: `${column}${first}:${column}${last}`, max: 1, color: 'FF9DC3E6' }] : [];
  });
  if (!seriesColumns) return whole;
  const [from, to] = seriesColumns.map(columnName);
  return rows.map((_, index) => ({
    range: `${from}${first + index}:${to}${first + index}`,
    max: null,
    color: 'FFBDD7EE',
  }));
}

/** A, B, … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
