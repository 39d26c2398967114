import { DAMAGED, type FileFinding } from './file-kind.ts';
import { inflateEntry } from './inflate.ts';
import { inMegabytes, LIMITS } from './limits.ts';
import { type SlimSheet, slimSheet } from './slim-sheet.ts';
import type { ZipEntry } from './zip-directory.ts';

/** The parts of a workbook that carry figures, stripped of all else. */
export type SlimWorkbook = {
  readonly sheets: readonly NamedSheet[];
  readonly sharedStrings: Uint8Array | null;
  readonly styles: Uint8Array | null;
  /** Dates count from 1904. */
  readonly date1904: boolean;
  /** Key words of the document's properties. */
  readonly keywords: string;
};

export type NamedSheet = SlimSheet & {
  readonly name: string;
  readonly hidden: boolean;
  readonly xml: Uint8Array;
};

type Parts = { readonly texts: Map<string, Uint8Array>; readonly sheets: Map<string, SlimSheet> };

const WHOLE_PARTS = [
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
  'docProps/core.xml',
];

/**
 * Inflates a workbook within the limits, whatever sizes its directory states. Every entry is counted, also those
 * that are not kept.
 */
export function slimWorkbook(entries: readonly ZipEntry[]): SlimWorkbook | FileFinding {
  const parts = inflateParts(entries);
  if ('code' in parts) return parts;
  const workbook = textOf(parts, 'xl/workbook.xml');
  const targets = relationTargets(textOf(parts, 'xl/_rels/workbook.xml.rels'));
  const sheets: NamedSheet[] = [];
  for (const { name, hidden, relation } of declaredSheets(workbook)) {
    const sheet = parts.sheets.get(targets.get(relation) ?? '');
    if (sheet === undefined) continue;
    if (sheet.xml === null) return bomb(LIMITS.keptBytes);
    sheets.push({ ...sheet, xml: sheet.xml, name, hidden });
  }
  if (sheets.length === 0) return DAMAGED;
  const cells = sheets.reduce((total, sheet) => total + sheet.cells, 0);
  if (cells > LIMITS.cells) return tooManyCells(cells);
  return {
    sheets,
    sharedStrings: parts.texts.get('xl/sharedStrings.xml') ?? null,
    styles: parts.texts.get('xl/styles.xml') ?? null,
    date1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
    keywords: unescapeXml(/<cp:keywords[^>]*>([^<]*)</.exec(textOf(parts, 'docProps/core.xml'))?.[1] ?? ''),
  };
}

function inflateParts(entries: readonly ZipEntry[]): Parts | FileFinding {
  const parts: Parts = { texts: new Map(), sheets: new Map() };
  let budget = LIMITS.inflatedBytes;
  for (const entry of entries) {
    const size = inflatePart(entry, budget, parts);
    if (typeof size !== 'number') return size;
    budget -= size;
  }
  return parts;
}

function inflatePart(entry: ZipEntry, budget: number, parts: Parts): number | FileFinding {
  if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) {
    const slimmer = slimSheet();
    const size = inflateEntry(entry, budget, slimmer.take);
    if (typeof size !== 'number') return failure(size, LIMITS.inflatedBytes);
    parts.sheets.set(entry.name.toLowerCase(), slimmer.finish());
    return size;
  }
  const whole = WHOLE_PARTS.find((name) => name.toLowerCase() === entry.name.toLowerCase());
  if (whole === undefined) {
    const size = inflateEntry(entry, budget, () => {});
    return typeof size === 'number' ? size : failure(size, LIMITS.inflatedBytes);
  }
  const limit = Math.min(budget, LIMITS.keptBytes);
  const pieces: Uint8Array[] = [];
  const size = inflateEntry(entry, limit, (piece) => void pieces.push(piece));
  if (typeof size !== 'number') return failure(size, limit);
  parts.texts.set(whole, withoutPrefix(Buffer.concat(pieces)));
  return size;
}

/** `<x:sst>` becomes `<sst>`: exceljs knows elements only by their bare names. */
function withoutPrefix(xml: Buffer): Uint8Array {
  const prefix = /^[\s\S]{0,200}?<(\w+):(?:sst|styleSheet)\b/.exec(xml.toString('latin1', 0, 300))?.[1];
  if (prefix === undefined) return xml;
  const bare = xml.toString('latin1').replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
  return Buffer.from(bare, 'latin1');
}

function declaredSheets(workbook: string): { name: string; hidden: boolean; relation: string }[] {
  const tags = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].slice(0, LIMITS.sheets);
  return tags.map(([, attributes = '']) => ({
    name: attribute(attributes, 'name'),
    hidden: /\bstate="(?:hidden|veryHidden)"/.test(attributes),
    relation: attribute(attributes, '\\w+:id'),
  }));
}

function relationTargets(relations: string): Map<string, string> {
  const tags = relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g);
  return new Map(
    [...tags].map(([, attributes = '']) => {
      const target = attribute(attributes, 'Target').trim();
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      return [attribute(attributes, 'Id'), path.toLowerCase()];
    }),
  );
}

function attribute(attributes: string, name: string): string {
  return unescapeXml(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function textOf({ texts }: Parts, name: string): string {
  return new TextDecoder().decode(texts.get(name) ?? new Uint8Array());
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, number, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

function failure(reason: 'budget' | 'damaged', limit: number): FileFinding {
  return reason === 'damaged' ? DAMAGED : bomb(limit);
}

function bomb(limit: number): FileFinding {
  return { code: 'file-bomb', values: { limit: inMegabytes(limit) } };
}

function tooManyCells(cells: number): FileFinding {
  return { code: 'file-too-large', values: { size: `${cells} 个单元格`, limit: `${LIMITS.cells} 个单元格` } };
}
