import type { DataItem, DataSource, Indicator } from '../plan/plan.ts';
import { itemsOf } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { sum } from '../values/decimal.ts';
import type { Month } from '../values/month.ts';
import { addMonths } from '../values/month.ts';
import { type Figure, itemFigureAt } from './item-figures.ts';
import type { ReportedFigures } from './reported-figures.ts';

/** An indicator's figure at one month, with the figure of each of its parts. */
export type SeriesFigure = Figure & {
  readonly parts: readonly { readonly item: string; readonly value: Decimal }[];
};

export type SeriesValue =
  | { readonly state: 'known'; readonly figure: SeriesFigure }
  | { readonly state: 'conflict'; readonly items: readonly string[] }
  | { readonly state: 'missing'; readonly items: readonly string[] };

/** What an indicator is judged on, month by month, however it is made up. */
export type Series = {
  /** The data items it is made of. */
  readonly items: readonly DataItem[];
  readonly at: (month: Month) => SeriesValue;
  /** The figure at a month, or null when it cannot be formed or the units disagree. */
  readonly figureAt: (month: Month) => SeriesFigure | null;
  /** The earliest month anything was reported about; null when nothing was. */
  readonly earliest: Month | null;
  /** The data items anything was reported about, up to a month. */
  readonly reportedBy: (month: Month) => readonly string[];
};

/**
 * The series of an indicator: its item, the sum of its parts (every part is needed for the same month), or a ratio
 * (pooled numerator ÷ pooled denominator). A coverage is the covered number ÷ the plan's list.
 */
export function seriesOf(indicator: Indicator, figures: ReportedFigures): Series {
  const ids = itemsOf(indicator.data);
  const items = ids.map((id) => figures.item(id)).filter((item) => item !== undefined);
  const known = new Map<Month, SeriesValue>();
  const at = (month: Month) => {
    const before = known.get(month);
    if (before) return before;
    const value = scaled(combine(items, indicator.data, month, figures), indicator);
    known.set(month, value);
    return value;
  };
  const starts = ids.map((id) => figures.earliest(id)).filter((month) => month !== null);
  return {
    items,
    at,
    figureAt: (month) => {
      const value = at(month);
      return value.state === 'known' ? value.figure : null;
    },
    earliest: starts.sort()[0] ?? null,
    reportedBy: (month) => ids.filter((id) => (figures.earliest(id) ?? '9') <= month),
  };
}

/** The newest month from `last` backwards at which the figure is known or in conflict; null when none is. */
export function newestMonth(series: Series, last: Month): Month | null {
  if (series.earliest === null) return null;
  for (let month = last; month >= series.earliest; month = addMonths(month, -1)) {
    if (series.at(month).state !== 'missing') return month;
  }
  return null;
}

function combine(
  items: readonly DataItem[],
  data: DataSource,
  month: Month,
  figures: ReportedFigures,
): SeriesValue {
  const found = items.map((item) => ({ item: item.id, figure: itemFigureAt(item, month, figures) }));
  const needed = 'listOf' in data ? neededForList(data.listOf, found) : found;
  const missing = needed.filter(({ figure }) => figure === null).map(({ item }) => item);
  if (missing.length > 0 || needed.length === 0) return { state: 'missing', items: missing };
  const conflicting = needed.filter(({ figure }) => figure === 'conflict').map(({ item }) => item);
  if (conflicting.length > 0) return { state: 'conflict', items: conflicting };
  const parts = needed.map(({ item, figure }) => ({ item, figure: figure as Figure }));
  const value = combinedValue(
    data,
    parts.map(({ figure }) => figure.value),
  );
  if (value === null) return { state: 'missing', items: [] };
  return {
    state: 'known',
    figure: {
      value,
      observations: parts.flatMap(({ figure }) => figure.observations),
      parts: parts.map(({ item, figure }) => ({ item, value: figure.value })),
    },
  };
}

/** A published list is enough; without one rank and field size are needed, and with one they are welcome. */
function neededForList<T extends { item: string; figure: unknown }>(
  list: { listed: string; rank: string; fieldSize: string },
  found: readonly T[],
): readonly T[] {
  const listed = found.filter(({ item, figure }) => item === list.listed && figure !== null);
  const ranking = found.filter(({ item }) => item === list.rank || item === list.fieldSize);
  const complete = ranking.every(({ figure }) => figure !== null);
  return listed.length === 0 || complete ? [...listed, ...ranking] : listed;
}

/** null where the denominator is not positive: such a ratio says nothing. */
function combinedValue(data: DataSource, values: readonly Decimal[]): Decimal | null {
  const [first, second] = values as [Decimal, Decimal | undefined];
  if ('item' in data) return first;
  if ('sumOf' in data) return sum(values);
  if ('listOf' in data) return first;
  return second?.gt(0) ? first.div(second) : null;
}

function scaled(value: SeriesValue, indicator: Indicator): SeriesValue {
  if (indicator.kind !== 'coverage' || value.state !== 'known') return value;
  const { figure } = value;
  return { state: 'known', figure: { ...figure, value: figure.value.div(indicator.universe.length) } };
}
