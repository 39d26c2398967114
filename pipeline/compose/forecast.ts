import type { Decimal } from '../values/decimal.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { monthNumberOf } from '../values/month.ts';
import { amount, type Format, rangeAmount, side } from './figures.ts';
import { type Clause, clause } from './sentence.ts';

/** Before the end of April a forecast is too early to draw a conclusion from (METHOD.md §3). */
const FIRST_TELLING_MONTH = 5;

/**
 * What the year will come to if it goes on as earlier years did, as a 参考区间, and what that means for the target;
 * `target` is the year's own, or null where the forecast is not of what the target measures; `-path` words it as a
 * target that was worked out for an interim year.
 */
export function forecastClauses(
  { forecast, dataMonth }: Pick<IndicatorVerdict, 'forecast' | 'dataMonth'>,
  format: Format,
  target: Decimal | null,
  suffix: '' | '-path' = '',
): Clause[] {
  if (forecast === null || dataMonth === null || monthNumberOf(dataMonth) === 12) return [];
  const { value, low, high, basis } = forecast;
  const counts = format.decimals === 0 && format.measure !== '%';
  const expected = clause(`forecast-${basis}`, { amount: amount(value, format) });
  const range = low && high ? rangeAmount(low, high, format) : null;
  const width =
    low && high && (counts || range?.includes('～'))
      ? clause('forecast-range', { range: range as string })
      : null;
  const early = monthNumberOf(dataMonth) < FIRST_TELLING_MONTH;
  const meaning = early
    ? clause('forecast-early')
    : target === null
      ? null
      : meaningOf(forecast, target, format, suffix);
  return [expected, width, meaning].filter((one) => one !== null);
}

function meaningOf(
  { value, low, high }: NonNullable<IndicatorVerdict['forecast']>,
  target: Decimal,
  format: Format,
  suffix: string,
): Clause | null {
  if ((low ?? value).gte(target)) return clause(`forecast-enough${suffix}`);
  if (value.gte(target)) return clause(`forecast-likely${suffix}`);
  if (high?.gte(target)) return clause(`forecast-uncertain${suffix}`);
  const missing = target.minus(value);
  return side(missing, format) === 'level'
    ? clause(`forecast-uncertain${suffix}`)
    : clause(`forecast-short${suffix}`, { amount: amount(missing, format) });
}
