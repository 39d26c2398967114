import { itemsOf, unitName } from '../../plan/plan.ts';
import { type Decimal, decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict, TaskVerdict } from '../../values/evaluation.ts';
import { monthNumberOf, monthsBetween } from '../../values/month.ts';
import { type Context, formatOf, indicatorOf } from '../context.ts';
import { namesInWords } from '../counts.ts';
import { supplyDate } from '../deadlines.ts';
import { multiple, neededAmount } from '../figures.ts';
import { countedUnits } from '../problems.ts';
import { clause, type Sentence, sentence } from '../sentence.ts';
import { dateInWords, monthEnd } from '../spans.ts';
import { isLate } from '../story.ts';
import type { Matter } from './matters.ts';
import { numbersInWords, quotedNames } from './names.ts';

/** A decision that is asked for; `short` says the same with numbers of tasks instead of their names. */
export type Ask = { readonly long: Sentence; readonly short: Sentence };

const MOST_NAMES = 3;
/** Needed pace against the pace so far, from which on it is not to be expected. */
const HARD = decimal('1.5');

/** 请研究的事项, the most pressing first; each follows from a finding. */
export function asks(found: readonly Matter[], context: Context, by: string): Ask[] {
  const late = found.filter(({ task }) => isLate(task));
  const asked = context.ended
    ? [missedAsk(late, context), confirmAsk(context), stepsAsk(found, context, by), dataAsk(context)]
    : [
        catchUpAsk(late, context, by),
        hardAsk(found, context),
        stepsAsk(found, context, by),
        ...conflictAsks(context),
        dataAsk(context),
        late.length === 0 ? watchAsk(found, context) : null,
      ];
  return asked.filter((one) => one !== null);
}

function ask(
  phrase: string,
  values: Readonly<Record<string, string>>,
  short: Readonly<Record<string, string>> = {},
): Ask {
  const worded = (given: Readonly<Record<string, string>>) => sentence(clause(phrase, given)) as Sentence;
  return { long: worded(values), short: worded({ ...values, ...short }) };
}

/** Names of tasks, and their numbers for where there is little room; several lead units need no names then. */
function taskNames(
  tasks: readonly TaskVerdict[],
  { evaluation }: Context,
): [{ names: string }, { names: string }] {
  const several = tasks.length > 1 ? { lead: '各牵头单位', units: '有关单位' } : {};
  return [
    { names: quotedNames(tasks) },
    { names: numbersInWords(tasks, evaluation.tasks.length), ...several },
  ];
}

function leadsOf(tasks: readonly TaskVerdict[], { plan }: Context): string {
  return unitsInWords(tasks.flatMap(({ leadUnits }) => leadUnits).map((id) => unitName(id, plan)));
}

/** At most three, and how many there are: `市商务局等5个单位`. */
function unitsInWords(names: readonly string[]): string {
  const units = [...new Set(names)];
  const more = units.length > MOST_NAMES ? `等${units.length}个单位` : '';
  return `${units.slice(0, MOST_NAMES).join('、')}${more}`;
}

function catchUpAsk(late: readonly Matter[], context: Context, by: string): Ask | null {
  if (late.length === 0) return null;
  const tasks = late.map(({ task }) => task);
  const [names, numbers] = taskNames(tasks, context);
  const phrase = tasks.length === 1 ? 'ask-catch-up-one' : 'ask-catch-up';
  return ask(phrase, { ...names, lead: leadsOf(tasks, context), by }, numbers);
}

/** The worst indicator whose needed pace is out of all proportion to what has been done so far. */
function hardAsk(found: readonly Matter[], { plan, plainYear }: Context): Ask | null {
  for (const { indicator: verdict } of found) {
    if (verdict === null || !isLate(verdict)) continue;
    const past = paceSoFar(verdict);
    const { required, requiredPer, targetPeriod } = verdict;
    if (past === null || required === null || requiredPer !== 'month' || required.lt(past.times(HARD)))
      continue;
    const times = multiple(required, past);
    if (times === null) continue;
    const format = formatOf(indicatorOf(verdict.id, plan));
    const values = { name: verdict.name, amount: neededAmount(required, format), times };
    return ask('ask-hard', { ...values, due: monthEnd(targetPeriod, plainYear) });
  }
  return null;
}

