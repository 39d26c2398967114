import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutRadicals } from './radicals.mjs';
import { kept, root, SetUpError, say } from './tell.mjs';

const folder = join(kept, 'fonts');
const recipe = fileURLToPath(new URL('radicals.mjs', import.meta.url));

/** Every face of templates/fonts.json is there, and its copy for printing, which pipeline/edge/fonts.ts names. */
export async function readFonts() {
  const { faces } = JSON.parse(readFileSync(join(root, 'templates', 'fonts.json'), 'utf8'));
  const stale = faces.filter((face) => !isCopied(face));
  const failed = stale.filter((face) => !copy(face));
  if (failed.length > 0) {
    const names = failed.map((face) => `${face.family} ${face.weight} (${face.file})`).join(', ');
    throw new SetUpError(`fonts missing or not TrueType: ${names}. 缺少字体：请删除 node_modules 后重新运行`);
  }
  if (stale.length > 0) say(`set-up: ${stale.length} fonts made ready for printing`);
  return `${faces.length} font faces`;
}

/** npm gives its files a date long past, so a copy older than the font's folder is one of another version. */
function isCopied(face) {
  const made = timeOf(join(folder, basename(face.file)));
  const source = join(root, 'node_modules', face.file);
  return timeOf(source) > 0 && made > Math.max(timeOf(source), timeOf(join(source, '..')), timeOf(recipe));
}

/** False for OpenType-CFF outlines (`OTTO`), which would become nameless Type 3 fonts in the PDF. */
function copy(face) {
  const source = join(root, 'node_modules', face.file);
  if (timeOf(source) === 0) return false;
  const font = readFileSync(source);
  if (font.readUInt32BE(0) !== 0x00010000) return false;
  mkdirSync(folder, { recursive: true });
  const target = join(folder, basename(face.file));
  writeFileSync(`${target}.part`, withoutRadicals(font));
  renameSync(`${target}.part`, target);
  return true;
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
