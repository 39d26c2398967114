import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadChromium } from './chromium-download.mjs';
import { machineCandidates } from './chromium-places.mjs';
import { OLDEST, probe } from './chromium-probe.mjs';
import { installChromium } from './package-manager.mjs';
import { kept, SetUpError, say } from './tell.mjs';

const record = join(kept, 'chromium.json');

/**
 * A Chromium that prints a page: the one named by PUPPETEER_EXECUTABLE_PATH, the machine's, puppeteer's download, the
 * package manager's. What is found is kept in node_modules/.duban/chromium.json, where pipeline/edge/browser.ts reads it.
 */
export async function readChromium() {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  const known = readRecord();
  if (known && (named ?? known.executable) === known.executable) return `Chromium ${known.version}`;
  const found = named ? await readNamed(named) : await search();
  mkdirSync(kept, { recursive: true });
  writeFileSync(record, `${JSON.stringify(found)}\n`);
  say(`set-up: Chromium ${found.version} at ${found.executable}`);
  return `Chromium ${found.version}`;
}

/** What was found last time, as long as the file there has not changed. */
function readRecord() {
  try {
    const known = JSON.parse(readFileSync(record, 'utf8'));
    return statSync(known.executable).mtimeMs === known.mtimeMs ? known : undefined;
  } catch {
    return undefined;
  }
}

/** Named by the operator, so nothing else is tried: a wrong path would go unnoticed. */
async function readNamed(executable) {
  const result = await probe(executable);
  if (result.found) return result.found;
  throw new SetUpError(
    `PUPPETEER_EXECUTABLE_PATH=${executable} is not a usable Chromium (${result.why}). ` +
      `请改为 Chrome 或 Chromium ${OLDEST} 以上版本的路径，或取消该环境变量`,
  );
}

async function search() {
  const before = await firstUsable(machineCandidates());
  if (before.found) return before.found;
  say('set-up: no usable Chrome or Chromium on this machine; trying puppeteer’s download');
  const download = await downloadChromium();
  const downloaded = await firstUsable(download.executable ? [download.executable] : []);
  if (downloaded.found) return downloaded.found;
  const why = [download.why, ...downloaded.why].filter(Boolean).join('; ');
  say(`set-up: no download (${why}); trying the package manager`);
  const installation = await installChromium();
  const after = await firstUsable(machineCandidates());
  if (after.found) return after.found;
  throw new SetUpError(
    `no usable Chromium (${[why, installation.why, ...after.why].filter(Boolean).join('; ')}). ` +
      `请自行安装 Chrome 或 Chromium（${installation.remedy}），或把环境变量 PUPPETEER_EXECUTABLE_PATH 设为其路径后重试`,
  );
}

/** {found}, or {why} for each. */
async function firstUsable(candidates) {
  const why = [];
  for (const candidate of candidates) {
    const result = await probe(candidate);
    if (result.found) return result;
    why.push(`${candidate}: ${result.why}`);
  }
  return { why };
}
