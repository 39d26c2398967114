import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxTextOf } from '../text-of.ts';
import { COASTAL_PLAN, duban, GOOD_INBOX } from './world.ts';

let scratch: string;
let out: string;
let inbox: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'duban-corrections-'));
  out = join(scratch, 'out');
  inbox = join(scratch, 'inbox');
  await cp(GOOD_INBOX, inbox, { recursive: true });
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

async function publish(date: string, plan = COASTAL_PLAN) {
  const order = ['--plan', plan, '--period', '2026-06', '--report', 'progress', '--format', 'docx'];
  const { status, stderr } = await duban(['run', ...order, '--inbox', inbox, '--out', out, '--date', date]);
  expect([status, stderr]).toEqual([0, '']);
  const manifest = JSON.parse(await readFile(join(out, '2026-06', 'manifest.json'), 'utf8'));
  const [{ path }] = manifest.documents;
  const bytes = await readFile(join(out, '2026-06', path));
  const lines = docxTextOf(new Uint8Array(bytes)).paragraphs.map(({ text }) => text);
  return { id: manifest.run.id, path, bytes, lines, ...versionOf(manifest) };
}

function versionOf({ version, corrects }: { version: number; corrects: string | null }) {
  return { version, corrects };
}

async function edit(name: string, before: string, after: string): Promise<void> {
  const text = await readFile(join(inbox, name), 'utf8');
  expect(text).toContain(before);
  await writeFile(join(inbox, name), text.replace(before, after));
}

/** The cells under 更正说明, a row of them an entry. */
function correctionRows(lines: readonly string[]): string[][] {
  const from = lines.indexOf('更正原因') + 1;
  const cells = lines.slice(from);
  const rows: string[][] = [];
  while (cells[0] === String(rows.length + 1)) rows.push(cells.splice(0, 5));
  return rows;
}

describe('a run for a period already published', () => {
  it('is the next version when its figures differ, and says what it corrects and why', async () => {
    const first = await publish('2026-07-12');
    expect([first.version, first.corrects, first.lines.join('\n')]).toEqual([
      1,
      null,
      expect.not.stringContaining('更正'),
    ]);

    await edit('2026-06/市港航局.csv', '"539,000"', '"512,000"');
    const second = await publish('2026-07-20');
    expect([second.version, second.corrects]).toEqual([2, first.id]);
    expect(second.path).toContain('（2026年6月更正版）');
    expect(second.lines.indexOf('（更正版）')).toBeLessThan(10);
    const rows = correctionRows(second.lines);
    expect(second.lines).toContain(
      `本通报为更正版，代替2026年7月12日的同名通报，更正${rows.length}处，详见“更正说明”。`,
    );
    expect(rows[0]).toEqual([
      '1',
      '港口集装箱年吞吐量',
      '53.9万标箱；完成率50.6%',
      '51.2万标箱；完成率48.1%',
      '市港航局重新报送（2026-06/市港航局.csv）',
    ]);

    const again = await publish('2026-07-20');
    expect([again.version, again.corrects]).toEqual([2, first.id]);
    expect(again.bytes.equals(second.bytes)).toBe(true);

    await edit('2026-06/市港航局.csv', '"512,000"', '"539,000"');
    const third = await publish('2026-07-28');
    expect([third.version, third.corrects]).toEqual([3, again.id]);
    expect(correctionRows(third.lines)[0]?.slice(1, 4)).toEqual([
      '港口集装箱年吞吐量',
      '51.2万标箱；完成率48.1%',
      '53.9万标箱；完成率50.6%',
    ]);
  });

  it('is the same version when nothing printed differs', async () => {
    const first = await publish('2026-07-12');
    await edit('2026-06/市港航局.csv', '"539,000"', '"539,001"');
    const second = await publish('2026-07-12');
    expect([second.version, second.corrects]).toEqual([1, null]);
    expect(second.lines.join('\n')).not.toContain('更正');
    expect(second.path).toBe(first.path);
  });

  it('says that a figure came late, that a file is gone, and what a step has become', async () => {
    const kept = await readFile(join(inbox, '2026-06/市港航局.csv'));
    await rm(join(inbox, '2026-06/市港航局.csv'));
    await publish('2026-07-12');
    await writeFile(join(inbox, '2026-06/市港航局.csv'), kept);
    const late = correctionRows((await publish('2026-07-13')).lines);
    expect(late[0]?.[4]).toBe('市港航局补报（2026-06/市港航局.csv）');
    expect(late.at(-1)?.[4]).toBe('随所属指标、具体工作的评定变化');
    await edit(
      '2026-06/市水务局和县区.csv',
      'sea-pipeline,市水务局,2026-06,未启动',
      'sea-pipeline,市水务局,2026-06,进行中,已完成招标',
    );
    const begun = correctionRows((await publish('2026-07-14')).lines);
    expect(begun[0]?.slice(2)).toEqual([
      '未启动',
      '进行中',
      '市水务局重新报送（2026-06/市水务局和县区.csv），并说明：已完成招标',
    ]);
    await rm(join(inbox, '2026-06/市港航局.csv'));
    const gone = correctionRows((await publish('2026-07-15')).lines);
    expect(gone[0]?.[4]).toBe('原据以评定的报表（2026-06/市港航局.csv）不再采用');
  });

  it('names the plan where only that has changed', async () => {
    const plan = join(scratch, 'plan');
    await cp(join(COASTAL_PLAN, '..'), plan, { recursive: true });
    await publish('2026-07-12', join(plan, 'plan.yaml'));
    const text = await readFile(join(plan, 'plan.yaml'), 'utf8');
    await writeFile(join(plan, 'plan.yaml'), text.replace(/target: 30\b/, 'target: 36'));
    const { lines, version } = await publish('2026-07-13', join(plan, 'plan.yaml'));
    expect(version).toBe(2);
    expect(correctionRows(lines)[0]?.[4]).toBe('方案数据有调整');
  });
});
