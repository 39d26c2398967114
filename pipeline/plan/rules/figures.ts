import { Decimal, one } from '../../values/decimal.ts';
import { conversionFactor, type Measure, parseMeasure } from '../../values/measure.ts';
import { TARGET_KINDS } from '../target-kinds/index.ts';
import {
  type Finding,
  type ParsedIndicator,
  type PlanContext,
  type PlanRule,
  writtenItems,
} from './plan-rule.ts';

/** A target and the figures it is judged by must be of one kind, one nature and measures that convert. */
export const figureRules: readonly PlanRule[] = [
  { name: 'targets-positive', needs: [], check: eachIndicator(positiveTarget) },
  { name: 'rates-in-percent', needs: [], check: eachIndicator(rateInPercent) },
  { name: 'baselines-fit', needs: [], check: eachIndicator(fittingBaseline) },
  { name: 'natures-fit', needs: [], check: eachIndicator(fittingNatures) },
  { name: 'measures-convert', needs: [], check: eachIndicator(convertingMeasures) },
  {
    name: 'assessments-yearly',
    needs: [],
    check: ({ parsed, items }) =>
      (['items', 'indicators'] as const).flatMap((list) =>
        parsed[list].flatMap((entry, index) =>
          items.get(entry.id)?.nature === 'assessment' && entry.frequency !== 'yearly'
            ? [{ path: [list, index], reason: '年度考核结果应按年报送，请写 frequency: yearly' }]
            : [],
        ),
      ),
  },
];

type IndicatorCheck = (indicator: ParsedIndicator, context: PlanContext) => Finding[];

const NATURES = {
  flow: '流量（当月值、累计值）',
  stock: '存量（期末值）',
  assessment: '年度考核结果',
} as const;

function eachIndicator(check: IndicatorCheck): PlanRule['check'] {
  return (context) =>
    context.parsed.indicators.flatMap((indicator, index) =>
      check(indicator, context).map((finding) => ({
        ...finding,
        path: ['indicators', index, ...finding.path],
      })),
    );
}

function positiveTarget(indicator: ParsedIndicator): Finding[] {
  return targetNumbers(indicator)
    .filter(({ value }) => value.lte(0))
    .map(({ path }) => ({ path, reason: '目标值应大于零' }));
}

/** A share of 30 instead of 30% would be three thousand percent: no rate may exceed 100 %. */
function rateInPercent(indicator: ParsedIndicator): Finding[] {
  if (!TARGET_KINDS[indicator.kind].rate) return [];
  const family = parseMeasure(indicator.measure)?.family;
  return [
    ...(family === 'percent'
      ? []
      : [{ path: ['measure'], reason: `${indicator.kind} 的计量单位应为 %，现为“${indicator.measure}”` }]),
    ...targetNumbers(indicator)
      .filter(({ value }) => value.gt(one))
      .map(({ path }) => ({ path, reason: '目标值超过 100%，是否漏写百分号（如 30%）' })),
  ];
}

function fittingBaseline({ kind, baseline }: ParsedIndicator): Finding[] {
  if (baseline === 'start-from-zero')
    return TARGET_KINDS[kind].startFromZero
      ? []
      : [{ path: ['baseline'], reason: `${kind} 不能用 start-from-zero` }];
  if (baseline.value === undefined || TARGET_KINDS[kind].baselineValue) return [];
  return [{ path: ['baseline', 'value'], reason: `${kind} 的基期值取自报送数据，不能写在方案中` }];
}

function fittingNatures(indicator: ParsedIndicator, { items }: PlanContext): Finding[] {
  const wanted = TARGET_KINDS[indicator.kind].nature;
  return writtenItems(indicator).flatMap((id) => {
    const nature = items.get(id)?.nature;
    if (nature === undefined || nature === wanted) return [];
    const reason = `${indicator.kind} 需要${NATURES[wanted]}，数据项“${id}”是${NATURES[nature]}`;
    return [{ path: ['data'], reason }];
  });
}

/** Parts convert to what they are added up to, a numerator to its denominator; a growth has the parts' own measure. */
function convertingMeasures(indicator: ParsedIndicator, { items }: PlanContext): Finding[] {
  const parts = writtenItems(indicator).flatMap((id) => {
    const item = items.get(id);
    return item ? [{ id, name: item.measure }] : [];
  });
  const isRate = TARGET_KINDS[indicator.kind].rate;
  const wanted = 'universe' in indicator ? '个' : isRate ? parts[0]?.name : indicator.measure;
  if (wanted === undefined || !comparesMeasures(indicator)) return [];
  return parts
    .filter(({ name }) => !converts(name, wanted))
    .map(({ id, name }) => ({
      path: ['data'],
      reason: `数据项“${id}”的计量单位“${name}”不能换算为“${wanted}”`,
    }));
}

/** A place in a list and the list's length are counted differently (位, 个) and never added. */
function comparesMeasures({ data }: ParsedIndicator): boolean {
  return data !== undefined && ('item' in data || 'sumOf' in data || 'ratioOf' in data);
}

function converts(from: string, to: string): boolean {
  const measures = [parseMeasure(from), parseMeasure(to)].filter(
    (measure): measure is Measure => measure !== null,
  );
  const [source, target] = measures;
  return source !== undefined && target !== undefined && conversionFactor(source, target) !== null;
}

/** The figures of a target, whatever its kind; none for a rank or a list. */
function targetNumbers({ target }: ParsedIndicator): { value: Decimal; path: Finding['path'] }[] {
  if (target instanceof Decimal) return [{ value: target, path: ['target'] }];
  if (typeof target === 'string' || !('low' in target)) return [];
  return [
    { value: target.low, path: ['target', 'low'] },
    { value: target.high, path: ['target', 'high'] },
  ];
}
