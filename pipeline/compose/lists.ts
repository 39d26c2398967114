import { expandUnits, unitName } from '../plan/plan.ts';
import type { MilestoneVerdict, StepStatus, TaskVerdict } from '../values/evaluation.ts';
import { compareText } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { type Context, indicatorOf, milestonesOfTask, verdictsOfTask } from './context.ts';
import { narratorOf } from './kinds/index.ts';
import { chineseNumeral } from './numbering.ts';
import { tasksOf } from './overall.ts';
import { type RatingCell, ratingCell } from './rows.ts';
import { dateInWords } from './spans.ts';
import { NOTHING } from './words.ts';

/** 任务清单: what has to be done. Every indicator and step of every task, under its 工程. */
export type TaskList = {
  readonly programmes: readonly {
    readonly title: string;
    readonly tasks: readonly {
      readonly number: string;
      readonly title: string;
      readonly rating: RatingCell;
      readonly matters: readonly TaskMatter[];
    }[];
  }[];
};

export type TaskMatter = {
  readonly number: string;
  readonly name: string;
  readonly goal: string;
  readonly state: string;
  readonly rating: RatingCell;
};

/** 责任清单: whose it is. */
export type DutyList = {
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    readonly lead: string;
    readonly cooperating: string;
    readonly reporting: string;
  }[];
  /** What a group of units stands for. */
  readonly groups: readonly { readonly name: string; readonly members: string; readonly note: string }[];
};

/** 时限清单: by when, the earliest first; steps only — the indicators' dates stand in their own table. */
export type DateList = {
  readonly rows: readonly {
    readonly number: string;
    readonly due: string;
    readonly task: string;
    readonly name: string;
    readonly unit: string;
    readonly state: string;
    readonly late: boolean;
  }[];
};

export function taskList(context: Context): TaskList | null {
  const programmes = context.plan.programmes
    .map((programme) => ({ programme, tasks: tasksOf(programme, context) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ programme, tasks }, index) => ({
      title: `（${chineseNumeral(index + 1)}）${programme.title}`,
      tasks: tasks.map((task) => ({
        number: String(task.no),
        title: task.title,
        rating: ratingCell(task.rating),
        matters: mattersOf(task, context),
      })),
    }));
  return programmes.length === 0 ? null : { programmes };
}

function mattersOf(task: TaskVerdict, context: Context): TaskMatter[] {
  const indicators = verdictsOfTask(task, context.evaluation).map((verdict) => {
    const indicator = indicatorOf(verdict.id, context.plan);
    const narrator = narratorOf(indicator);
    return {
      name: verdict.name,
      goal: narrator.target(indicator),
      state: narrator.actual(verdict, indicator) ?? NOTHING,
      rating: ratingCell(verdict.rating),
    };
  });
  const steps = stepsOf(task, context).map((step) => ({
    name: step.name,
    goal: monthInWords(step.due),
    state: stateOf(step, context),
    rating: stepRating(step),
  }));
  return [...indicators, ...steps].map((matter, index) => ({ ...matter, number: `${task.no}.${index + 1}` }));
}

export function dutyList(context: Context): DutyList | null {
  const { plan, evaluation } = context;
  const rows = evaluation.tasks.map((verdict) => {
    const task = plan.tasks.find(({ no }) => no === verdict.no);
    const reporting = [
      ...verdictsOfTask(verdict, evaluation).map(({ id }) => indicatorOf(id, plan).reportingUnit),
      ...stepsOf(verdict, context).map(({ responsibleUnit }) => responsibleUnit),
    ];
    return {
      number: String(verdict.no),
      title: verdict.title,
      lead: names(verdict.leadUnits, context),
      cooperating: names(task?.cooperatingUnits ?? [], context),
      reporting: names([...new Set(reporting)], context),
    };
  });
  const used = new Set(
    plan.tasks.flatMap(({ cooperatingUnits, leadUnit }) => [leadUnit, ...cooperatingUnits]),
  );
  const groups = plan.groups
    .filter(({ id }) => used.has(id))
    .map(({ id, name, note }) => ({
      name,
      members: names(expandUnits([id], plan), context),
      note: note ?? '',
    }));
  return rows.length === 0 ? null : { rows, groups };
}

export function dateList(context: Context): DateList | null {
  const steps = context.evaluation.tasks.flatMap((task) =>
    stepsOf(task, context).map((step) => ({ task: String(task.no), step })),
  );
  const rows = [...steps]
    .sort((a, b) => compareText(a.step.due, b.step.due))
    .map(({ task, step }, index) => ({
      number: String(index + 1),
      due: monthInWords(step.due),
      task,
      name: step.name,
      unit: unitName(step.responsibleUnit, context.plan),
      state: stateOf(step, context),
      late: step.overdue,
    }));
  return rows.length === 0 ? null : { rows };
}

function stepsOf(task: TaskVerdict, { evaluation }: Context): StepStatus[] {
  return milestonesOfTask(task, evaluation).flatMap((group: MilestoneVerdict) => group.steps);
}

/** 已完成（3月20日）, 逾期（正在推进）, 正在推进, 临近期限尚未启动, 未报送进展. */
function stateOf(step: StepStatus, { reportYear }: Context): string {
  const { state, overdue, dueSoon, completedOn } = step;
  const words = stepState(step);
  if (state === 'done')
    return completedOn === null ? words : `${words}（${dateInWords(completedOn, reportYear)}）`;
  if (overdue) return `逾期（${words}）`;
  return dueSoon ? `临近期限，${words}` : words;
}

/** How far a step has come, whatever its date. */
export function stepState({ state }: StepStatus): string {
  if (state === null) return '未报送进展';
  return { done: '已完成', inProgress: '正在推进', notStarted: '尚未启动' }[state];
}

/** A step as a rating shows it; an overdue one says so. */
export function stepRating({ state, overdue, dueSoon }: StepStatus): RatingCell {
  if (state === 'done') return ratingCell('achieved');
  if (overdue) return { key: 'behind', word: '逾期' };
  if (state === null) return ratingCell('noData');
  return ratingCell(dueSoon ? 'atRisk' : 'onTrack');
}

function names(ids: readonly string[], { plan }: Context): string {
  return ids.length === 0 ? NOTHING : ids.map((id) => unitName(id, plan)).join('、');
}
