import type { Decimal } from '../../values/decimal.ts';
import { settled } from '../../values/decimal.ts';
import type { Case, Judgement } from '../judgement.ts';
import { step, written } from '../judgement.ts';

/**
 * METHOD.md §2 `classification`: the published list wins; without a place on it the rank tells how near it is.
 * Only a published list is final: a rank alone does not say who was taken.
 */
export function judgeClassification(given: Case<'classification'>): Judgement {
  const { figure, final, indicator, plan } = given;
  const { listOf } = indicator.data as { listOf: { listed: string; rank: string; fieldSize: string } };
  const part = (id: string) => figure.parts.find(({ item }) => item === id)?.value;
  const listed = part(listOf.listed);
  const rank = part(listOf.rank);
  const fieldSize = part(listOf.fieldSize);
  const percentile = rank && fieldSize?.gt(0) ? rank.div(fieldSize) : null;
  const steps = [
    ...(listed ? [step('listed', '', listed, figure.observations)] : []),
    ...(rank && fieldSize && percentile
      ? [step('A', `${written(rank)} ÷ ${written(fieldSize)}`, percentile, figure.observations)]
      : []),
  ];
  const decided = listed?.gte(1) ? ({ rating: 'achieved', reason: 'listed' } as const) : null;
  if (decided) return { ...decided, actual: percentile, steps };
  if (final && listed) return { rating: 'missed', reason: 'not-listed', actual: percentile, steps };
  if (!rank || !fieldSize) return { rating: 'behind', reason: 'not-listed', actual: null, steps };
  const { classificationOnTrack, classificationAtRisk } = plan.thresholds;
  return {
    ...byRank(rank, within(classificationOnTrack, fieldSize), within(classificationAtRisk, fieldSize)),
    actual: percentile,
    final: false,
    thresholds: { onTrack: classificationOnTrack, atRisk: classificationAtRisk },
    steps: [
      ...steps,
      step(
        'near',
        `⌈${written(classificationOnTrack)} × ${written(fieldSize)}⌉`,
        within(classificationOnTrack, fieldSize),
      ),
      step(
        'reach',
        `⌈${written(classificationAtRisk)} × ${written(fieldSize)}⌉`,
        within(classificationAtRisk, fieldSize),
      ),
    ],
  };
}

function within(share: Decimal, fieldSize: Decimal): Decimal {
  return settled(share.times(fieldSize)).ceil();
}

function byRank(rank: Decimal, near: Decimal, reach: Decimal): Pick<Judgement, 'rating' | 'reason'> {
  if (rank.lte(near)) return { rating: 'onTrack', reason: 'rank-near' };
  if (rank.lte(reach)) return { rating: 'atRisk', reason: 'rank-within-reach' };
  return { rating: 'behind', reason: 'rank-far' };
}
