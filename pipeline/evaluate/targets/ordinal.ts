import { decimal } from '../../values/decimal.ts';
import type { Case, Judgement } from '../judgement.ts';
import { achieved, step } from '../judgement.ts';

/** METHOD.md §2 `ordinal`: “保二档、争一档”; a smaller tier is better. */
export function judgeOrdinal(given: Case<'ordinal'>): Judgement {
  const { figure, final, indicator } = given;
  const floor = decimal(indicator.target.floor);
  const met = figure.value.lte(floor);
  const stretchMet = figure.value.lte(indicator.target.stretch);
  return {
    ...(met ? achieved : { rating: final ? 'missed' : 'behind', reason: 'worse-than-floor' }),
    actual: figure.value,
    target: floor,
    planTarget: floor,
    flags: stretchMet ? ['stretchMet'] : [],
    steps: [step('A', '', figure.value, figure.observations), step('T', '', floor)],
  };
}
