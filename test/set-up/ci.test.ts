import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './sandbox.ts';

const PDF = `printf '%%PDF-1.4' >"$month/通报.pdf"; head -c 60000 /dev/zero >>"$month/通报.pdf"`;
const DOCX = `printf 'PK' >"$month/通报.docx"; head -c 20000 /dev/zero >>"$month/通报.docx"`;
const XLSX = `printf 'PK' >"$month/台账.xlsx"; head -c 60000 /dev/zero >>"$month/台账.xlsx"`;
const HTML = `printf '<!doctype html>' >"$month/阅读页.html"; head -c 60000 /dev/zero >>"$month/阅读页.html"`;
const DATA = 'echo {} >"$month/manifest.json"; echo {} >"$month/evaluation.json"';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-ci-'));
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('.ci/run', () => {
  it('passes when tests and documents are there', () => {
    const { status, stdout } = run('exit 0', `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`);
    expect([status, stdout.trim().split('\n').at(-1)]).toEqual([
      0,
      'ci: tests passed, output/2025-06 holds the documents',
    ]);
  });

  const failures: readonly (readonly [string, string, string])[] = [
    ['the tests fail', 'exit 3', `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`],
    ['the run fails', 'exit 0', `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}; exit 2`],
    ['nothing is made', 'exit 0', 'rm -r "$month"'],
    ['there is no PDF', 'exit 0', `${DOCX}; ${XLSX}; ${HTML}; ${DATA}`],
    [
      'a PDF is small',
      'exit 0',
      `printf '%%PDF-1.4' >"$month/x.pdf"; ${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`,
    ],
    [
      'a PDF is none',
      'exit 0',
      `head -c 60000 /dev/zero >"$month/x.pdf"; ${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`,
    ],
    ['there is no Word file', 'exit 0', `${PDF}; ${XLSX}; ${HTML}; ${DATA}`],
    [
      'a Word file is none',
      'exit 0',
      `head -c 20000 /dev/zero >"$month/x.docx"; ${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`,
    ],
    ['there is no workbook', 'exit 0', `${PDF}; ${DOCX}; ${HTML}; ${DATA}`],
    ['there is no page', 'exit 0', `${PDF}; ${DOCX}; ${XLSX}; ${DATA}`],
    [
      'there is no manifest',
      'exit 0',
      `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}; rm "$month/manifest.json"`,
    ],
    [
      'the evaluation is empty',
      'exit 0',
      `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}; : >"$month/evaluation.json"`,
    ],
  ];
  it.each(failures)('fails when %s', (_, test, start) => {
    const { status, stdout } = run(test, start);
    expect(status).not.toBe(0);
    expect(stdout).not.toContain('ci: tests passed');
  });

  it('runs the month only after the tests', () => {
    run('exit 3', ': >started');
    expect(existsSync(join(folder, 'started'))).toBe(false);
  });

  it('takes no earlier run’s documents for its own', () => {
    run('exit 0', `${PDF}; ${DOCX}; ${XLSX}; ${HTML}; ${DATA}`);
    expect(run('exit 0', 'exit 0').status).not.toBe(0);
  });
});

/** .ci/run with an npm that does as told for `npm test` and `npm start`. */
function run(test: string, start: string): { status: number | null; stdout: string } {
  const npm = join(folder, 'bin/npm');
  writeFileSync(
    npm,
    `#!/bin/sh\nmonth=output/2025-06\nif [ "$1" = test ]; then ${test}; fi\nmkdir -p "$month"\n${start}\n`,
  );
  chmodSync(npm, 0o755);
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  });
  return { status, stdout };
}
