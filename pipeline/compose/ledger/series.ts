import type { Context } from '../context.ts';
import { formatOf, indicatorOf, natureOf } from '../context.ts';
import { totalOf } from '../kinds/average-growth.ts';
import { calculationAnchor } from './anchors.ts';
import { type Column, type LedgerSheet, number, tableSheet, text } from './model.ts';

type IndicatorSeries = Context['series'][number];

/** The months that are shown: this year's and as many of the year before as make up a full year and one month. */
const MONTHS = 13;

/** 走势: a row for each indicator, a column for each month, with a bar in each cell: a picture that stays data. */
export function seriesSheet(context: Context): LedgerSheet | null {
  const months = (context.series[0]?.points ?? [])
    .map(({ month }) => month)
    .filter((month) => month <= context.month)
    .slice(-MONTHS);
  const shown = context.series.filter(
    ({ id, points }) =>
      natureOf(indicatorOf(id, context.plan).kind) !== 'assessment' &&
      points.some(({ month, value }) => value !== null && months.includes(month)),
  );
  if (months.length === 0 || shown.length === 0) return null;
  const head: Column<IndicatorSeries>[] = [
    {
      header: '指标',
      width: 44,
      cell: ({ id }) => text(indicatorOf(id, context.plan).name, calculationAnchor(id)),
    },
    { header: '计量单位', width: 9, align: 'center', cell: ({ id }) => text(formatFor(id, context).measure) },
  ];
  const figures = months.map(
    (month): Column<IndicatorSeries> => ({
      header: month,
      width: 11,
      cell: ({ id, points }) =>
        number(points.find((point) => point.month === month)?.value ?? null, formatFor(id, context)),
    }),
  );
  const sheet = tableSheet('走势', [...head, ...figures], shown, {
    note: '累计或期末数；格中的横条按各行自己的最大数画，行与行之间不可比。年均增长类指标列其总量',
    frozenColumns: 2,
  });
  return { ...sheet, seriesColumns: [head.length, head.length + months.length - 1] };
}

/** A growth target's figures are the amounts that grow. */
function formatFor(id: string, { plan, evaluation }: Context) {
  const indicator = indicatorOf(id, plan);
  const verdict = evaluation.indicators.find((one) => one.id === id);
  if (indicator.kind !== 'averageGrowth' || !verdict) return formatOf(indicator);
  return totalOf(verdict, indicator, { plan })?.format ?? { measure: '', decimals: indicator.decimals };
}
