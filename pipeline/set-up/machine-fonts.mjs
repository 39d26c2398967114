import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { facesOf, namesOf } from './font-file.mjs';

const FONT_FILE = /\.(ttf|ttc|otf|otc)$/i;
const DEEPEST = 6;

/**
 * The font files of this machine as [path, time of change], in a fixed order: those that every program sees, the
 * user's own, and those of a TeX installation.
 */
export function machineFontFiles() {
  return fontFolders()
    .flatMap((folder) => filesIn(folder, DEEPEST))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** For each of the names asked for, where a face of that name lies: {path, start}. */
export function findFaces(files, names) {
  const wanted = new Set(names);
  const found = new Map();
  for (const [path] of files) {
    const font = readIfPossible(path);
    if (font === undefined) continue;
    for (const { start, name } of namesIn(font)) {
      if (wanted.has(name) && !found.has(name)) found.set(name, { path, start });
    }
  }
  return found;
}

/** A damaged file on the machine is none of our business. */
function namesIn(font) {
  try {
    return facesOf(font).flatMap((start) => namesOf(font, start).map((name) => ({ start, name })));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function fontFolders() {
  const home = homedir();
  const { WINDIR = 'C:\\Windows', LOCALAPPDATA = join(home, 'AppData', 'Local') } = process.env;
  if (process.platform === 'win32')
    return [join(WINDIR, 'Fonts'), join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')];
  if (process.platform === 'darwin')
    return [
      '/System/Library/Fonts',
      '/System/Library/AssetsV2',
      '/Library/Fonts',
      join(home, 'Library/Fonts'),
    ];
  const shared = ['/usr/share', '/usr/local/share'];
  return [
    ...shared.flatMap((top) => [
      join(top, 'fonts'),
      join(top, 'texlive/texmf-dist/fonts/opentype/public/fandol'),
      join(top, 'texmf-dist/fonts/opentype/public/fandol'),
    ]),
    join(home, '.local/share/fonts'),
    join(home, '.fonts'),
  ];
}

function filesIn(folder, depth) {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (FONT_FILE.test(entry.name)) return timeOf(path);
    const mayHoldFonts = depth > 0 && (entry.isDirectory() || entry.isSymbolicLink());
    return mayHoldFonts ? filesIn(path, depth - 1) : [];
  });
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function timeOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? [[path, stat.mtimeMs]] : [];
}

function readIfPossible(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
