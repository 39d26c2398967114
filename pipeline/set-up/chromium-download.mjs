import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lastLine, runCommand } from './run-command.mjs';
import { root } from './tell.mjs';

/** A blocked download often hangs instead of failing. */
const STALL_SECONDS = 20;

/** puppeteer's own download of the headless shell: {executable} or {why}. */
export async function downloadChromium() {
  const node = join(root, 'node_modules', '.bin', 'node');
  const puppeteer = join(root, 'node_modules', 'puppeteer', 'lib', 'puppeteer', 'node', 'cli.js');
  const args = [puppeteer, 'browsers', 'install', 'chrome-headless-shell', '--format', 'executable={{path}}'];
  const { status, output } = await runCommand(node, args, { seconds: 900, stalled: watchCache() });
  const executable = /^executable=(.+)$/m.exec(output)?.[1];
  if (status === 0 && executable) return { executable: executable.trim() };
  const reason = /- DefaultProvider: (.+)/.exec(output)?.[1];
  return { why: `download: ${reason ?? lastLine(output)}` };
}

/** Asked every second: has the folder that the download goes to stopped growing? */
function watchCache() {
  const folder = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
  let size = folderSize(folder);
  let still = 0;
  return () => {
    const now = folderSize(folder);
    still = now === size ? still + 1 : 0;
    size = now;
    return still >= STALL_SECONDS;
  };
}

function folderSize(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => join(folder, entry.name))
      .map((path) => (statSync(path).isDirectory() ? folderSize(path) : statSync(path).size))
      .reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}
