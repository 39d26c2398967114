import { unitName } from '../plan/plan.ts';
import { decimal } from '../values/decimal.ts';
import type { IndicatorVerdict, Reason, StepStatus } from '../values/evaluation.ts';
import { groupBy } from '../values/order.ts';
import { type Context, formatOf, indicatorOf } from './context.ts';
import { amount, completionPercent, expectedAmount, expectedValue, percent } from './figures.ts';
import {
  type Clause,
  clause,
  type Paragraph,
  paragraph,
  paragraphs,
  sentence,
  sentenceOf,
} from './sentence.ts';
import { FLAG_WORDS, REASON_WORDS } from './words.ts';

/** 四、存在问题: one group of findings under its heading. */
export type Finding = { readonly heading: Clause; readonly paragraphs: readonly Paragraph[] };

/** Worst first; a group without findings is not there. Details stand with the task, so here they are few words. */
export function findings(context: Context): Finding[] {
  return [
    missedIndicators(context),
    lateIndicators(context),
    lateSteps(context),
    risky(context),
    unknown(context),
    dataIssues(context),
  ].filter((one) => one !== null);
}

function missedIndicators(context: Context): Finding | null {
  const missed = context.evaluation.indicators.filter(({ rating }) => rating === 'missed');
  return listed('problem-missed', missed, context);
}

function lateIndicators(context: Context): Finding | null {
  const late = context.evaluation.indicators.filter(({ rating }) => rating === 'behind');
  return listed('problem-behind', late, context);
}

function listed(phrase: string, verdicts: readonly IndicatorVerdict[], context: Context): Finding | null {
  if (verdicts.length === 0) return null;
  const count = verdicts.length;
  const told = byRatio(verdicts).map((verdict) => [lateClause(verdict, context)]);
  return found(`${phrase}-heading`, [paragraph(sentence(introduction(phrase, count)), sentenceOf(told))]);
}

/** One matter needs no word on the order of several. */
function introduction(phrase: string, count: number): Clause {
  return count === 1 ? clause(`${phrase}-one`) : clause(phrase, { count: String(count) });
}

function lateClause(verdict: IndicatorVerdict, context: Context): Clause {
  const { name, ratio, completion, reason, final, flags } = verdict;
  const owner = { name, task: verdict.tasks.join('、'), lead: leadOf(verdict, context) };
  if (final && completion?.gte(0) && completion.lt(1)) {
    return clause('problem-short', { ...owner, percent: completionPercent(completion) });
  }
  if (final || ratio === null) {
    const words = flags.includes('earlierYearMissed') ? FLAG_WORDS.earlierYearMissed : REASON_WORDS[reason];
    return clause('problem-reason', { ...owner, reason: words });
  }
  const counted = shortCount(verdict, context);
  if (counted) return clause('problem-count', { ...owner, ...counted });
  if (ratio.lt(0)) return clause('problem-below-baseline', owner);
  return clause('problem-ratio', { ...owner, percent: percent(ratio) });
}

/** Of things that are counted, how many are short says more than a share. */
function shortCount({ id, actual, expected, basis }: IndicatorVerdict, { plan }: Context) {
  const format = formatOf(indicatorOf(id, plan));
  if (actual === null || expected === null || basis === 'seasonal') return null;
  if (format.decimals > 0 || format.measure === '%') return null;
  const short = expectedValue(expected, format).minus(actual);
  return short.lte(0) ? null : { expected: expectedAmount(expected, format), amount: amount(short, format) };
}

function lateSteps({ evaluation, plan, ended }: Context): Finding | null {
  const late = evaluation.milestones.flatMap(({ steps }) => steps.filter(({ overdue }) => overdue));
  if (late.length === 0) return null;
  const count = clause(ended ? 'problem-steps-ended' : 'problem-steps', { count: String(late.length) });
  return found(`problem-steps-heading${ended ? '-ended' : ''}`, [
    paragraph(sentence(count, unitsClause(late, plan))),
  ]);
}

