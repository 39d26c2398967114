import type { Programme } from '../plan/plan.ts';
import type { Rating, TaskVerdict } from '../values/evaluation.ts';
import { monthsBetween, yearOf } from '../values/month.ts';
import type { Context } from './context.ts';
import { countOf, countsInWords } from './counts.ts';
import {
  type Clause,
  clause,
  type Paragraph,
  paragraph,
  paragraphs,
  type Sentence,
  sentence,
} from './sentence.ts';
import { monthEnd, shareOfYear } from './spans.ts';
import { RATING_ORDER, RATING_WORDS } from './words.ts';

/** How many tasks of each 工程 have which rating; only ratings that occur have a column. */
export type ProgrammeTable = {
  /** Widths are shares of the table in percent; with those of the first two columns they make up 100. */
  readonly ratings: readonly { readonly word: string; readonly width: string }[];
  readonly nameWidth: string;
  readonly countWidth: string;
  readonly rows: readonly {
    readonly name: string;
    readonly total: string;
    readonly counts: readonly string[];
  }[];
  readonly total: { readonly total: string; readonly counts: readonly string[] };
};

const COUNT_WIDTH = 12;
const RATING_WIDTH = 10;

/** 一、总体情况: time, counts, one judgement, and the tasks it rests on. */
export function overallParagraphs(context: Context): Paragraph[] {
  const { tasks } = context.evaluation;
  return paragraphs(
    paragraph(sentence(...timeClauses(context)), ...countSentences(context)),
    paragraph(sentence(judgement(tasks, context)), ...named(tasks, context)),
  );
}

export function programmeTable({ plan, evaluation }: Context): ProgrammeTable {
  const ratings = RATING_ORDER.filter((rating) => countOf(evaluation.tasks, rating) > 0);
  const counts = (tasks: readonly TaskVerdict[]) => ratings.map((rating) => String(countOf(tasks, rating)));
  const rows = plan.programmes
    .map((programme) => ({ programme, tasks: tasksOf(programme, { plan, evaluation }) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ programme, tasks }) => ({
      name: programme.title,
      total: String(tasks.length),
      counts: counts(tasks),
    }));
  return {
    ratings: ratings.map((rating) => ({ word: RATING_WORDS[rating], width: String(RATING_WIDTH) })),
    nameWidth: String(100 - COUNT_WIDTH - RATING_WIDTH * ratings.length),
    countWidth: String(COUNT_WIDTH),
    rows,
    total: { total: String(evaluation.tasks.length), counts: counts(evaluation.tasks) },
  };
}

export function tasksOf(
  programme: Programme,
  { plan, evaluation }: Pick<Context, 'plan' | 'evaluation'>,
): TaskVerdict[] {
  const numbers = plan.tasks.filter((task) => task.programme === programme.id).map(({ no }) => no);
  return evaluation.tasks.filter(({ no }) => numbers.includes(no));
}

/** How far the plan and the year have come; at the plan's end, that it is over. */
function timeClauses({ plan, month, reportYear, ended }: Context): Clause[] {
  if (ended) {
    const end = monthEnd(plan.end, 0);
    return [clause(month === plan.end ? 'time-ended' : 'time-after-end', { end })];
  }
  const total = String(monthsBetween(plan.start, plan.end) + 1);
  const gone = String(Math.max(0, monthsBetween(plan.start, month) + 1));
  const share = shareOfYear(month);
  const year = String(reportYear);
  const finalYear = yearOf(plan.end) === reportYear;
  return [
    clause('time-plan', { end: monthEnd(month, 0), total, gone }),
    ...(finalYear ? [clause('time-final-year', { year })] : []),
    ...(share === null ? [] : [clause(finalYear ? 'time-share' : 'time-share-of-year', { share, year })]),
  ];
}

function countSentences({ evaluation }: Context): (Sentence | null)[] {
  const { tasks, indicators, milestones } = evaluation;
  const steps = milestones.flatMap((group) => group.steps);
  const done = steps.filter(({ state }) => state === 'done').length;
  return [
    counted('overall-tasks', tasks),
    counted('overall-indicators', indicators),
    steps.length === 0
      ? null
      : sentence(clause('overall-steps', { total: String(steps.length), done: String(done) })),
  ];
}

function counted(phrase: string, rated: readonly { readonly rating: Rating }[]): Sentence | null {
  if (rated.length === 0) return null;
  return sentence(clause(phrase, { total: String(rated.length), counts: countsInWords(rated) }));
}

/** One sentence that follows from the counts and from nothing else. */
export function judgement(tasks: readonly TaskVerdict[], { ended }: Context): Clause | null {
  const total = tasks.length;
  if (total === 0) return null;
  const late = countOf(tasks, 'behind', 'missed');
  const risk = countOf(tasks, 'atRisk', 'nearlyAchieved');
  const unknown = countOf(tasks, 'noData');
  const good = countOf(tasks, 'achieved', 'onTrack');
  const values = {
    total: String(total),
    late: String(late),
    risk: String(risk),
    unknown: String(unknown),
    good: String(good),
    done: String(countOf(tasks, 'achieved')),
  };
  if (ended) return clause(values.done === values.total ? 'result-all' : 'result-some', values);
  if (unknown * 2 > total) return clause('judgement-unknown', values);
  if (late * 3 > total) return clause('judgement-serious', values);
  if (late > 0) return clause(good * 2 >= total ? 'judgement-mixed' : 'judgement-pressure', values);
  if (risk > 0) return clause('judgement-steady', values);
  return clause(unknown > 0 ? 'judgement-good-known' : 'judgement-good', values);
}

const NAMED: readonly (readonly [string, readonly Rating[]])[] = [
  ['overall-missed', ['missed']],
  ['overall-behind', ['behind']],
  ['overall-at-risk', ['atRisk']],
  ['overall-nearly', ['nearlyAchieved']],
  ['overall-no-data', ['noData']],
  ['overall-achieved', ['achieved']],
];

/** Which tasks stand out: those that go as they should are not listed. */
function named(tasks: readonly TaskVerdict[], { ended }: Context): (Sentence | null)[] {
  return NAMED.map(([phrase, ratings]) => {
    const found = tasks.filter(({ rating }) => ratings.includes(rating));
    if (found.length === 0 || found.length === tasks.length) return null;
    const early = phrase === 'overall-achieved' && ended ? 'overall-done' : phrase;
    const names = found.map(({ no, title }) => `${title}（任务${no}）`).join('、');
    return sentence(clause(early, { names, count: String(found.length) }));
  });
}
