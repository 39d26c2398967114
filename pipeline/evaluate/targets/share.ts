import type { Case, Judgement } from '../judgement.ts';
import { judgeRoad, missedWhenShort } from '../road.ts';

/** METHOD.md §2 `share`: may fall again, so an achieved share is achieved for this period only, until final. */
export function judgeShare(given: Case<'share'>): Judgement {
  return withGap(
    judgeRoad(given, given.indicator.target, { lumpy: false, paced: false, finalShortfall: missedWhenShort }),
  );
}

/** The distance to the path in 百分点 (as a difference of fractions). */
export function withGap(judgement: Judgement): Judgement {
  const { actual, expected } = judgement;
  return { ...judgement, gap: actual && expected ? actual.minus(expected) : null };
}
