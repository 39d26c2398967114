import { DEFAULTS } from '../config.ts';
import type { World } from '../edge/world.ts';
import { textTable } from '../render/text-table.ts';
import { listRuns, type StoredRun } from '../store/runs.ts';
import { jsonOption, outOption } from './options.ts';
import { printJson } from './print.ts';
import { defineVerb, noOperands } from './verb.ts';

export const history = defineVerb({
  name: 'history',
  summary: '列出已有的运行',
  operands: noOperands,
  options: { ...outOption, ...jsonOption },
  details: ['同一报告期可有多次运行，早先的运行都保留；“当前”一栏标“是”的，即输出目录中该报告期的结果。'],
  run: async ({ options }, world) => {
    const runs = await listRuns(options.out ?? DEFAULTS.out);
    if (options.json) printJson(world, { runs: runs.map(runAsData) });
    else if (runs.length === 0) world.stdout('还没有运行记录。\n');
    else printTable(runs, world);
    return 0;
  },
});

function printTable(runs: readonly StoredRun[], world: World): void {
  const rows = runs.map(({ manifest: { run, issues, documents, demo }, current }) => [
    run.id,
    run.plan,
    run.period,
    run.date,
    run.trigger,
    `${issues.blocker}/${issues.warning}/${issues.note}`,
    String(documents.length),
    demo ? '是' : '',
    current ? '是' : '',
  ]);
  const header = ['运行', '方案', '报告期', '成文日期', '触发', '阻断/警告/提示', '文件', '演示', '当前'];
  world.stdout(textTable(header, rows));
}

function runAsData({ manifest, folder, current }: StoredRun) {
  const { run, demo, issues, documents, inputs } = manifest;
  return { ...run, demo, current, folder, inputs: inputs.length, documents: documents.length, issues };
}
