import { type Decimal, decimal, one, toFixedPlaces, zero } from '../values/decimal.ts';

/**
 * Figures as a document prints them (GB/T 15835): rounded half up once, from the unrounded value. Percentages are
 * kept as fractions until here. A figure that has not reached a limit never prints as if it had.
 */

/** What stands before the figure's measure; `%` is a measure whose values are fractions. */
export type Format = { readonly measure: string; readonly decimals: number };

export type Side = 'above' | 'level' | 'below';

export const PERCENT: Format = { measure: '%', decimals: 1 };

const MOST_DECIMALS = 12;

/** `215.0亿元`, `24家`, `28.4%` (from 0.284). */
export function amount(value: Decimal, format: Format): string {
  return `${bareAmount(value, format)}${format.measure}`;
}

/** The same without its measure, for a column that names the measure: `215.0`. */
export function bareAmount(value: Decimal, { measure, decimals }: Format): string {
  return toFixedPlaces(measure === '%' ? value.times(100) : value, decimals);
}

/** An amount that is compared with a limit: 29.96 % does not print as the 30.0 % it has not reached. */
export function amountAgainst(value: Decimal, limit: Decimal | null, format: Format): string {
  return amount(value, formatAgainst(value, limit, format));
}

/** As many more decimals as it takes not to print the limit itself while lying below it. */
export function formatAgainst(value: Decimal, limit: Decimal | null, format: Format): Format {
  if (limit === null || value.gte(limit)) return format;
  let decimals = format.decimals;
  while (decimals < MOST_DECIMALS && printsAsReached(value, limit, { ...format, decimals })) decimals += 1;
  return { ...format, decimals };
}

/** A target as the policy writes it, without trailing zeros: `500亿元`, `10.5亿美元`, `15%`. */
export function targetAmount(value: Decimal, { measure, decimals }: Format): string {
  const rounded = (measure === '%' ? value.times(100) : value).toDecimalPlaces(Math.max(decimals, 2));
  return `${rounded.isZero() ? '0' : rounded.toFixed()}${measure}`;
}

/** What should be there by now; a count that should have passed 25.5 should be 26. */
export function expectedAmount(value: Decimal, format: Format): string {
  return amount(expectedValue(value, format), format);
}

/** The value that `expectedAmount` prints, before any difference is taken from it. */
export function expectedValue(value: Decimal, { measure, decimals }: Format): Decimal {
  return decimals === 0 && measure !== '%' ? value.ceil() : value;
}

/**
 * A pace that is needed: rounded up where it counts things, because 0.8家 cannot be done; a small amount gets
 * decimals enough for two figures, because 0.053 times six is not 0.05 times six.
 */
export function neededAmount(value: Decimal, format: Format): string {
  if (format.decimals === 0 || value.lte(zero)) return expectedAmount(value, format);
  const scaled = format.measure === '%' ? value.times(100) : value;
  const decimals = Math.min(
    MOST_DECIMALS,
    Math.max(format.decimals, 1 - Math.floor(scaled.log(10).toNumber())),
  );
  return amount(value, { ...format, decimals });
}

/** `43.0%` from 0.43. */
export function percent(fraction: Decimal): string {
  return amount(fraction, PERCENT);
}

/** A completion, which prints 100.0% only when it is that much. */
export function completionPercent(completion: Decimal): string {
  return amountAgainst(completion, one, PERCENT);
}

/** `7.0个百分点`, from the difference of two fractions; the side is said in words. */
export function points(difference: Decimal): string {
  return `${toFixedPlaces(difference.abs().times(100), 1)}个百分点`;
}

/** On which side a difference prints; a difference that prints as zero is level. */
export function side(difference: Decimal, { measure, decimals }: Format): Side {
  const printed = toFixedPlaces(measure === '%' ? difference.times(100) : difference, decimals);
  if (decimal(printed).isZero()) return 'level';
  return difference.gt(zero) ? 'above' : 'below';
}

/** A range keeps its measure at both ends; counts are rounded outward: `457.4亿元～467.4亿元`. */
export function rangeAmount(low: Decimal, high: Decimal, format: Format): string {
  const counts = format.decimals === 0 && format.measure !== '%';
  const from = amount(counts ? low.floor() : low, format);
  const to = amount(counts ? high.ceil() : high, format);
  return from === to ? from : `${from}～${to}`;
}

/** `1.3倍`, or null when it would say nothing (no base, or about as much). */
export function multiple(value: Decimal, base: Decimal): string | null {
  if (base.lte(0)) return null;
  const times = toFixedPlaces(value.div(base), 1);
  return times === '1.0' || decimal(times).lt(one) ? null : `${times}倍`;
}

/** `1.86 MB`, for the list of files. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}字节`;
  const kilobytes = decimal(bytes).div(1024);
  if (kilobytes.lt(1024)) return `${toFixedPlaces(kilobytes, 1)}KB`;
  return `${toFixedPlaces(kilobytes.div(1024), 1)}MB`;
}

function printsAsReached(value: Decimal, limit: Decimal, format: Format): boolean {
  return decimal(bareAmount(value, format)).gte(format.measure === '%' ? limit.times(100) : limit);
}
