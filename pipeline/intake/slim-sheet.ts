import { LIMITS } from './limits.ts';
import { type CellRange, parseRange } from './workbook.ts';

/** A sheet's XML on its way to exceljs, fed piece by piece. */
export type SheetSlimmer = {
  readonly take: (piece: Uint8Array) => void;
  readonly finish: () => SlimSheet;
};

export type SlimSheet = {
  /** `<worksheet>` with nothing but the cells that hold something; null when that is still too much. */
  readonly xml: Uint8Array | null;
  readonly merges: readonly CellRange[];
  readonly cells: number;
  /** Rows beyond the limit were left out. */
  readonly cut: boolean;
};

type Slimming = {
  stage: 'before' | 'rows' | 'after';
  /** `x:` where the writer names the elements `<x:row>`; exceljs knows only `<row>`. */
  prefix: string;
  pending: string;
  /** How much must be pending before it is worth another look: doubles while no row ends. */
  enough: number;
  readonly kept: string[];
  keptLength: number;
  rows: number;
  cells: number;
  cut: boolean;
  readonly merges: CellRange[];
};

const BLOCK = 256 * 1024;
/** Two hundred cells of 32,767 characters. */
const LONGEST_ROW = 8 * 1024 * 1024;
/** Longer than any tag that may lie across two pieces. */
const LONGEST_TAG = 1024;

/**
 * Keeps the cells that hold something, and the merged ranges. exceljs makes an object of every formatted row
 * and of every cell under a merge, a validation or a conditional format, all of which can reach down to row
 * 1,048,576; it never gets to see them. The XML is handled as Latin-1: markup is ASCII, and the bytes of
 * other characters pass unchanged.
 */
export function slimSheet(): SheetSlimmer {
  const slimming: Slimming = {
    stage: 'before',
    prefix: '',
    pending: '',
    enough: BLOCK,
    kept: [],
    keptLength: 0,
    rows: 0,
    cells: 0,
    cut: false,
    merges: [],
  };
  return {
    take: (piece) => {
      if (slimming.keptLength > LIMITS.keptBytes) return;
      slimming.pending += Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
      if (slimming.pending.length < slimming.enough) return;
      advance(slimming);
      slimming.enough = Math.max(BLOCK, Math.min(slimming.pending.length * 2, LONGEST_ROW));
    },
    finish: () => {
      advance(slimming);
      const { kept, keptLength, merges, cells, cut } = slimming;
      const tooMuch = keptLength > LIMITS.keptBytes;
      const xml = `<worksheet><sheetData>${kept.join('')}</sheetData></worksheet>`;
      return { xml: tooMuch ? null : Buffer.from(xml, 'latin1'), merges, cells, cut };
    },
  };
}

/** Uses up as much of what is pending as it can. */
function advance(slimming: Slimming): void {
  if (slimming.stage === 'before') findRows(slimming);
  if (slimming.stage === 'rows') takeRows(slimming);
  if (slimming.stage === 'after') takeMerges(slimming);
  if (slimming.pending.length >= LONGEST_ROW) giveUp(slimming);
}

/** No row is going to end: as if too much had been kept. */
function giveUp(slimming: Slimming): void {
  slimming.pending = '';
  slimming.keptLength = LIMITS.keptBytes + 1;
}

function findRows(slimming: Slimming): void {
  const opening = /<(\w+:)?sheetData\s*(\/?)>/.exec(slimming.pending);
  if (!opening) {
    slimming.pending = slimming.pending.slice(-LONGEST_TAG);
    return;
  }
  slimming.prefix = opening[1] ?? '';
  slimming.stage = opening[2] === '/' ? 'after' : 'rows';
  slimming.pending = slimming.pending.slice(opening.index + opening[0].length);
}

function takeRows(slimming: Slimming): void {
  const { pending, prefix } = slimming;
  const end = pending.indexOf(`</${prefix}sheetData>`);
  const border = end >= 0 ? end : lastRowEnd(pending, prefix);
  if (border > 0) keepRows(slimming, pending.slice(0, border));
  slimming.pending = pending.slice(border);
  if (end >= 0) slimming.stage = 'after';
}

function takeMerges(slimming: Slimming): void {
  const { pending, merges } = slimming;
  for (const [, reference = ''] of pending.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]+)"[^>]*>/g)) {
    const range = parseRange(reference);
    if (range && merges.length < LIMITS.merges) merges.push(range);
  }
  slimming.pending = pending.slice(pending.lastIndexOf('>') + 1).slice(-LONGEST_TAG);
}

/** The position behind the last row that is complete; 0 when none is. */
function lastRowEnd(text: string, prefix: string): number {
  const closing = `</${prefix}row>`;
  const closed = text.lastIndexOf(closing);
  const opened = text.lastIndexOf(`<${prefix}row`);
  const tagEnd = opened < 0 ? -1 : text.indexOf('>', opened);
  if (tagEnd > 0 && text[tagEnd - 1] === '/') return tagEnd + 1;
  return closed < 0 ? 0 : closed + closing.length;
}

function keepRows(slimming: Slimming, text: string): void {
  if (slimming.cut || slimming.keptLength > LIMITS.keptBytes) return;
  const rows = withoutEmpty(withoutPrefix(text, slimming.prefix)).split('</row>').slice(0, -1);
  const left = LIMITS.rows - slimming.rows;
  const kept = rows.slice(0, left).map((row) => `${row}</row>`);
  slimming.cut = rows.length > left;
  slimming.rows += kept.length;
  for (const row of kept) {
    slimming.keptLength += row.length;
    slimming.cells += row.split('<c ').length - 1;
    slimming.kept.push(row);
  }
}

function withoutPrefix(text: string, prefix: string): string {
  return prefix === '' ? text : text.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
}

/**
 * Drops cells and rows without content, and the formulas of cells that have a result: of formulas exceljs loses a
 * result of 0, makes an invalid date of a text under a date format, and takes an empty text for no result.
 */
function withoutEmpty(rows: string): string {
  return rows
    .replace(/<c\b[^>]*\/>/g, '')
    .replace(/<f\b(?:[^>]*\/>|[^>]*>[^<]*<\/f>)(?=\s*<v\b[^>]*>[^<])/g, '')
    .replace(/(<c\b[^>]*\bt="str"[^>]*>)\s*<f\b(?:[^>]*\/>|[^>]*>[^<]*<\/f>)/g, '$1')
    .replace(/(<c\b[^>]*\bt=")d"/g, '$1str"')
    .replace(/<c\b[^>]*>\s*(?:<v\s*\/>|<v[^>]*>\s*<\/v>)?\s*<\/c>/g, '')
    .replace(/<row\b[^>]*\/>/g, '')
    .replace(/<row\b[^>]*>\s*<\/row>/g, '');
}
