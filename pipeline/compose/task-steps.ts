import { unitName } from '../plan/plan.ts';
import type { MilestoneVerdict, StepStatus, TaskVerdict } from '../values/evaluation.ts';
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

/** The paragraph on a task's steps: how many are done, what is late and whose it is, what was done in the units' words. */
export function stepsParagraph(task: TaskVerdict, context: Context): Paragraph | null {
  const steps = milestonesOfTask(task, context.evaluation).flatMap((group: MilestoneVerdict) => group.steps);
  if (steps.length === 0) return null;
  const overdue = steps.filter((step) => step.overdue);
  const calm = steps.filter((step) => !step.overdue && !step.dueSoon);
  return paragraph(
    countsSentence(steps, task.no),
    ...overdueSentences(overdue, context),
    ...steps.filter(({ dueSoon }) => dueSoon).map((step) => dueSoonSentence(step, context)),
    ...doneSentences(
      calm.filter(({ state }) => state === 'done'),
      context,
    ),
    ...progressSentences(
      calm.filter(({ state }) => state === 'inProgress'),
      task.no,
    ),
    waitingSentence(calm.filter(({ state }) => state === 'notStarted')),
    ...silentSentences(
      calm.filter(({ state }) => state === null),
      context,
    ),
  );
}

const COUNTS = ['steps-1', 'steps-2', 'steps-3'];

function countsSentence(steps: readonly StepStatus[], number: number): Sentence | null {
  const total = String(steps.length);
  const count = (state: StepStatus['state']) => steps.filter((step) => step.state === state).length;
  if (count('done') === steps.length) return sentence(clause('steps-all-done', { total }));
  if (count(null) === steps.length) return sentence(clause('steps-all-silent', { total }));
  const counts = (
    [
      ['done', '已完成'],
      ['inProgress', '正在推进'],
      ['notStarted', '尚未启动'],
      [null, '未报送进展'],
    ] as const
  )
    .filter(([state]) => count(state) > 0)
    .map(([state, words]) => `${words}${count(state)}项`);
  return sentence(clause(oneOf(COUNTS, number), { total, counts: counts.join('、') }));
}

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

/** The first few with their date and their own words, the others by number: the annex lists them all. */
function doneSentences(steps: readonly StepStatus[], context: Context): (Sentence | null)[] {
  if (steps.length === 0) return [];
  const [newest, ...others] = newestFirst(steps) as [StepStatus, ...StepStatus[]];
  const first = sentence(doneClause(newest, context), progressClause(newest));
  if (others.length === 0) return [first];
  const names = others
    .slice(0, MOST_TOLD)
    .map(({ name }) => quoted(name))
    .join('');
  const phrase = others.length > MOST_TOLD ? 'steps-done-more' : 'steps-done';
  return [first, sentence(clause(phrase, { names, count: String(others.length) }))];
}

function doneClause({ name, completedOn }: StepStatus, { reportYear }: Context): Clause {
  if (completedOn === null) return clause('step-done', { name: quoted(name) });
  const date = dateInWords(completedOn);
  return clause('step-done-on', { name: quoted(name), date: date.replace(`${reportYear}年`, '') });
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

function progressSentences(steps: readonly StepStatus[], number: number): (Sentence | null)[] {
  const worded = steps.filter(({ progress }) => tidyWords(progress) !== '').slice(0, MOST_TOLD);
  return worded.map((step, index) =>
    sentence(
      clause(oneOf(PROGRESS, number + index), { name: quoted(step.name), words: tidyWords(step.progress) }),
    ),
  );
}

function waitingSentence(steps: readonly StepStatus[]): Sentence | null {
  if (steps.length === 0) return null;
  const names = steps
    .slice(0, MOST_TOLD)
    .map(({ name }) => quoted(name))
    .join('');
  const phrase = steps.length > MOST_TOLD ? 'steps-waiting-more' : 'steps-waiting';
  return sentence(clause(phrase, { names, count: String(steps.length) }));
}

/** Steps nobody has reported on, gathered by the unit that should have. */
function silentSentences(steps: readonly StepStatus[], { plan }: Context): (Sentence | null)[] {
  const units = [...new Set(steps.map(({ responsibleUnit }) => responsibleUnit))];
  const parts = units.map((unit) => {
    const own = steps.filter(({ responsibleUnit }) => responsibleUnit === unit);
    const names = own
      .slice(0, MOST_TOLD)
      .map(({ name }) => quoted(name))
      .join('');
    const phrase = own.length > MOST_TOLD ? 'steps-silent-more' : 'steps-silent';
    return [clause(phrase, { unit: unitName(unit, plan), names, count: String(own.length) })];
  });
  return [sentenceOf(parts)];
}
