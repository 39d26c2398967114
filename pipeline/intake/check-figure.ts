import type { DataItem } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { parseMeasure } from '../values/measure.ts';
import type { ObservationType } from '../values/observation.ts';
import { type Finding, finding } from './finding.ts';

/** Measures that come in parts. Every other counting word counts whole things. */
const CONTINUOUS = new Set([
  '吨',
  '公斤',
  '千克',
  '标准煤',
  '吨标准煤',
  '米',
  '公里',
  '千米',
  '平方米',
  '平方公里',
  '立方米',
  '亩',
  '公顷',
  '千瓦',
  '千瓦时',
  '度',
  '小时',
  '天',
  '年',
  '倍',
  '分',
]);

/**
 * Whether an item can have this value at all. One finding at most; a figure with a blocker is not used.
 * @param value in the item's own measure. @param list the list's name where the item asks for being on it.
 */
export function checkFigure(
  value: Decimal,
  type: ObservationType,
  item: DataItem,
  list: string | null,
  printed: string,
): Finding | null {
  const { name } = item;
  const outOfRange = (range: string) => finding('value-out-of-range', { name, printed, range });
  if (list !== null) return value.equals(0) || value.equals(1) ? null : outOfRange('入选填 1，未入选填 0');
  if (item.nature === 'assessment') return value.isInteger() && value.gt(0) ? null : outOfRange('正整数');
  // A flow's month may be negative: a correction of months before it.
  if (value.lt(0) && type !== 'month') return finding('value-negative', { name, printed });
  if (item.universeSize !== undefined && value.gt(item.universeSize))
    return outOfRange(`0～${item.universeSize}`);
  const measure = parseMeasure(item.measure);
  const wholeThings = measure?.family === 'count' && !CONTINUOUS.has(measure.base);
  if (!wholeThings || value.times(measure.factor).isInteger()) return null;
  return finding('value-fraction', { name, measure: item.measure, printed });
}
