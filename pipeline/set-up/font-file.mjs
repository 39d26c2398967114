// What the set-up needs to know of a font file: its faces, their names and outlines, and how to write one face alone.

const COLLECTION = 'ttcf';
const CFF = 'OTTO';
/** Name records: family, full name, PostScript name, family as typographers call it. */
const NAME_IDS = [1, 4, 6, 16];

/** Where each face of the file begins: one, or those of a collection (.ttc). Empty for what is no font. */
export function facesOf(font) {
  if (font.length < 12) return [];
  if (font.toString('latin1', 0, 4) === COLLECTION) {
    return Array.from({ length: font.readUInt32BE(8) }, (_, index) => font.readUInt32BE(12 + 4 * index));
  }
  return isFont(font, 0) ? [0] : [];
}

/** Every name of the face that begins at `start`, in every language it has. */
export function namesOf(font, start) {
  const names = readTables(font, start).find(({ tag }) => tag === 'name')?.bytes;
  if (names === undefined) return [];
  const texts = names.readUInt16BE(4);
  const records = Array.from({ length: names.readUInt16BE(2) }, (_, index) => 6 + 12 * index);
  const found = records
    .filter((at) => NAME_IDS.includes(names.readUInt16BE(at + 6)))
    .map((at) => {
      const from = texts + names.readUInt16BE(at + 10);
      const bytes = names.subarray(from, from + names.readUInt16BE(at + 8));
      // the Macintosh's names are in one byte a character, all others in two
      return names.readUInt16BE(at) === 1 ? bytes.toString('latin1') : twoByteText(bytes);
    });
  return [...new Set(found)];
}

/** OpenType-CFF outlines become nameless Type 3 fonts in Chromium's PDF. */
export function hasCffOutlines(font, start) {
  return font.toString('latin1', start, start + 4) === CFF;
}

export function readTables(font, start = 0) {
  return Array.from({ length: font.readUInt16BE(start + 4) }, (_, index) => {
    const entry = start + 12 + 16 * index;
    const offset = font.readUInt32BE(entry + 8);
    const length = font.readUInt32BE(entry + 12);
    return { tag: font.toString('latin1', entry, entry + 4), bytes: font.subarray(offset, offset + length) };
  });
}

/** A file of one face; `header` is the first twelve bytes of its table directory. */
export function writeFont(header, tables) {
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

function isFont(font, start) {
  const kind = font.toString('latin1', start, start + 4);
  return kind === CFF || kind === 'true' || font.readUInt32BE(start) === 0x00010000;
}

function twoByteText(bytes) {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes.readUInt16BE(at));
  return text;
}

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}
