import { join } from 'node:path';
import { REPORTS } from '../compose/reports/index.ts';
import { composeTaskTable, TASK_TABLE_HEADER } from '../compose/task-table.ts';
import { DEFAULTS } from '../config.ts';
import { FORMATS } from '../edge/formats.ts';
import type { World } from '../edge/world.ts';
import { countIssues, issuesAsData } from '../render/issues-json.ts';
import { textTable } from '../render/text-table.ts';
import { type FinishedRun, run as runMonth } from '../run.ts';
import { OperatorError } from '../values/issue.ts';
import { periodInWords } from '../values/period.ts';
import { argumentInvalid } from './command-line.ts';
import { inboxOption, jsonOption, outOption, periodOption, planOption, templatesOption } from './options.ts';
import { issueLines, printJson } from './print.ts';
import { defineVerb, type ExitStatus, noOperands } from './verb.ts';

const reportKinds = REPORTS.map(({ kind }) => kind);
const formatNames = FORMATS.map(({ name }) => name);

export const run = defineVerb({
  name: 'run',
  summary: '读取报表、评估、生成并发布一个报告期的报告',
  operands: noOperands,
  options: {
    ...periodOption,
    ...inboxOption,
    ...planOption,
    ...outOption,
    report: {
      type: 'string',
      placeholder: 'KIND,…',
      summary: `报告种类，缺省为全部：${REPORTS.map(({ kind, title }) => `${kind}（${title}）`).join('、')}`,
    },
    format: {
      type: 'string',
      placeholder: 'FORMAT,…',
      summary: `文件格式，缺省为全部：${formatNames.join('、')}`,
    },
    unit: { type: 'string', placeholder: 'U', summary: '只生成发给该单位的文件（单位编码或名称）' },
    date: { type: 'string', placeholder: 'D', summary: '成文日期，如 2025-07-12；缺省为今天（北京时间）' },
    ...templatesOption,
    ...jsonOption,
  },
  details: [
    '结果整体发布到 输出目录/报告期/，中途停止不影响已发布的结果；早先的运行保留在 输出目录/runs/ 下。',
    '结束时列出各项任务的评定和文件路径。有阻断问题时退出状态为 2：报告照常发布，其中列明数据不足的指标。',
  ],
  run: async ({ options }, world) => {
    const { inbox, date } = options;
    if (inbox === undefined) throw new OperatorError([argumentInvalid('缺少 --inbox', 'run')]);
    if (date !== undefined && !isDate(date))
      throw new OperatorError([argumentInvalid(`成文日期“${date}”不是日期，应写成 2025-07-12`, 'run')]);
    const finished = await runMonth(
      {
        plan: options.plan ?? DEFAULTS.plan,
        inbox,
        out: options.out ?? DEFAULTS.out,
        period: options.period,
        date,
        reports: chosen(options.report, reportKinds, '报告种类'),
        formats: chosen(options.format, formatNames, '文件格式'),
        unit: options.unit ?? null,
        templates: options.templates ?? null,
        trigger: 'manual',
      },
      world,
    );
    world.progress.end();
    if (options.json) printJson(world, runAsData(finished));
    else printRun(finished, world);
    return exitStatusOf(finished);
  },
});

/** 2 when blocking issues kept some indicators out: done, but somebody should look. */
export function exitStatusOf({ issues }: FinishedRun): ExitStatus {
  return countIssues(issues).blocker > 0 ? 2 : 0;
}

/** The table of tasks, the issues in numbers and where everything is. Issues that block, and those of the documents' own words, are named. */
export function printRun(
  { evaluation, plan, period, issues, manifest, place }: FinishedRun,
  world: World,
): void {
  const rows = composeTaskTable(evaluation, plan).map((row) => Object.values(row));
  world.stderr(
    issueLines(issues.filter((one) => one.severity === 'blocker' || one.code === 'style-finding')),
  );
  world.stdout(`${plan.shortTitle}：${periodInWords(period)}${manifest.demo ? '（演示数据）' : ''}\n\n`);
  world.stdout(textTable(TASK_TABLE_HEADER, rows));
  const { blocker, warning, note } = manifest.issues;
  world.stdout(
    `\n读取文件 ${manifest.inputs.length} 个；问题：阻断 ${blocker} 项，警告 ${warning} 项，提示 ${note} 项\n`,
  );
  for (const { path } of [...manifest.documents, { path: 'evaluation.json' }, { path: 'issues.json' }])
    world.stdout(`${join(place, path)}\n`);
}

function chosen(text: string | undefined, known: readonly string[], what: string): readonly string[] {
  if (text === undefined) return known;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new OperatorError([
      argumentInvalid(`没有${what} ${unknown.join('、')}，可用的有 ${known.join('、')}`, 'run'),
    ]);
  return names;
}

function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function runAsData({ manifest, place, folder, evaluation, issues }: FinishedRun) {
  const { run: facts, documents, demo } = manifest;
  return {
    run: facts,
    demo,
    place,
    folder,
    documents: documents.map((document) => ({ ...document, path: join(place, document.path) })),
    counts: manifest.issues,
    tasks: evaluation.tasks.map(({ no, title, rating, reason }) => ({ no, title, rating, reason })),
    issues: issuesAsData(issues),
  };
}
