import { type Decimal, decimal } from './decimal.ts';

/**
 * A measure 计量单位 is a multiplier before a base: 亿元 is 10⁸ 元, 千美元 is 10³ 美元, 万列 is 10⁴ 列.
 * Measures of one base convert exactly; different bases never convert (METHOD.md §1.7).
 */
export type Measure = {
  /** As written, normalised: `亿元`. */
  readonly name: string;
  /** `元`, `美元`, `%` or a counting word such as `家`. */
  readonly base: string;
  /** How many of the base one of the measure is. For `%` it is 0.01: shares are kept as fractions. */
  readonly factor: Decimal;
  readonly family: 'yuan' | 'dollar' | 'percent' | 'count';
};

const MULTIPLIERS: readonly (readonly [string, string])[] = [
  ['万亿', '1e12'],
  ['千亿', '1e11'],
  ['百亿', '1e10'],
  ['亿', '1e8'],
  ['千万', '1e7'],
  ['百万', '1e6'],
  ['十万', '1e5'],
  ['万', '1e4'],
  ['千', '1e3'],
  ['百', '1e2'],
];

const DOLLAR_NAMES = ['美元', '美金', 'USD', 'usd'];
const YUAN_NAMES = ['元', '元人民币', '人民币元', '人民币', 'RMB', 'CNY', '块'];
const PERCENT_NAMES = ['%', '百分比', '百分之'];

/**
 * Reads a measure's name; width, spaces and an enclosing bracket do not matter.
 * @returns null when nothing is left to name a base.
 */
export function parseMeasure(text: string): Measure | null {
  const name = text
    .normalize('NFKC')
    .replace(/[\s()[\]【】]/g, '')
    .replace(/億/g, '亿')
    .replace(/萬/g, '万')
    .replace(/^人民币(?=.*元$)/, '')
    .replace(/^单位:?/, '');
  if (name === '') return null;
  if (PERCENT_NAMES.includes(name))
    return { name: '%', base: '%', factor: decimal('0.01'), family: 'percent' };
  if (name === '‰') return { name, base: '%', factor: decimal('0.001'), family: 'percent' };
  const multiplier = MULTIPLIERS.find(([word]) => name.startsWith(word) && name.length > word.length);
  const rest = multiplier ? name.slice(multiplier[0].length) : name;
  const factor = decimal(multiplier ? multiplier[1] : 1);
  if (DOLLAR_NAMES.includes(rest)) return { name, base: '美元', factor, family: 'dollar' };
  if (YUAN_NAMES.includes(rest)) return { name, base: '元', factor, family: 'yuan' };
  return { name, base: rest, factor, family: 'count' };
}

/** A general counting word stands for any other: a unit that writes 个 for 家 means the same count. */
const GENERAL_COUNTING_WORD = '个';

/**
 * The exact factor that turns an amount in `from` into one in `to`; null when they do not convert
 * (元 and 美元, 家 and 列). `个` converts to and from any counting word.
 */
export function conversionFactor(from: Measure, to: Measure): Decimal | null {
  const sameBase =
    from.base === to.base ||
    (from.family === 'count' &&
      to.family === 'count' &&
      (from.base === GENERAL_COUNTING_WORD || to.base === GENERAL_COUNTING_WORD));
  if (!sameBase) return null;
  return from.factor.div(to.factor);
}

/** Whether figures in this measure are whole numbers: counting words without a multiplier (列, not 万列). */
export function isWholeCount(name: string): boolean {
  const measure = parseMeasure(name);
  return measure?.family === 'count' && measure.factor.eq(1);
}
