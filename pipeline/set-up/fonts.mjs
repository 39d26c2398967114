import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { root, SetUpError } from './tell.mjs';

/** Every face of templates/fonts.json must be there, with TrueType outlines. */
export function readFonts() {
  const { faces } = JSON.parse(readFileSync(join(root, 'templates', 'fonts.json'), 'utf8'));
  const missing = faces.filter((face) => !isTrueType(join(root, 'node_modules', face.file)));
  if (missing.length > 0) {
    const names = missing.map((face) => `${face.family} ${face.weight}`).join(', ');
    throw new SetUpError(`fonts missing or not TrueType: ${names}. 请删除 node_modules 后重新运行`);
  }
  return `${faces.length} font faces`;
}

/** OpenType-CFF faces (`OTTO`) would become nameless Type 3 fonts in the PDF. */
function isTrueType(path) {
  try {
    const file = openSync(path, 'r');
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 0);
    closeSync(file);
    return head.readUInt32BE(0) === 0x00010000;
  } catch {
    return false;
  }
}
