import type { Decimal } from './decimal.ts';
import type { Month } from './month.ts';

/** An indicator's figure month by month: the year so far of a flow, a stock at the month's end. */
export type IndicatorSeries = {
  readonly id: string;
  /** From January of the year before the report's to December of the report's. */
  readonly points: readonly {
    readonly month: Month;
    /** null where it cannot be formed, and after the report's month. */
    readonly value: Decimal | null;
    /** What it should be; null where the kind of target has no road, or outside it. */
    readonly expected: Decimal | null;
  }[];
};
