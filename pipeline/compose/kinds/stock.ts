import type { IndicatorOf } from '../../plan/plan.ts';
import { one } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { actualCell, changeCell } from '../cells.ts';
import {
  actualFigure,
  changeClause,
  completionClause,
  exceededClause,
  planTargetWords,
  shortfallClause,
  withinClause,
} from '../clauses.ts';
import { type Context, formatOf } from '../context.ts';
import {
  amount,
  expectedAmount,
  expectedValue,
  type Format,
  neededAmount,
  side,
  targetAmount,
} from '../figures.ts';
import { ratioLimits } from '../limits.ts';
import { type Clause, clause } from '../sentence.ts';
import { monthWords, timeLeft } from '../spans.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const stock: Narrator<'stock'> = {
  tell: tellStock,
  target: (indicator) => targetAmount(indicator.target, formatOf(indicator)),
  actual: actualCell,
  limits: (verdict, indicator) =>
    indicator.lumpy
      ? '数目较小，按个数比较：达到应达数为正常，差1个为关注，差2个及以上为滞后；达到目标即为已完成'
      : ratioLimits(verdict),
  change: changeCell,
};

type Stock = IndicatorOf<'stock' | 'approximate'>;

/** 期末存量. Also tells `approximate`, whose road is the same. */
export function tellStock(verdict: IndicatorVerdict, indicator: Stock, context: Context): Narrative {
  const format = formatOf(indicator);
  const about = indicator.kind === 'approximate' ? '-about' : '';
  const figure = [actualFigure(verdict, indicator), changeClause(verdict, format)];
  const target = planTargetWords(verdict, indicator);
  const completion = completionClause(`completion${verdict.final ? '-final' : ''}${about}`, verdict, target);
  const { actual, planTarget, rating } = verdict;
  if (rating === 'achieved') {
    const reached =
      target === null
        ? null
        : clause(verdict.final ? `reached-final${about}` : `reached-early${about}`, { target });
    return { facts: [...figure, reached, exceededClause(actual, planTarget, format)], outlook: [] };
  }
  const shortfall = shortfallClause('short-by', actual, planTarget, format);
  if (rating === 'nearlyAchieved')
    return { facts: [...figure, completion, shortfall, clause('nearly')], outlook: [] };
  if (verdict.final) return { facts: [...figure, completion, shortfall, clause('not-reached')], outlook: [] };
  const regressed = verdict.reason === 'regressed' ? regressedClause(verdict, format, context) : null;
  const pace = regressed ?? paceClause(verdict, format);
  const needed = neededClause(verdict, format);
  const late = rating === 'atRisk' || rating === 'behind';
  return {
    facts: [
      ...figure,
      completion,
      pace,
      withinClause(verdict, pace),
      late && needed === null ? shortfall : null,
    ],
    outlook: needed === null ? [] : [[shortfall, needed]],
  };
}

function paceClause({ actual, expected }: IndicatorVerdict, format: Format): Clause | null {
  if (actual === null || expected === null) return null;
  const difference = actual.minus(expectedValue(expected, format));
  const values = { expected: expectedAmount(expected, format) };
  const turned = side(difference, format);
  if (turned === 'level') return clause('stock-level', values);
  return clause(turned === 'above' ? 'stock-ahead' : 'stock-behind', {
    ...values,
    amount: amount(difference.abs(), format),
  });
}

/** The baseline had reached the target already; what was reached has been lost. */
export function regressedClause(
  { baseline }: IndicatorVerdict,
  format: Format,
  context: Context,
): Clause | null {
  if (!baseline) return null;
  const month = monthWords(baseline.period, context.reportYear);
  return clause('regressed', { month, amount: targetAmount(baseline.value, format) });
}

/** A pace of less than one thing a month says nothing; the whole that is missing does. */
function neededClause(verdict: IndicatorVerdict, format: Format): Clause | null {
  const { required, requiredPer, dataMonth, targetPeriod, rating } = verdict;
  if (required === null || requiredPer !== 'month' || dataMonth === null) return null;
  if (rating !== 'atRisk' && rating !== 'behind') return null;
  if (format.decimals === 0 && required.lte(one)) return null;
  const span = timeLeft(dataMonth, targetPeriod);
  return clause('needed-more', { span, amount: neededAmount(required, format) });
}
