import type { Plan } from '../plan/plan.ts';
import { unitName } from '../plan/plan.ts';
import { toSixPlaces } from '../values/decimal.ts';
import type { CalculationStep, IndicatorVerdict } from '../values/evaluation.ts';
import type { Observation } from '../values/observation.ts';
import { monthInWords } from '../values/period.ts';
import { formatOf, indicatorOf } from './context.ts';
import { amount, rangeAmount } from './figures.ts';
import { narratorOf } from './kinds/index.ts';
import {
  BASIS_WORDS,
  FLAG_WORDS,
  NOTHING,
  OBSERVATION_TYPE_WORDS,
  RATING_WORDS,
  REASON_WORDS,
} from './words.ts';

/**
 * A verdict as a sum that a person can check with a pocket calculator: every line of the calculation, below it the
 * cells its figure was read from, at the end the boundaries and what follows from them.
 * @param fileNames names that people know, by sha-256.
 */
export function composeExplain(
  verdict: IndicatorVerdict,
  plan: Plan,
  fileNames: ReadonlyMap<string, string>,
): string[] {
  const indicator = indicatorOf(verdict.id, plan);
  const narrator = narratorOf(indicator);
  const dataMonth = verdict.dataMonth === null ? NOTHING : monthInWords(verdict.dataMonth);
  const { note } = indicator;
  return [
    `${verdict.name}（${verdict.id}）`,
    `评定：${RATING_WORDS[verdict.rating]}（${REASON_WORDS[verdict.reason]}）${verdict.final ? '，最终评定' : ''}`,
    `目标：${narrator.target(indicator)}，时限${monthInWords(verdict.targetPeriod)}；数据月份：${dataMonth}；实际：${narrator.actual(verdict, indicator) ?? NOTHING}`,
    `口径：${indicator.definition}`,
    ...(note === undefined ? [] : [`说明：${note}`]),
    ...indicator.quotations.map((quotation) => `政策原文：${quotation}`),
    '',
    '计算过程',
    ...calculation(verdict, plan, fileNames),
    '',
    ...conclusionLines(verdict, plan),
  ];
}

function calculation(verdict: IndicatorVerdict, plan: Plan, files: ReadonlyMap<string, string>): string[] {
  if (verdict.steps.length === 0) return ['  （没有可供计算的数据）'];
  return verdict.steps.flatMap((step) => [
    `  ${stepLabel(step)}${step.expression === '' ? '' : ` ＝ ${step.expression}`} ＝ ${printedValue(step, verdict)}`,
    ...step.observations.map((one) => `      ${cellOf(one, plan, files)}`),
  ]);
}

const LABELS: Readonly<Record<string, string>> = {
  A: '实际值 A',
  T: '目标值 T',
  Ty: '当年推算目标 T',
  B: '基期值 B',
  V: '本期累计 V',
  Vb: '基年同期累计 Vb',
  g: '年均增长 g',
  E: '应完成份额 E',
  expected: '应达值',
  ratio: '进度比',
  completion: '完成率',
  gap: '与序时进度之差',
  listed: '是否入选',
  near: '正常的名次界线',
  reach: '关注的名次界线',
};

/** What a line of the sum is: `s2024` the share of 2024, `y2024` the total of 2024; an unknown symbol itself. */
export function stepLabel({ symbol }: CalculationStep): string {
  const ofYear = /^([sy])(\d{4})$/.exec(symbol);
  if (ofYear) return ofYear[1] === 's' ? `${ofYear[2]}年同期占全年的份额` : `${ofYear[2]}年全年`;
  return LABELS[symbol] ?? symbol;
}

/** Amounts with their measure; shares, ratios and growth are bare numbers, as they are in the sum. */
function printedValue(step: CalculationStep, verdict: IndicatorVerdict): string {
  const { value } = step;
  return typeof value === 'string' ? value : `${toSixPlaces(value)}${stepMeasure(step, verdict)}`;
}

/** The measure of a line that is an amount; empty for shares, ratios and growth. */
export function stepMeasure({ symbol }: CalculationStep, { kind, measure }: IndicatorVerdict): string {
  const amounts = AMOUNT_KINDS.includes(kind) && /^(A|T|Ty|B|expected|y\d{4})$/.test(symbol);
  return amounts ? measure : '';
}

const AMOUNT_KINDS = ['stock', 'approximate', 'annualFlow', 'annualRange'];

function cellOf(one: Observation, plan: Plan, files: ReadonlyMap<string, string>): string {
  const name = plan.items.find(({ id }) => id === one.item)?.name ?? one.item;
  const file = files.get(one.sha256) ?? one.submission.name;
  return (
    `${name}，${monthInWords(one.period)}${OBSERVATION_TYPE_WORDS[one.type]} ${one.printed}${one.measure}` +
    `：${file}，工作表“${one.sheet}”，单元格 ${one.cell}，${unitName(one.unit, plan)}报送`
  );
}

const FINAL_LIMITS = '最终评定只看是否达到目标；“左右”类目标的差额在容差以内为基本完成';

/** The boundaries, what the pace rests on, what has to be added, and what follows: a line each. */
export function conclusionLines(verdict: IndicatorVerdict, plan: Plan): string[] {
  const { ratio, reason, basis, flags, missing, forecast } = verdict;
  const indicator = indicatorOf(verdict.id, plan);
  const narrator = narratorOf(indicator);
  const format = formatOf(indicator);
  const lines: string[] = [];
  const limits = verdict.final ? FINAL_LIMITS : narrator.limits(verdict, indicator);
  if (limits !== null && verdict.rating !== 'noData') lines.push(`界线：${limits}`);
  if (basis) lines.push(`应有进度的依据：${BASIS_WORDS[basis]}`);
  if (flags.length > 0) lines.push(`附注：${flags.map((flag) => FLAG_WORDS[flag]).join('；')}`);
  if (missing.length > 0) {
    const names = missing.map((id) => plan.items.find((item) => item.id === id)?.name ?? id);
    lines.push(`缺少或不一致的数据项：${names.join('、')}`);
  }
  if (forecast && verdict.kind !== 'averageGrowth') {
    const { low, high, value } = forecast;
    const range = low && high ? `，参考区间${rangeAmount(low, high, format)}` : '';
    lines.push(`全年推算（仅供参考，不影响评定）：${amount(value, format)}${range}`);
  }
  lines.push(
    `结论：${ratio === null ? '' : `进度比${toSixPlaces(ratio)}，`}评定为${RATING_WORDS[verdict.rating]}（${REASON_WORDS[reason]}）`,
  );
  return lines;
}
