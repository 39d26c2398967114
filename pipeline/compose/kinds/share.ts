import type { IndicatorOf } from '../../plan/plan.ts';
import type { Decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { actualCell, pointsCell } from '../cells.ts';
import { actualFigure, planTargetWords, pointsChangeClause, withinClause } from '../clauses.ts';
import { type Context, formatOf } from '../context.ts';
import { amount, PERCENT, points, side, targetAmount } from '../figures.ts';
import { ratioLimits } from '../limits.ts';
import { type Clause, clause } from '../sentence.ts';
import { monthWords } from '../spans.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const share: Narrator<'share'> = {
  tell: tellShare,
  target: (indicator) => targetAmount(indicator.target, formatOf(indicator)),
  actual: actualCell,
  limits: ratioLimits,
  change: pointsCell,
};

/** 占比: everything it differs by is in 百分点. It may fall again, so a share that is reached has to be held. */
function tellShare(verdict: IndicatorVerdict, indicator: IndicatorOf<'share'>, context: Context): Narrative {
  const figure = [actualFigure(verdict, indicator), pointsChangeClause(verdict)];
  const target = planTargetWords(verdict, indicator);
  const { actual, planTarget, rating, final } = verdict;
  if (rating === 'achieved' && target !== null) {
    return {
      facts: [...figure, clause(final ? 'reached-final' : 'share-reached', { target })],
      outlook: final ? [] : [[clause('share-hold')]],
    };
  }
  const short = shareShort(actual, planTarget, target);
  if (final) return { facts: [...figure, short, clause('not-reached')], outlook: [] };
  const regressed = verdict.reason === 'regressed' ? regressedShare(verdict, indicator, context) : null;
  const pace = regressed ?? sharePace(verdict);
  return { facts: [...figure, pace, withinClause(verdict, pace), short], outlook: [] };
}

export function sharePace({ gap, expected }: IndicatorVerdict): Clause | null {
  if (gap === null || expected === null) return null;
  const values = { expected: amount(expected, PERCENT) };
  const turned = side(gap, PERCENT);
  if (turned === 'level') return clause('share-level', values);
  return clause(turned === 'above' ? 'share-ahead' : 'share-behind', { ...values, points: points(gap) });
}

/** Too little to print as a difference in 百分点: the figure itself already prints its further digits. */
function shareShort(actual: Decimal | null, target: Decimal | null, words: string | null): Clause | null {
  if (actual === null || target === null || words === null || actual.gte(target)) return null;
  const difference = target.minus(actual);
  if (side(difference, PERCENT) === 'level') return clause('share-just-short', { target: words });
  return clause('share-short', { target: words, points: points(difference) });
}

function regressedShare(
  { baseline }: IndicatorVerdict,
  indicator: IndicatorOf<'share'>,
  context: Context,
): Clause | null {
  if (!baseline) return null;
  const month = monthWords(baseline.period, context.reportYear);
  return clause('regressed', { month, amount: targetAmount(baseline.value, formatOf(indicator)) });
}
