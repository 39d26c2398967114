import { unitName } from '../../plan/plan.ts';
import { decimal } from '../../values/decimal.ts';
import type { StepStatus, TaskVerdict } from '../../values/evaluation.ts';
import { monthInWords } from '../../values/period.ts';
import { askedName, type Context, milestonesOfTask } from '../context.ts';
import { PERCENT } from '../figures.ts';
import { stepRating } from '../lists.ts';
import { ratingCell } from '../rows.ts';

import { dateInWords } from '../spans.ts';
import { STATE_WORDS, TASK_REASON_WORDS } from '../words.ts';
import { fileAnchor, indicatorAnchor, taskAnchor } from './anchors.ts';
import { fileNames, shortDigest } from './files.ts';
import { type Column, EMPTY, type LedgerSheet, number, ratingOf, tableSheet, text } from './model.ts';

const COUNT = { measure: '', decimals: 0 };

/** 任务: a row for each task of the plan. */
export function taskSheet(context: Context): LedgerSheet {
  return tableSheet('任务', taskColumns(context), context.evaluation.tasks, {
    note: '任务的评定由其核心指标和具体工作决定；完成率是各项完成率（超过100%的按100%计）的加权平均，只作参考，不决定评定',
    frozenColumns: 2,
    anchor: ({ no }) => taskAnchor(no),
  });
}

function taskColumns({ plan, evaluation }: Context): Column<TaskVerdict>[] {
  const names = (ids: readonly string[]) => ids.map((id) => unitName(id, plan)).join('、');
  const task = (no: number) => plan.tasks.find((one) => one.no === no);
  const programme = (no: number) =>
    plan.programmes.find(({ id }) => id === task(no)?.programme)?.title ?? null;
  const steps = (verdict: TaskVerdict) =>
    milestonesOfTask(verdict, evaluation).flatMap((group) => group.steps);
  const count = (value: number) => number(decimal(value), COUNT);
  const decided = ({ decidedBy }: TaskVerdict) =>
    decidedBy.map((id) => (isSteps(id, evaluation) ? '具体工作事项' : askedName(id, plan))).join('、');
  return [
    { header: '序号', width: 6, align: 'center', cell: ({ no }) => count(no) },
    { header: '任务', width: 34, cell: ({ title, indicators }) => text(title, firstIndicator(indicators)) },
    { header: '工程', width: 26, cell: ({ no }) => text(programme(no)) },
    { header: '评定', width: 12, align: 'center', cell: ({ rating }) => ratingOf(ratingCell(rating)) },
    { header: '依据', width: 26, cell: ({ reason }) => text(TASK_REASON_WORDS[reason]) },
    { header: '决定评定的指标和事项', width: 40, cell: (verdict) => text(decided(verdict)) },
    { header: '完成率', width: 12, bar: true, cell: ({ completion }) => number(completion, PERCENT) },
    { header: '指标数', width: 8, cell: ({ indicators }) => count(indicators.length) },
    { header: '事项数', width: 8, cell: (verdict) => count(steps(verdict).length) },
    {
      header: '已完成事项',
      width: 11,
      cell: (verdict) => count(steps(verdict).filter(({ state }) => state === 'done').length),
    },
    { header: '牵头单位', width: 22, cell: ({ leadUnits }) => text(names(leadUnits)) },
    { header: '配合单位', width: 40, cell: ({ no }) => text(names(task(no)?.cooperatingUnits ?? [])) },
  ];
}

function isSteps(id: string, evaluation: Context['evaluation']): boolean {
  return evaluation.milestones.some((group) => group.id === id);
}

function firstIndicator([first]: readonly string[]): string | undefined {
  return first === undefined ? undefined : indicatorAnchor(first);
}

type TaskStep = { readonly task: number; readonly step: StepStatus };

/** 事项: a row for each step, with what was last reported on it and where. */
export function stepSheet(context: Context): LedgerSheet {
  const steps = context.evaluation.milestones.flatMap(({ task, steps: own }) =>
    own.map((step) => ({ task, step })),
  );
  return tableSheet('事项', stepColumns(context), steps, {
    note: '每个事项列最近一次报送的进展；超过期限没有完成的为逾期',
    frozenColumns: 2,
  });
}

function stepColumns(context: Context): Column<TaskStep>[] {
  const { plan } = context;
  const file = fileNames(context);
  return [
    {
      header: '任务',
      width: 6,
      align: 'center',
      cell: ({ task }) => ({ ...number(decimal(task), COUNT), link: taskAnchor(task) }),
    },
    { header: '事项', width: 40, cell: ({ step }) => text(step.name) },
    { header: '时限', width: 12, align: 'center', cell: ({ step }) => text(monthInWords(step.due)) },
    { header: '权数', width: 7, cell: ({ step }) => number(step.weight, { measure: '', decimals: 1 }) },
    { header: '责任单位', width: 22, cell: ({ step }) => text(unitName(step.responsibleUnit, plan)) },
    {
      header: '状态',
      width: 10,
      align: 'center',
      cell: ({ step: { state } }) => text(state === null ? '未报送' : STATE_WORDS[state]),
    },
    { header: '评定', width: 12, align: 'center', cell: ({ step }) => ratingOf(stepRating(step)) },
    {
      header: '完成时间',
      width: 14,
      align: 'center',
      cell: ({ step: { completedOn } }) => text(completedOn && dateInWords(completedOn)),
    },
    {
      header: '报告期',
      width: 12,
      align: 'center',
      cell: ({ step: { period } }) => text(period && monthInWords(period)),
    },
    { header: '进展情况', width: 50, cell: ({ step }) => text(step.progress) },
    {
      header: '文件',
      width: 30,
      cell: ({ step: { sha256, file: archived } }) =>
        sha256 === null ? EMPTY : text(file.get(sha256) ?? archived, fileAnchor(sha256)),
    },
    { header: '工作表', width: 12, cell: ({ step }) => text(step.sheet) },
    { header: '单元格', width: 8, align: 'center', cell: ({ step }) => text(step.cell) },
    {
      header: '校验值',
      width: 15,
      align: 'center',
      cell: ({ step: { sha256 } }) => text(sha256 && shortDigest(sha256)),
    },
  ];
}
