import type { Case, Judgement } from '../judgement.ts';
import { judgeRoad, missedWhenShort } from '../road.ts';
import { withGap } from './share.ts';

/** METHOD.md §2 `coverage`: the series is already covered ÷ listed; 12 of 13 is not 全覆盖. */
export function judgeCoverage(given: Case<'coverage'>): Judgement {
  return withGap(
    judgeRoad(given, given.indicator.target, { lumpy: false, paced: false, finalShortfall: missedWhenShort }),
  );
}
