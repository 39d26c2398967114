import type { Indicator } from '../../plan/plan.ts';
import { type Decimal, toSixPlaces } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { monthNumberOf, yearOf } from '../../values/month.ts';
import type { SeriesPicture } from '../../values/picture.ts';
import type { IndicatorSeries } from '../../values/series.ts';
import { type Context, formatOf, indicatorOf } from '../context.ts';
import { amount, type Format, rangeAmount } from '../figures.ts';
import { totalOf } from '../kinds/average-growth.ts';
import { monthEnd } from '../spans.ts';

/** Fewer points make no line. */
const FEWEST_POINTS = 2;

/**
 * One indicator through the report's year, with the year before, the road it should go, the target and the forecast's
 * range; null where too little is known to draw.
 */
export function seriesPicture(verdict: IndicatorVerdict, context: Context): SeriesPicture | null {
  const indicator = indicatorOf(verdict.id, context.plan);
  const format = drawnFormat(verdict, indicator, context);
  const series = context.series.find(({ id }) => id === verdict.id);
  if (!series || !format) return null;
  const { reportYear } = context;
  const lines = linesOf(series, reportYear, format);
  const [actual] = lines;
  if (!actual || actual.values.filter((value) => value !== null).length < FEWEST_POINTS) return null;
  const target = targetOf(verdict, indicator, context, format);
  const forecast = forecastOf(verdict, context, format);
  const title = `${subjectOf(verdict, indicator)}走势（${format.measure}）`;
  const told = [newestWords(verdict, series, format), target?.name, forecast?.name].filter(Boolean);
  return {
    kind: 'series',
    title,
    description: `折线图：${reportYear}年各月${subjectOf(verdict, indicator)}。${told.join('；')}。`,
    measure: format.measure,
    periods: pointsOf(series, reportYear).map(({ month }) => `${monthNumberOf(month)}月`),
    lines,
    target,
    forecast,
  };
}

/** An amount that grows is drawn as the amount. */
function drawnFormat(verdict: IndicatorVerdict, indicator: Indicator, context: Context): Format | null {
  if (indicator.kind === 'averageGrowth') return totalOf(verdict, indicator, context)?.format ?? null;
  return formatOf(indicator);
}

function subjectOf({ name }: IndicatorVerdict, { kind }: Indicator): string {
  return kind === 'averageGrowth' ? name.replace(/年均增(长|速|长率)$/, '') : name;
}

function linesOf(series: IndicatorSeries, year: number, format: Format): SeriesPicture['lines'] {
  const now = pointsOf(series, year);
  const before = pointsOf(series, year - 1);
  const shown = (value: Decimal | null) => (value === null ? null : drawn(value, format));
  const lines: SeriesPicture['lines'] = [
    { name: `${year}年`, role: 'actual', values: now.map(({ value }) => shown(value)) },
    { name: `${year - 1}年`, role: 'before', values: before.map(({ value }) => shown(value)) },
    { name: '应有进度', role: 'expected', values: now.map(({ expected }) => shown(expected)) },
  ];
  return lines.filter(({ values }) => values.some((value) => value !== null));
}

function pointsOf({ points }: IndicatorSeries, year: number): IndicatorSeries['points'] {
  return points.filter(({ month }) => yearOf(month) === year);
}

function targetOf(
  { target, targetPeriod, flags }: IndicatorVerdict,
  { kind }: Indicator,
  { reportYear }: Context,
  format: Format,
): SeriesPicture['target'] {
  // the road of growth ends at its target; a target in per cent has no place among amounts
  if (target === null || kind === 'averageGrowth') return null;
  const ofYear = flags.includes('interimPath') || kind === 'annualRange';
  const by = ofYear ? '当年' : yearOf(targetPeriod) === reportYear ? '' : `${monthEnd(targetPeriod, 0)}`;
  return { name: `${by}目标${amount(target, format)}`, value: drawn(target, format) };
}

function forecastOf(
  { forecast, dataMonth }: IndicatorVerdict,
  { reportYear }: Context,
  format: Format,
): SeriesPicture['forecast'] {
  if (!forecast?.low || !forecast.high || dataMonth === null) return null;
  if (yearOf(dataMonth) !== reportYear || monthNumberOf(dataMonth) === 12) return null;
  const { low, value, high } = forecast;
  return {
    name: `全年推算${rangeAmount(low, high, format)}`,
    low: drawn(low, format),
    value: drawn(value, format),
    high: drawn(high, format),
  };
}

function newestWords({ dataMonth }: IndicatorVerdict, { points }: IndicatorSeries, format: Format): string {
  const newest = points.find(({ month }) => month === dataMonth);
  if (!newest?.value) return '';
  return `${monthEnd(newest.month, 0)}为${amount(newest.value, format)}`;
}

/** Percentages are drawn in per cent. */
function drawn(value: Decimal, { measure }: Format): string {
  return toSixPlaces(measure === '%' ? value.times(100) : value);
}
