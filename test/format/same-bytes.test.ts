import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('print-checksums.ts', import.meta.url));

/** A process of its own: the time zone and the order in which documents are made belong to the process. */
const checksums = (zone: string, order: string) =>
  execFileSync(process.execPath, [script, order], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone, LANG: 'C' },
  });

it('the same inputs give the same bytes in PDF and Word, in any time zone, whatever was made before', () => {
  const here = checksums('Asia/Shanghai', 'once');
  expect(here.trim().split('\n').length).toBe(4);
  expect(
    new Set(
      here
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[1]),
    ).size,
  ).toBe(4);
  expect(checksums('America/St_Johns', 'twice')).toBe(here);
});
