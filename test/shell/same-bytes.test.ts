import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COASTAL_PLAN, GOOD_INBOX } from './world.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'duban-zones-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A whole run in a process of its own; names and checksums of what it published. */
async function publishedIn(zone: string, locale: string): Promise<[string, string][]> {
  const out = join(scratch, zone.replace('/', '-'));
  const order = ['--plan', COASTAL_PLAN, '--period', '2026-06', '--date', '2026-07-15', '--out', out];
  const child = spawn(process.execPath, ['pipeline/main.ts', 'run', ...order, '--inbox', GOOD_INBOX], {
    env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale },
    stdio: 'ignore',
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  const manifest = JSON.parse(await readFile(join(out, '2026-06', 'manifest.json'), 'utf8'));
  return [...manifest.documents, ...manifest.files].map(({ path, sha256 }) => [path, sha256]);
}

describe('the same inputs and date', () => {
  it('give the same bytes of every document in any time zone and language', async () => {
    const here = await publishedIn('Asia/Shanghai', 'zh_CN.UTF-8');
    expect(here.map(([path]) => path.split('.').at(-1))).toEqual(
      expect.arrayContaining(['pdf', 'docx', 'json']),
    );
    expect(await publishedIn('America/New_York', 'tr_TR.UTF-8')).toEqual(here);
  }, 120_000);
});
