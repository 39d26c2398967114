import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastLine, runCommand } from './run-command.mjs';

/** The first Chromium with page-margin boxes, which carry the page numbers and the demo mark. */
export const OLDEST = 131;

/**
 * Lets the program load a page from the temporary folder, as printing does: that finds missing system libraries, a snap
 * that can't see the folder, and a version too old. Answers {found: {executable, version, mtimeMs}} or {why}.
 */
export async function probe(executable) {
  const folder = mkdtempSync(join(tmpdir(), 'duban-probe-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<script>document.title = navigator.userAgent</script>');
    const { status, output } = await runCommand(executable, flags(folder, page), { seconds: 30 });
    const version = /Chrome\/([\d.]+)[^<]*<\/title>/.exec(output)?.[1];
    if (version === undefined) return { why: `it does not start: ${status ?? ''} ${lastLine(output)}` };
    if (Number.parseInt(version, 10) < OLDEST) return { why: `version ${version} is older than ${OLDEST}` };
    return { found: { executable, version, mtimeMs: statSync(executable).mtimeMs } };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function flags(folder, page) {
  const root = process.getuid?.() === 0;
  return [
    '--headless',
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--dump-dom',
    pathToFileURL(page).href,
  ];
}
