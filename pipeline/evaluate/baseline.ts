import type { IndicatorOf } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { zero } from '../values/decimal.ts';
import type { Flag } from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import { addMonths, monthOf, yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { CaseOf } from './judgement.ts';

export type FoundBaseline =
  | {
      readonly state: 'known';
      readonly period: Month;
      readonly value: Decimal;
      readonly flags: readonly Flag[];
      readonly observations: readonly Observation[];
    }
  | { readonly state: 'conflict' | 'none' };

/**
 * Where the road to a stock, share or coverage starts: zero, the plan's value, the figure of the baseline period,
 * else the earliest figure inside the plan with its month as the start (METHOD.md §2 `stock`).
 * `none` when that earliest figure is the very one to be judged.
 */
export function findBaseline(
  given: CaseOf<IndicatorOf<'stock' | 'approximate' | 'share' | 'coverage'>>,
): FoundBaseline {
  const { indicator, series, plan } = given;
  const { period, value, startFromZero } = indicator.baseline;
  const known = { state: 'known' as const, period, flags: [], observations: [] };
  if (startFromZero) return { ...known, value: zero };
  if (value !== null) return { ...known, value };
  const month = indicator.kind === 'share' ? monthOf(yearOf(period), 12) : period;
  const reported = series.at(month);
  if (reported.state === 'conflict') return { state: 'conflict' };
  if (reported.state === 'known') {
    return { ...known, value: reported.figure.value, observations: reported.figure.observations };
  }
  for (let first = plan.start; first < given.dataMonth; first = addMonths(first, 1)) {
    const figure = series.figureAt(first);
    if (figure) {
      const flags: readonly Flag[] = ['baselineFirstObservation'];
      return { state: 'known', period: first, value: figure.value, flags, observations: figure.observations };
    }
  }
  return { state: 'none' };
}
