import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { LINE } from './docx-style-xml.ts';
import { widthOf } from './official-layout.ts';

/** Of the type area. */
export const PAGE_HEIGHT = 22 * LINE;
/** For the paragraphs of one point above and below the table, and its rules. */
const SLACK = 90;
/** 4号 characters on a line of 抄送, one character in at both sides and three for 抄送： — rather too few than too many. */
const COPIES_WIDTH = 25.5;

/** Eighths of a point: 0.35 and 0.25 mm. */
const OUTER = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const INNER = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * 版记, its last rule on the type area's lower edge: behind a paragraph that takes the `room` left on the page (twips),
 * for LibreOffice knows neither sections nor tables that are bound to a page's foot. Its rows have exact heights.
 * @param width of the type area in twips.
 */
export function imprintBlocks(
  html: string,
  { room, width }: { readonly room: number; readonly width: number },
): (Paragraph | Table)[] {
  const rows = rowsOf(html);
  const columns = [0.55, 0.45].map((share) => Math.round(width * share));
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: {
      top: OUTER,
      bottom: OUTER,
      insideHorizontal: INNER,
      left: NONE,
      right: NONE,
      insideVertical: NONE,
    },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: rows.map((cells) => tableRow(cells, columns)),
  });
  const before = room - imprintHeight(html) - SLACK;
  const space = new Paragraph({ style: 'ImprintSpace', spacing: { before } });
  return [space, table, new Paragraph({ style: 'ImprintSpace' })];
}

/** Twips. */
export function imprintHeight(html: string): number {
  return rowsOf(html).reduce((sum, cells) => sum + linesOf(cells) * LINE, 0);
}

function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => unescapeText(cell)),
  );
}

function tableRow(cells: readonly string[], columns: readonly number[]): TableRow {
  const styles = cells.length === 1 ? ['ImprintCopies'] : ['ImprintOrgan', 'ImprintDate'];
  const whole = columns.reduce((sum, column) => sum + column, 0);
  return new TableRow({
    cantSplit: true,
    height: { value: linesOf(cells) * LINE, rule: HeightRule.EXACT },
    children: cells.map(
      (text, index) =>
        new TableCell({
          width: { size: cells.length === 1 ? whole : (columns[index] ?? 0), type: WidthType.DXA },
          ...(cells.length === 1 ? { columnSpan: 2 } : {}),
          children: [new Paragraph({ style: styles[index] ?? 'ImprintOrgan', text })],
        }),
    ),
  });
}

function linesOf(cells: readonly string[]): number {
  return cells.length === 1 ? Math.max(1, Math.ceil((widthOf(cells[0] ?? '') - 3) / COPIES_WIDTH)) : 1;
}

/** The text of a piece of HTML. */
export function unescapeText(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&#x60;': '`',
    '&#x3D;': '=',
  };
  return html.replace(/<[^>]*>/g, '').replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity);
}
