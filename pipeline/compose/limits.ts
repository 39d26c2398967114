import { toSixPlaces } from '../values/decimal.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';

/** 进度比 against the thresholds that were used. */
export function ratioLimits({ thresholds }: IndicatorVerdict): string | null {
  if (thresholds === null) return null;
  const [good, fair] = [toSixPlaces(thresholds.onTrack), toSixPlaces(thresholds.atRisk)];
  return `进度比不低于${good}为正常，不低于${fair}为关注，低于${fair}为滞后；达到目标即为已完成`;
}
