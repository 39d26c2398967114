import { one, settled } from '../../values/decimal.ts';
import type { Case, Judgement } from '../judgement.ts';
import { missed, reaches } from '../judgement.ts';
import { judgeRoad } from '../road.ts';

/** METHOD.md §2 `approximate`: “左右” only matters at the end, where a small shortfall is 基本完成. */
export function judgeApproximate(given: Case<'approximate'>): Judgement {
  const { target, tolerance } = given.indicator;
  const enough = settled(target.times(one.minus(tolerance))).ceil();
  return judgeRoad(given, target, {
    lumpy: false,
    paced: true,
    finalShortfall: (actual) =>
      reaches(actual, enough) ? { rating: 'nearlyAchieved', reason: 'nearly-met' } : missed,
  });
}
