import type { Indicator } from '../../plan/plan.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { type Month, yearOf } from '../../values/month.ts';
import type { IndicatorSeries } from '../../values/series.ts';
import { type Context, formatOf, indicatorOf } from '../context.ts';
import { regressedClause } from '../kinds/stock.ts';
import { type Clause, clause } from '../sentence.ts';
import { monthWords } from '../spans.ts';
import { RATING_WORDS, WORST_FIRST } from '../words.ts';

/** Since when a figure has lagged, what it fell back from, or that its rating has just become worse; null where none
 * of these is known. */
export function sinceClause(verdict: IndicatorVerdict, context: Context): Clause | null {
  if (verdict.final) return null;
  if (verdict.reason === 'regressed') {
    return regressedClause(verdict, formatOf(indicatorOf(verdict.id, context.plan)), context);
  }
  const since = lateSince(verdict, context);
  if (since === null) return turnedClause(verdict, context);
  if (since.whole) return clause('since-year', { year: String(yearOf(since.month)) });
  return clause('since', { month: monthWords(since.month, context.reportYear) });
}

/** `whole`: the first month that is known is a January, and the figure was never as high as it should have been. */
type Since = { readonly month: Month; readonly whole: boolean };

/** The first of the months up to the data month in all of which the figure was below what it should have been. */
function lateSince(verdict: IndicatorVerdict, { plan, series }: Context): Since | null {
  const { dataMonth } = verdict;
  if (dataMonth === null) return null;
  const points = series.find(({ id }) => id === verdict.id)?.points ?? [];
  const known = points.filter(
    ({ month, value, expected }) => month <= dataMonth && value !== null && expected !== null,
  );
  const indicator = indicatorOf(verdict.id, plan);
  const lastGood = known.findLastIndex((point) => !isBelow(point, indicator));
  const first = known[lastGood + 1];
  if (!first || known.at(-1)?.month !== dataMonth) return null;
  if (lastGood >= 0) return { month: first.month, whole: false };
  return first.month.endsWith('-01') ? { month: first.month, whole: true } : null;
}

/** What is counted one by one should be whole; METHOD.md §2 takes the whole below. */
function isBelow({ value, expected }: IndicatorSeries['points'][number], indicator: Indicator): boolean {
  if (value === null || expected === null) return false;
  const whole = indicator.kind === 'annualRange' || (indicator.kind === 'stock' && indicator.lumpy);
  return value.lt(whole ? expected.floor() : expected);
}

function turnedClause({ id, rating }: IndicatorVerdict, { previous }: Context): Clause | null {
  const before = previous?.indicators.find((one) => one.id === id)?.rating;
  if (before === undefined || before === 'noData') return null;
  if (WORST_FIRST.indexOf(rating) >= WORST_FIRST.indexOf(before)) return null;
  return clause('since-turned', { before: RATING_WORDS[before], now: RATING_WORDS[rating] });
}
