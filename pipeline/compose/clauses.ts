import type { Indicator } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { one } from '../values/decimal.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { formatOf } from './context.ts';
import {
  amount,
  amountAgainst,
  completionPercent,
  type Format,
  percent,
  points,
  side,
  targetAmount,
} from './figures.ts';
import { type Clause, clause, clauseIf } from './sentence.ts';

/** Clauses that several kinds of target share. Each is null where its figure is missing. */

/** The name and its figure. A name that says a number or a rate takes 为: 航线数为2条, but 进出口额215.00亿元. */
export function figureClause(name: string, figure: string | null): Clause | null {
  return clauseIf(/[数率比次]$/.test(name) ? 'figure-is' : 'figure', { name, amount: figure });
}

/** The actual figure, with as many decimals as it takes not to look like a target it has not reached. */
export function actualFigure(verdict: IndicatorVerdict, indicator: Indicator): Clause | null {
  const { actual, target, name } = verdict;
  return figureClause(name, actual === null ? null : amountAgainst(actual, target, formatOf(indicator)));
}

/** 同比 as growth; in words where the year before was nothing. */
export function growthClause({ yearOnYear, yearOnYearChange, actual }: IndicatorVerdict): Clause | null {
  if (yearOnYear !== null) {
    const turned = side(yearOnYear, { measure: '%', decimals: 1 });
    if (turned === 'level') return clause('yoy-level');
    return clause(turned === 'above' ? 'yoy-up' : 'yoy-down', { percent: percent(yearOnYear.abs()) });
  }
  const fromZero = yearOnYearChange !== null && actual !== null && yearOnYearChange.eq(actual);
  return fromZero && !actual.isZero() ? clause('yoy-from-zero') : null;
}

/** 同比 as a difference: of counts and of totals that have been adding up for years. */
export function changeClause({ yearOnYearChange }: IndicatorVerdict, format: Format): Clause | null {
  if (yearOnYearChange === null) return null;
  const turned = side(yearOnYearChange, format);
  if (turned === 'level') return clause('yoy-same');
  return clause(turned === 'above' ? 'yoy-more' : 'yoy-fewer', {
    amount: amount(yearOnYearChange.abs(), format),
  });
}

/** 同比 of a share, in 百分点. */
export function pointsChangeClause({ yearOnYearChange }: IndicatorVerdict): Clause | null {
  if (yearOnYearChange === null) return null;
  const turned = side(yearOnYearChange, { measure: '%', decimals: 1 });
  if (turned === 'level') return clause('yoy-same');
  return clause(turned === 'above' ? 'yoy-higher' : 'yoy-lower', { points: points(yearOnYearChange) });
}

/** 完成…的…%, under the phrase that names the target as its kind does. */
export function completionClause(
  phrase: string,
  verdict: IndicatorVerdict,
  target: string | null,
): Clause | null {
  const { completion } = verdict;
  return clauseIf(phrase, { target, percent: completion === null ? null : completionPercent(completion) });
}

export function planTargetWords({ planTarget }: IndicatorVerdict, indicator: Indicator): string | null {
  return planTarget === null ? null : targetAmount(planTarget, formatOf(indicator));
}

/** The target is reached: by how much more, when it prints as more. */
export function exceededClause(
  actual: Decimal | null,
  target: Decimal | null,
  format: Format,
): Clause | null {
  if (actual === null || target === null) return null;
  const more = actual.minus(target);
  return side(more, format) === 'above' ? clause('exceeded', { amount: amount(more, format) }) : null;
}

/** What is missing to the target; null when nothing is, or when it would print as nothing. */
export function shortfallClause(
  phrase: string,
  actual: Decimal | null,
  target: Decimal | null,
  format: Format,
): Clause | null {
  if (actual === null || target === null || actual.gte(target)) return null;
  return clause(phrase, { amount: shortfall(target.minus(actual), format) });
}

function shortfall(missing: Decimal, format: Format): string {
  let { decimals } = format;
  while (decimals < 12 && side(missing, { ...format, decimals }) === 'level') decimals += 1;
  return amount(missing, { ...format, decimals });
}

/**
 * 正常 although the sentence has just said that it is a little short: the tolerance is named, so that the figures do
 * not seem to contradict the rating.
 */
export function withinClause(
  { rating, ratio }: IndicatorVerdict,
  ...paces: readonly (Clause | null)[]
): Clause | null {
  const saidShort = paces.some((pace) => pace !== null && /-(behind|below|under)$/.test(pace.phrase));
  return rating === 'onTrack' && saidShort && ratio?.lt(one) ? clause('within') : null;
}
