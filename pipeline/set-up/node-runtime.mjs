import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLine, runCommand } from './run-command.mjs';
import { root, SetUpError, say } from './tell.mjs';

const NEEDED = 24;
const windows = process.platform === 'win32';
const own = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const linked = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');

/**
 * A Node that runs TypeScript: npm scripts find the package's in node_modules/.bin before the machine's. Its files come
 * with an install script, which `--ignore-scripts` and some npm settings leave out: then it is run here.
 */
export async function readNode() {
  const version = ownVersion();
  if (major(version) >= NEEDED) return `Node ${version}`;
  if (major(process.versions.node) >= NEEDED) return `Node ${process.versions.node}`;
  say(`set-up: installing Node ${NEEDED} (this is ${process.versions.node})`);
  const { output } = await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
    seconds: 900,
    cwd: join(root, 'node_modules', 'node'),
  });
  link();
  const installed = ownVersion();
  if (major(installed) >= NEEDED) return `Node ${installed}`;
  throw new SetUpError(
    `no Node ${NEEDED} (${lastLine(output)}). 请从 nodejs.org 安装 Node.js ${NEEDED} 或更高版本后重试`,
  );
}

function ownVersion() {
  if (!existsSync(linked)) return undefined;
  if (realpathSync(process.execPath) === realpathSync(own)) return process.versions.node;
  // the program itself: on Windows a .cmd file can't be started without a shell
  const { stdout } = spawnSync(own, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return (stdout ?? '').trim().replace(/^v/, '');
}

/** npm links a program only when its file is there, which it was not. */
function link() {
  if (windows || !existsSync(own) || existsSync(linked)) return;
  mkdirSync(dirname(linked), { recursive: true });
  rmSync(linked, { force: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), linked);
}

function major(version) {
  return Number.parseInt(version ?? '', 10) || 0;
}
