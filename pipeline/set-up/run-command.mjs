import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { root } from './tell.mjs';

/**
 * Runs a command and never throws: {status, output}, status null when it could not start or was stopped.
 * `seconds` is its deadline; `stalled`, asked every second, stops it earlier.
 */
export function runCommand(command, args, { seconds, env = {}, cwd = root, stalled = () => false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: outsidePath(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = (why) => {
      output += `\n${why}`;
      child.kill('SIGKILL');
    };
    const deadline = setTimeout(() => stop(`stopped after ${seconds} s`), seconds * 1000);
    const watch = setInterval(() => stalled() && stop('stopped: no progress'), 1000);
    const end = (status) => {
      clearTimeout(deadline);
      clearInterval(watch);
      resolve({ status, output: output.trim() });
    };
    child.on('error', (error) => {
      output += error.message;
      end(null);
    });
    child.on('close', end);
  });
}

/** The npm that runs this script, or else the one on the path, on a Node of our choice. */
export function runNpm(node, args, options) {
  const env = { PATH: `${dirname(node)}${delimiter}${outsidePath()}` };
  const cli = process.env.npm_execpath ?? '';
  if (cli.endsWith('npm-cli.js')) return runCommand(node, [cli, ...args], { ...options, env });
  return runCommand('npm', args, { ...options, env });
}

/** The last line that says something, for a message. */
export function lastLine(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const last = lines.filter((line) => line !== '').pop() ?? 'no output';
  return last.length > 160 ? `${last.slice(0, 160)}…` : last;
}

/** PATH without our own node_modules/.bin: what is being installed must not be running meanwhile. */
function outsidePath() {
  const own = join(root, 'node_modules', '.bin');
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => folder !== own).join(delimiter);
}
