import type { DataItem } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { conversionFactor, type Measure, parseMeasure } from '../values/measure.ts';
import type { WrittenNumber } from './cells/number.ts';
import { type Finding, finding } from './finding.ts';
import type { RawCell } from './workbook.ts';

/** The measure of a row's figures: `text` is null where none is stated, `cell` where it stands or should. */
export type StatedMeasure = { readonly text: string | null; readonly cell: Pick<RawCell, 'address'> | null };

export type CellFigure = {
  /** In the item's own measure; percentages as fractions. */
  readonly value: Decimal;
  /**
   * Decimal places as reported, after conversion. Negative when the figure was reported in a larger measure than
   * the item's: 1.5亿元 for an item in 万元 is exact to a thousand (−3).
   */
  readonly places: number;
  /** The measure as stated; the item's own when none is. */
  readonly measure: string;
  readonly warnings: readonly Finding[];
};

type Chosen = { readonly measure: Measure; readonly warnings: readonly Finding[] };

/**
 * A written number in the item's own measure, exactly.
 * @param stated null for an assessment's result, which has no measure.
 */
export function measureFigure(
  written: WrittenNumber,
  cell: RawCell,
  item: DataItem,
  stated: StatedMeasure | null,
): CellFigure | Finding {
  const target = measureOf(item);
  const chosen = chooseMeasure(written, cell, item, target, stated);
  if ('code' in chosen) return chosen;
  const { measure, warnings } = chosen;
  const factor = target.family === 'percent' ? measure.factor : conversionFactor(measure, target);
  if (factor === null) throw new Error(`${item.id}: ${measure.name} was taken for ${target.name}`);
  return {
    value: written.value.times(factor),
    places: written.places - factor.e,
    measure: measure.name,
    warnings,
  };
}

/** The measure written behind the number comes first, then the one stated for the row, then the item's own. */
function chooseMeasure(
  { suffix }: WrittenNumber,
  cell: RawCell,
  item: DataItem,
  target: Measure,
  stated: StatedMeasure | null,
): Chosen | Finding {
  const beside = stated === null || stated.text === null ? null : parseMeasure(stated.text);
  if (suffix !== null) return chooseSuffix(suffix, cell, item, target, beside);
  if (stated === null) return { measure: target, warnings: [] };
  if (stated.text === null) {
    return {
      measure: target,
      warnings: [finding('measure-missing', { measure: item.measure }, stated.cell)],
    };
  }
  if (beside !== null && conversionFactor(beside, target) !== null) return { measure: beside, warnings: [] };
  return refuseMeasure(beside, stated.text, item, target, stated.cell);
}

function chooseSuffix(
  suffix: string,
  cell: RawCell,
  item: DataItem,
  target: Measure,
  beside: Measure | null,
): Chosen | Finding {
  const measure = parseMeasure(suffix);
  if (measure === null || conversionFactor(measure, target) === null) {
    // 30余家 is no number; 12.5% for a count, or dollars for yuan, is one in the wrong measure.
    const familiar = measure !== null && measure.family !== 'count' && !/[余多约近超几]/.test(suffix);
    if (familiar) return refuseMeasure(measure, suffix, item, target, null);
    return finding('number-unreadable', { printed: cell.shown });
  }
  const differs = beside !== null && !makesSameFigure(measure, beside, target);
  const warning = finding('measure-differs', { written: measure.name, stated: beside?.name ?? '' });
  return { measure, warnings: differs ? [warning] : [] };
}

function makesSameFigure(a: Measure, b: Measure, target: Measure): boolean {
  const [one, other] = [conversionFactor(a, target), conversionFactor(b, target)];
  return one !== null && other !== null && one.equals(other);
}

function refuseMeasure(
  measure: Measure | null,
  printed: string,
  item: DataItem,
  target: Measure,
  at: Finding['at'],
): Finding {
  const currency = measure !== null && isMoney(measure) && isMoney(target);
  const values = { name: item.name, printed, measure: item.measure };
  return finding(currency ? 'measure-currency' : 'measure-unknown', values, at);
}

export function isMoney({ family }: Measure): boolean {
  return family === 'yuan' || family === 'dollar';
}

export function measureOf(item: DataItem): Measure {
  const measure = parseMeasure(item.measure);
  if (measure === null) throw new Error(`${item.id}: the plan's measure ${item.measure} was not checked`);
  return measure;
}
