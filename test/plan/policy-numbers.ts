import type { ParsedPlan } from '../../pipeline/plan/schema.ts';
import { Decimal, decimal } from '../../pipeline/values/decimal.ts';
import { conversionFactor, parseMeasure } from '../../pipeline/values/measure.ts';

type ParsedIndicator = ParsedPlan['indicators'][number];

/** A number in the policy that sets a target. */
export type PolicyNumber = {
  readonly text: string;
  /** Position in the text without spaces. */
  readonly from: number;
  readonly to: number;
  /** `500` and `亿元`; empty where the words themselves are the target (全覆盖). */
  readonly figures: readonly string[];
  readonly measure: string;
};

/**
 * Everything in the policy's text that sets a target:
 * 1. digits before a measure, a range included: 500亿元, 10.5亿美元, 20—25项, 15%, 2000列. Years (2025年), dates, codes
 *    (1210、9610业务) and generations (5G/6G) have no such measure behind them;
 * 2. amounts in Chinese numerals: 千亿元, 百亿元, 百亿以上 (the threshold of a leading enterprise);
 * 3. tiers: 二档, 一档; lists: 全国A类; rankings: 争先进位;
 * 4. everything and everyone: 全覆盖, and 全面推动 (全面推行 is an action without an end to count).
 */
const TARGET_NUMBER =
  /(?<digits>\d+(?:\.\d+)?(?:—\d+(?:\.\d+)?)?)(?<measure>亿美元|亿元|万元|%|家|条|列|项|个)|(?<amount>[一二三四五六七八九十百千万]+亿)(?:元|以上)|(?<tier>[一二三四])档|全国A类|争先进位|全覆盖|全面推动/g;

const AMOUNTS: Readonly<Record<string, string>> = { 千亿: '1000' };
const TIERS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

export function policyNumbers(policy: string): PolicyNumber[] {
  return [...withoutSpaces(policy).matchAll(TARGET_NUMBER)].map((match) => {
    const { digits, measure = '', amount, tier } = match.groups ?? {};
    const written = digits?.split('—') ?? [AMOUNTS[amount ?? ''], TIERS[tier ?? '']];
    return {
      text: match[0],
      from: match.index,
      to: match.index + match[0].length,
      figures: written.filter((figure) => figure !== undefined),
      measure: measure || (amount ? '亿元' : tier ? '档' : ''),
    };
  });
}

/** The numbers that no indicator claims: none quotes the place where it stands and has it as its target. */
export function unclaimed(policy: string, indicators: readonly ParsedIndicator[]): PolicyNumber[] {
  const text = withoutSpaces(policy);
  return policyNumbers(policy).filter(
    (number) =>
      !indicators.some((indicator) => quotes(indicator, number, text) && targets(indicator, number)),
  );
}

function quotes(indicator: ParsedIndicator, number: PolicyNumber, text: string): boolean {
  return indicator.quotations.some((quotation) => {
    const words = withoutSpaces(quotation);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (at <= number.from && number.to <= at + words.length) return true;
    }
    return false;
  });
}

function targets(indicator: ParsedIndicator, { figures, measure }: PolicyNumber): boolean {
  const written = parseMeasure(measure);
  const own = parseMeasure(indicator.measure);
  if (figures.length === 0 || written === null) return true;
  const factor = own && conversionFactor(written, own);
  // A percentage is kept as a fraction.
  const scale = written.family === 'percent' ? decimal('0.01') : factor;
  const known = targetFigures(indicator).map(String);
  return scale !== null && figures.every((figure) => known.includes(decimal(figure).times(scale).toString()));
}

function targetFigures({ target }: ParsedIndicator): (Decimal | number)[] {
  if (target instanceof Decimal) return [target];
  return typeof target === 'string' ? [] : Object.values(target).filter((value) => typeof value !== 'string');
}

export function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
