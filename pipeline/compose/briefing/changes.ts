import type { Evaluation, TaskVerdict } from '../../values/evaluation.ts';
import type { Context } from '../context.ts';
import { namesInWords } from '../counts.ts';
import { type Change, changeOf } from '../pictures/rating-matrix.ts';
import { type Clause, clause, type Paragraph, paragraph, sentenceOf } from '../sentence.ts';
import { numbersInWords, quotedNames } from './names.ts';

const MOST_NAMES = 3;

/** 比上期: what has become better, what worse, what has been reached and finished; null where nothing came before. */
export function changesParagraph(context: Context, { named }: { readonly named: boolean }): Paragraph | null {
  const { evaluation, previous, period } = context;
  if (previous === null) return null;
  const since = SINCE[period.kind];
  const known = evaluation.tasks.some((task) => changeOf(task, previous.tasks) !== 'unknown');
  if (!known) return null;
  const better = changed('better', evaluation.tasks, previous);
  const worse = changed('worse', evaluation.tasks, previous);
  const all = evaluation.tasks.length;
  const same = better.length + worse.length === 0;
  const news = [reached(evaluation, previous, named), finished(evaluation, previous)];
  const ratings = same
    ? [clause('change-none', { since })]
    : [
        clause('change-since', { since }),
        changeClause('change-better', better, all, named),
        changeClause('change-worse', worse, all, named),
      ];
  return paragraph(sentenceOf([ratings, news]));
}

const SINCE: Readonly<Record<Context['period']['kind'], string>> = {
  month: '上月',
  quarter: '上季度',
  half: '上个半年',
  year: '上年',
};

function changed(change: Change, tasks: readonly TaskVerdict[], previous: Evaluation): TaskVerdict[] {
  return tasks.filter((task) => changeOf(task, previous.tasks) === change);
}

function changeClause(
  phrase: string,
  tasks: readonly TaskVerdict[],
  all: number,
  named: boolean,
): Clause | null {
  if (tasks.length === 0) return null;
  return clause(phrase, {
    names: named ? quotedNames(tasks) : numbersInWords(tasks, all),
  });
}

/** Targets that have been reached since. */
function reached(evaluation: Evaluation, previous: Evaluation, named: boolean): Clause | null {
  const before = new Set(
    previous.indicators.filter(({ rating }) => rating === 'achieved').map(({ id }) => id),
  );
  const now = evaluation.indicators.filter(({ rating, id }) => rating === 'achieved' && !before.has(id));
  if (now.length === 0) return null;
  if (!named) return clause('change-reached-count', { count: String(now.length) });
  return clause('change-reached', {
    names: namesInWords(
      now.map(({ name }) => name),
      MOST_NAMES,
    ),
  });
}

function finished(evaluation: Evaluation, previous: Evaluation): Clause | null {
  const done = ({ milestones }: Evaluation) =>
    milestones.flatMap(({ steps }) => steps.filter(({ state }) => state === 'done')).length;
  const more = done(evaluation) - done(previous);
  return more > 0 ? clause('change-steps', { count: String(more) }) : null;
}
