import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { closeWorkingFolder, openWorkingFolder } from '../../pipeline/store/working-folder.ts';

const hammer = fileURLToPath(new URL('hammer.ts', import.meta.url));
let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'duban-kill-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

function startHammer() {
  return spawn(process.execPath, [hammer, out], { stdio: ['ignore', 'ignore', 'pipe'] });
}

async function waitForLink(): Promise<string> {
  for (;;) {
    const target = await readlink(join(out, '2025-06')).catch(() => null);
    if (target !== null) return target;
    await wait(2);
  }
}

/** Reads the current run through the link, as a person's program would. */
async function checkCurrentRun(): Promise<void> {
  const folder = join(out, await readlink(join(out, '2025-06')));
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(Object.keys(manifest)).toEqual(['one.txt', 'two.txt']);
  for (const [name, sha256] of Object.entries(manifest))
    expect(sha256Of(await readFile(join(folder, name)))).toBe(sha256);
}

it('a kill at any moment leaves the current run whole', { timeout: 120_000 }, async () => {
  const seen = new Set<string>();
  for (let round = 0; round < 25; round += 1) {
    const child = startHammer();
    const gone = once(child, 'exit');
    const before = await waitForLink();
    // spread over several rounds of publishing: each takes some ten milliseconds
    await wait(round === 0 ? 400 : 100 + ((round * 37) % 150));
    child.kill('SIGKILL');
    await gone;
    expect(child.signalCode).toBe('SIGKILL');
    await checkCurrentRun();
    seen.add(await readlink(join(out, '2025-06')));
    expect(before.startsWith('runs/2025-06/')).toBe(true);
  }
  // the kills did fall into the middle of work
  expect(seen.size).toBeGreaterThan(10);
  const folder = await openWorkingFolder(out, new Date(0));
  await closeWorkingFolder(folder);
  expect(await readdir(join(out, '.working'))).toEqual([]);
});

it('two runs at once never show a half or mixed run to a reader', { timeout: 60_000 }, async () => {
  const children = [startHammer(), startHammer()];
  const errors: string[] = [];
  for (const child of children) child.stderr.on('data', (text) => errors.push(String(text)));
  const gone = children.map((child) => once(child, 'exit'));
  await waitForLink();
  const owners = new Set<string>();
  for (let look = 0; look < 150; look += 1) {
    await checkCurrentRun();
    owners.add((await readFile(join(out, '2025-06', 'one.txt'), 'utf8')).split('/')[0] ?? '');
    await wait(5);
  }
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(gone);
  expect(errors).toEqual([]);
  expect([...owners].sort()).toEqual(children.map((child) => String(child.pid)).sort());
});
