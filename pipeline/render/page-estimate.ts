import { LINE, TYPE_WIDTH, widthOf } from './official-layout.ts';
import { withDrawnPictures } from './pictures/figure.ts';

/** A block of a document as high as it will be printed, in lines of the page. */
export type BlockHeight = {
  readonly lines: number;
  /** Stands on one page. */
  readonly whole: boolean;
  readonly keepNext: boolean;
};

export const LINES_PER_PAGE = 22;

/** Characters on a line: a mark that may not begin one takes a character with it to the next. */
const BODY_CHARACTERS = 27;
const TITLE_CHARACTERS = 19;
const NOTE = { characters: 41, line: 14.49 } as const;
/** official.css: a compact table's lines, the padding and rule of a cell, its caption and margins. */
const CELL = { size: 9, line: 12.5, above: 3.5, sides: 7 } as const;
const CAPTION = 23;
const MARGINS = 14.49;
/** Rows come out a little higher where faces meet in a line. */
const SLACK = 4;

const BLOCK = /<(p|h\d|table|figure)\b([^>]*)>(.*?)<\/\1>/gs;

/**
 * The blocks of a document without attachments, estimated from their text: rather a little more than what is printed.
 * Heights are of pipeline/render/docx-styles.ts and templates/official.css, which are alike.
 */
export function blockHeights(html: string): BlockHeight[] {
  return [...withDrawnPictures(html).matchAll(BLOCK)].flatMap(
    ([, name = '', attributes = '', content = '']) => {
      if (name === 'table') return [tableBlock(content, attributes.includes('imprint'))];
      if (name === 'figure') return [figureBlock(content)];
      return [textBlock(name, attributes, content)];
    },
  );
}

function textBlock(name: string, attributes: string, content: string): BlockHeight {
  const width = widthOf(textOf(content));
  const heading = /^h[234]$/.test(name);
  const plain = (lines: number, keepNext = heading) => ({
    lines: Math.max(1, lines),
    whole: false,
    keepNext,
  });
  if (attributes.includes('note')) return plain((Math.ceil(width / NOTE.characters) * NOTE.line) / LINE);
  if (attributes.includes('red-rule')) return plain(0.5, true);
  if (attributes.includes('briefing-mark')) return plain(1.5, true);
  if (name === 'h1') return plain(Math.ceil(width / TITLE_CHARACTERS), true);
  return plain(Math.max(1, Math.ceil((width + 2) / BODY_CHARACTERS)));
}

function figureBlock(content: string): BlockHeight {
  if (content.startsWith('<table')) return tableBlock(content, false);
  const height = Number(/height="([\d.]+)pt"/.exec(content)?.[1] ?? 0);
  return { lines: Math.ceil(height / LINE - 0.01) + 1, whole: true, keepNext: false };
}

/** Whole lines; on one page, as official.css keeps the tables of a 专报. */
function tableBlock(content: string, imprint: boolean): BlockHeight {
  const rows = [...content.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row);
  if (imprint) return { lines: rows.length + 1, whole: true, keepNext: false };
  const widths = [...content.matchAll(/width:([\d.]+)%/g)].map(
    ([, width]) => (TYPE_WIDTH * Number(width)) / 100,
  );
  const around = MARGINS + SLACK + (content.includes('<caption>') ? CAPTION : 0);
  const height = rows.reduce((sum, row) => sum + rowHeight(row, widths), around);
  return { lines: Math.ceil(height / LINE), whole: true, keepNext: false };
}

function rowHeight(row: string, widths: readonly number[]): number {
  let column = 0;
  const lines = [...row.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)].map(([, attributes = '', cell = '']) => {
    const span = Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1);
    const width = widths.slice(column, column + span).reduce((total, one) => total + one, 0);
    column += span;
    const characters = Math.max(1, Math.floor(((width - CELL.sides) / CELL.size) * 2) / 2);
    return Math.ceil(widthOf(textOf(cell)) / characters);
  });
  return Math.max(1, ...lines) * CELL.line + CELL.above;
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&[^;]+;/g, '&');
}
