import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the set-up in a folder of its own, with programs of its own on the path. */
export type Sandbox = {
  readonly folder: string;
  /** A shell script on the path; the system's tools are there for it, not for the set-up. */
  readonly program: (name: string, script: string) => string;
  readonly write: (path: string, content: string) => void;
  readonly read: (path: string) => string;
  readonly run: (env?: Record<string, string>) => {
    readonly status: number | null;
    readonly stdout: string;
    readonly lines: string[];
  };
};

export const faces = JSON.parse(readFileSync(join(root, 'templates/fonts.json'), 'utf8')) as {
  faces: { family: string; weight: number; file: string }[];
};

/** The Chromium that this machine's own set-up has found. */
export const chromium = (
  JSON.parse(readFileSync(join(root, 'node_modules/.duban/chromium.json'), 'utf8')) as { executable: string }
).executable;

export const runChromium = `exec "${chromium}" "$@"`;

export function openSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'duban-set-up-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const path of [
    'pipeline/set-up.mjs',
    'pipeline/set-up',
    'templates/fonts.json',
    'package-lock.json',
  ]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const program = (name: string, script: string) => {
    const path = join(bin, name);
    writeFileSync(path, `#!/bin/sh\nPATH="${bin}:/usr/local/bin:/usr/bin:/bin"\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const run = (env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'pipeline/set-up.mjs')],
      // an empty home: nothing that puppeteer or npm kept there
      { cwd: folder, encoding: 'utf8', env: { PATH: bin, HOME: folder, ...env } },
    );
    return { status, stdout, lines: stderr.trim().split('\n') };
  };
  return { folder, program, write, run, read: (path) => readFileSync(join(folder, path), 'utf8') };
}

/** What `npm ci` would have left: npm's list, the fonts, Node. */
export function installPackages({ folder, write }: Sandbox): void {
  write('node_modules/.package-lock.json', readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const path of ['@expo-google-fonts', 'node']) {
    symlinkSync(join(root, 'node_modules', path), join(folder, 'node_modules', path));
  }
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync(process.execPath, join(folder, 'node_modules/.bin/node'));
}
