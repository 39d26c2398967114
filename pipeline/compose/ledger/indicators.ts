import { unitName } from '../../plan/plan.ts';
import { type Decimal, decimal, one } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { monthInWords } from '../../values/period.ts';
import { type Context, formatOf, indicatorOf, natureOf } from '../context.ts';
import { expectedValue, type Format, formatAgainst, PERCENT } from '../figures.ts';
import { totalOf } from '../kinds/average-growth.ts';
import { narratorOf } from '../kinds/index.ts';
import { ratingCell } from '../rows.ts';
import { FLAG_WORDS, RATING_MARKS, RATING_ORDER, RATING_WORDS, REASON_WORDS } from '../words.ts';
import { calculationAnchor, indicatorAnchor, originAnchor, taskAnchor } from './anchors.ts';
import {
  type Column,
  change,
  EMPTY,
  growth,
  type LedgerCell,
  type LedgerSheet,
  number,
  ratingOf,
  tableSheet,
  text,
} from './model.ts';

const COUNT: Format = { measure: '', decimals: 0 };
const RATIO: Format = { measure: '', decimals: 3 };

const LEGEND = RATING_ORDER.map((rating) => `${RATING_MARKS[rating]}${RATING_WORDS[rating]}`).join('　');

/** 总表: a row for each indicator, every figure a number. */
export function indicatorSheet(context: Context): LedgerSheet {
  return tableSheet('总表', columns(context), context.evaluation.indicators, {
    note: `点“指标”看计算过程，点“实际”看数据出处。评定的记号：${LEGEND}`,
    frozenColumns: 2,
    anchor: ({ id }) => indicatorAnchor(id),
  });
}

function columns(context: Context): Column<IndicatorVerdict>[] {
  const { plan } = context;
  const own = ({ id }: IndicatorVerdict) => indicatorOf(id, plan);
  const format = (verdict: IndicatorVerdict) => formatOf(own(verdict));
  return [
    { header: '序号', width: 5, align: 'center', cell: (_, at) => number(decimal(at + 1), COUNT) },
    { header: '指标', width: 42, cell: ({ id, name }) => text(name, calculationAnchor(id)) },
    {
      header: '任务',
      width: 6,
      align: 'center',
      cell: ({ tasks }) => text(tasks.join('、'), taskAnchor(tasks[0] ?? 0)),
    },
    { header: '目标', width: 16, cell: (verdict) => text(narratorOf(own(verdict)).target(own(verdict))) },
    {
      header: '完成时限',
      width: 11,
      align: 'center',
      cell: ({ targetPeriod }) => text(monthInWords(targetPeriod)),
    },
    {
      header: '数据月份',
      width: 11,
      align: 'center',
      cell: ({ dataMonth }) => text(dataMonth && monthInWords(dataMonth)),
    },
    { header: '实际', width: 12, cell: (verdict) => actualCell(verdict, context) },
    { header: '当期目标值', width: 11, cell: (verdict) => targetCell(verdict, format(verdict)) },
    { header: '计量单位', width: 8, align: 'center', cell: ({ measure }) => text(measure) },
    { header: '完成率', width: 10, bar: true, cell: ({ completion }) => completionCell(completion) },
    { header: '同比增长', width: 10, cell: growthCell },
    { header: '同比增减', width: 13, cell: (verdict) => changeCell(verdict, format(verdict)) },
    { header: '目前应达', width: 10, cell: (verdict) => expectedCell(verdict, format(verdict)) },
    { header: '进度比', width: 7, cell: ({ ratio }) => number(ratio, RATIO) },
    { header: '评定', width: 11, align: 'center', cell: ({ rating }) => ratingOf(ratingCell(rating)) },
    { header: '依据', width: 22, cell: ({ reason, flags }) => text(reasonWords(reason, flags)) },
    { header: '全年推算', width: 10, cell: (verdict) => forecastCell(verdict, 'value', context) },
    { header: '参考区间下限', width: 10, cell: (verdict) => forecastCell(verdict, 'low', context) },
    { header: '参考区间上限', width: 10, cell: (verdict) => forecastCell(verdict, 'high', context) },
    { header: '推算单位', width: 8, align: 'center', cell: (verdict) => forecastMeasure(verdict, context) },
    {
      header: '填报单位',
      width: 20,
      cell: (verdict) => text(unitName(own(verdict).reportingUnit, plan)),
    },
    {
      header: '数据出处',
      width: 8,
      align: 'center',
      cell: ({ id, observations }) =>
        observations.length === 0 ? text('无') : text(`${observations.length}处`, originAnchor(id)),
    },
  ];
}

