import { unitName } from '../plan/plan.ts';
import type { IndicatorVerdict, TaskVerdict } from '../values/evaluation.ts';
import { monthOf, yearOf } from '../values/month.ts';
import { type Context, formatOf, indicatorOf, verdictsOfTask } from './context.ts';
import { countOf, namesInWords } from './counts.ts';
import { dataRequests } from './data-requests.ts';
import { answerDate, supplyDate } from './deadlines.ts';
import { amount, neededAmount, PERCENT, percent, side, targetAmount } from './figures.ts';
import { narratorOf } from './kinds/index.ts';
import { countedUnits } from './problems.ts';
import { type Clause, clause, type Sentence, sentence } from './sentence.ts';
import { dateInWords, monthEnd, timeLeft } from './spans.ts';
import { isLate, worstFirst } from './story.ts';
import { quoted } from './tidy.ts';

/** 五、下一步工作: measures under one heading, each with who and by when. */
export type Measures = {
  readonly heading: Clause;
  readonly items: readonly { readonly number: string; readonly sentence: Sentence }[];
};

/** What follows from the findings; each measure names its unit and its date. */
export function measures(context: Context): Measures[] {
  const by = dateInWords(answerDate(context.date), context.plainYear);
  const supplied = dateInWords(supplyDate(context.date), context.plainYear);
  const groups: (Measures | null)[] = context.ended
    ? [
        group('measure-explain-heading', explain(context, by)),
        group('measure-finish-ended-heading', finish(context, by, 'measure-finish-ended')),
        group('measure-confirm-heading', confirm(context, by)),
        group('measure-data-heading', dataRequests(context, supplied)),
        group('measure-after-heading', [sentence(clause('measure-after', { by }))]),
      ]
    : [
        group('measure-catch-up-heading', catchUp(context, by)),
        group('measure-finish-heading', finish(context, by, 'measure-finish')),
        group('measure-watch-heading', [...watch(context, by), ...start(context)]),
        group('measure-data-heading', dataRequests(context, supplied)),
        group('measure-keep-heading', keep(context)),
      ];
  return groups.filter((one) => one !== null);
}

function group(heading: string, sentences: readonly (Sentence | null)[]): Measures | null {
  const known = sentences.filter((one) => one !== null);
  if (known.length === 0) return null;
  const items = known.map((one, index) => ({ number: String(index + 1), sentence: one }));
  return { heading: clause(heading), items };
}

/** One measure for each task with something late: which paces are needed, and a date for the plan. */
function catchUp(context: Context, by: string): (Sentence | null)[] {
  return context.evaluation.tasks.map((task) => {
    const late = worstFirst(verdictsOfTask(task, context.evaluation)).filter(isLate);
    if (late.length === 0) return null;
    const names = namesInWords(late.map(({ name }) => name));
    return sentence(
      clause('measure-catch-up', { lead: leadOf(task, context), names }),
      ...late.slice(0, MOST_PACES).map((verdict) => neededPace(verdict, late.length > 1, context)),
      clause('measure-catch-up-date', { by }),
    );
  });
}

const MOST_PACES = 3;

/** The pace that still leads to the target, where one can be named; else the target itself. */
export function neededPace(
  verdict: IndicatorVerdict,
  several: boolean,
  { plan, plainYear }: Context,
): Clause | null {
  const indicator = indicatorOf(verdict.id, plan);
  const { required, requiredPer, dataMonth, targetPeriod, target, flags } = verdict;
  const format = formatOf(indicator);
  const name = several ? verdict.name : '';
  if (requiredPer === 'year') return neededGrowth(verdict, several);
  // less than one thing a month is no pace
  const pace = required !== null && (format.decimals > 0 ? required.gt(0) : required.gt(1));
  if (!pace || dataMonth === null || target === null) {
    const goal = narratorOf(indicator).target(indicator);
    return clause('measure-goal', { name, due: monthEnd(targetPeriod, plainYear), target: goal });
  }
  const ofYear = flags.includes('interimPath') || indicator.kind === 'annualRange';
  const until = ofYear ? monthOf(yearOf(dataMonth), 12) : targetPeriod;
  const adds = indicator.kind === 'stock' || indicator.kind === 'approximate';
  return clause(adds ? 'measure-pace-more' : 'measure-pace', {
    name,
    span: timeLeft(dataMonth, until),
    amount: neededAmount(required, format),
    due: monthEnd(until, plainYear),
    target: flags.includes('interimPath') ? amount(target, format) : targetAmount(target, format),
  });
}

