import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../pipeline/main.ts';
import { VERBS } from '../../pipeline/verbs/index.ts';
import { COASTAL_PLAN, duban, GOOD_INBOX, worldAt } from './world.ts';

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'duban-verbs-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

const HAN = /\p{Script=Han}/u;

describe.each(VERBS.map((verb) => [verb.name, verb] as const))('verb %s', (name, verb) => {
  it('has a name of lower-case words and no other verb has it', () => {
    expect(name).toMatch(/^[a-z]+( [a-z]+)?$/);
    expect(VERBS.filter((other) => other.name === name)).toEqual([verb]);
    // `plan` and `plan check` could not be told apart
    expect(VERBS.filter((other) => other.name.startsWith(`${name} `))).toEqual([]);
  });

  it('explains itself and every option in Chinese', async () => {
    const { status, stdout, stderr } = await duban([...name.split(' '), '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(verb.summary).toMatch(HAN);
    expect(stdout).toContain(verb.summary);
    for (const [option, { summary, type, placeholder }] of Object.entries(verb.options)) {
      expect(stdout).toContain(`--${option}`);
      expect(summary).toMatch(HAN);
      expect(placeholder === undefined).toBe(type === 'boolean');
    }
    for (const paragraph of verb.details) expect(stdout).toContain(paragraph);
  });

  it('refuses an unknown option in one line with a hint', async () => {
    const { status, stdout, stderr } = await duban([...name.split(' '), 'x', '--no-such-option']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('错误 argument-invalid: 没有选项 --no-such-option（用 ');
    for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/^错误 [a-z-]+: .+（.+）$/);
  });
});

describe('the program', () => {
  it('lists every verb in its help', async () => {
    const { status, stdout } = await duban(['--help']);
    expect(status).toBe(0);
    for (const { name, summary } of VERBS)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'));
  });

  it('without a verb prints its help as an error', async () => {
    const { status, stdout, stderr } = await duban([]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('命令：');
  });

  it('an unknown verb is one line with a hint', async () => {
    const { status, stderr } = await duban(['rum', '--period', '2025-06']);
    expect(status).toBe(1);
    expect(stderr).toBe('错误 argument-invalid: 没有命令 rum（用 npm run -s duban -- --help 查看用法）\n');
  });

  it('a bug shows its stack and is told apart from a mistake', async () => {
    const written = { stdout: '', stderr: '' };
    const broken = {
      ...worldAt('2026-07-12T02:00:00Z', written),
      now: () => {
        throw new TypeError('clock stopped');
      },
    };
    expect(await main(['status', '--plan', COASTAL_PLAN], broken)).toBe(70);
    expect(written.stderr).toMatch(/TypeError: clock stopped\n {4}at /);
  });
});

describe('mistakes of the operator are one line each, exit 1, and nothing is written', () => {
  const run = ['run', '--plan', COASTAL_PLAN];
  it.each<[string, string[], string[]]>([
    ['no inbox', [...run], ['argument-invalid']],
    ['inbox not there', [...run, '--inbox', 'not/there'], ['inbox-missing']],
    ['inbox is a file', [...run, '--inbox', 'package.json'], ['inbox-missing']],
    ['plan not there', ['run', '--plan', 'not/there.yaml', '--inbox', GOOD_INBOX], ['plan-missing']],
    ['plan is a folder', ['run', '--plan', 'test', '--inbox', GOOD_INBOX], ['plan-missing']],
    [
      'period unreadable',
      [...run, '--inbox', GOOD_INBOX, '--period', '26-6'],
      ['period-unreadable-argument'],
    ],
    ['period unfinished', [...run, '--inbox', GOOD_INBOX, '--period', '2026-07'], ['period-unfinished']],
    [
      'period before the plan',
      [...run, '--inbox', GOOD_INBOX, '--period', '2025-12'],
      ['period-before-plan'],
    ],
    ['date impossible', [...run, '--inbox', GOOD_INBOX, '--date', '2026-02-30'], ['argument-invalid']],
    ['date in words', [...run, '--inbox', GOOD_INBOX, '--date', '今天'], ['argument-invalid']],
    ['report unknown', [...run, '--inbox', GOOD_INBOX, '--report', 'progess'], ['argument-invalid']],
    ['format unknown', [...run, '--inbox', GOOD_INBOX, '--format', 'pdf,odt'], ['argument-invalid']],
    [
      'indicator unknown',
      ['explain', 'no-such', '--plan', COASTAL_PLAN, '--inbox', GOOD_INBOX],
      ['indicator-unknown-argument'],
    ],
    [
      'no run yet to explain',
      ['explain', 'x', '--plan', COASTAL_PLAN, '--period', '2026-06'],
      ['run-missing'],
    ],
    ['no run yet to verify', ['verify', '2026-06'], ['run-missing']],
    ['run that climbs out', ['verify', '../../etc'], ['run-missing']],
    ['status of no period', ['status', '--period', '../x'], ['period-unreadable-argument']],
    ['file to check not there', ['check', 'nothing.xlsx', '--plan', COASTAL_PLAN], ['inbox-missing']],
  ])('%s', async (_, args, codes) => {
    const out = join(scratch, 'out');
    const takesOut = !['check', 'plan'].includes(args[0] ?? '');
    const { status, stdout, stderr } = await duban([...args, ...(takesOut ? ['--out', out] : [])]);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((line) => /^错误 ([a-z-]+): .+（.+）$/.exec(line)?.[1])).toEqual(codes);
    expect([status, stdout]).toEqual([1, '']);
    expect(await readdir(scratch)).toEqual([]);
  });

  it('every mistake of a plan at once, with its line', async () => {
    const plan = join(scratch, 'plan.yaml');
    await writeFile(plan, 'schema: duban.plan/1\nid: Coast\nstart: 2026-13\n');
    const { status, stderr } = await duban(['plan', 'check', plan]);
    expect(status).toBe(1);
    expect(stderr).toContain('第 2 行');
    expect(stderr).toContain('第 3 行');
    expect(stderr.trimEnd().split('\n').length).toBeGreaterThan(5);
  });

  it('a policy text that is not there', async () => {
    const plan = join(scratch, 'plan.yaml');
    await writeFile(plan, 'schema: duban.plan/1\npolicyText: gone.txt\n');
    const { status, stderr } = await duban(['plan', 'check', plan]);
    expect(status).toBe(1);
    expect(stderr).toContain('错误 policy-missing');
  });

  it('an inbox without any file', async () => {
    const inbox = join(scratch, 'inbox');
    await mkdir(inbox);
    const { status, stderr } = await duban([...run, '--inbox', inbox, '--out', join(scratch, 'out')]);
    expect(status).toBe(1);
    expect(stderr).toContain('错误 inbox-empty');
    expect(await readdir(scratch)).toEqual(['inbox']);
  });

  it('with --json standard output still holds one document', async () => {
    const { status, stdout, stderr } = await duban(['verify', 'nothing', '--json', '--out', scratch]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject([{ code: 'run-missing', severity: 'blocker' }]);
    expect(stderr).toMatch(/^错误 run-missing: /);
  });
});

describe('plan check', () => {
  it('counts and lists tasks, indicators, milestones and units', async () => {
    const { status, stdout, stderr } = await duban(['plan', 'check', COASTAL_PLAN]);
    expect([status, stderr]).toEqual([0, '']);
    for (const line of ['任务 5 项', '指标 10 项', '事项 15 项', '单位 8 个，单位组 1 个'])
      expect(stdout).toContain(`\n${line}\n`);
    expect(stdout).toMatch(/^seafood-exports +水产品出口额 +annualFlow +亿美元 +2028-12 +是 +市商贸局$/m);
    expect(stdout).toMatch(/^west-plant +4 +建成西屿淡化水厂 +2027-12 +西屿区人民政府$/m);
  });

  it('prints the same as data', async () => {
    const { stdout } = await duban(['plan', 'check', COASTAL_PLAN, '--json']);
    const { counts, plan } = JSON.parse(stdout);
    expect(plan.id).toBe('coastal-2026');
    expect(counts).toEqual({ tasks: 5, indicators: 10, milestones: 15, units: 8 });
  });
});

describe('check', () => {
  const faults = 'test/cases/every-fault-of-a-csv/inbox';

  it('finds nothing wrong with a good month', async () => {
    const { status, stdout } = await duban(['check', GOOD_INBOX, '--plan', COASTAL_PLAN]);
    expect([status, stdout]).toEqual([0, '6 个文件，读出数据 44 项；阻断 0 项，警告 0 项，提示 0 项。\n']);
  });

  it('names file, sheet and cell of every fault of one file, and its remedy', async () => {
    const { status, stdout } = await duban(['check', `${faults}/市商贸局.csv`, '--plan', COASTAL_PLAN]);
    expect(status).toBe(2);
    expect(stdout).toContain(
      '阻断 市商贸局.csv CSV D7：“2026年4—6月”跨越多个月，不能填在“当月值”栏。跨月数请填在“累计值”栏；只有1—2月可合并填报 [period-span]\n',
    );
    expect(stdout.split('\n').length).toBeGreaterThan(12);
  });

  it('says the same as data', async () => {
    const { stdout } = await duban(['check', faults, '--plan', COASTAL_PLAN, '--json']);
    const { counts, issues, files } = JSON.parse(stdout);
    expect(files).toBeGreaterThan(8);
    expect(counts.blocker).toBe(
      issues.filter((one: { severity: string }) => one.severity === 'blocker').length,
    );
  });

  it('tells figures that do not agree with one another', async () => {
    const { stdout } = await duban(['check', 'test/cases/two-units-disagree/inbox', '--plan', COASTAL_PLAN]);
    for (const code of ['figure-conflict', 'ytd-mismatch', 'figure-revised'])
      expect(stdout).toContain(`[${code}]`);
    expect(stdout).not.toContain('unit-not-reported');
  });
});

describe('status and explain from an inbox', () => {
  const from = ['--plan', COASTAL_PLAN, '--inbox', GOOD_INBOX, '--period', '2026-06'];

  it('status shows who has reported', async () => {
    const { status, stdout } = await duban(['status', ...from]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^市港航局 +是 +7\/7 +是 +是 +2026-07-06$/m);
    expect(stdout).toMatch(/2026年6月应报送单位 7 个：收到 7 个，齐全 7 个，逾期 0 个。\n$/);
  });

  it('explain prints the sum with file, sheet and cell', async () => {
    const { status, stdout } = await duban(['explain', 'port-containers', ...from]);
    expect(status).toBe(0);
    expect(stdout).toContain('1.043589');
    expect(stdout).toContain('2026-06/市港航局.csv，工作表“CSV”，单元格 C3');
  });

  it('explain finds an indicator by any spelling of its name', async () => {
    const { stdout } = await duban(['explain', '港口集裝箱 年吞吐量', ...from, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'port-containers', actual: '53.9', rating: 'onTrack' });
  });
});
