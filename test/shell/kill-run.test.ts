import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { COASTAL_PLAN, GOOD_INBOX } from './world.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'duban-kill-run-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

function startRun(): ChildProcess {
  const args = [
    ...['run', '--plan', COASTAL_PLAN, '--inbox', GOOD_INBOX, '--period', '2026-06', '--out', out],
    ...['--report', 'progress'],
  ];
  return spawn(process.execPath, ['pipeline/main.ts', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Exit status and what was said, of a run left alone. */
async function wholeRun(): Promise<{ status: number | null; stderr: string }> {
  const child = startRun();
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stderr };
}

const WELL = { status: 0, stderr: expect.stringContaining('发布') };

/** The current run as a program finds it: by the manifest, each file checked. */
async function checkCurrentRun(): Promise<string> {
  const folder = join(out, '2026-06');
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  expect(manifest.documents.map(({ format }: { format: string }) => format)).toEqual(['pdf', 'docx']);
  const files = [...manifest.documents, ...manifest.files] as { path: string; sha256: string }[];
  for (const { path, sha256 } of files) expect(sha256Of(await readFile(join(folder, path)))).toBe(sha256);
  expect((await readdir(`${folder}/`)).sort()).toEqual(
    ['manifest.json', ...files.map(({ path }) => path)].sort(),
  );
  for (const { archived, sha256 } of manifest.inputs)
    expect(sha256Of(await readFile(join(out, archived)))).toBe(sha256);
  return manifest.run.id;
}

/** Files of the newest working folder: how far the run has come. */
function workingFiles(): string[] {
  const root = join(out, '.working');
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((name) => {
    const files = join(root, name, 'files');
    return existsSync(files) ? [name, ...readdirSync(files)] : [];
  });
}

const runsSoFar = () => readdirSync(join(out, 'runs', '2026-06')).length;

/** Kills when something is seen, or after a while; says whether the run had ended by itself before. */
async function killWhen(child: ChildProcess, seen: () => boolean, patience: number): Promise<boolean> {
  const gone = once(child, 'exit');
  const deadline = Date.now() + patience;
  while (!seen() && Date.now() < deadline && child.exitCode === null) await wait(1);
  child.kill('SIGKILL');
  await gone;
  return child.exitCode !== null;
}

it('a run killed at any moment leaves the last published one whole', { timeout: 240_000 }, async () => {
  expect(await wholeRun()).toEqual(WELL);
  const first = await checkCurrentRun();

  let killed = 0;
  const moments: (readonly [string, () => boolean, number])[] = [
    ['the PDF', () => workingFiles().some((name) => name.endsWith('.pdf')), 20_000],
    ['the evaluation', () => workingFiles().includes('evaluation.json'), 20_000],
    ['the manifest', () => workingFiles().includes('manifest.json'), 20_000],
    ...[50, 400, 800, 1200, 1600, 2000, 2400].map((after) => [`${after} ms`, () => false, after] as const),
    ['a working folder, with nothing in it yet', () => workingFiles().length > 0, 20_000],
  ];
  for (const [, seen, patience] of moments) {
    const before = await readlink(join(out, '2026-06'));
    const runs = runsSoFar();
    const ended = await killWhen(startRun(), seen, patience);
    if (!ended) killed += 1;
    const current = await checkCurrentRun();
    // the old one whole or the new one whole
    if ((await readlink(join(out, '2026-06'))) === before) expect(before.endsWith(current)).toBe(true);
    else expect(runsSoFar()).toBe(runs + 1);
  }
  expect(killed).toBeGreaterThan(6);
  expect(readdirSync(join(out, 'runs', '2026-06'))).toContain(first);

  // the next run clears away what the dead ones left, and is whole
  expect(readdirSync(join(out, '.working')).length).toBeGreaterThan(0);
  expect(await wholeRun()).toEqual(WELL);
  expect(await checkCurrentRun()).not.toBe(first);
  expect(readdirSync(join(out, '.working'))).toEqual([]);
});

it('two runs at once both end well, and one of them is current', { timeout: 120_000 }, async () => {
  const before = readdirSync(join(out, 'runs', '2026-06'));
  expect(await Promise.all([wholeRun(), wholeRun()])).toEqual([WELL, WELL]);
  const made = readdirSync(join(out, 'runs', '2026-06')).filter((name) => !before.includes(name));
  expect(made.length).toBe(2);
  expect(made).toContain(await checkCurrentRun());
});