/** The growth that is needed, of the amount itself: 年均增长 is taken off its name. */
function neededGrowth(
  { name, required, dataMonth, targetPeriod }: IndicatorVerdict,
  several: boolean,
): Clause | null {
  if (required === null || dataMonth === null || side(required, PERCENT) !== 'above') return null;
  const named = { name: several ? name.replace(/年均增(长|速|长率)$/, '') : '', percent: percent(required) };
  const year = yearOf(targetPeriod);
  const years = year - yearOf(dataMonth) + (dataMonth.endsWith('-12') ? 0 : 1);
  const until = { ...named, year: String(year) };
  return years <= 1
    ? clause('measure-growth-last', until)
    : clause('measure-growth', { ...until, from: String(year - years + 1) });
}

function finish(context: Context, by: string, phrase: string): (Sentence | null)[] {
  const late = context.evaluation.milestones.flatMap(({ steps }) => steps.filter(({ overdue }) => overdue));
  return countedUnits(late, (step) => step.responsibleUnit).map(([unit]) => {
    const names = late.filter((step) => step.responsibleUnit === unit).map(({ name }) => quoted(name));
    return sentence(
      clause(names.length > MOST_NAMES ? `${phrase}-more` : phrase, {
        unit: unitName(unit, context.plan),
        names: names.slice(0, MOST_NAMES).join(''),
        count: String(names.length),
      }),
      clause('measure-finish-date', { by }),
    );
  });
}

const MOST_NAMES = 3;

function watch(context: Context, by: string): (Sentence | null)[] {
  const tasks = context.evaluation.tasks.flatMap((task) => {
    const risk = verdictsOfTask(task, context.evaluation).filter(({ rating }) => rating === 'atRisk');
    return risk.length > 0 ? [{ lead: leadOf(task, context), names: risk.map(({ name }) => name) }] : [];
  });
  const leads = [...new Set(tasks.map(({ lead }) => lead))];
  return leads.map((lead) => {
    const names = [...new Set(tasks.filter((task) => task.lead === lead).flatMap((task) => task.names))];
    return sentence(
      clause('measure-watch', { lead, names: namesInWords(names, 4) }),
      clause('measure-watch-date', { by }),
    );
  });
}

function start(context: Context): (Sentence | null)[] {
  const soon = context.evaluation.milestones.flatMap(({ steps }) => steps.filter(({ dueSoon }) => dueSoon));
  return soon.map(({ name, due, responsibleUnit }) =>
    sentence(
      clause('measure-start', {
        unit: unitName(responsibleUnit, context.plan),
        name: quoted(name),
        due: monthEnd(due, context.plainYear),
      }),
    ),
  );
}

function explain(context: Context, by: string): (Sentence | null)[] {
  return context.evaluation.tasks.map((task) => {
    const missed = verdictsOfTask(task, context.evaluation).filter(isLate);
    if (missed.length === 0) return null;
    const names = namesInWords(missed.map(({ name }) => name));
    return sentence(
      clause('measure-explain', { lead: leadOf(task, context), names }),
      clause('measure-explain-date', { by }),
    );
  });
}

function confirm({ evaluation, plan }: Context, by: string): (Sentence | null)[] {
  return evaluation.indicators
    .filter(({ rating }) => rating === 'nearlyAchieved')
    .map(({ id, name }) => {
      const unit = unitName(indicatorOf(id, plan).reportingUnit, plan);
      return sentence(clause('measure-confirm', { unit, name }), clause('measure-data-date', { by }));
    });
}

/** The rest goes on; what is reached has to be held. */
function keep({ evaluation, plan, plainYear }: Context): (Sentence | null)[] {
  const steady = countOf(evaluation.tasks, 'onTrack');
  const reached = countOf(evaluation.tasks, 'achieved');
  return [
    steady > 0
      ? sentence(clause('measure-keep', { count: String(steady), due: monthEnd(plan.end, plainYear) }))
      : null,
    reached > 0 ? sentence(clause('measure-hold', { count: String(reached) })) : null,
  ];
}

function leadOf(task: TaskVerdict, { plan }: Context): string {
  return task.leadUnits.map((id) => unitName(id, plan)).join('、');
}
