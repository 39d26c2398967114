import type { Indicator, Plan } from '../plan/plan.ts';
import { itemsOf } from '../plan/plan.ts';
import type { Kind } from '../plan/target-kinds/index.ts';
import { TARGET_KINDS } from '../plan/target-kinds/index.ts';
import { type Decimal, decimal } from '../values/decimal.ts';
import type { IndicatorVerdict, Reason } from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import { addMonths, monthsBetween, yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { Judgement } from './judgement.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { newestMonth, type Series, type SeriesFigure, seriesOf } from './series.ts';
import { judgeByKind } from './targets/index.ts';

/**
 * The verdict on one indicator at a report month (METHOD.md §1, §2): finds the data month, settles whether its
 * figure may be judged at all, then leaves the judging to the rule of its kind.
 */
export function judgeIndicator(
  indicator: Indicator,
  plan: Plan,
  month: Month,
  figures: ReportedFigures,
): IndicatorVerdict {
  const series = seriesOf(indicator, figures);
  const last = month < indicator.deadline ? month : indicator.deadline;
  const dataMonth = newestMonth(series, last);
  if (dataMonth === null) return frame(indicator, withoutFigure(series, indicator, last));
  const found = series.at(dataMonth);
  if (found.state !== 'known') return frame(indicator, undated('conflict', found.items));
  const { figure } = found;
  const given = { indicator, plan, series, dataMonth, figure, final: dataMonth === indicator.deadline };
  const reason = notJudgedBecause(indicator, plan, month, dataMonth);
  if (startsAfter(indicator, plan, dataMonth)) {
    const shown = figureIsActual(indicator) ? figure.value : null;
    return frame(indicator, { ...undated(reason ?? 'before-start', []), actual: shown }, given);
  }
  const judgement = judgeByKind(given);
  const open = month > indicator.deadline && judgement.final === false ? 'final-figure-missing' : reason;
  if (open === null) return frame(indicator, judgement, given);
  const missing = missingSince(series, dataMonth, last);
  return frame(indicator, { ...shownOnly(judgement), rating: 'noData', reason: open, missing }, given);
}

/** Nothing to judge: nothing was reported, or a part of it never was. */
function withoutFigure(series: Series, indicator: Indicator, last: Month): Judgement {
  const reported = series.reportedBy(last);
  const never = itemsOf(indicator.data).filter((id) => !reported.includes(id));
  if (reported.length === 0 || itemsOf(indicator.data).length === 1) return undated('no-observation', never);
  const found = series.at(last);
  return undated('missing-part', never.length > 0 || found.state !== 'missing' ? never : found.items);
}

/** Why a figure that is there may not be judged; null when it may. */
function notJudgedBecause(indicator: Indicator, plan: Plan, month: Month, dataMonth: Month): Reason | null {
  const after = month > indicator.deadline;
  if (!after && monthsBetween(dataMonth, month) > staleAfter(indicator.kind, plan)) return 'stale';
  if (startsAfter(indicator, plan, dataMonth)) return 'before-start';
  return after && dataMonth !== indicator.deadline ? 'final-figure-missing' : null;
}

/** The figure is from before the road begins: not after the baseline, or in the base year of a yearly target. */
function startsAfter(indicator: Indicator, plan: Plan, dataMonth: Month): boolean {
  const { kind, baseline } = indicator;
  if (dataMonth <= baseline.period) return true;
  if (kind === 'annualRange') return yearOf(dataMonth) < yearOf(plan.start);
  return (kind === 'annualFlow' || kind === 'averageGrowth') && yearOf(dataMonth) <= yearOf(baseline.period);
}

/** Growth and a place on a list are worked out from the figure; everything else is the figure. */
function figureIsActual({ kind }: Indicator): boolean {
  return kind !== 'averageGrowth' && kind !== 'classification';
}

/** Assessments are published once a year, a year late; monthly figures go stale much sooner. */
function staleAfter(kind: Kind, plan: Plan): number {
  const { staleAfterMonths, assessmentStaleAfterMonths } = plan.thresholds;
  return TARGET_KINDS[kind].nature === 'assessment' ? assessmentStaleAfterMonths : staleAfterMonths;
}

/** The parts of a derived indicator that kept a newer figure from being formed. */
function missingSince(series: Series, dataMonth: Month, last: Month): readonly string[] {
  if (dataMonth >= last) return [];
  const found = series.at(last);
  return found.state === 'missing' ? found.items : [];
}

function undated(reason: Reason, missing: readonly string[]): Judgement {
  return { rating: 'noData', reason, actual: null, missing, steps: [] };
}

/** A verdict that may not be given still shows its old figure, and the flags that explain what is shown. */
function shownOnly(judgement: Judgement): Judgement {
  const kept = new Set(['A', 'T', 'V', 'B', 'Vb', 'g', 'Ty', 'completion', 'listed']);
  const flags = (judgement.flags ?? []).filter(
    (flag) => flag === 'interimPath' || flag === 'earlierYearMissed',
  );
  return { ...judgement, flags, steps: judgement.steps.filter(({ symbol }) => kept.has(symbol)) };
}

type Dated = { dataMonth: Month; figure: SeriesFigure; series: Series; final: boolean };

/** A judgement and what is the same for every kind: identity, the year before, the cells it rests on. */
function frame(indicator: Indicator, judgement: Judgement, dated?: Dated): IndicatorVerdict {
  const plainTarget = planTargetOf(indicator);
  const before = dated ? (dated.series.figureAt(addMonths(dated.dataMonth, -12)) ?? null) : null;
  const value = dated && indicator.kind !== 'classification' ? dated.figure.value : null;
  const decided = judgement.rating !== 'noData';
  return {
    id: indicator.id,
    name: indicator.name,
    kind: indicator.kind,
    tasks: indicator.tasks,
    core: indicator.core,
    weight: indicator.weight,
    measure: indicator.measure,
    targetPeriod: indicator.deadline,
    dataMonth: dated?.dataMonth ?? null,
    actual: judgement.actual === undefined ? value : judgement.actual,
    target: judgement.target === undefined ? plainTarget : judgement.target,
    planTarget: judgement.planTarget === undefined ? plainTarget : judgement.planTarget,
    completion: judgement.completion ?? null,
    expected: decided ? (judgement.expected ?? null) : null,
    expectedShare: decided ? (judgement.expectedShare ?? null) : null,
    basis: decided ? (judgement.basis ?? null) : null,
    ratio: decided ? (judgement.ratio ?? null) : null,
    rating: judgement.rating,
    reason: judgement.reason,
    final: decided && judgement.final !== false && (dated?.final ?? false),
    flags: judgement.flags ?? [],
    gap: decided || indicator.kind === 'annualFlow' ? (judgement.gap ?? null) : null,
    forecast: decided ? (judgement.forecast ?? null) : null,
    yearOnYear: before?.value.gt(0) && value ? value.div(before.value).minus(1) : null,
    yearOnYearChange: before && value ? value.minus(before.value) : null,
    required:
      decided && !dated?.final && judgement.rating !== 'achieved' ? (judgement.required ?? null) : null,
    requiredPer: decided && judgement.required ? (judgement.requiredPer ?? null) : null,
    baseline: judgement.baseline ?? null,
    years: judgement.years ?? [],
    thresholds: decided ? (judgement.thresholds ?? null) : null,
    missing: judgement.missing ?? [],
    parts: dated?.figure.parts ?? [],
    steps: judgement.steps,
    observations: evidence(judgement, before),
  };
}

/** The number a plan sets, where it sets one. */
function planTargetOf(indicator: Indicator): Decimal | null {
  if (indicator.kind === 'annualRange') return indicator.target.low;
  if (indicator.kind === 'ordinal') return decimal(indicator.target.floor);
  const { target } = indicator;
  return typeof target === 'object' && 'plus' in target ? target : null;
}

/** Every cell the verdict rests on, each once, in an order that does not depend on the input's. */
function evidence(judgement: Judgement, before: SeriesFigure | null): Observation[] {
  const all = [
    ...judgement.steps.flatMap(({ observations }) => observations),
    ...(before?.observations ?? []),
  ];
  const byKey = new Map(
    all.map((one) => [[one.item, one.period, one.type, one.sha256, one.sheet, one.cell].join('|'), one]),
  );
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
