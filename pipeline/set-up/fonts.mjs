import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rangesOf, readMap } from './character-map.mjs';
import { chooseFaces } from './faces.mjs';
import { readTables } from './font-file.mjs';
import { machineFontFiles } from './machine-fonts.mjs';
import { withoutRadicals } from './radicals.mjs';
import { kept, root, SetUpError, say } from './tell.mjs';

const folder = join(kept, 'fonts');
const record = join(kept, 'fonts.json');
const list = join(root, 'templates', 'fonts.json');
const recipes = ['character-map.mjs', 'font-file.mjs', 'outlines.mjs', 'radicals.mjs'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);

/**
 * A copy for printing of every face of templates/fonts.json, named in node_modules/.duban/fonts.json, which
 * pipeline/edge/fonts.ts reads. Looked for again when a font comes to the machine or leaves it.
 */
export async function readFonts() {
  const { faces } = JSON.parse(readFileSync(list, 'utf8'));
  const files = machineFontFiles();
  const signature = signatureOf(faces, files);
  const known = readRecord();
  if (known?.signature === signature && known.faces.every(isThere)) return summary(known.faces);
  const chosen = await chooseFaces(faces, files);
  const missing = chosen.filter(({ path }) => path === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ face, why }) => `${face.role} (${why})`).join(', ');
    throw new SetUpError(`fonts missing or not TrueType: ${names}. 缺少字体：请删除 node_modules 后重新运行`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = chosen.map(copy);
  for (const { role, name, substitute } of made.filter((face) => face.substitute !== ''))
    say(
      `set-up: no ${role} here, ${name} in its place (${substitute}). 请在系统中安装“${role}”字体；或能联网时删除 node_modules/.duban，再重新运行`,
    );
  writeFileSync(`${record}.part`, JSON.stringify({ signature, faces: made }));
  renameSync(`${record}.part`, record);
  say(`set-up: ${made.length} fonts made ready for printing`);
  return summary(made);
}

/** What the copies depend on. */
function signatureOf(faces, files) {
  const packages = faces.map(
    ({ file }) => statSync(join(root, 'node_modules', file), { throwIfNoEntry: false })?.size,
  );
  const texts = recipes.map((path) => readFileSync(path, 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([faces, files, packages, texts]))
    .digest('hex');
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return undefined;
  }
}

function isThere({ file }) {
  return statSync(join(folder, file), { throwIfNoEntry: false }) !== undefined;
}

function copy({ face, path, start, name, substitute }) {
  const { family, weight, role } = face;
  const font = withoutRadicals(readFileSync(path), start);
  const file = `${family}-${weight}.ttf`;
  writeFileSync(join(folder, file), font);
  const map = readTables(font).find(({ tag }) => tag === 'cmap').bytes;
  const sha256 = createHash('sha256').update(font).digest('hex');
  return { family, weight, role, name, substitute, file, sha256, coverage: rangesOf(readMap(map)) };
}

/** The faces that stand behind the others for rare characters are not told of. */
function summary(faces) {
  const front = faces.filter(({ family }) => !family.includes('-rare-'));
  return front.map(({ role, name }) => `${role} ${name}`).join(', ');
}
