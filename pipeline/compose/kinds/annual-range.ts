import type { IndicatorOf } from '../../plan/plan.ts';
import { toSixPlaces } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { yearOf } from '../../values/month.ts';
import { actualCell, changeCell } from '../cells.ts';
import { actualFigure, changeClause, completionClause, shortfallClause } from '../clauses.ts';
import { type Context, formatOf } from '../context.ts';
import { amount, type Format, rangeAmount, side, targetAmount } from '../figures.ts';
import { type Clause, clause } from '../sentence.ts';
import { timeLeft } from '../spans.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const annualRange: Narrator<'annualRange'> = {
  tell: tellAnnualRange,
  target: (indicator) =>
    `每年${rangeAmount(indicator.target.low, indicator.target.high, formatOf(indicator))}`,
  actual: actualCell,
  limits: ({ thresholds }) =>
    thresholds === null
      ? null
      : `达到应达数为正常，进度比不低于${toSixPlaces(thresholds.atRisk)}为关注，更低为滞后；达到年度下限即为已完成`,
  change: changeCell,
};

/** 每年一个区间: the lower bound is the target of the year, and no year helps another. */
function tellAnnualRange(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'annualRange'>,
  _context: Context,
): Narrative {
  const format = formatOf(indicator);
  const { low, high } = indicator.target;
  const { actual, rating } = verdict;
  const figure = [actualFigure(verdict, indicator), changeClause(verdict, format)];
  const earlier = earlierMissed(verdict, format);
  const above = verdict.flags.includes('aboveRange')
    ? clause('range-above', { amount: targetAmount(high, format) })
    : null;
  if (actual?.gte(low)) {
    const reached = clause('range-reached', { range: rangeAmount(low, high, format) });
    return { facts: [...figure, reached, above], outlook: [[earlier]] };
  }
  const completion = completionClause(
    verdict.final ? 'completion-final' : 'completion-range',
    verdict,
    targetAmount(low, format),
  );
  const shortfall = shortfallClause('short-by', actual, low, format);
  if (verdict.final)
    return { facts: [...figure, completion, shortfall, clause('not-reached')], outlook: [[earlier]] };
  const late = rating === 'atRisk' || rating === 'behind';
  return {
    facts: [...figure, completion, paceClause(verdict, format)],
    outlook: [
      late ? [shortfallClause('range-short-by', actual, low, format), ...left(verdict)] : [],
      [earlier],
    ],
  };
}

function paceClause({ actual, expected }: IndicatorVerdict, format: Format): Clause | null {
  if (actual === null || expected === null) return null;
  const values = { expected: amount(expected, format) };
  const difference = actual.minus(expected);
  const turned = side(difference, format);
  if (turned === 'level') return clause('range-level', values);
  return clause(turned === 'above' ? 'range-ahead' : 'range-behind', {
    ...values,
    amount: amount(difference.abs(), format),
  });
}

function left({ dataMonth }: IndicatorVerdict): Clause[] {
  if (dataMonth === null || dataMonth.endsWith('-12')) return [];
  return [clause('range-left', { span: timeLeft(dataMonth, `${yearOf(dataMonth)}-12` as typeof dataMonth) })];
}

/** Years that stayed below the lower bound, with their figures. */
function earlierMissed({ years, dataMonth, final }: IndicatorVerdict, format: Format): Clause | null {
  const missed = years.filter(
    ({ year, rating, value }) =>
      rating === 'missed' && value !== null && (dataMonth === null || year < yearOf(dataMonth)),
  );
  if (missed.length === 0) return null;
  const list = missed
    .map(({ year, value }) => `${year}年（${value === null ? '' : amount(value, format)}）`)
    .join('、');
  return clause(final ? 'range-earlier-missed-final' : 'range-earlier-missed', { years: list });
}
