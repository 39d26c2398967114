import type { Decimal } from '../../values/decimal.ts';
import { decimal, one, settled } from '../../values/decimal.ts';
import { isWholeCount } from '../../values/measure.ts';
import { monthNumberOf, monthOf, yearOf } from '../../values/month.ts';
import type { Figure } from '../item-figures.ts';
import type { Case, Judgement } from '../judgement.ts';
import { achieved, missed, ratingByRatio, step, written } from '../judgement.ts';
import { forecastYear, yearPace } from '../seasonal.ts';

/**
 * METHOD.md §2 `averageGrowth`: the geometric mean of growth since the base year, on the same months of both years.
 * Fractions: 15 % is 0.15. Never achieved before December of the target year; there compared exactly.
 */
export function judgeAverageGrowth(given: Case<'averageGrowth'>): Judgement {
  const { indicator, figure, dataMonth, final, plan } = given;
  const { target } = indicator;
  const month = monthNumberOf(dataMonth);
  const baseYear = yearOf(indicator.baseline.period);
  const years = yearOf(dataMonth) - baseYear;
  const base = baseTotal(given, month);
  const shown = { actual: null, target, planTarget: target };
  const steps = [step('V', '', figure.value, figure.observations), step('T', '', target)];
  const early = month === 1 ? 'jan-feb-together' : null;
  if (!base?.value.gt(0)) return { ...shown, rating: 'noData', reason: early ?? 'no-baseline', steps };
  const growth = averageGrowth(figure.value, base.value, years);
  const ratio = growth === null ? null : growth.div(target);
  const common = {
    actual: growth,
    target,
    planTarget: target,
    completion: ratio,
    baseline: { period: monthOf(baseYear, month), value: base.value },
    steps: [
      ...steps,
      step('Vb', '', base.value, base.observations),
      ...(growth
        ? [step('g', `(${written(figure.value)} ÷ ${written(base.value)}) ^ (1 ÷ ${years}) − 1`, growth)]
        : []),
      ...(ratio && growth ? [step('ratio', `${written(growth)} ÷ ${written(target)}`, ratio)] : []),
    ],
  };
  if (early !== null) return { ...common, rating: 'noData', reason: early };
  const thresholds = { onTrack: plan.thresholds.onTrack, atRisk: plan.thresholds.growthAtRisk };
  const inYear = ratio === null ? farBelow : ratingByRatio(ratio, thresholds);
  const met = figure.value.gte(base.value.times(one.plus(target).pow(years)));
  const pace = yearPace(given);
  const needed = final ? null : requiredGrowth(given, baseYear);
  return {
    ...common,
    ...(final ? (met ? achieved : missed) : inYear),
    expected: target,
    ratio,
    forecast: forecastYear(figure.value, month, pace, isCounted(given)),
    ...(needed === null ? {} : { required: needed, requiredPer: 'year' as const }),
    thresholds,
  };
}

const farBelow = { rating: 'behind', reason: 'far-below-pace' } as const;

/** null when a negative total has no real root: worse than any growth that could be named. */
function averageGrowth(value: Decimal, base: Decimal, years: number): Decimal | null {
  const quotient = value.div(base);
  if (years === 1) return quotient.minus(one);
  if (quotient.lt(0)) return null;
  return settled(quotient.pow(decimal(1).div(years))).minus(one);
}

/** The base year's total up to a month; the plan may give the whole year's. */
function baseTotal(given: Case<'averageGrowth'>, month: number): Figure | null {
  const { baseline } = given.indicator;
  if (month === 12 && baseline.value !== null) return { value: baseline.value, observations: [] };
  return given.series.figureAt(monthOf(yearOf(baseline.period), month));
}

/** Growth needed in each remaining year: (V_b·(1+target)^N ÷ V_c)^(1/(N−n_c)) − 1, c the newest complete year. */
function requiredGrowth(given: Case<'averageGrowth'>, baseYear: number): Decimal | null {
  const { indicator, series } = given;
  const allYears = yearOf(indicator.deadline) - baseYear;
  const base = baseTotal(given, 12);
  if (!base?.value.gt(0)) return null;
  for (let gone = allYears - 1; gone >= 0; gone -= 1) {
    const complete = monthOf(baseYear + gone, 12);
    const known = gone === 0 ? base : series.figureAt(complete);
    const total = complete > given.dataMonth ? null : known;
    if (!total) continue;
    if (!total.value.gt(0)) return null;
    const goal = base.value.times(one.plus(indicator.target).pow(allYears));
    return settled(goal.div(total.value).pow(decimal(1).div(allYears - gone))).minus(one);
  }
  return null;
}

function isCounted(given: Case<'averageGrowth'>): boolean {
  return isWholeCount(given.series.items[0]?.measure ?? '');
}
