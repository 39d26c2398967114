import { unitName } from '../plan/plan.ts';
import type { StepStatus, TaskVerdict } from '../values/evaluation.ts';
import { type Context, milestonesOfTask } from './context.ts';
import {
  type Clause,
  clause,
  oneOf,
  type Paragraph,
  paragraph,
  type Sentence,
  sentence,
  sentenceOf,
} from './sentence.ts';
import { dateInWords, monthEnd } from './spans.ts';
import { quoted, tidyWords } from './tidy.ts';

const MOST_TOLD = 3;
const MOST_LATE_TOLD = 5;

type Told = readonly (Sentence | null)[];

/**
 * The paragraph on a task's steps: how many are done, what is late and whose it is, what was done in the units' words.
 * What is late always comes right after the count; otherwise tasks take one of three orders in turn.
 */
export function stepsParagraph(task: TaskVerdict, context: Context): Paragraph | null {
  const steps = milestonesOfTask(task, context.evaluation).flatMap((group) => group.steps);
  if (steps.length === 0) return null;
  if (steps.every(({ state }) => state === 'done')) return allDone(steps, context);
  const urgent = urgentSentences(steps, context);
  const calm = steps.filter((step) => !step.overdue && !step.dueSoon);
  const of = (state: StepStatus['state']) => calm.filter((step) => step.state === state);
  const told = worded(of('inProgress'), task.indicators.length === 0 ? MOST_PROGRESS_ALONE : MOST_PROGRESS);
  const done = of('done');
  const rest = [waitingSentence(of('notStarted')), ...silentSentences(of(null), context)];
  const count = (phrases: readonly string[]) => countsSentence(steps, oneOf(phrases, task.no));
  const turn = done.length === 0 || told.length === 0 || urgent.length > 0 ? 0 : task.no % 3;
  if (turn === 1) {
    const lead = clause('steps-lead');
    return paragraph(
      ...doneSentences(done, context, lead),
      ...progress(told, task),
      ...rest,
      count(COUNTS_LAST),
    );
  }
  if (turn === 2) {
    return paragraph(count(COUNTS_FIRST), progressInOne(told), ...doneByName(done), ...rest);
  }
  return paragraph(
    count(COUNTS_FIRST),
    ...urgent,
    ...doneSentences(done, context),
    ...progress(told, task),
    ...rest,
  );
}

/** How many steps under way are told in the units' words: more where a task has no figures to tell. */
const MOST_PROGRESS = 2;
const MOST_PROGRESS_ALONE = 4;

function urgentSentences(steps: readonly StepStatus[], context: Context): Told {
  const overdue = steps.filter((step) => step.overdue);
  const soon = steps.filter(({ dueSoon }) => dueSoon);
  return [...overdueSentences(overdue, context), ...soon.map((step) => dueSoonSentence(step, context))];
}

/** Nothing is left: the newest is enough of an example. */
function allDone(steps: readonly StepStatus[], context: Context): Paragraph | null {
  const [newest] = newestFirst(steps) as [StepStatus];
  return paragraph(
    sentence(clause('steps-all-done', { total: String(steps.length) })),
    steps.length === 1
      ? null
      : sentence(clause('steps-newest'), doneClause(newest, context), progressClause(newest)),
  );
}

const COUNTS_FIRST = ['steps-1', 'steps-2', 'steps-3'];
const COUNTS_LAST = ['steps-sum'];

function countsSentence(steps: readonly StepStatus[], phrase: string): Sentence | null {
  const total = String(steps.length);
  const count = (state: StepStatus['state']) => steps.filter((step) => step.state === state).length;
  if (count(null) === steps.length) return sentence(clause('steps-all-silent', { total }));
  const counts = COUNTED_STATES.filter(([state]) => count(state) > 0).map(
    ([state, words]) => `${words}${count(state)}项`,
  );
  return sentence(clause(phrase, { total, counts: counts.join('、') }));
}

const COUNTED_STATES = [
  ['done', '已完成'],
  ['inProgress', '正在推进'],
  ['notStarted', '尚未启动'],
  [null, '没有报送进展'],
] as const;

/** Late steps by the date they were due, each with its unit and its state; many of them end in a number. */
function overdueSentences(steps: readonly StepStatus[], context: Context): (Sentence | null)[] {
  const dues = [...new Set(steps.map(({ due }) => due))].sort();
  return dues.map((due) => {
    const late = steps.filter((step) => step.due === due);
    const list = late.slice(0, MOST_LATE_TOLD).map((step) => lateStepWords(step, context));
    return sentence(
      clause(late.length > MOST_LATE_TOLD ? 'steps-overdue-more' : 'steps-overdue', {
        due: monthEnd(due, context.reportYear),
        list: list.join('、'),
        count: String(late.length),
      }),
    );
  });
}

