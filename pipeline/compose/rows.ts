import { unitName } from '../plan/plan.ts';
import { toFixedPlaces } from '../values/decimal.ts';
import type { IndicatorVerdict, Rating } from '../values/evaluation.ts';
import { yearOf } from '../values/month.ts';
import { type Context, formatOf, indicatorOf } from './context.ts';
import { amount, completionPercent, expectedAmount, PERCENT, rangeAmount } from './figures.ts';
import { totalOf } from './kinds/average-growth.ts';
import { narratorOf } from './kinds/index.ts';
import { monthWords } from './spans.ts';
import { FLAG_WORDS, NOTHING, RATING_WORDS, REASON_WORDS } from './words.ts';

/** A rating as a template shows it: `key` for the colour, `word` for the reader. */
export type RatingCell = { readonly key: Rating; readonly word: string };

/** An indicator as a row of a table: every cell is text, `—` where there is nothing. */
export type IndicatorRow = {
  readonly number: string;
  readonly name: string;
  readonly target: string;
  readonly deadline: string;
  readonly dataMonth: string;
  readonly actual: string;
  readonly completion: string;
  readonly change: string;
  readonly expected: string;
  readonly ratio: string;
  readonly forecast: string;
  readonly rating: RatingCell;
  readonly reason: string;
  readonly tasks: string;
  readonly unit: string;
};

export function indicatorRow(verdict: IndicatorVerdict, number: number, context: Context): IndicatorRow {
  const { plan, reportYear } = context;
  const indicator = indicatorOf(verdict.id, plan);
  const narrator = narratorOf(indicator);
  const { completion, ratio, dataMonth, rating, reason, flags } = verdict;
  const words = [REASON_WORDS[reason], ...flags.map((flag) => FLAG_WORDS[flag])];
  return {
    number: String(number),
    name: verdict.name,
    target: narrator.target(indicator),
    deadline: monthWords(verdict.targetPeriod, reportYear),
    dataMonth: dataMonth === null ? NOTHING : monthWords(dataMonth, reportYear),
    actual: narrator.actual(verdict, indicator) ?? NOTHING,
    completion: completion === null || completion.lt(0) ? NOTHING : completionPercent(completion),
    change: narrator.change(verdict, indicator) ?? NOTHING,
    expected: expectedCell(verdict, context),
    ratio: ratio === null ? NOTHING : toFixedPlaces(ratio, 3),
    forecast: forecastCell(verdict, context),
    rating: ratingCell(rating),
    reason: words.join('；'),
    tasks: verdict.tasks.join('、'),
    unit: unitName(indicator.reportingUnit, plan),
  };
}

export function ratingCell(rating: Rating): RatingCell {
  return { key: rating, word: RATING_WORDS[rating] };
}

/** What should be there by now; not shown once a verdict is final, when only the target counts. */
function expectedCell(verdict: IndicatorVerdict, { plan }: Context): string {
  const indicator = indicatorOf(verdict.id, plan);
  if (verdict.expected === null || verdict.final) return NOTHING;
  if (indicator.kind === 'averageGrowth') return narratorOf(indicator).target(indicator);
  if (indicator.kind === 'coverage' || indicator.kind === 'share') return amount(verdict.expected, PERCENT);
  return expectedAmount(verdict.expected, formatOf(indicator));
}

function forecastCell(verdict: IndicatorVerdict, context: Context): string {
  const { forecast, dataMonth } = verdict;
  const indicator = indicatorOf(verdict.id, context.plan);
  if (forecast === null || dataMonth === null || dataMonth.endsWith('-12')) return NOTHING;
  const format =
    indicator.kind === 'averageGrowth' ? totalOf(verdict, indicator, context)?.format : formatOf(indicator);
  if (!format) return NOTHING;
  const { low, high, value } = forecast;
  const range = low && high ? rangeAmount(low, high, format) : amount(value, format);
  return yearOf(dataMonth) === context.reportYear ? range : `${yearOf(dataMonth)}年${range}`;
}
