import type { Document } from 'docx';
import { type BlockLayout, layoutDocument } from 'docx/layout';

/** Where a Word document's text ends: its last page, from 1, and the room below the text in twips. */
export type TextEnd = { readonly page: number; readonly room: number };

/** The layout counts in CSS pixels of the paper. */
const TWIPS_PER_PIXEL = 15;
/** 262 mm below the paper's top. */
const LOWER_EDGE = 14854;

/**
 * As Word would lay them out, worked out from font metrics; on a landscape page there is no room. Standard Chinese faces
 * are not among the library's, which guesses them as square, as they are.
 * @param sections a document each, for each begins a page: together they would have the empty paragraphs between them
 *   that packDocx makes small.
 */
export function endOf(sections: readonly Document[]): TextEnd {
  const laidOut = sections.map((section) => layoutDocument(section, { guess: true }).pages);
  const page = laidOut.reduce((sum, pages) => sum + pages.length, 0);
  const last = laidOut.at(-1)?.at(-1);
  if (last === undefined || last.width > last.height) return { page, room: 0 };
  const bottom = Math.max(0, ...last.body.map(bottomOf)) * TWIPS_PER_PIXEL;
  return { page, room: Math.floor(LOWER_EDGE - bottom) };
}

function bottomOf(block: BlockLayout): number {
  const last = block.type === 'table' ? block.rows.at(-1) : block.lines.at(-1);
  return last === undefined ? 0 : last.y + last.height;
}