function risky(context: Context): Finding | null {
  const risk = byRatio(context.evaluation.indicators.filter(({ rating }) => rating === 'atRisk'));
  const nearly = context.evaluation.indicators.filter(({ rating }) => rating === 'nearlyAchieved');
  const soon = context.evaluation.milestones.flatMap(({ steps }) => steps.filter(({ dueSoon }) => dueSoon));
  if (risk.length + nearly.length + soon.length === 0) return null;
  const names = (verdicts: readonly IndicatorVerdict[]) => verdicts.map(({ name }) => name).join('、');
  return found('problem-risk-heading', [
    paragraph(
      risk.length > 0 ? sentence(introduction('problem-risk', risk.length)) : null,
      sentenceOf(risk.map((verdict) => [lateClause(verdict, context)])),
      nearly.length > 0 ? sentence(clause('problem-nearly', { names: names(nearly) })) : null,
      soon.length > 0 ? sentence(clause('problem-soon', { count: String(soon.length) })) : null,
    ),
  ]);
}

/** What could not be judged, by reason; January's figures are not missing, they wait for February's. */
function unknown({ evaluation, plan }: Context): Finding | null {
  const verdicts = evaluation.indicators.filter(
    ({ rating, reason }) => rating === 'noData' && reason !== 'jan-feb-together',
  );
  const silent = evaluation.milestones.flatMap(({ steps }) => steps.filter(({ state }) => state === null));
  if (verdicts.length + silent.length === 0) return null;
  const reasons = [...groupBy(verdicts, ({ reason }) => reason)].map(([reason, alike]) => [
    clause('problem-data-reason', {
      reason: REASON_WORDS[reason as Reason],
      names: alike.map(({ name }) => name).join('、'),
    }),
  ]);
  return found('problem-data-heading', [
    paragraph(
      verdicts.length > 0 ? sentence(clause('problem-data', { count: String(verdicts.length) })) : null,
      sentenceOf(reasons),
      silent.length > 0
        ? sentence(clause('problem-silent', { count: String(silent.length) }), unitsClause(silent, plan))
        : null,
    ),
  ]);
}

/** Whose steps they are. */
function unitsClause(steps: readonly StepStatus[], plan: Context['plan']): Clause {
  const units = countedUnits(steps, (step) => step.responsibleUnit);
  const [only] = units;
  if (only && units.length === 1) return clause('problem-steps-unit', { unit: unitName(only[0], plan) });
  const words = units.map(([unit, count]) => `${unitName(unit, plan)}${count}项`);
  return clause('problem-steps-units', { units: words.join('、') });
}

function dataIssues({ issues }: Context): Finding | null {
  const about = (severity: string) =>
    issues.filter((one) => one.severity === severity && !REPORTING_CODES.includes(one.code)).length;
  const [blockers, warnings] = [about('blocker'), about('warning')];
  if (blockers + warnings === 0) return null;
  return found('problem-quality-heading', [
    paragraph(
      blockers > 0 ? sentence(clause('problem-blockers', { count: String(blockers) })) : null,
      warnings > 0 ? sentence(clause('problem-warnings', { count: String(warnings) })) : null,
    ),
  ]);
}

/** Findings about who has reported: they have a section of their own. */
export const REPORTING_CODES: readonly string[] = [
  'figure-missing',
  'step-missing',
  'unit-not-reported',
  'unit-late',
  'unit-nothing-filled',
  'state-missing',
];

function found(heading: string, told: readonly (Paragraph | null)[]): Finding {
  return { heading: clause(heading), paragraphs: paragraphs(...told) };
}

/** The farthest behind first; what has no ratio comes before, because nothing softens it. */
export function byRatio(verdicts: readonly IndicatorVerdict[]): IndicatorVerdict[] {
  const key = ({ ratio }: IndicatorVerdict) => ratio ?? decimal(-1);
  return [...verdicts].sort((a, b) => key(a).cmp(key(b)));
}

function leadOf(verdict: IndicatorVerdict, { evaluation, plan }: Context): string {
  const units = evaluation.tasks
    .filter(({ no }) => verdict.tasks.includes(no))
    .flatMap(({ leadUnits }) => leadUnits);
  return [...new Set(units)].map((id) => unitName(id, plan)).join('、');
}

/** Units with how many of the matters are theirs, the most first. */
export function countedUnits<T>(matters: readonly T[], unitOf: (matter: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const matter of matters) counts.set(unitOf(matter), (counts.get(unitOf(matter)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
