import type { SeriesPicture } from '../../values/picture.ts';
import { type Context, natureOf } from '../context.ts';
import { seriesPicture } from '../pictures/series.ts';
import { byRatio } from '../problems.ts';
import { isCalm } from '../story.ts';
import type { Matter } from './matters.ts';

/** The picture of the worst matter that can be drawn; when nothing is late, of the first goal; null when none can. */
export function trendPicture(found: readonly Matter[], context: Context): SeriesPicture | null {
  const { evaluation, plan } = context;
  const worst = found.flatMap(({ indicator }) => indicator ?? []);
  const others = byRatio(evaluation.indicators.filter((one) => !isCalm(one) && one.rating !== 'noData'));
  const goals = evaluation.indicators.filter(({ id }) =>
    plan.indicators.some((one) => one.id === id && one.goals.length > 0),
  );
  const drawable = [...worst, ...others, ...goals, ...evaluation.indicators].filter(
    ({ kind }) => natureOf(kind) !== 'assessment',
  );
  for (const verdict of drawable) {
    const picture = seriesPicture(verdict, context);
    if (picture) return picture;
  }
  return null;
}