/** An assessment's result is words (第33位); every other figure a number that does not look like a target it missed. */
function actualCell(verdict: IndicatorVerdict, { plan }: Context): LedgerCell {
  const indicator = indicatorOf(verdict.id, plan);
  const link = originAnchor(verdict.id);
  if (natureOf(verdict.kind) === 'assessment') {
    return text(narratorOf(indicator).actual(verdict, indicator), link);
  }
  const { actual, target } = verdict;
  return actual === null ? EMPTY : number(actual, formatAgainst(actual, target, formatOf(indicator)), link);
}

function completionCell(completion: Decimal | null): LedgerCell {
  if (completion === null || completion.lt(0)) return EMPTY;
  return number(completion, formatAgainst(completion, one, PERCENT));
}

/** An assessment's target is in words already. */
function targetCell({ kind, target }: IndicatorVerdict, format: Format): LedgerCell {
  return natureOf(kind) === 'assessment' ? EMPTY : number(target, format);
}

/** Growth of a percentage would be taken for 百分点; places and tiers do not grow. */
function growthCell({ kind, measure, yearOnYear }: IndicatorVerdict): LedgerCell {
  const grows = kind === 'averageGrowth' || (measure !== '%' && natureOf(kind) !== 'assessment');
  return grows ? growth(yearOnYear) : EMPTY;
}

function changeCell({ kind, yearOnYearChange }: IndicatorVerdict, format: Format): LedgerCell {
  const differs = kind !== 'averageGrowth' && natureOf(kind) !== 'assessment';
  return differs ? change(yearOnYearChange, format) : EMPTY;
}

/** What should be there by now; once a verdict is final only the target counts. */
function expectedCell({ expected, final }: IndicatorVerdict, format: Format): LedgerCell {
  return expected === null || final ? EMPTY : number(expectedValue(expected, format), format);
}

function reasonWords(reason: IndicatorVerdict['reason'], flags: IndicatorVerdict['flags']): string {
  return [REASON_WORDS[reason], ...flags.map((flag) => FLAG_WORDS[flag])].join('；');
}

function forecastCell(
  verdict: IndicatorVerdict,
  end: 'value' | 'low' | 'high',
  context: Context,
): LedgerCell {
  const value = verdict.forecast?.[end] ?? null;
  const format = forecastFormat(verdict, context);
  if (value === null || format === null) return EMPTY;
  const counts = format.decimals === 0 && format.measure !== '%';
  const outward = end === 'low' ? value.floor() : end === 'high' ? value.ceil() : value;
  return number(counts ? outward : value, format);
}

function forecastMeasure(verdict: IndicatorVerdict, context: Context): LedgerCell {
  return verdict.forecast ? text(forecastFormat(verdict, context)?.measure ?? null) : EMPTY;
}

/** Of a growth target the forecast is of the amount that grows; a whole year needs none. */
function forecastFormat(verdict: IndicatorVerdict, { plan }: Context): Format | null {
  if (verdict.dataMonth?.endsWith('-12')) return null;
  const indicator = indicatorOf(verdict.id, plan);
  if (indicator.kind !== 'averageGrowth') return formatOf(indicator);
  return totalOf(verdict, indicator, { plan })?.format ?? null;
}
