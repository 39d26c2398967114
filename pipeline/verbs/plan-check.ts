import { DEFAULTS } from '../config.ts';
import { readSoundPlan } from '../edge/plan-file.ts';
import type { World } from '../edge/world.ts';
import { type Plan, unitName } from '../plan/plan.ts';
import { textTable } from '../render/text-table.ts';
import { jsonOption } from './options.ts';
import { issueLines, printJson } from './print.ts';
import { defineVerb } from './verb.ts';

export const planCheck = defineVerb({
  name: 'plan check',
  summary: '检查方案文件，列出任务、指标、事项和单位',
  operands: { usage: '[FILE]', min: 0, max: 1 },
  options: { ...jsonOption },
  details: [
    '缺省检查随程序提供的方案。方案有误时一次列出全部问题及所在行号，退出状态为 1。',
    '方案注明政策原文文件（policyText）的，逐条核对引文是否与原文一字不差。',
  ],
  run: async ({ options, operands }, world) => {
    const { plan, issues } = await readSoundPlan(operands[0] ?? DEFAULTS.plan);
    world.stderr(issueLines(issues));
    if (options.json) printJson(world, planAsData(plan));
    else printPlan(plan, world);
    return 0;
  },
});

function printPlan(plan: Plan, world: World): void {
  const steps = stepsOf(plan);
  const name = (id: string) => unitName(id, plan);
  world.stdout(`方案：${plan.title}（${plan.id}，第 ${plan.version} 版）\n`);
  world.stdout(`期间：${plan.start} 至 ${plan.end}，基期 ${plan.baseline.period}\n`);
  world.stdout(`\n任务 ${plan.tasks.length} 项\n`);
  const tasks = plan.tasks.map(({ no, title, leadUnit, milestones }) => [
    String(no),
    title,
    name(leadUnit),
    String(plan.indicators.filter((indicator) => indicator.tasks.includes(no)).length),
    String(milestones?.steps.length ?? 0),
  ]);
  world.stdout(textTable(['序号', '任务', '牵头单位', '指标', '事项'], tasks));
  world.stdout(`\n指标 ${plan.indicators.length} 项\n`);
  const indicators = plan.indicators.map((indicator) => [
    indicator.id,
    indicator.name,
    indicator.kind,
    indicator.measure,
    indicator.deadline,
    indicator.core ? '是' : '',
    name(indicator.reportingUnit),
  ]);
  world.stdout(textTable(['编码', '指标', '类型', '计量单位', '时限', '核心', '填报单位'], indicators));
  world.stdout(`\n事项 ${steps.length} 项\n`);
  const stepRows = steps.map((step) => [
    step.id,
    String(step.task),
    step.name,
    step.due,
    name(step.responsibleUnit),
  ]);
  world.stdout(textTable(['编码', '任务', '事项', '时限', '责任单位'], stepRows));
  world.stdout(`\n单位 ${plan.units.length} 个，单位组 ${plan.groups.length} 个\n`);
  world.stdout(textTable(['编码', '单位', '填报指标项', '填报事项'], unitRows(plan)));
}

function unitRows(plan: Plan): string[][] {
  const count = (values: readonly unknown[]) => (values.length === 0 ? '' : String(values.length));
  return plan.units.map(({ id, name }) => [
    id,
    name,
    count(plan.items.filter((item) => item.reportingUnit === id)),
    count(stepsOf(plan).filter((step) => step.responsibleUnit === id)),
  ]);
}

function stepsOf(plan: Plan) {
  return plan.tasks.flatMap(({ no, milestones }) =>
    (milestones?.steps ?? []).map((step) => ({ ...step, task: no })),
  );
}

function planAsData(plan: Plan) {
  return {
    plan: { id: plan.id, version: plan.version, title: plan.title, start: plan.start, end: plan.end },
    counts: {
      tasks: plan.tasks.length,
      indicators: plan.indicators.length,
      milestones: stepsOf(plan).length,
      units: plan.units.length,
    },
    tasks: plan.tasks.map(({ no, title, leadUnit }) => ({ no, title, leadUnit })),
    indicators: plan.indicators.map(({ id, name, kind, measure, deadline, core, tasks, reportingUnit }) => ({
      id,
      name,
      kind,
      measure,
      deadline,
      core,
      tasks,
      reportingUnit,
    })),
    milestones: stepsOf(plan).map(({ id, name, task, due, responsibleUnit }) => ({
      id,
      name,
      task,
      due,
      responsibleUnit,
    })),
    units: plan.units.map(({ id, name }) => ({ id, name })),
  };
}
