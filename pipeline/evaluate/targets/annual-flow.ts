import type { Decimal } from '../../values/decimal.ts';
import { decimal, divide } from '../../values/decimal.ts';
import type { CalculationStep, Flag } from '../../values/evaluation.ts';
import { isWholeCount } from '../../values/measure.ts';
import { monthNumberOf, monthOf, yearOf } from '../../values/month.ts';
import type { Case, Judgement } from '../judgement.ts';
import { achieved, missed, ratingByRatio, reaches, step, written } from '../judgement.ts';
import { forecastYear, yearPace } from '../seasonal.ts';

type YearTarget = {
  readonly value: Decimal;
  readonly steps: readonly CalculationStep[];
  readonly flags: readonly Flag[];
};

/**
 * METHOD.md §2 `annualFlow`: the year's total against the share of it that earlier years had reached by this month.
 * In an interim year the target in force is a point of the geometric path from the base year's total.
 */
export function judgeAnnualFlow(given: Case<'annualFlow'>): Judgement {
  const { indicator, figure, dataMonth, final } = given;
  const actual = figure.value;
  const month = monthNumberOf(dataMonth);
  const interim = yearOf(dataMonth) < yearOf(indicator.deadline);
  const target = interim ? pathTarget(given) : { value: indicator.target, steps: [], flags: [] };
  const steps = [step('A', '', actual, figure.observations), step('T', '', indicator.target)];
  const shown = { actual, planTarget: indicator.target };
  const early = month === 1 ? 'jan-feb-together' : null;
  if (target === null)
    return { ...shown, rating: 'noData', reason: early ?? 'no-baseline', target: null, steps };
  const sums = { ...shown, ...completionAndGap(actual, target.value, month), target: target.value };
  const withTarget = [...steps, ...target.steps, ...sums.steps];
  const flags = flagsOf(given, target.flags, interim);
  const met = !interim && reaches(actual, target.value);
  if (early !== null && !met) return { ...sums, rating: 'noData', reason: early, flags, steps: withTarget };
  const pace = yearPace(given);
  const expected = target.value.times(pace.share);
  const ratio = expected.gt(0) ? actual.div(expected) : null;
  const { thresholds } = given.plan;
  const inYear =
    ratio === null ? ratingWhenNothingIsExpected(actual, expected) : ratingByRatio(ratio, thresholds);
  const verdict = met ? achieved : final ? missed : inYear;
  return {
    ...sums,
    ...verdict,
    expected,
    expectedShare: pace.share,
    basis: pace.basis,
    ratio,
    flags,
    forecast: forecastYear(actual, month, pace, isWholeCount(indicator.measure)),
    ...requiredPerMonth(actual, target.value, month),
    thresholds: { onTrack: thresholds.onTrack, atRisk: thresholds.atRisk },
    steps: [
      ...withTarget,
      ...pace.steps,
      step('expected', `${written(target.value)} × ${written(pace.share)}`, expected),
      ...(ratio === null ? [] : [step('ratio', `${written(actual)} ÷ ${written(expected)}`, ratio)]),
    ],
  };
}

/** T_y = B·(T/B)^((y−b)/(Y−b)), B the total of the base year; null without a positive B. */
function pathTarget(given: Case<'annualFlow'>): YearTarget | null {
  const { indicator, series, dataMonth } = given;
  const baseYear = yearOf(indicator.baseline.period);
  const base = series.figureAt(monthOf(baseYear, 12));
  const total = indicator.baseline.value ?? base?.value;
  if (!total?.gt(0)) return null;
  const gone = yearOf(dataMonth) - baseYear;
  const all = yearOf(indicator.deadline) - baseYear;
  const value = total.times(indicator.target.div(total).pow(decimal(gone).div(all)));
  const b = written(total);
  const observations = indicator.baseline.value === null ? (base?.observations ?? []) : [];
  const steps = [
    step('B', '', total, observations),
    step('Ty', `${b} × (${written(indicator.target)} ÷ ${b}) ^ (${gone} ÷ ${all})`, value),
  ];
  return { value, steps, flags: ['interimPath'] };
}

function completionAndGap(actual: Decimal, target: Decimal, month: number) {
  const completion = divide(actual, target);
  if (completion === null) return { completion, gap: null, steps: [] };
  const gap = completion.minus(decimal(month).div(12));
  const steps = [
    step('completion', `${written(actual)} ÷ ${written(target)}`, completion),
    step('gap', `${written(completion)} − ${month} ÷ 12`, gap),
  ];
  return { completion, gap, steps };
}

/** METHOD.md is silent where earlier years had reached nothing by this month: nothing is late then. */
function ratingWhenNothingIsExpected(
  actual: Decimal,
  expected: Decimal,
): Pick<Judgement, 'rating' | 'reason'> {
  return reaches(actual, expected)
    ? { rating: 'onTrack', reason: 'on-pace' }
    : { rating: 'behind', reason: 'far-below-pace' };
}

function flagsOf(given: Case<'annualFlow'>, flags: readonly Flag[], interim: boolean): readonly Flag[] {
  const early = interim && reaches(given.figure.value, given.indicator.target);
  return early ? [...flags, 'targetReachedEarly'] : flags;
}

function requiredPerMonth(actual: Decimal, target: Decimal, month: number) {
  if (month === 12 || reaches(actual, target)) return {};
  return { required: target.minus(actual).div(12 - month), requiredPer: 'month' as const };
}
