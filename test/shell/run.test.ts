import { spawnSync } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { run } from '../../pipeline/run.ts';
import { COASTAL_PLAN, duban, GOOD_INBOX, worldAt } from './world.ts';

let scratch: string;
let out: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'duban-run-'));
  out = join(scratch, 'out');
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

const NO_DOCUMENTS = { reports: [], formats: [], unit: null, templates: null, trigger: 'manual' };

/** A run without documents: the run itself is what is looked at here. */
function runWithoutDocuments(inbox = GOOD_INBOX, instant = '2026-07-12T02:00:00Z', period = '2026-06') {
  const written = { stdout: '', stderr: '' };
  const order = {
    ...{ plan: COASTAL_PLAN, inbox, out, period, date: undefined },
    ...NO_DOCUMENTS,
  };
  return run(order, worldAt(instant, written));
}

async function readJson(...path: string[]) {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

describe('the folder of a run', () => {
  it('holds what the contract names', async () => {
    const { folder } = await runWithoutDocuments();
    expect((await readdir(join(out, '2026-06'))).sort()).toEqual([
      'evaluation.json',
      'issues.json',
      'manifest.json',
    ]);
    const manifest = await readJson(out, '2026-06', 'manifest.json');
    expect(manifest.schema).toBe('duban.manifest/1');
    expect(manifest.run).toEqual({
      id: folder.split('/').at(-1),
      plan: 'coastal-2026',
      period: '2026-06',
      date: '2026-07-12',
      trigger: 'manual',
      startedAt: '2026-07-12T02:00:00.000Z',
      finishedAt: '2026-07-12T02:00:00.000Z',
    });
    expect(manifest.issues).toEqual({ blocker: 0, warning: 0, note: 0 });
    expect(manifest.versions).toMatchObject({ duban: '0.1.0', node: process.versions.node, docx: '9.15.2' });
    expect(manifest.documents).toEqual([]);
    expect(await readJson(out, '2026-06', 'issues.json')).toEqual([]);
  });

  it('keeps every received byte, the plan and the policy under their sha-256', async () => {
    await runWithoutDocuments();
    const { inputs, plan } = await readJson(out, '2026-06', 'manifest.json');
    expect(inputs.map((input: { path: string }) => input.path)).toEqual([
      '2026-06/市商贸局.csv',
      '2026-06/市水务局和县区.csv',
      '2026-06/市海洋局.csv',
      '2026-06/市港航局.csv',
      '2026-06/市统计局.csv',
      '历史数据.csv',
    ]);
    for (const { path, sha256, archived, bytes, source } of inputs) {
      const kept = await readFile(join(out, archived));
      expect([sha256Of(kept), kept.length, source]).toEqual([sha256, bytes, 'folder']);
      expect(archived).toBe(`archive/${sha256.slice(0, 2)}/${sha256}.csv`);
      expect(kept).toEqual(await readFile(join(GOOD_INBOX, path)));
    }
    expect(inputs[0].unit).toBe('trade');
    expect(inputs[1].unit).toBeUndefined();
    for (const { archived, sha256 } of [plan, plan.policy])
      expect(sha256Of(await readFile(join(out, archived)))).toBe(sha256);
  });

  it('names each figure by the path in the archive', async () => {
    await runWithoutDocuments();
    const { indicators } = await readJson(out, '2026-06', 'evaluation.json');
    const figures = indicators.flatMap((one: { observations: object[] }) => one.observations);
    expect(figures.length).toBeGreaterThan(20);
    for (const { file, sha256 } of figures) expect(sha256Of(await readFile(join(out, file)))).toBe(sha256);
  });

  it('takes the date and the newest finished month from the clock in Shanghai', async () => {
    const order = { plan: COASTAL_PLAN, inbox: GOOD_INBOX, out, ...NO_DOCUMENTS };
    const written = { stdout: '', stderr: '' };
    const world = worldAt('2026-06-30T16:00:00Z', written);
    const { manifest } = await run({ ...order, period: undefined, date: undefined }, world);
    expect([manifest.run.period, manifest.run.date]).toEqual(['2026-06', '2026-07-01']);
    const given = await run({ ...order, period: '2026-Q2', date: '2026-07-15' }, world);
    expect([given.manifest.run.period, given.manifest.run.date]).toEqual(['2026-Q2', '2026-07-15']);
    expect(await readdir(join(out, 'runs'))).toEqual(['2026-06', '2026-Q2']);
  });

  it('earlier runs stay beside the current one, and the archive is shared', async () => {
    const first = await runWithoutDocuments();
    const second = await runWithoutDocuments(GOOD_INBOX, '2026-07-13T02:00:00Z');
    expect(await readJson(first.folder, 'manifest.json')).toEqual(first.manifest);
    expect((await readJson(out, '2026-06', 'manifest.json')).run.id).toBe(second.manifest.run.id);
    expect(await readFile(join(first.folder, 'evaluation.json'), 'utf8')).toBe(
      await readFile(join(second.folder, 'evaluation.json'), 'utf8'),
    );
    expect(
      (await readdir(join(out, 'archive'), { recursive: true })).filter((name) => name.includes('.')).length,
    ).toBe(8);
  });

  it('after the plan’s end says so', async () => {
    const { issues } = await runWithoutDocuments(
      'test/cases/after-the-end/inbox',
      '2030-01-01T00:00:00Z',
      '2029-03',
    );
    expect(issues.map(({ code }) => code)).toContain('period-after-plan');
  });

  it('nothing is published where something of somebody else stands, and nothing is left behind', async () => {
    await mkdir(join(out, '2026-06'), { recursive: true });
    await expect(runWithoutDocuments()).rejects.toMatchObject({ issues: [{ code: 'output-occupied' }] });
    expect(await readdir(out)).toEqual(['2026-06']);
  });

  it('a run that fails half-way leaves the published one and no working folder', async () => {
    const first = await runWithoutDocuments();
    await rm(join(out, 'archive'), { recursive: true });
    await writeFile(join(out, 'archive'), 'no folder');
    await expect(runWithoutDocuments()).rejects.toMatchObject({ issues: [{ code: 'output-unwritable' }] });
    expect((await readJson(out, '2026-06', 'manifest.json')).run.id).toBe(first.manifest.run.id);
    expect(await readdir(join(out, '.working'))).toEqual([]);
  });
});

describe('verify', () => {
  it('finds a sound run sound: by period, by id, by folder, by its link', async () => {
    const { folder, manifest } = await runWithoutDocuments();
    for (const name of ['2026-06', manifest.run.id, folder, join(out, '2026-06')]) {
      const { status, stdout, stderr } = await duban(['verify', name, '--out', out]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        /^一致：2026-06 的运行 .+，2 个文件与发布时相同，由 6 份存档报表重新评估，结果逐字节相同。\n$/,
      );
    }
  });

  it('does not need the inbox, nor the plan’s own file, nor the same day', async () => {
    const inbox = join(scratch, 'inbox');
    await cp(GOOD_INBOX, inbox, { recursive: true });
    await runWithoutDocuments(inbox);
    await rm(inbox, { recursive: true });
    await rename(out, join(scratch, 'moved'));
    const { status } = await duban(
      ['verify', '2026-06', '--out', join(scratch, 'moved')],
      '2031-01-01T00:00:00Z',
    );
    expect(status).toBe(0);
  });

  it.each<[string, (folder: string) => Promise<void>, string]>([
    [
      'a changed figure',
      (folder) => edit(join(folder, 'evaluation.json'), '"actual": "53.9"', '"actual": "54.9"'),
      'evaluation.json indicators[port-containers].actual：当时 "54.9"，重新评估 "53.9"',
    ],
    [
      'white space',
      (folder) => edit(join(folder, 'evaluation.json'), '{\n  "schema"', '{ "schema"'),
      'evaluation.json：内容与发布时不一致',
    ],
    ['a lost verdict', (folder) => writeFile(join(folder, 'evaluation.json'), '{}'), 'indicators：当时 无'],
    [
      'differences everywhere, without printing them all',
      (folder) => edit(join(folder, 'evaluation.json'), /"measure": /g, '"unit": '),
      '处不同\n',
    ],
    ['no JSON at all', (folder) => writeFile(join(folder, 'evaluation.json'), 'oops'), '当时 "oops"'],
    ['no evaluation', (folder) => unlink(join(folder, 'evaluation.json')), 'evaluation.json：文件不存在'],
    [
      'changed issues',
      (folder) => writeFile(join(folder, 'issues.json'), '[1]\n'),
      'issues.json：内容与发布时不一致',
    ],
  ])('finds %s', async (_, damage, said) => {
    const { folder } = await runWithoutDocuments();
    await damage(folder);
    const { status, stdout } = await duban(['verify', '2026-06', '--out', out]);
    expect(status).toBe(1);
    expect(stdout).toContain(said);
    expect(stdout).toContain('不一致：');
    const asData = await duban(['verify', '2026-06', '--out', out, '--json']);
    expect(JSON.parse(asData.stdout).sound).toBe(false);
  });

  it('names every archived file that is gone or changed', async () => {
    const { manifest } = await runWithoutDocuments();
    await unlink(join(out, manifest.inputs[0]?.archived ?? ''));
    await writeFile(join(out, manifest.plan.archived), 'schema: x');
    const { status, stderr } = await duban(['verify', '2026-06', '--out', out]);
    expect(status).toBe(1);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 18)),
    ).toEqual(['错误 archive-damaged', '错误 archive-damaged']);
  });
});

