import type { Indicator } from '../plan/plan.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { formatOf } from './context.ts';
import { amount, amountAgainst, PERCENT, percent, points, side } from './figures.ts';

/** Cells that several kinds of target share; null where there is nothing to show. */

export function actualCell({ actual, target }: IndicatorVerdict, indicator: Indicator): string | null {
  return actual === null ? null : amountAgainst(actual, target, formatOf(indicator));
}

/** 增长3.2%, 下降3.2%, 持平. */
export function growthCell({ yearOnYear }: IndicatorVerdict): string | null {
  if (yearOnYear === null) return null;
  const turned = side(yearOnYear, PERCENT);
  if (turned === 'level') return '持平';
  return `${turned === 'above' ? '增长' : '下降'}${percent(yearOnYear.abs())}`;
}

/** 增加3家, 减少3家, 持平. */
export function changeCell({ yearOnYearChange }: IndicatorVerdict, indicator: Indicator): string | null {
  if (yearOnYearChange === null) return null;
  const format = formatOf(indicator);
  const turned = side(yearOnYearChange, format);
  if (turned === 'level') return '持平';
  return `${turned === 'above' ? '增加' : '减少'}${amount(yearOnYearChange.abs(), format)}`;
}

/** 提高1.2个百分点, 降低1.2个百分点, 持平. */
export function pointsCell({ yearOnYearChange }: IndicatorVerdict): string | null {
  if (yearOnYearChange === null) return null;
  const turned = side(yearOnYearChange, PERCENT);
  if (turned === 'level') return '持平';
  return `${turned === 'above' ? '提高' : '降低'}${points(yearOnYearChange)}`;
}
