import type { Plan } from '../plan/plan.ts';
import type { Evaluation, IndicatorVerdict, MilestoneVerdict, TaskVerdict } from '../values/evaluation.ts';
import { indicatorOf } from './context.ts';
import { completionPercent } from './figures.ts';
import { narratorOf } from './kinds/index.ts';
import { byRatio } from './problems.ts';
import { RATING_WORDS, REASON_WORDS, TASK_REASON_WORDS } from './words.ts';

/** A line of the table that a run ends with. */
export type TaskTableRow = {
  readonly number: string;
  readonly title: string;
  readonly rating: string;
  /** What decided: the worst indicator with its figure, or the steps done so far. */
  readonly figure: string;
};

export const TASK_TABLE_HEADER = ['序号', '任务', '评定', '依据'] as const;

export function composeTaskTable(evaluation: Evaluation, plan: Plan): TaskTableRow[] {
  return evaluation.tasks.map((task) => ({
    number: String(task.no),
    title: task.title,
    rating: RATING_WORDS[task.rating],
    figure: decidingFigure(task, evaluation, plan),
  }));
}

function decidingFigure(task: TaskVerdict, evaluation: Evaluation, plan: Plan): string {
  const [indicator] = byRatio(evaluation.indicators.filter(({ id }) => task.decidedBy.includes(id)));
  if (indicator) return indicatorFigure(indicator, plan);
  const group = evaluation.milestones.find(({ id }) => task.decidedBy.includes(id));
  return group ? stepsFigure(group) : TASK_REASON_WORDS[task.reason];
}

function indicatorFigure(verdict: IndicatorVerdict, plan: Plan): string {
  const indicator = indicatorOf(verdict.id, plan);
  const { name, rating, reason, completion, kind } = verdict;
  const actual = narratorOf(indicator).actual(verdict, indicator);
  if (rating === 'noData' || actual === null) return `${name}：${REASON_WORDS[reason]}`;
  const done = completion?.gt(0) && kind !== 'averageGrowth' ? `，完成${completionPercent(completion)}` : '';
  return `${name}：${actual}${done}`;
}

function stepsFigure({ steps }: MilestoneVerdict): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const overdue = steps.filter((step) => step.overdue).length;
  return `具体事项：${steps.length}项已完成${done}项${overdue > 0 ? `，逾期${overdue}项` : ''}`;
}
