import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORTS } from '../../pipeline/compose/reports/index.ts';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { COASTAL_PLAN, duban, GOOD_INBOX } from './world.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'duban-documents-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

async function manifestOf(period: string) {
  return JSON.parse(await readFile(join(out, period, 'manifest.json'), 'utf8'));
}

const coastal = () => ['run', '--plan', COASTAL_PLAN, '--period', '2026-06', '--out', out];

describe('run', () => {
  it('makes both formats, ends with the table of tasks and the documents’ paths', async () => {
    const { status, stdout, stderr } = await duban([
      ...coastal(),
      ...['--inbox', GOOD_INBOX, '--report', 'progress'],
    ]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^2 +提升港口吞吐能力 +正常 +港口集装箱年吞吐量：53.9万标箱/m);
    const { documents, versions, demo } = await manifestOf('2026-06');
    expect(demo).toBe(false);
    expect(versions.chromium).toMatch(/\d+\.\d+/);
    expect(documents.map(({ report, format }: Record<string, string>) => [report, format])).toEqual([
      ['progress', 'pdf'],
      ['progress', 'docx'],
    ]);
    const signatures: Record<string, string> = { pdf: '%PDF-', docx: 'PK' };
    for (const { path, format, sha256, bytes } of documents) {
      expect(path).toBe(`促进海洋经济和港口贸易发展工作进展情况通报（2026年6月）.${format}`);
      expect(stdout).toContain(`${join(out, '2026-06', path)}\n`);
      const content = await readFile(join(out, '2026-06', path));
      expect([sha256Of(content), content.length]).toEqual([sha256, bytes]);
      expect(
        content
          .subarray(0, 8)
          .toString('latin1')
          .startsWith(signatures[format] ?? '?'),
      ).toBe(true);
    }
  });

  it('makes only the formats asked for, and one JSON document of it', async () => {
    const { status, stdout } = await duban([
      ...coastal(),
      ...['--inbox', GOOD_INBOX, '--format', 'docx', '--date', '2026-07-15', '--json'],
    ]);
    expect(status).toBe(0);
    const { run, documents, tasks, counts, issues, place } = JSON.parse(stdout);
    expect([run.date, run.plan, place]).toEqual(['2026-07-15', 'coastal-2026', join(out, '2026-06')]);
    expect([...new Set(documents.map(({ format }: { format: string }) => format))]).toEqual(['docx']);
    expect(tasks.map(({ no, rating }: { no: number; rating: string }) => [no, rating])).toEqual([
      [1, 'atRisk'],
      [2, 'onTrack'],
      [3, 'behind'],
      [4, 'onTrack'],
      [5, 'onTrack'],
    ]);
    expect([counts, issues]).toEqual([{ blocker: 0, warning: 0, note: 0 }, []]);
  });

  it('is done with status 2 when blocking issues kept something out, and says which', async () => {
    const inbox = 'test/cases/every-fault-of-a-csv/inbox';
    const { status, stdout, stderr } = await duban([...coastal(), '--inbox', inbox, '--format', 'docx']);
    expect(status).toBe(2);
    expect(stderr).toContain('阻断 市商贸局.csv CSV C5：报告期“2026年13月”无法识别。');
    expect(stderr).not.toContain('警告');
    expect(stdout).toMatch(/阻断 \d+ 项，警告 \d+ 项，提示 \d+ 项/);
    const { issues, inputs } = await manifestOf('2026-06');
    expect(issues.blocker).toBeGreaterThan(10);
    // what could not be read is kept all the same
    expect(inputs.map(({ path }: { path: string }) => path)).toContain('其实是图片.csv');
  });
});

describe('demo', () => {
  it('makes the demonstration month without a blocking issue, marked as invented', {
    timeout: 180_000,
  }, async () => {
    const { status, stdout, stderr } = await duban(['demo', '--out', out], '2026-11-22T02:00:00Z');
    expect([status, stderr]).toEqual([0, '']);
    const rows = stdout.split('\n').filter((line) => /^\d+ /.test(line));
    expect(rows.map((row) => Number(row.split(' ')[0]))).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    const { demo, run, issues, plan, documents } = await manifestOf('2025-06');
    expect([demo, run.trigger, run.date, issues.blocker]).toEqual([true, 'demo', '2025-07-15', 0]);
    const found = JSON.parse(await readFile(join(out, '2025-06', 'issues.json'), 'utf8'));
    expect(found.filter(({ code }: { code: string }) => code.startsWith('style-'))).toEqual([]);
    expect(plan.path).toBe(join('seeds', 'wuhan-2024', 'plan.yaml'));
    const made = documents.map(({ report, format }: Record<string, string>) => `${report} ${format}`);
    const known = REPORTS.flatMap(({ kind, formats }) => formats.map((format) => `${kind} ${format}`));
    expect([...new Set(made)].sort()).toEqual(known.sort());
    expect((await readdir(join(out, 'demo-inbox'))).length).toBeGreaterThan(10);
    expect((await duban(['verify', '2025-06', '--out', out])).status).toBe(0);
  });
});
