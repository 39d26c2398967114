import type { Rating } from '../values/evaluation.ts';
import { RATING_ORDER, RATING_WORDS } from './words.ts';

type Rated = { readonly rating: Rating };

export function countOf(rated: readonly Rated[], ...ratings: readonly Rating[]): number {
  return rated.filter(({ rating }) => ratings.includes(rating)).length;
}

/** `已完成1项、正常6项、滞后3项`; ratings that nobody has are not named. */
export function countsInWords(rated: readonly Rated[]): string {
  return RATING_ORDER.filter((rating) => countOf(rated, rating) > 0)
    .map((rating) => `${RATING_WORDS[rating]}${countOf(rated, rating)}项`)
    .join('、');
}

/** At most `most` names, and how many there are when that is not all: `甲、乙、丙等5项`. */
export function namesInWords(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most).join('、')}等${names.length}项`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
}
