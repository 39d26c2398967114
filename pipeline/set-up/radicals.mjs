// Noto draws ⾼ (U+2FBC, a radical) and 高 with one glyph, and Chromium's PDF names a glyph by the first character that
// leads to it: text searched for in the PDF, or copied from it, would be radicals. So fonts for printing are copies
// whose character map leads to a shared glyph from the ordinary character only. pipeline/render/printable-text.ts puts
// the ordinary character in the place of the others.

/** Dash and slash and brackets with a commoner twin, the wave dash, rare ideographs, radicals, compatibility forms. */
const DOUBLES = [
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

/** The TrueType file with a new character map; everything else byte for byte. */
export function withoutRadicals(font) {
  const tables = readTables(font);
  const map = tables.find(({ tag }) => tag === 'cmap');
  if (map === undefined) throw new Error('a font without a character map');
  map.bytes = writeMap(keepOrdinary(joinDashes(readMap(map.bytes))));
  return writeFont(font.subarray(0, 12), tables);
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

function readTables(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const offset = font.readUInt32BE(entry + 8);
    const length = font.readUInt32BE(entry + 12);
    return { tag: font.toString('latin1', entry, entry + 4), bytes: font.subarray(offset, offset + length) };
  });
}

/** [character, glyph] of the map's subtable for all of Unicode (format 12), in order. */
function readMap(cmap) {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const start = cmap.readUInt32BE(4 + 8 * index + 4);
    if (cmap.readUInt16BE(start) === 12) return readGroups(cmap.subarray(start));
  }
  throw new Error('a character map without format 12');
}

function readGroups(subtable) {
  const pairs = [];
  for (let group = 0; group < subtable.readUInt32BE(12); group++) {
    const at = 16 + 12 * group;
    const first = subtable.readUInt32BE(at);
    const glyph = subtable.readUInt32BE(at + 8);
    for (let code = first; code <= subtable.readUInt32BE(at + 4); code++)
      pairs.push([code, glyph + code - first]);
  }
  return pairs;
}

function writeMap(pairs) {
  const groups = [];
  for (const [code, glyph] of pairs) {
    const last = groups[groups.length - 1];
    if (last && code === last.last + 1 && glyph === last.glyph + code - last.first) last.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  const map = Buffer.alloc(12 + 16 + 12 * groups.length);
  map.writeUInt16BE(1, 2); // one subtable: Windows, all of Unicode
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(10, 6);
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(map.length - 12, 16);
  map.writeUInt32BE(groups.length, 24);
  groups.forEach(({ first, last, glyph }, index) => {
    const at = 28 + 12 * index;
    map.writeUInt32BE(first, at);
    map.writeUInt32BE(last, at + 4);
    map.writeUInt32BE(glyph, at + 8);
  });
  return map;
}

function writeFont(header, tables) {
  const directory = Buffer.alloc(16 * tables.length);
  const parts = [header, directory];
  let offset = header.length + directory.length;
  tables.forEach(({ tag, bytes }, index) => {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    // the checksum of the whole file, in `head`, counts as nothing while sums are made
    if (tag === 'head') padded.writeUInt32BE(0, 8);
    directory.write(tag, 16 * index, 'latin1');
    directory.writeUInt32BE(sum(padded), 16 * index + 4);
    directory.writeUInt32BE(offset, 16 * index + 8);
    directory.writeUInt32BE(bytes.length, 16 * index + 12);
    parts.push(padded);
    offset += padded.length;
  });
  const font = Buffer.concat(parts);
  const head = tables.findIndex(({ tag }) => tag === 'head');
  const headOffset = directory.readUInt32BE(16 * head + 8);
  font.writeUInt32BE((0xb1b0afba - sum(font)) >>> 0, headOffset + 8);
  return font;
}

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}
