import { readMap, writeMap } from './character-map.mjs';
import { readTables, writeFont } from './font-file.mjs';

// Noto draws ⾼ (U+2FBC, a radical) and 高 with one glyph, and Chromium's PDF names a glyph by the first character that
// leads to it: text searched for in the PDF, or copied from it, would be radicals. So fonts for printing are copies
// whose character map leads to a shared glyph from the ordinary character only. pipeline/render/printable-text.ts puts
// the ordinary character in the place of the others.

/** Control characters; dash and slash and brackets with a commoner twin, the wave dash, rare ideographs, radicals, compatibility forms. */
const DOUBLES = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x2012, 0x2012],
  [0x2215, 0x2215],
  [0x2329, 0x232a],
  [0x2e80, 0x2fdf],
  [0x301c, 0x301c],
  [0x3400, 0x4dbf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

/** In Chinese text Noto draws — (U+2014) with the glyph of ― (U+2015): so that one becomes its own. */
const EM_DASH = 0x2014;
const HORIZONTAL_BAR = 0x2015;

/** One face, which begins at `start` of a TrueType file, with a new character map; everything else byte for byte. */
export function withoutRadicals(font, start = 0) {
  const tables = readTables(font, start);
  const map = tables.find(({ tag }) => tag === 'cmap');
  if (map === undefined) throw new Error('a font without a character map');
  map.bytes = writeMap(keepOrdinary(joinDashes(readMap(map.bytes))));
  return writeFont(font.subarray(start, start + 12), tables);
}

function joinDashes(pairs) {
  const bar = pairs.find(([code]) => code === HORIZONTAL_BAR);
  if (bar === undefined) return pairs;
  return pairs
    .filter(([code]) => code !== HORIZONTAL_BAR)
    .map(([code, glyph]) => [code, code === EM_DASH ? bar[1] : glyph]);
}

function keepOrdinary(pairs) {
  const isDouble = (code) => DOUBLES.some(([first, last]) => code >= first && code <= last);
  const ordinary = new Set(pairs.filter(([code]) => !isDouble(code)).map(([, glyph]) => glyph));
  return pairs.filter(([code, glyph]) => !isDouble(code) || !ordinary.has(glyph));
}
