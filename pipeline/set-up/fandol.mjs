import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLine, runCommand } from './run-command.mjs';
import { own, say } from './tell.mjs';

/** Kept outside node_modules: `npm ci` must not bring a download of 49 MB each time. */
const folder = join(own, 'fonts');
const outlines = fileURLToPath(new URL('outlines.mjs', import.meta.url));
const PACKAGE = 'texlive-lang-chinese';
const FONTS = 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol';
const LICENCE = 'usr/share/doc/texlive-doc/fonts/fandol';

/**
 * The Fandol face `file` with TrueType outlines, under the name that it gets for it: {path}, or {why}. From a copy on
 * this machine, or else out of Debian's package, which is downloaded and unpacked but not installed.
 */
export async function readFandol(file, name, onMachine) {
  const path = join(folder, file.replace(/\.otf$/, '.ttf'));
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  if (onMachine !== undefined) return convert(onMachine, path, name);
  const unpacked = mkdtempSync(join(tmpdir(), 'duban-fandol-'));
  try {
    const why = await download(unpacked);
    if (why !== '') return { why };
    // both faces come out of one download
    for (const licence of readdirSync(join(unpacked, LICENCE)))
      copyFileSync(join(unpacked, LICENCE, licence), join(folder, `Fandol-${licence}`));
    for (const source of ['FandolFang-Regular.otf', 'FandolKai-Regular.otf'])
      copyFileSync(join(unpacked, FONTS, source), join(folder, source));
    return convert(join(folder, file), path, name);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** Where an earlier download has left the face as Fandol made it. */
export function fandolSource(file) {
  const path = join(folder, file);
  return existsSync(path) ? path : undefined;
}

async function convert(source, path, name) {
  say(`set-up: ${name} from ${source}`);
  const { status, output } = await runCommand(process.execPath, [outlines, source, path, name], {
    seconds: 300,
  });
  return status === 0 ? { path } : { why: lastLine(output) };
}

/** Empty when the package lies unpacked in `target`. */
async function download(target) {
  say(
    `set-up: downloading Debian’s ${PACKAGE} for the faces 仿宋 and 楷体 (49 MB, unpacked here, not installed)`,
  );
  const get = () => runCommand('apt-get', ['download', PACKAGE], { seconds: 1200, cwd: target });
  let result = await get();
  if (result.status !== null && result.status !== 0 && process.getuid?.() === 0) {
    // a fresh container knows no packages yet
    await runCommand('apt-get', ['update'], { seconds: 600 });
    result = await get();
  }
  if (result.status === null) return 'no apt-get on this machine';
  const archive = readdirSync(target).find((name) => name.endsWith('.deb'));
  if (result.status !== 0 || archive === undefined) return `apt-get: ${lastLine(result.output)}`;
  const { status, output } = await runCommand('dpkg-deb', ['-x', archive, '.'], {
    seconds: 300,
    cwd: target,
  });
  return status === 0 ? '' : `dpkg-deb: ${lastLine(output)}`;
}
