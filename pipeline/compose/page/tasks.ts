import { unitName } from '../../plan/plan.ts';
import type { StepStatus, TaskVerdict } from '../../values/evaluation.ts';
import { monthInWords } from '../../values/period.ts';
import { type Context, milestonesOfTask, verdictsOfTask } from '../context.ts';
import { stepRating } from '../lists.ts';
import { chineseNumeral } from '../numbering.ts';
import { tasksOf } from '../overall.ts';
import { type RatingCell, ratingCell } from '../rows.ts';
import { dateInWords } from '../spans.ts';
import { tidyWords } from '../tidy.ts';
import { NOTHING, RATING_MARKS, STATE_WORDS, TASK_REASON_WORDS } from '../words.ts';
import { indicatorPlace, type PageIndicator, pageIndicator } from './indicators.ts';

export type PageProgramme = {
  readonly number: string;
  readonly title: string;
  readonly tasks: readonly PageTask[];
};

export type PageTask = {
  readonly number: string;
  readonly place: string;
  readonly title: string;
  readonly mark: string;
  readonly rating: RatingCell;
  readonly reason: string;
  readonly lead: string;
  readonly cooperating: string;
  readonly indicators: readonly PageIndicator[];
  /** Indicators of this task that are told under another. */
  readonly elsewhere: readonly { readonly name: string; readonly place: string }[];
  readonly steps: {
    readonly done: string;
    readonly total: string;
    readonly rows: readonly PageTaskStep[];
  } | null;
};

export type PageTaskStep = {
  readonly name: string;
  readonly due: string;
  readonly unit: string;
  readonly state: string;
  readonly mark: string;
  readonly rating: RatingCell;
  readonly progress: string;
  /** File, sheet and cell of the last report; empty when there is none. */
  readonly source: string;
};

/** Every task under its 工程; an indicator that serves several tasks is told with the first. */
export function pageProgrammes(context: Context): PageProgramme[] {
  const told = new Set<string>();
  return context.plan.programmes
    .map((programme) => ({ title: programme.title, tasks: tasksOf(programme, context) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ title, tasks }, index) => ({
      number: chineseNumeral(index + 1),
      title,
      tasks: tasks.map((task) => pageTask(task, told, context)),
    }));
}

export function taskPlace(number: number): string {
  return `task-${number}`;
}

function pageTask(task: TaskVerdict, told: Set<string>, context: Context): PageTask {
  const { plan, evaluation } = context;
  const names = (ids: readonly string[]) => ids.map((id) => unitName(id, plan)).join('、');
  const verdicts = verdictsOfTask(task, evaluation);
  const own = verdicts.filter(({ id }) => !told.has(id));
  for (const { id } of own) told.add(id);
  return {
    number: String(task.no),
    place: taskPlace(task.no),
    title: task.title,
    mark: RATING_MARKS[task.rating],
    rating: ratingCell(task.rating),
    reason: TASK_REASON_WORDS[task.reason],
    lead: names(task.leadUnits),
    cooperating: names(plan.tasks.find(({ no }) => no === task.no)?.cooperatingUnits ?? []),
    indicators: own.map((verdict, index) => pageIndicator(verdict, index + 1, context)),
    elsewhere: verdicts
      .filter((verdict) => !own.includes(verdict))
      .map(({ id, name }) => ({ name, place: indicatorPlace(id) })),
    steps: stepsOf(task, context),
  };
}

function stepsOf(task: TaskVerdict, context: Context): PageTask['steps'] {
  const steps = milestonesOfTask(task, context.evaluation).flatMap((group) => group.steps);
  if (steps.length === 0) return null;
  return {
    done: String(steps.filter(({ state }) => state === 'done').length),
    total: String(steps.length),
    rows: steps.map((step) => pageStep(step, context)),
  };
}

function pageStep(step: StepStatus, { plan, inputs }: Context): PageTaskStep {
  const { name, due, responsibleUnit, state, completedOn, progress, sha256, file, sheet, cell } = step;
  const rating = stepRating(step);
  const done = state === 'done' && completedOn !== null ? `（${dateInWords(completedOn)}）` : '';
  const known = inputs.find((input) => input.sha256 === sha256)?.name ?? file;
  return {
    name,
    due: monthInWords(due),
    unit: unitName(responsibleUnit, plan),
    state: state === null ? '未报送进展' : `${STATE_WORDS[state]}${done}`,
    mark: RATING_MARKS[rating.key],
    rating,
    progress: tidyWords(progress) || NOTHING,
    source: known === null ? '' : `${known}，工作表“${sheet ?? ''}”，单元格${cell ?? ''}`,
  };
}
