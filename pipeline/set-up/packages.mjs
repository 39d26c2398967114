import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { borrowNode } from './node-runtime.mjs';
import { lastLine, runNpm } from './run-command.mjs';
import { root, SetUpError, say } from './tell.mjs';

/** `npm ci`, unless node_modules already holds what package-lock.json says. */
export async function readPackages() {
  if (installed()) return;
  const { node, giveBack } = await borrowNode();
  say('set-up: installing packages (npm ci)');
  // dev packages too, whatever NODE_ENV says: the same set-up serves npm test
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, output } = await runNpm(node, args, { seconds: 1800 });
  giveBack();
  if (status !== 0) {
    say(output);
    throw new SetUpError(
      `npm ci failed (${reasonOf(output)}). 依赖安装失败：请检查网络和 npm 镜像（npm config get registry）后重试`,
    );
  }
}

/** npm's first sentence about the error: after codes, before its advice. */
function reasonOf(output) {
  const sentences = [...output.matchAll(/^npm (?:error|ERR!) +(.{30,})$/gm)].map(([, text]) => text);
  return lastLine(sentences[0] ?? output);
}

/**
 * npm writes its own list into node_modules when, and only when, it has finished: so an interrupted installation, or
 * one of an older lock file, is seen, and one made by hand with `npm install` is left alone.
 */
function installed() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !present[path])) return true;
    return present[path]?.version === entry.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
