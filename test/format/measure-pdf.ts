import type { Glyph, ReadPage, ReadPdf, Rule } from './read-pdf.ts';

/** Points. */
export const MM = 72 / 25.4;

/** GB/T 9704: 版心 in points from the paper's left and top. */
export const TYPE_AREA = { left: 28 * MM, right: 184 * MM, top: 37 * MM, bottom: 262 * MM };

export type Line = { readonly y: number; readonly glyphs: readonly Glyph[]; readonly text: string };

/** An upright page's lines of text inside the type area, from the first to the last. */
export function linesOf(page: ReadPage): Line[] {
  const byBaseline = new Map<number, Glyph[]>();
  for (const glyph of page.glyphs) {
    if (glyph.angle !== 0 || glyph.y < TYPE_AREA.top || glyph.y > TYPE_AREA.bottom) continue;
    const key = [...byBaseline.keys()].find((y) => Math.abs(y - glyph.y) < 1) ?? glyph.y;
    byBaseline.set(key, [...(byBaseline.get(key) ?? []), glyph]);
  }
  return [...byBaseline]
    .sort(([a], [b]) => a - b)
    .map(([y, found]) => {
      const glyphs = found.sort((a, b) => a.x - b.x);
      return { y, glyphs, text: glyphs.map(({ text }) => text).join('') };
    });
}

/** The line that begins with a text; throws when there is none, for a measure of nothing proves nothing. */
export function lineWith(pdf: ReadPdf, beginning: string): Line & { readonly page: number } {
  for (const page of pdf.pages) {
    const line = linesOf(page).find(({ text }) => text.startsWith(beginning));
    if (line) return { ...line, page: page.number };
  }
  throw new Error(`no line begins with ${beginning}`);
}

/** Distances from one baseline to the next. */
export function pitchesOf(lines: readonly Line[]): number[] {
  return lines.slice(1).map(({ y }, index) => y - (lines[index]?.y ?? 0));
}

/** How far each line lies from the page's grid of 22 lines. */
export function offGrid(lines: readonly Line[]): number[] {
  const pitch = (225 * MM) / 22;
  const first = TYPE_AREA.top + (pitch - 16) / 2 + 0.88 * 16;
  return lines.map(({ y }) => {
    const places = (y - first) / pitch;
    return Math.abs(places - Math.round(places)) * pitch;
  });
}

export function facesOf(glyphs: readonly Glyph[]): string[] {
  return [...new Set(glyphs.map(({ face }) => face))].sort();
}

/** The page number: its words, size and place. `edge` is from the paper's left where it begins, or right where it ends. */
export function pageNumberOf(page: ReadPage) {
  const upright = page.width < page.height;
  const below = page.glyphs.filter(({ y, x, angle }) =>
    upright ? angle === 0 && y > TYPE_AREA.bottom + 1 : angle === -90 && x < 35 * MM,
  );
  const along = below.map((glyph) => (upright ? glyph : turned(glyph, page)));
  const sorted = [...along].sort((a, b) => a.x - b.x);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const width = Math.min(page.width, page.height);
  return {
    text: sorted.map(({ text }) => text).join(''),
    face: facesOf(below).join(),
    size: first?.size ?? 0,
    begins: first?.x ?? 0,
    endsFromRight: width - (last?.right ?? 0),
    baseline: first?.y ?? 0,
  };
}

/** As on the paper held upright: the page's left side is its foot. */
function turned(glyph: Glyph, page: ReadPage): Glyph {
  return { ...glyph, x: glyph.y, right: glyph.y + glyph.size, y: page.width - glyph.x };
}

/** Filled rectangles much wider than high, joined where they lie side by side, from the top. */
export function horizontalRules(page: ReadPage, color: string): Rule[] {
  const found = page.rules.filter(
    (rule) => rule.color === color && rule.bottom - rule.top < 2 && rule.right - rule.left > 20,
  );
  const joined: Rule[] = [];
  for (const rule of found.sort((a, b) => a.top - b.top || a.left - b.left)) {
    const before = joined.at(-1);
    if (before && Math.abs(before.top - rule.top) < 0.1 && rule.left - before.right < 1)
      joined[joined.length - 1] = { ...before, right: Math.max(before.right, rule.right) };
    else joined.push(rule);
  }
  return joined;
}

/** Characters that should not be in a Chinese text: radicals, compatibility forms, replacement and control characters. */
export function strangeCharacters(pdf: ReadPdf): string[] {
  const strange = /[\p{Cc}\p{Co}\u2e80-\u2fdf\uf900-\ufaff\ufffd]|[\u{2f800}-\u{2fa1f}]/u;
  const all = pdf.pages.flatMap(({ glyphs }) => glyphs.map(({ text }) => text));
  return [...new Set(all.filter((text) => strange.test(text)))];
}

/** Half-width punctuation that touches a Han character. */
export function halfWidthPunctuation(text: string): string[] {
  return text.match(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/gu) ?? [];
}

/** Pages whose last line is a heading. */
export function headingsAtPageEnd(pdf: ReadPdf): number[] {
  const heading = /^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)[^。，；]{1,24}$/;
  return pdf.pages
    .filter((page) => page.width < page.height && heading.test(linesOf(page).at(-1)?.text ?? ''))
    .map(({ number }) => number);
}
