import { unitName } from '../../plan/plan.ts';
import { periodInWords } from '../../values/period.ts';
import { type ComposeInput, type Context, contextOf } from '../context.ts';
import { namesInWords } from '../counts.ts';
import { answerDate } from '../deadlines.ts';
import { type Lagging, laggingTasks, type SupervisedTask, supervisedTasks } from '../letters/supervised.ts';
import { type Clause, clause } from '../sentence.ts';
import { dateInWords } from '../spans.ts';
import { isLate } from '../story.ts';
import { quoted } from '../tidy.ts';

/** Everything templates/supervision.hbs prints. */
export type SupervisionModel = {
  readonly title: string;
  readonly documentName: string;
  readonly demo: boolean;
  readonly unit: string;
  readonly ended: boolean;
  /** `2025年6月督办第3号`: counted within the period, in the plan's order. */
  readonly number: string;
  readonly recipient: string;
  readonly opening: Clause;
  readonly tasks: readonly SupervisedTask[];
  /** Whether any of the tasks has cooperating units. */
  readonly shared: boolean;
  /** Whether rounding makes some gap differ from the figures beside it. */
  readonly uneven: boolean;
  /** 答复期限 */
  readonly by: string;
  readonly office: string;
  /** Of the office; empty when the plan gives none. */
  readonly contact: string;
  readonly date: string;
};

/** 督办通知单: one for each lead unit with something at risk, behind, missed or overdue; none when all goes well. */
export function composeSupervision(input: ComposeInput): SupervisionModel[] {
  const context = contextOf(input);
  const leads = [...new Set(context.evaluation.tasks.flatMap(({ leadUnits }) => leadUnits))];
  return leads
    .map((unit) => ({ unit, lagging: laggingTasks(unit, context) }))
    .filter(({ lagging }) => lagging.length > 0)
    .map(({ unit, lagging }, index) => letter(unit, lagging, index + 1, context));
}

function letter(
  unit: string,
  lagging: readonly Lagging[],
  number: number,
  context: Context,
): SupervisionModel {
  const { plan, period, demo, date, ended } = context;
  const words = periodInWords(period);
  const recipient = unitName(unit, plan);
  const tasks = supervisedTasks(lagging, context);
  return {
    title: `${plan.office.name}督办通知单`,
    documentName: `督办通知单（${recipient}，${words}）`,
    demo,
    unit,
    ended,
    number: `${words}督办第${number}号`,
    recipient,
    opening: openingOf(lagging, words, context),
    tasks,
    shared: tasks.some(({ cooperating }) => cooperating !== ''),
    uneven: tasks.some(({ matters }) => matters.some(({ uneven }) => uneven)),
    by: dateInWords(answerDate(date)),
    office: plan.office.name,
    contact: plan.documents.contact ?? '',
    date: dateInWords(date),
  };
}

const MOST_NAMES = 2;

/** What it rests on, which tasks, and how many matters of each sort. */
function openingOf(lagging: readonly Lagging[], period: string, { plan, ended }: Context): Clause {
  const indicators = lagging.flatMap((one) => one.indicators);
  const overdue = lagging.flatMap((one) => one.overdue);
  const serious = overdue.length > 0 || indicators.some(isLate);
  const phrase = ended
    ? 'supervision-opening-ended'
    : serious
      ? 'supervision-opening'
      : 'supervision-opening-risk';
  return clause(phrase, {
    plan: plan.title,
    period,
    names: namesInWords(
      lagging.map(({ task }) => `${quoted(task.title)}任务`),
      MOST_NAMES,
    ),
    counts: countsInWords(lagging, ended),
  });
}

function countsInWords(lagging: readonly Lagging[], ended: boolean): string {
  const rated = (rating: string) =>
    lagging.flatMap(({ indicators }) => indicators.filter((one) => one.rating === rating)).length;
  const counts: readonly (readonly [number, string])[] = [
    [rated('missed'), '项指标未完成'],
    [rated('behind'), '项指标滞后'],
    [rated('atRisk'), '项指标需要关注'],
    [lagging.flatMap(({ overdue }) => overdue).length, ended ? '项具体工作未完成' : '项具体工作逾期'],
    [lagging.flatMap(({ dueSoon }) => dueSoon).length, '项具体工作临近时限尚未启动'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count}${words}`)
    .join('、');
}
