import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLine, runCommand, runNpm } from './run-command.mjs';
import { root, SetUpError, say } from './tell.mjs';

const NEEDED = 24;
const windows = process.platform === 'win32';

/**
 * A Node that runs TypeScript: npm scripts find the one of the npm package `node` in node_modules/.bin before the
 * machine's.
 */
export async function readNode() {
  const known = versionIn(root);
  if (major(known) >= NEEDED) return `Node ${known}`;
  if (major(process.versions.node) >= NEEDED) return `Node ${process.versions.node}`;
  say(`set-up: making Node ${NEEDED} ready (this is ${process.versions.node})`);
  const output = await unpack(root);
  link(root);
  const version = versionIn(root);
  if (major(version) >= NEEDED) return `Node ${version}`;
  throw noNode(output);
}

/**
 * A Node to install packages with, and what takes it away afterwards. npm under an older Node leaves out optional
 * packages that want a newer one, and they are the native parts of our tools.
 */
export async function borrowNode() {
  if (major(process.versions.node) >= NEEDED) return { node: process.execPath, giveBack: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'duban-node-'));
  const giveBack = () => rmSync(folder, { recursive: true, force: true });
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  say(`set-up: fetching Node ${dependencies.node} (this is ${process.versions.node})`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }');
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { seconds: 900, cwd: folder };
  const { output } = await runNpm(process.execPath, [...args, `node@${dependencies.node}`], options);
  if (major(versionIn(folder)) < NEEDED) await unpack(folder);
  if (major(versionIn(folder)) >= NEEDED) return { node: binaryIn(folder), giveBack };
  giveBack();
  throw noNode(output);
}

/** The package's own install script, which `--ignore-scripts` and some npm settings leave out. */
async function unpack(folder) {
  const cwd = join(folder, 'node_modules', 'node');
  if (!existsSync(cwd)) return 'package node is not installed';
  const script = 'installArchSpecificPackage.js';
  const { output } = await runCommand(process.execPath, [script], { seconds: 900, cwd });
  return output;
}

/** npm links a program only when its file is there, which it was not. */
function link(folder) {
  const place = join(folder, 'node_modules', '.bin');
  if (windows || !existsSync(binaryIn(folder)) || existsSync(join(place, 'node'))) return;
  mkdirSync(place, { recursive: true });
  rmSync(join(place, 'node'), { force: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), join(place, 'node'));
}

/** Of the package's Node, once npm scripts can find it. */
function versionIn(folder) {
  const linked = join(folder, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const binary = binaryIn(folder);
  if (!existsSync(binary) || (folder === root && !existsSync(linked))) return undefined;
  if (realpathSync(process.execPath) === realpathSync(binary)) return process.versions.node;
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return (stdout ?? '').trim().replace(/^v/, '');
}

function binaryIn(folder) {
  return join(folder, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
}

function major(version) {
  return Number.parseInt(version ?? '', 10) || 0;
}

function noNode(output) {
  return new SetUpError(
    `no Node ${NEEDED} (${lastLine(output)}). 无法取得 Node.js ${NEEDED}：请检查网络和 npm 镜像，或从 nodejs.org 安装后重试`,
  );
}
