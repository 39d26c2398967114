import type { Indicator, Plan } from '../plan/plan.ts';
import { itemsOf } from '../plan/plan.ts';
import type { Kind } from '../plan/target-kinds/index.ts';
import { TARGET_KINDS } from '../plan/target-kinds/index.ts';
import type { Decimal } from '../values/decimal.ts';
import type { IndicatorVerdict, Reason } from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import { addMonths, monthsBetween } from '../values/month.ts';
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
  const series = seriesOf(indicator, plan, figures);
  const last = month < indicator.deadline ? month : indicator.deadline;
  const dataMonth = newestMonth(series, last);
  if (dataMonth === null) {
    const found = series.at(last);
    const missing = found.state === 'missing' ? found.items : [];
    const partly = series.earliest !== null && missing.length < itemsOf(indicator.data).length;
    return frame(indicator, undated(partly ? 'missing-part' : 'no-observation', missing));
  }
  const found = series.at(dataMonth);
  if (found.state !== 'known') {
    return frame(indicator, undated('conflict', found.items));
  }
  const { figure } = found;
  const final = dataMonth === indicator.deadline;
  const given = { indicator, plan, series, dataMonth, figure, final };
  const reason = notJudgedBecause(indicator, plan, month, dataMonth);
  const dated = { dataMonth, figure, series, final };
  if (reason === 'before-start') {
    return frame(indicator, { ...undated(reason, []), actual: figure.value }, dated);
  }
  const judgement = judgeByKind(given);
  if (reason === null) return frame(indicator, judgement, dated);
  const missing = missingSince(series, dataMonth, last);
  return frame(indicator, { ...shownOnly(judgement), rating: 'noData', reason, missing }, dated);
}

/** Why a figure that is there may not be judged; null when it may. */
function notJudgedBecause(indicator: Indicator, plan: Plan, month: Month, dataMonth: Month): Reason | null {
  const after = month > indicator.deadline;
  if (!after && monthsBetween(dataMonth, month) > staleAfter(indicator.kind, plan)) return 'stale';
  if (dataMonth <= indicator.baseline.period) return 'before-start';
  return after && dataMonth !== indicator.deadline ? 'final-figure-missing' : null;
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

/** A verdict that may not be given still shows its old figure. */
function shownOnly(judgement: Judgement): Omit<Judgement, 'rating' | 'reason'> {
  const { actual, target, planTarget, completion, baseline, steps } = judgement;
  const kept = new Set(['A', 'T', 'V', 'B', 'Vb', 'g', 'Ty', 'completion', 'listed']);
  return {
    steps: steps.filter(({ symbol }) => kept.has(symbol)),
    ...(actual === undefined ? {} : { actual }),
    ...(target === undefined ? {} : { target }),
    ...(planTarget === undefined ? {} : { planTarget }),
    ...(completion === undefined ? {} : { completion }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

type Dated = { dataMonth: Month; figure: SeriesFigure; series: Series; final: boolean };

/** A judgement and what is the same for every kind: identity, the year before, the cells it rests on. */
function frame(indicator: Indicator, judgement: Judgement, dated?: Dated): IndicatorVerdict {
  const plainTarget = planTargetOf(indicator);
  const before = dated ? (dated.series.figureAt(addMonths(dated.dataMonth, -12)) ?? null) : null;
  const value = dated?.figure.value ?? null;
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
    final: decided && (dated?.final ?? false),
    flags: judgement.flags ?? [],
    gap: judgement.gap ?? null,
    forecast: decided ? (judgement.forecast ?? null) : null,
    yearOnYear: before?.value.gt(0) && value ? value.div(before.value).minus(1) : null,
    yearOnYearChange: before && value ? value.minus(before.value) : null,
    required:
      decided && !dated?.final && judgement.rating !== 'achieved' ? (judgement.required ?? null) : null,
    requiredPer: decided && judgement.required ? (judgement.requiredPer ?? null) : null,
    baseline: judgement.baseline ?? null,
    years: judgement.years ?? [],
    thresholds: judgement.thresholds ?? null,
    missing: judgement.missing ?? [],
    parts: dated?.figure.parts ?? [],
    steps: judgement.steps,
    observations: evidence(judgement, before),
  };
}

/** The number a plan sets, where it sets one. */
function planTargetOf(indicator: Indicator): Decimal | null {
  if (indicator.kind === 'annualRange') return indicator.target.low;
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
