import { unitName } from '../../plan/plan.ts';
import { type Decimal, decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict, StepStatus, TaskVerdict } from '../../values/evaluation.ts';
import { monthsBetween } from '../../values/month.ts';
import { shortfallClause } from '../clauses.ts';
import { type Context, formatOf, indicatorOf, milestonesOfTask, verdictsOfTask } from '../context.ts';
import { bareAmount, expectedValue, type Format, PERCENT, points } from '../figures.ts';
import { stepRating, stepState } from '../lists.ts';
import { neededPace } from '../next-steps.ts';
import { indicatorRow, type RatingCell } from '../rows.ts';
import { clause, type Sentence, sentence } from '../sentence.ts';
import { monthEnd } from '../spans.ts';
import { isLate, storyOf, worstFirst } from '../story.ts';
import { tidyWords } from '../tidy.ts';
import { NOTHING } from '../words.ts';
import { sinceClause } from './late-since.ts';

/** A task with what has to be answered for in it, the worst first. */
export type SupervisedTask = {
  readonly no: string;
  readonly title: string;
  /** Names of the cooperating units in one list; empty when there are none. */
  readonly cooperating: string;
  readonly matters: readonly SupervisedMatter[];
};

/** An indicator or a step: its figures in cells, then what is to be said of it. */
export type SupervisedMatter = {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly completion: string;
  readonly expected: string;
  readonly gap: string;
  /** The gap is not what the printed figures would give. */
  readonly uneven: boolean;
  readonly rating: RatingCell;
  /** Since when, why in the unit's own words, and the pace that is needed now. */
  readonly notes: readonly Sentence[];
};

/** What of a task is supervised. */
export type Lagging = {
  readonly task: TaskVerdict;
  readonly indicators: readonly IndicatorVerdict[];
  readonly overdue: readonly StepStatus[];
  readonly dueSoon: readonly StepStatus[];
};

/** A unit's tasks in which something is at risk, behind, missed or overdue. */
export function laggingTasks(unit: string, { evaluation }: Context): Lagging[] {
  return evaluation.tasks
    .filter(({ leadUnits }) => leadUnits.includes(unit))
    .map((task) => {
      const steps = milestonesOfTask(task, evaluation).flatMap((group) => group.steps);
      return {
        task,
        indicators: worstFirst(verdictsOfTask(task, evaluation), task.decidedBy).filter(isLagging),
        overdue: steps.filter(({ overdue }) => overdue),
        dueSoon: steps.filter(({ dueSoon }) => dueSoon),
      };
    })
    .filter(({ indicators, overdue, dueSoon }) => indicators.length + overdue.length + dueSoon.length > 0);
}

/** The same, worded; a remark that stands beside several figures is told once. */
export function supervisedTasks(lagging: readonly Lagging[], context: Context): SupervisedTask[] {
  const told = new Set<string>();
  return lagging.map(({ task, indicators, overdue, dueSoon }) => {
    const cooperating = context.plan.tasks.find(({ no }) => no === task.no)?.cooperatingUnits ?? [];
    return {
      no: String(task.no),
      title: task.title,
      cooperating: cooperating.map((id) => unitName(id, context.plan)).join('、'),
      matters: [
        ...indicators.map((verdict) => indicatorMatter(verdict, told, context)),
        ...[...overdue, ...dueSoon].map((step) => stepMatter(step, told, context)),
      ],
    };
  });
}

function isLagging(verdict: IndicatorVerdict): boolean {
  return isLate(verdict) || verdict.rating === 'atRisk';
}

function indicatorMatter(verdict: IndicatorVerdict, told: Set<string>, context: Context): SupervisedMatter {
  const { name, target, actual, completion, expected, rating } = indicatorRow(verdict, 1, context);
  const { remark, outlook } = storyOf(verdict, context);
  const reason = remark ? reasonClause(remark.unit, remark.words, told) : null;
  const pace = context.ended || verdict.final ? null : neededPace(verdict, false, context);
  // told last of all: what this year's figure says nothing of
  const earlier = verdict.flags.includes('earlierYearMissed') ? (outlook.at(-1) ?? null) : null;
  const silent = remark === null && earlier === null && isLate(verdict) ? clause('cause-none') : null;
  const notes = [sentence(sinceClause(verdict, context), reason ?? silent), earlier, sentence(pace)];
  return {
    ...{ name, target, actual, completion, expected, rating },
    ...gapOf(verdict, context),
    notes: notes.filter((one) => one !== null),
  };
}

function reasonClause(unit: string, words: string, told: Set<string>) {
  if (words === '' || told.has(words)) return null;
  told.add(words);
  return clause('remark', { unit, words });
}

type Gap = { readonly gap: string; readonly uneven: boolean };

/** What is missing to where the figure should be by now; to the target in the end, and where there is no road to it. */
function gapOf(verdict: IndicatorVerdict, context: Context): Gap {
  const { actual, kind, planTarget, final } = verdict;
  const format = formatOf(indicatorOf(verdict.id, context.plan));
  const due = final || context.ended ? null : verdict.expected;
  const limit = due === null ? planTarget : POINT_KINDS.includes(kind) ? due : expectedValue(due, format);
  if (actual === null || limit === null || actual.gte(limit) || !GAP_KINDS.includes(kind)) {
    return { gap: NOTHING, uneven: false };
  }
  const inPoints = POINT_KINDS.includes(kind);
  const gap = inPoints
    ? points(limit.minus(actual))
    : (shortfallClause('short-by', actual, limit, format)?.amount ?? NOTHING);
  return { gap, uneven: isUneven(actual, limit, Number.parseFloat(gap), inPoints ? PERCENT : format) };
}

/** Rounded figures that do not add up as they stand. */
function isUneven(actual: Decimal, limit: Decimal, gap: number, format: Format): boolean {
  return !decimal(bareAmount(actual, format)).plus(gap).eq(bareAmount(limit, format));
}

const POINT_KINDS = ['averageGrowth', 'share', 'coverage'];
const GAP_KINDS = [...POINT_KINDS, 'stock', 'approximate', 'annualFlow', 'annualRange'];

function stepMatter(step: StepStatus, told: Set<string>, context: Context): SupervisedMatter {
  const { name, due, overdue, progress, responsibleUnit } = step;
  const unit = unitName(responsibleUnit, context.plan);
  const reason = reasonClause(unit, tidyWords(progress), told);
  const notes = [sentence(reason ?? clause('step-owner', { unit }))];
  return {
    name,
    target: `${monthEnd(due, context.plainYear)}前`,
    actual: stepState(step),
    completion: NOTHING,
    expected: NOTHING,
    uneven: false,
    gap: overdue ? overdueWords(monthsBetween(due, context.month)) : NOTHING,
    rating: stepRating(step),
    notes: notes.filter((one) => one !== null),
  };
}

function overdueWords(months: number): string {
  return months < 1 ? '到期未完成' : `逾期${months}个月`;
}
