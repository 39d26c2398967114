import { unitName } from '../../plan/plan.ts';
import { decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict, StepStatus, TaskVerdict } from '../../values/evaluation.ts';
import { type Context, indicatorOf, milestonesOfTask, verdictsOfTask } from '../context.ts';
import { narratorOf } from '../kinds/index.ts';
import { neededPace } from '../next-steps.ts';
import { byRatio } from '../problems.ts';
import { indicatorRow } from '../rows.ts';
import { type Clause, clause, type Sentence, sentence } from '../sentence.ts';
import { monthEnd } from '../spans.ts';
import { isCalm, storyOf } from '../story.ts';
import { tidyWords } from '../tidy.ts';
import { NOTHING, WORST_FIRST } from '../words.ts';

/** A task that is not going as it should, with what weighs most in it: a late indicator, or overdue steps. */
export type Matter = {
  readonly task: TaskVerdict;
  readonly indicator: IndicatorVerdict | null;
  readonly overdue: readonly StepStatus[];
};

/** Worst first. What cannot be judged is not here: it asks for data, not for catching up. */
export function matters({ evaluation }: Context): Matter[] {
  const found = evaluation.tasks
    .filter(({ rating }) => rating !== 'achieved' && rating !== 'onTrack' && rating !== 'noData')
    .map((task): Matter => {
      const rated = verdictsOfTask(task, evaluation).filter((one) => !isCalm(one) && one.rating !== 'noData');
      const deciding = rated.filter(({ id }) => task.decidedBy.includes(id));
      const [indicator = null] = byRatio(deciding.length > 0 ? deciding : rated);
      const overdue = milestonesOfTask(task, evaluation).flatMap(({ steps }) =>
        steps.filter((step) => step.overdue),
      );
      return { task, indicator, overdue };
    });
  return found.sort(
    (a, b) => WORST_FIRST.indexOf(a.task.rating) - WORST_FIRST.indexOf(b.task.rating) || compareRatio(a, b),
  );
}

/** A matter of steps only stands among those that are halfway. */
function compareRatio(a: Matter, b: Matter): number {
  const key = ({ indicator }: Matter) => indicator?.ratio ?? decimal(indicator ? -1 : '0.5');
  return key(a).cmp(key(b));
}

/** 进度最慢的三项: a row of the table, its cells worded. */
export type WorstRow = {
  readonly task: string;
  readonly title: string;
  readonly state: Sentence;
  /** Without the name of the indicator, for where there is little room. */
  readonly stateShort: Sentence;
  readonly cause: Sentence;
  readonly causeShort: Sentence;
  readonly owner: string;
  readonly needed: Sentence;
};

/** Characters of a unit's own words in a cell. */
const CAUSE = 70;
const CAUSE_SHORT = 22;

export function worstRows(found: readonly Matter[], context: Context, by: string): WorstRow[] {
  return found.map((matter) => {
    const { task } = matter;
    const words = causeOf(matter, context);
    return {
      task: String(task.no),
      title: task.title,
      state: told(stateOf(matter, context, true)),
      stateShort: told(stateOf(matter, context, false)),
      cause: told(causeClause(words, CAUSE)),
      causeShort: told(causeClause(words, CAUSE_SHORT)),
      owner: task.leadUnits.map((id) => unitName(id, context.plan)).join('、'),
      needed: neededOf(matter, context, by),
    };
  });
}

function told(one: Clause): Sentence {
  return sentence(one) as Sentence;
}

function stateOf({ indicator, overdue }: Matter, context: Context, named: boolean): Clause {
  if (indicator === null) return stepsClause(overdue, context);
  const row = indicatorRow(indicator, 1, context);
  const own = indicatorOf(indicator.id, context.plan);
  const actual = narratorOf(own).actual(indicator, own) ?? NOTHING;
  // 年均增长 is part of the figure then
  const name = actual.startsWith('年均') ? row.name.replace(/年均增(长|速|长率)$/, '') : row.name;
  const values = { name: named ? name : '', actual, target: row.target, expected: row.expected };
  const due = row.expected !== NOTHING && row.expected !== row.target;
  return clause(`worst-figure${named ? '' : '-short'}${due ? '-due' : ''}`, values);
}

function stepsClause(overdue: readonly StepStatus[], { plainYear }: Context): Clause {
  const [earliest] = overdue.map(({ due }) => due).sort();
  if (earliest === undefined) return clause('worst-other');
  return clause('worst-steps', { count: String(overdue.length), due: monthEnd(earliest, plainYear) });
}

/** What the units themselves say: beside the figure, else beside the steps that are overdue. */
function causeOf({ indicator, overdue }: Matter, context: Context): string {
  const remark = indicator ? storyOf(indicator, context).remark?.words : undefined;
  return remark ?? overdue.map(({ progress }) => tidyWords(progress)).find((words) => words !== '') ?? '';
}

/** As many whole clauses as there is room for; none, and it says where to read on. */
function causeClause(words: string, most: number): Clause {
  if (words === '') return clause('cause-none');
  let kept = '';
  for (const part of words.split(/(?<=[，；])/)) {
    if ((kept + part).length > most) break;
    kept += part;
  }
  const whole = kept.replace(/[，；]$/, '');
  return whole === '' ? clause('cause-long') : clause('words', { words: whole });
}

function neededOf({ indicator, overdue }: Matter, context: Context, by: string): Sentence {
  if (context.ended) return told(clause('worst-explain', { by }));
  const pace = indicator && neededPace(indicator, false, context);
  const steps = overdue.length > 0 ? clause('worst-finish', { by }) : null;
  return sentence(pace, pace && steps ? null : steps) ?? told(clause('worst-watch', { by }));
}