const LATE_STATES = { done: '已完成', inProgress: '正在推进', notStarted: '尚未启动' } as const;

function lateStepWords({ name, state, responsibleUnit }: StepStatus, { plan }: Context): string {
  const words = state === null ? '没有报送进展' : LATE_STATES[state];
  return `${quoted(name)}（${unitName(responsibleUnit, plan)}，${words}）`;
}

function dueSoonSentence(step: StepStatus, context: Context): Sentence | null {
  return sentence(
    clause('step-due-soon', {
      name: quoted(step.name),
      due: monthEnd(step.due, context.reportYear),
      unit: unitName(step.responsibleUnit, context.plan),
    }),
  );
}

/** The newest with its date and its unit's words, the others by name: the annex lists them all. */
function doneSentences(steps: readonly StepStatus[], context: Context, lead: Clause | null = null): Told {
  if (steps.length === 0) return [];
  const [newest, ...others] = newestFirst(steps) as [StepStatus, ...StepStatus[]];
  const first = sentence(lead, doneClause(newest, context), progressClause(newest));
  return others.length === 0 ? [first] : [first, namedSentence('steps-done-too', others)];
}

function doneByName(steps: readonly StepStatus[]): Told {
  return steps.length === 0 ? [] : [namedSentence('steps-done', newestFirst(steps))];
}

function namedSentence(phrase: string, steps: readonly StepStatus[]): Sentence | null {
  const names = namesOf(steps);
  return sentence(
    clause(steps.length > MOST_TOLD ? `${phrase}-more` : phrase, { names, count: String(steps.length) }),
  );
}

function namesOf(steps: readonly StepStatus[]): string {
  return steps
    .slice(0, MOST_TOLD)
    .map(({ name }) => quoted(name))
    .join('');
}

function doneClause({ name, completedOn }: StepStatus, { reportYear }: Context): Clause {
  if (completedOn === null) return clause('step-done', { name: quoted(name) });
  return clause('step-done-on', { name: quoted(name), date: dateInWords(completedOn, reportYear) });
}

function newestFirst(steps: readonly StepStatus[]): StepStatus[] {
  const key = ({ completedOn }: StepStatus) => completedOn ?? '';
  return [...steps].sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

function progressClause({ progress }: StepStatus): Clause | null {
  const words = tidyWords(progress);
  return words === '' ? null : clause('words', { words });
}

const PROGRESS = ['step-progress-1', 'step-progress-2'];

type Worded = { readonly name: string; readonly words: string };

/** A sentence for each. */
function progress(told: readonly Worded[], task: TaskVerdict): Told {
  return told.map(({ name, words }, index) =>
    sentence(clause(oneOf(PROGRESS, task.no + index), { name: quoted(name), words })),
  );
}

/** The same in one sentence, where semicolons part the steps. */
function progressInOne(told: readonly Worded[]): Sentence | null {
  return sentenceOf(
    told.map(({ name, words }) => [
      clause('step-progress-1', { name: quoted(name), words: words.replaceAll('；', '，') }),
    ]),
  );
}

/** The first few that say something. */
function worded(steps: readonly StepStatus[], most: number): Worded[] {
  return steps
    .map(({ name, progress: said }) => ({ name, words: tidyWords(said) }))
    .filter(({ words }) => words !== '')
    .slice(0, most);
}

function waitingSentence(steps: readonly StepStatus[]): Sentence | null {
  return steps.length === 0 ? null : namedSentence('steps-waiting', steps);
}

/** Steps nobody has reported on, gathered by the unit that should have. */
function silentSentences(steps: readonly StepStatus[], { plan }: Context): (Sentence | null)[] {
  const units = [...new Set(steps.map(({ responsibleUnit }) => responsibleUnit))];
  const parts = units.map((unit) => {
    const own = steps.filter(({ responsibleUnit }) => responsibleUnit === unit);
    const names = namesOf(own);
    const phrase = own.length > MOST_TOLD ? 'steps-silent-more' : 'steps-silent';
    return [clause(phrase, { unit: unitName(unit, plan), names, count: String(own.length) })];
  });
  return [sentenceOf(parts)];
}
