// Run as a program of its own, for it needs some 700 MB: node outlines.mjs SOURCE.otf TARGET.ttf NAME
// Cubic OpenType-CFF outlines become TrueType's quadratic ones; the face gets another name, as its licence asks of a
// changed one.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import fonteditor from 'fonteditor-core';
import { readTables } from './font-file.mjs';

const [source, target, name] = process.argv.slice(2);
const bytes = readFileSync(source);
const font = fonteditor.Font.create(bytes, { type: 'otf' });
const parts = font.get();
const widths = advanceWidths(bytes);
parts.glyf.forEach((glyph, index) => {
  // the library reads the widths of a face in several parts (CID) as if it were one: negative ones for Latin letters
  glyph.advanceWidth = widths[index];
  glyph.leftSideBearing = glyph.xMin ?? 0;
});
Object.assign(parts.name, {
  fontFamily: name,
  fullName: name,
  preferredFamily: name,
  postScriptName: name.replaceAll(' ', ''),
  uniqueSubFamily: `${name}; TrueType outlines made from ${parts.name.postScriptName}`,
});
writeFileSync(`${target}.part`, font.write({ type: 'ttf', toBuffer: true }));
renameSync(`${target}.part`, target);

function advanceWidths(file) {
  const tables = Object.fromEntries(readTables(file).map(({ tag, bytes: table }) => [tag, table]));
  const listed = tables.hhea.readUInt16BE(34);
  return Array.from({ length: tables.maxp.readUInt16BE(4) }, (_, glyph) =>
    tables.hmtx.readUInt16BE(4 * Math.min(glyph, listed - 1)),
  );
}
