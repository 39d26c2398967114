import type { Indicator, Plan } from '../plan/plan.ts';
import { type Decimal, decimal, one } from '../values/decimal.ts';
import type { Evaluation, IndicatorVerdict } from '../values/evaluation.ts';
import { type Month, monthNumberOf, monthOf, monthsBetween, monthsFrom, yearOf } from '../values/month.ts';
import type { Submission } from '../values/observation.ts';
import type { Period } from '../values/period.ts';
import type { IndicatorSeries } from '../values/series.ts';
import { settleReportedFigures } from './reported-figures.ts';
import { yearPace } from './seasonal.ts';
import { type Series, seriesOf } from './series.ts';

/**
 * The figures of every indicator in the report's year and the year before, with the road they should have gone: for
 * pictures. Decides nothing; a growth target's figures are amounts, in the measure of its data item.
 */
export function indicatorSeries(
  plan: Plan,
  { lastMonth }: Period,
  submissions: readonly Submission[],
  { indicators: verdicts }: Evaluation,
): IndicatorSeries[] {
  const figures = settleReportedFigures(
    submissions.flatMap(({ observations }) => observations),
    plan,
  );
  const year = yearOf(lastMonth);
  const months = monthsFrom(monthOf(year - 1, 1), monthOf(year, 12));
  return plan.indicators.flatMap((indicator) => {
    const verdict = verdicts.find(({ id }) => id === indicator.id);
    if (!verdict) return [];
    const series = seriesOf(indicator, figures);
    const points = months.map((month) => ({
      month,
      value: month > lastMonth ? null : (series.figureAt(month)?.value ?? null),
      expected: expectedAt(month, indicator, verdict, series),
    }));
    return [{ id: indicator.id, points }];
  });
}

/** METHOD.md §2, at any month of the road: the verdict's own `expected` is its value at the data month. */
function expectedAt(
  month: Month,
  indicator: Indicator,
  verdict: IndicatorVerdict,
  series: Series,
): Decimal | null {
  const { target, baseline, dataMonth } = verdict;
  if (target === null || dataMonth === null) return null;
  const sameYear = yearOf(month) === yearOf(dataMonth);
  switch (indicator.kind) {
    case 'annualFlow':
      return sameYear ? target.times(yearPace({ series, dataMonth: month }).share) : null;
    case 'annualRange':
      return sameYear ? target.times(decimal(monthNumberOf(month)).div(12)) : null;
    case 'averageGrowth':
      return sameYear ? grownFrom(indicator.baseline.period, month, target, series) : null;
    case 'stock':
    case 'approximate':
    case 'share':
    case 'coverage':
      return baseline === null ? null : onStraightRoad(month, baseline, target, verdict.targetPeriod);
    default:
      return null;
  }
}

/** The same months of the base year, grown by the target for each year since. */
function grownFrom(base: Month, month: Month, target: Decimal, series: Series): Decimal | null {
  const before = series.figureAt(monthOf(yearOf(base), monthNumberOf(month)));
  return before ? before.value.times(target.plus(one).pow(yearOf(month) - yearOf(base))) : null;
}

function onStraightRoad(
  month: Month,
  baseline: { readonly period: Month; readonly value: Decimal },
  target: Decimal,
  end: Month,
): Decimal | null {
  if (month < baseline.period || month > end || baseline.value.gte(target)) return null;
  const gone = monthsBetween(baseline.period, month);
  const all = monthsBetween(baseline.period, end);
  return baseline.value.plus(target.minus(baseline.value).times(gone).div(all));
}
