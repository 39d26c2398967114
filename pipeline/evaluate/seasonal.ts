import { Decimal, mean } from '../values/decimal.ts';
import type { CalculationStep, Forecast } from '../values/evaluation.ts';
import { monthNumberOf, monthOf, yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { Case } from './judgement.ts';
import { step, written } from './judgement.ts';
import type { Series } from './series.ts';

/** Which share of a year's total had been reached by a month, in an earlier year. */
export type YearShare = {
  readonly year: number;
  readonly share: Decimal;
  readonly expression: string;
  readonly observations: readonly Observation[];
};

const YEARS_LOOKED_AT = 5;
const YEARS_AVERAGED = 3;
const YEARS_NEEDED = 2;

/** Shares of the five years before `year` that have both figures and a positive total, the newest first. */
export function yearShares(series: Series, year: number, month: number): YearShare[] {
  const years = Array.from({ length: YEARS_LOOKED_AT }, (_, back) => year - 1 - back);
  return years.flatMap((earlier) => {
    const part = series.figureAt(monthOf(earlier, month));
    const whole = series.figureAt(monthOf(earlier, 12));
    if (!part || !whole?.value.gt(0)) return [];
    const observations = month === 12 ? whole.observations : [...part.observations, ...whole.observations];
    const expression = `${written(part.value)} ÷ ${written(whole.value)}`;
    return [{ year: earlier, share: part.value.div(whole.value), expression, observations }];
  });
}

export type YearPace = {
  /** The share of the year's total that should have been reached by the data month. */
  readonly share: Decimal;
  readonly basis: 'seasonal' | 'linear';
  readonly steps: readonly CalculationStep[];
  /** The shares a forecast's range is taken from. */
  readonly shares: readonly YearShare[];
};

/** E of an annual flow: the mean share of the newest three known years, else the calendar (METHOD.md §2). */
export function yearPace(given: Pick<Case, 'series' | 'dataMonth'>): YearPace {
  const month = monthNumberOf(given.dataMonth);
  const shares = yearShares(given.series, yearOf(given.dataMonth), month);
  const averaged = shares.slice(0, YEARS_AVERAGED);
  if (averaged.length < YEARS_NEEDED) {
    const share = new Decimal(month).div(12);
    return { share, basis: 'linear', steps: [step('E', `${month} ÷ 12`, share)], shares: [] };
  }
  const share = mean(averaged.map((one) => one.share));
  const sum = averaged.map((one) => written(one.share)).join(' + ');
  const steps = [
    ...averaged.map((one) => step(`s${one.year}`, one.expression, one.share, one.observations)),
    step('E', `(${sum}) ÷ ${averaged.length}`, share),
  ];
  return { share, basis: 'seasonal', steps, shares };
}

/**
 * The year's total if the rest of the year goes as in earlier years (METHOD.md §3): a 参考区间, not a confidence
 * interval. Whole counts are rounded outward. null for January, or when earlier shares are not positive.
 */
export function forecastYear(
  actual: Decimal,
  month: number,
  pace: YearPace,
  counted: boolean,
): Forecast | null {
  if (month === 1 || pace.share.lte(0)) return null;
  const value = pace.basis === 'linear' ? actual.times(12).div(month) : actual.div(pace.share);
  if (pace.basis === 'linear') return { value, low: null, high: null, basis: 'linear' };
  const shares = pace.shares.map((one) => one.share);
  const smallest = Decimal.min(...shares);
  if (smallest.lte(0)) return { value, low: null, high: null, basis: 'seasonal' };
  const ends = [actual.div(Decimal.max(...shares)), actual.div(smallest)];
  const low = Decimal.min(...ends);
  const high = Decimal.max(...ends);
  return counted
    ? { value, low: low.floor(), high: high.ceil(), basis: 'seasonal' }
    : { value, low, high, basis: 'seasonal' };
}