async function edit(path: string, before: string | RegExp, after: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const edited = text.replace(before, after);
  expect(edited).not.toBe(text);
  await writeFile(path, edited);
}

describe('history, status and explain of published runs', () => {
  it('history lists runs, the current one marked', async () => {
    expect((await duban(['history', '--out', out])).stdout).toBe('还没有运行记录。\n');
    const first = await runWithoutDocuments();
    const second = await runWithoutDocuments(GOOD_INBOX, '2026-07-13T02:00:00Z');
    const { stdout } = await duban(['history', '--out', out]);
    const rows = stdout.trimEnd().split('\n');
    expect(rows[1]).toMatch(
      new RegExp(`^${first.manifest.run.id} +coastal-2026 +2026-06 +2026-07-12 +manual +0/0/0 +0$`),
    );
    expect(rows[2]).toMatch(new RegExp(`^${second.manifest.run.id} .* 是$`));
    const { runs } = JSON.parse((await duban(['history', '--out', out, '--json'])).stdout);
    expect(runs.map((one: { current: boolean }) => one.current)).toEqual([false, true]);
  });

  it('history passes over what is no run', async () => {
    await runWithoutDocuments();
    await mkdir(join(out, 'runs', '2026-06', 'notes'));
    await mkdir(join(out, 'runs', '2026-05', 'broken'), { recursive: true });
    await writeFile(join(out, 'runs', '2026-05', 'broken', 'manifest.json'), '{"schema":"other/1"}');
    const { runs } = JSON.parse((await duban(['history', '--out', out, '--json'])).stdout);
    expect(runs.length).toBe(1);
  });

  it('status and explain answer from the archive of the current run', async () => {
    const inbox = join(scratch, 'inbox');
    await cp(GOOD_INBOX, inbox, { recursive: true });
    await runWithoutDocuments(inbox);
    await rm(inbox, { recursive: true });
    const status = await duban(['status', '--period', '2026-06', '--out', out, '--json']);
    const { units } = JSON.parse(status.stdout);
    expect(units.find((unit: { id: string }) => unit.id === 'port')).toMatchObject({
      complete: true,
      onTime: true,
    });
    const explain = await duban(['explain', 'port-containers', '--period', '2026-06', '--out', out]);
    expect(explain.stdout).toContain('2026-06/市港航局.csv，工作表“CSV”，单元格 C3');
    // without a period: the newest finished month of the plan named
    const newest = await duban(['status', '--plan', COASTAL_PLAN, '--out', out, '--json']);
    expect(JSON.parse(newest.stdout).period).toBe('2026-06');
  });
});

