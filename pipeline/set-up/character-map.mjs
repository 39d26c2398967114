// The table that leads from characters to glyphs. Read in the two forms that fonts for Chinese have (4: the basic
// plane; 12: all of Unicode), written in the second.

/** [character, glyph] of the best subtable, in order. */
export function readMap(cmap) {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index));
  const withFormat = (format) => starts.find((start) => cmap.readUInt16BE(start) === format);
  const [whole, basic] = [withFormat(12), withFormat(4)];
  if (whole !== undefined) return readGroups(cmap.subarray(whole));
  if (basic !== undefined) return readSegments(cmap.subarray(basic));
  throw new Error('a character map in neither format 4 nor 12');
}

/** The whole table, with one subtable: Windows, all of Unicode. */
export function writeMap(pairs) {
  const groups = [];
  for (const [code, glyph] of pairs) {
    const last = groups[groups.length - 1];
    if (last && code === last.last + 1 && glyph === last.glyph + code - last.first) last.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  const map = Buffer.alloc(12 + 16 + 12 * groups.length);
  map.writeUInt16BE(1, 2);
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

/** First and last character of each run of characters that the map has. */
export function rangesOf(pairs) {
  const ranges = [];
  for (const [code] of pairs) {
    const last = ranges[ranges.length - 1];
    if (last && code <= last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
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

function readSegments(subtable) {
  const size = subtable.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size];
  const pairs = [];
  for (let at = 0; at < size; at += 2) {
    const first = subtable.readUInt16BE(starts + at);
    const last = Math.min(subtable.readUInt16BE(ends + at), 0xfffe);
    const delta = subtable.readUInt16BE(deltas + at);
    const offset = subtable.readUInt16BE(offsets + at);
    for (let code = first; code <= last; code++) {
      const listed = offset === 0 ? code : subtable.readUInt16BE(offsets + at + offset + 2 * (code - first));
      if (listed !== 0) pairs.push([code, (listed + delta) & 0xffff]);
    }
  }
  return pairs.filter(([, glyph]) => glyph !== 0);
}
