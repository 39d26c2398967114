import type { Case, Judgement } from '../judgement.ts';
import { judgeRoad, missedWhenShort } from '../road.ts';

/** METHOD.md §2 `stock`, `lumpy` included. */
export function judgeStock(given: Case<'stock'>): Judgement {
  const { target, lumpy } = given.indicator;
  return judgeRoad(given, target, { lumpy, paced: true, finalShortfall: missedWhenShort });
}
