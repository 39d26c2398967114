import type { IndicatorOf } from '../../plan/plan.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { actualCell, pointsCell } from '../cells.ts';
import { pointsChangeClause, withinClause } from '../clauses.ts';
import { type Context, formatOf } from '../context.ts';
import { amountAgainst, targetAmount } from '../figures.ts';
import { ratioLimits } from '../limits.ts';
import { clause, clauseIf } from '../sentence.ts';
import { monthWords } from '../spans.ts';
import type { Narrative, Narrator } from './narrator.ts';
import { sharePace } from './share.ts';

export const coverage: Narrator<'coverage'> = {
  tell: tellCoverage,
  target: (indicator) => targetAmount(indicator.target, formatOf(indicator)),
  actual: actualCell,
  limits: ratioLimits,
  change: pointsCell,
};

/** 全覆盖: how many of a list, not only how much of it. */
function tellCoverage(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'coverage'>,
  context: Context,
): Narrative {
  const total = indicator.universe.length;
  const { actual, name, rating, final, baseline } = verdict;
  const covered = actual === null ? null : actual.times(total).toDecimalPlaces(0).toFixed();
  const rate = actual === null ? null : amountAgainst(actual, verdict.target, formatOf(indicator));
  const figure = clauseIf('coverage', { name, percent: rate, total: String(total), covered });
  const needed = indicator.target.times(total).ceil();
  const left = covered === null ? null : needed.minus(covered);
  if (rating === 'achieved') {
    const all = indicator.target.gte(1);
    const when = final ? 'final' : 'early';
    const reached = all
      ? clause(`coverage-${when}`)
      : clause(`reached-${when}`, { target: coverage.target(indicator) });
    return { facts: [figure, reached], outlook: [] };
  }
  const remaining = left?.gt(0) ? clause('coverage-left', { count: left.toFixed() }) : null;
  if (final) return { facts: [figure, remaining, clause('not-reached')], outlook: [] };
  const regressed =
    verdict.reason === 'regressed' && baseline
      ? clause('coverage-regressed', { month: monthWords(baseline.period, context.reportYear) })
      : null;
  const pace = regressed ?? sharePace(verdict);
  return {
    facts: [figure, pointsChangeClause(verdict), pace, withinClause(verdict, pace), remaining],
    outlook: [],
  };
}
