import { decimal } from '../../../../pipeline/values/decimal.ts';
import { conversionFactor, parseMeasure } from '../../../../pipeline/values/measure.ts';

/** How a unit writes an item's figures down: its measure and the decimal places in it. */
export type Reported = { readonly measure: string; readonly places: number };

/**
 * A value of the item's own measure as a whole number of the smallest step reported: 12.3456 亿元 reported in whole
 * 万元 is 123456. Figures are added up as such whole numbers, so that 累计 is the sum of 当月 to the last digit.
 */
export function toSmallestSteps(value: number, itemMeasure: string, reported: Reported): number {
  const from = parseMeasure(itemMeasure);
  const to = parseMeasure(reported.measure);
  const factor = from && to ? conversionFactor(from, to) : null;
  if (factor === null) throw new Error(`${itemMeasure} does not convert to ${reported.measure}`);
  return decimal(value).times(factor).times(decimal(10).pow(reported.places)).round().toNumber();
}

/** The figure as written in the reported measure: 18234 steps of two places are `182.34`. */
export function written(steps: number, places: number): string {
  return decimal(steps).div(decimal(10).pow(places)).toFixed(places);
}