describe('evaluation.json depends on nothing but plan, inputs and period', () => {
  const child = fileURLToPath(new URL('evaluate-child.ts', import.meta.url));
  const evaluateIn = (inbox: string, zone: string, locale: string) => {
    const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale };
    const { stdout, stderr } = spawnSync(process.execPath, [child, COASTAL_PLAN, inbox, '2026-06'], {
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout;
  };

  it('not on names, folders, times of files, time zone or language', async () => {
    const golden = await readFile('test/cases/good-month/golden/evaluation.json', 'utf8');
    const renamed = join(scratch, 'renamed');
    const names = (await readdir(GOOD_INBOX, { recursive: true }))
      .filter((name) => name.endsWith('.csv'))
      .sort();
    for (const [index, name] of names.entries()) {
      const path = join(renamed, ['z', 'a/b', '.', 'm'][index % 4] ?? '', `报表 ${9 - index}.CSV`);
      await cp(join(GOOD_INBOX, name), path);
      await utimes(path, new Date(index * 1e9), new Date(index * 1e9));
    }
    expect(evaluateIn(GOOD_INBOX, 'Asia/Shanghai', 'zh_CN.UTF-8')).toBe(golden);
    expect(evaluateIn(renamed, 'UTC', 'C')).toBe(golden);
    expect(evaluateIn(renamed, 'America/New_York', 'tr_TR.UTF-8')).toBe(golden);
  });
});
