import type { IndicatorVerdict } from '../values/evaluation.ts';
import { PERCENT, points, type Side, side } from './figures.ts';
import { type Clause, clause } from './sentence.ts';

/**
 * A year's total against the calendar (序时进度) and, where earlier years are known, against what they had reached by
 * this month (近年同期平均进度). Where the two disagree the sentence says so: 虽…但….
 */
export function paceClauses({ gap, completion, expectedShare, basis }: IndicatorVerdict): Clause[] {
  const linear = gap === null ? null : { turned: side(gap, PERCENT), points: points(gap) };
  const seasonalGap =
    basis === 'seasonal' && completion && expectedShare ? completion.minus(expectedShare) : null;
  const seasonal =
    seasonalGap === null ? null : { turned: side(seasonalGap, PERCENT), points: points(seasonalGap) };
  const disagree = linear !== null && seasonal !== null && opposite(linear.turned, seasonal.turned);
  return [
    ...(linear ? [clause(`${disagree ? 'though' : 'pace'}-linear-${linear.turned}`, valuesOf(linear))] : []),
    ...(seasonal
      ? [clause(`${disagree ? 'but' : 'pace'}-seasonal-${seasonal.turned}`, valuesOf(seasonal))]
      : []),
  ];
}

function opposite(a: Side, b: Side): boolean {
  return (a === 'above' && b === 'below') || (a === 'below' && b === 'above');
}

function valuesOf({ turned, points: distance }: { turned: Side; points: string }): Record<string, string> {
  return turned === 'level' ? {} : { points: distance };
}
