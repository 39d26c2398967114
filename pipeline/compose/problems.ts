import { unitName } from '../plan/plan.ts';
import { decimal } from '../values/decimal.ts';
import type { IndicatorVerdict, StepStatus } from '../values/evaluation.ts';
import type { Context } from './context.ts';
import { percent } from './figures.ts';
import {
  type Clause,
  clause,
  type Paragraph,
  paragraph,
  paragraphs,
  sentence,
  sentenceOf,
} from './sentence.ts';
import { isLate, worstFirst } from './story.ts';
import { REASON_WORDS } from './words.ts';

/** 四、存在问题: one group of findings under its heading. */
export type Finding = { readonly heading: Clause; readonly paragraphs: readonly Paragraph[] };

/** Worst first; a group without findings is not there. Details stand with the task, so here they are few words. */
export function findings(context: Context): Finding[] {
  return [
    lateIndicators(context),
    lateSteps(context),
    risky(context),
    unknown(context),
    dataIssues(context),
  ].filter((one) => one !== null);
}

function lateIndicators(context: Context): Finding | null {
  const late = byRatio(context.evaluation.indicators.filter(isLate));
  if (late.length === 0) return null;
  const count = String(late.length);
  const phrase = context.ended ? 'problem-missed' : 'problem-behind';
  return found(`${phrase}-heading`, [
    paragraph(
      sentence(clause(phrase, { count })),
      sentenceOf(late.map((verdict) => [lateClause(verdict, context)])),
    ),
  ]);
}

function lateClause(verdict: IndicatorVerdict, context: Context): Clause {
  const { name, ratio, completion, reason, final } = verdict;
  const owner = { name, task: verdict.tasks.join('、'), lead: leadOf(verdict, context) };
  if (final && completion?.gte(0)) return clause('problem-short', { ...owner, percent: percent(completion) });
  if (final || ratio === null) return clause('problem-reason', { ...owner, reason: REASON_WORDS[reason] });
  if (ratio.lt(0)) return clause('problem-below-baseline', owner);
  return clause('problem-ratio', { ...owner, percent: percent(ratio) });
}

function lateSteps({ evaluation, plan, ended }: Context): Finding | null {
  const late = evaluation.milestones.flatMap(({ steps }) => steps.filter(({ overdue }) => overdue));
  if (late.length === 0) return null;
  const units = countedUnits(late, (step) => step.responsibleUnit).map(
    ([unit, count]) => `${unitName(unit, plan)}${count}项`,
  );
  return found(`problem-steps-heading${ended ? '-ended' : ''}`, [
    paragraph(
      sentence(
        clause(ended ? 'problem-steps-ended' : 'problem-steps', { count: String(late.length) }),
        clause('problem-steps-units', { units: units.join('、') }),
      ),
    ),
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
      risk.length > 0 ? sentence(clause('problem-risk', { count: String(risk.length) })) : null,
      sentenceOf(risk.map((verdict) => [lateClause(verdict, context)])),
      nearly.length > 0 ? sentence(clause('problem-nearly', { names: names(nearly) })) : null,
      soon.length > 0 ? sentence(clause('problem-soon', { count: String(soon.length) })) : null,
    ),
  ]);
}

function unknown({ evaluation, plan }: Context): Finding | null {
  const verdicts = evaluation.indicators.filter(({ rating }) => rating === 'noData');
  const silent = evaluation.milestones.flatMap(({ steps }) => steps.filter(({ state }) => state === null));
  if (verdicts.length + silent.length === 0) return null;
  const list = worstFirst(verdicts).map(({ name, reason }) => `${name}（${REASON_WORDS[reason]}）`);
  const units = countedUnits(silent, (step: StepStatus) => step.responsibleUnit).map(
    ([unit, count]) => `${unitName(unit, plan)}${count}项`,
  );
  return found('problem-data-heading', [
    paragraph(
      list.length > 0
        ? sentence(clause('problem-data', { count: String(list.length), list: list.join('、') }))
        : null,
      silent.length > 0
        ? sentence(clause('problem-silent', { count: String(silent.length), units: units.join('、') }))
        : null,
    ),
  ]);
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
