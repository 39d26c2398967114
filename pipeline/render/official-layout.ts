/**
 * The sizes of GB/T 9704-2012 that depend on a document's own words: one place for both formats. All in points unless
 * said otherwise; read off the HTML of renderHtml().
 */
export type OfficialLayout = {
  readonly mark: MarkLayout | null;
  /** The red name of a 专报. */
  readonly briefing: NameLayout | null;
  readonly signature: SignatureLayout;
};

export type NameLayout = {
  readonly size: number;
  /** Width of its characters, 1 for square ones: a long name is narrowed before it is made small. */
  readonly scale: number;
};

/** 发文机关标志. */
export type MarkLayout = NameLayout & {
  /** From the type area's top to the mark's line. */
  readonly top: number;
  /** From the mark's line to that of 发文字号 (or the red rule), so that the title stands on the line grid. */
  readonly below: number;
  /** 份号, 密级, 紧急程度: as many lines stand above it. */
  readonly linesAbove: number;
};

/** Distances in characters from the right edge of the type area. */
export type SignatureLayout = { readonly organ: number; readonly date: number };

/** 225 mm ÷ 22. */
export const LINE = 28.98;
/** 版心's width. */
export const TYPE_WIDTH = 442.2;
/** 4 mm and the red rule's own thickness. */
export const RULE_DISTANCE = 11.34;
export const RULE_THICKNESS = 1.13;

/** 72 mm from the paper's top to the mark's upper edge, 37 of them margin; Han glyphs begin a little below their box. */
const MARK_EDGE = 99.2;
const GLYPH_GAP = 0.03;
/** 小初 to 二号. */
const MARK_SIZES = [48, 42, 36, 32, 28, 26, 24, 22, 18, 15];
const NARROWEST = 0.8;

export function officialLayout(html: string): OfficialLayout {
  const mark = textOf('p', 'head-mark', html);
  const hasNumber = textOf('p', 'document-number', html) !== '';
  const signature = layoutSignature(textOf('p', 'signature', html), textOf('p', 'date', html));
  const briefing = textOf('p', 'briefing-mark', html);
  return {
    mark: mark === '' ? null : layoutMark(mark, hasNumber, linesAbove(html)),
    briefing: briefing === '' ? null : layoutName(briefing, MARK_SIZES.slice(2)),
    signature,
  };
}

/** In full characters: a digit or Latin letter is half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1), 0);
}

function layoutMark(text: string, hasNumber: boolean, linesAbove: number): MarkLayout {
  const { size, scale } = layoutName(text, MARK_SIZES);
  const top = MARK_EDGE - GLYPH_GAP * size;
  // two blank lines, and what is missing to the next line of the grid
  const number = (hasNumber ? LINE : 0) + RULE_DISTANCE + RULE_THICKNESS;
  const end = Math.ceil((top + size + 2 * LINE + number) / LINE) * LINE;
  return {
    size,
    scale,
    top,
    below: end - number - size - top,
    linesAbove,
  };
}

/** The largest size at which a name stands on one line. */
function layoutName(text: string, sizes: readonly number[]): NameLayout {
  const room = TYPE_WIDTH - 4;
  const width = widthOf(text);
  const size = sizes.find((candidate) => width * candidate * NARROWEST <= room) ?? 15;
  return { size, scale: Math.min(1, room / (width * size)) };
}

/**
 * The organ two characters from the right, the date's first character two to the right of the organ's first; a date
 * that is longer stands two characters from the right itself.
 */
function layoutSignature(organ: string, date: string): SignatureLayout {
  const [wide, narrow] = [widthOf(organ), widthOf(date)];
  if (narrow > wide) return { organ: Math.max(2 + narrow + 2 - wide, 2), date: 2 };
  return { organ: 2, date: Math.max(2 + wide - 2 - narrow, 0) };
}

function linesAbove(html: string): number {
  return html.match(/<p class="(copy-number|classification|urgency)">/g)?.length ?? 0;
}

function textOf(element: string, name: string, html: string): string {
  const found = new RegExp(`<${element} class="${name}">(.*?)</${element}>`, 's').exec(html)?.[1] ?? '';
  return found.replace(/<[^>]*>/g, '').replace(/&[^;]+;/g, '&');
}
