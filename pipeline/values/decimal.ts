import { Decimal } from 'decimal.js';

/**
 * All figures are decimal (METHOD.md §1.1). Fifty digits leave the six printed places of a root or of a
 * quotient untouched by the rounding of intermediate steps; official figures round half up (四舍五入).
 */
Decimal.set({ precision: 50, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

export { Decimal };

export const zero = new Decimal(0);
export const one = new Decimal(1);

/** A decimal from text or a small whole number written in code; never from a computed binary float. */
export function decimal(value: string | number): Decimal {
  return new Decimal(value);
}

/**
 * A decimal from a binary float of a workbook cell. Excel keeps fifteen significant digits, so the
 * sixteenth and seventeenth are artefacts (0.1 + 0.2 is 0.30000000000000004) and are dropped.
 */
export function decimalFromFloat(value: number): Decimal {
  return new Decimal(value.toPrecision(15));
}

/**
 * Drops the last ten of the fifty digits, where the rounding of quotients and roots lives, so that a value that
 * is a boundary on paper is that boundary here: 3 × (8 ÷ 24) is 1, not 0.99…9. Everything compared is settled.
 */
export function settled(value: Decimal): Decimal {
  return value.toSignificantDigits(40, Decimal.ROUND_HALF_UP);
}

/** The form of a number in evaluation.json: half up to six places, trailing zeros dropped. */
export function toSixPlaces(value: Decimal): string {
  const rounded = settled(value).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? '0' : rounded.toFixed();
}

/** Half up away from zero at a fixed number of places, as printed in a document: `29.96` at 1 → `30.0`. */
export function toFixedPlaces(value: Decimal, places: number): string {
  const text = settled(value).toFixed(places, Decimal.ROUND_HALF_UP);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** Quotient, or null where the divisor is zero (METHOD.md §1.5: a missing or zero base gives no growth). */
export function divide(dividend: Decimal, divisor: Decimal): Decimal | null {
  return divisor.isZero() ? null : dividend.div(divisor);
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), zero);
}

/** Arithmetic mean of at least one value. */
export function mean(values: readonly Decimal[]): Decimal {
  return sum(values).div(values.length);
}