/** What a month has brought on average; null where nothing has been reached. */
function paceSoFar({ kind, actual, dataMonth, baseline }: IndicatorVerdict): Decimal | null {
  if (actual === null || dataMonth === null) return null;
  if (kind === 'annualFlow') return positive(actual.div(monthNumberOf(dataMonth)));
  if (kind !== 'stock' || baseline === null) return null;
  const months = monthsBetween(baseline.period, dataMonth);
  return months < 1 ? null : positive(actual.minus(baseline.value).div(months));
}

function positive(value: Decimal): Decimal | null {
  return value.gt(0) ? value : null;
}

function stepsAsk(found: readonly Matter[], { plan, evaluation, ended }: Context, by: string): Ask | null {
  const overdue = evaluation.milestones.flatMap(({ steps }) => steps.filter((step) => step.overdue));
  if (overdue.length === 0 || found.length === 0) return null;
  const units = countedUnits(overdue, ({ responsibleUnit }) => responsibleUnit).map(([id]) =>
    unitName(id, plan),
  );
  const values = { count: String(overdue.length), units: unitsInWords(units), by };
  return ask(ended ? 'ask-steps-ended' : 'ask-steps', values);
}

function conflictAsks({ evaluation }: Context): Ask[] {
  const conflicts = evaluation.indicators.filter(({ reason }) => reason === 'conflict');
  return conflicts.slice(0, 1).map(({ name }) => {
    const names = namesInWords(
      conflicts.map((one) => one.name),
      2,
    );
    return ask('ask-conflict', { names: conflicts.length === 1 ? name : names });
  });
}

function dataAsk(context: Context): Ask | null {
  const by = dateInWords(supplyDate(context.date), context.plainYear);
  const { evaluation, plan } = context;
  const tasks = evaluation.tasks.filter(({ rating }) => rating === 'noData');
  const lacking = evaluation.indicators.filter(
    ({ rating, reason, tasks: of }) =>
      rating === 'noData' && reason !== 'jan-feb-together' && tasks.some(({ no }) => of.includes(no)),
  );
  const sources = lacking.flatMap(({ id, missing }) => {
    const indicator = indicatorOf(id, plan);
    const items = missing.length > 0 ? missing : itemsOf(indicator.data);
    return items.map(
      (item) => plan.items.find((one) => one.id === item)?.reportingUnit ?? indicator.reportingUnit,
    );
  });
  const silent = evaluation.milestones
    .filter(({ rating, task }) => rating === 'noData' && tasks.some(({ no }) => no === task))
    .flatMap(({ steps }) =>
      steps.filter(({ state }) => state === null).map(({ responsibleUnit }) => responsibleUnit),
    );
  const units = [...sources, ...silent].map((id) => unitName(id, plan));
  if (tasks.length === 0 || units.length === 0) return null;
  const [names, numbers] = taskNames(tasks, context);
  return ask('ask-data', { ...names, units: unitsInWords(units), by }, numbers);
}

function watchAsk(found: readonly Matter[], context: Context): Ask | null {
  if (found.length === 0) return null;
  const tasks = found.map(({ task }) => task);
  const [names, numbers] = taskNames(tasks, context);
  return ask('ask-watch', { ...names, lead: leadsOf(tasks, context) }, numbers);
}

function missedAsk(late: readonly Matter[], context: Context): Ask | null {
  if (late.length === 0) return null;
  const tasks = late.map(({ task }) => task);
  const [names, numbers] = taskNames(tasks, context);
  return ask('ask-missed', { ...names, lead: leadsOf(tasks, context) }, numbers);
}

function confirmAsk({ evaluation }: Context): Ask | null {
  const nearly = evaluation.indicators.filter(({ rating }) => rating === 'nearlyAchieved');
  if (nearly.length === 0) return null;
  return ask('ask-confirm', {
    names: namesInWords(
      nearly.map(({ name }) => name),
      MOST_NAMES,
    ),
  });
}
