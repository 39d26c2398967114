import { type Decimal, decimal, decimalFromFloat } from '../../values/decimal.ts';
import type { RawCell } from '../workbook.ts';
import { isStatedMissing } from './stated-missing.ts';

/** What a cell says where a number belongs. */
export type NumberReading =
  | WrittenNumber
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'error' }
  | { readonly kind: 'formulaWithoutResult' }
  | { readonly kind: 'otherType'; readonly type: string };

export type WrittenNumber = {
  readonly kind: 'number';
  /** In `suffix`, or in whatever measure the row states when there is none: `12.5%` is 12.5 with suffix `%`. */
  readonly value: Decimal;
  /** Decimal places as written. */
  readonly places: number;
  /** The measure written behind the number: `%`, `家`, `亿元`. Not yet checked; null when there is none. */
  readonly suffix: string | null;
};

/** With separators, spaces and a measure. */
const LONGEST_NUMBER = 60;
/** Digits beyond these in a computed cell are no statement of anybody's. */
const MOST_PLACES = 8;

/** What a formula's error becomes in a CSV file, or when it is pasted as text. */
const EXCEL_ERROR = /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)$/;

const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const GROUPED = /^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;

export function readNumber(cell: RawCell): NumberReading {
  const { value } = cell;
  switch (value.kind) {
    case 'number':
      return numberOfFloat(value.number, cell.percentFormat);
    case 'text':
      return EXCEL_ERROR.test(value.text.trim()) ? { kind: 'error' } : parseNumber(value.text);
    case 'date':
      return { kind: 'otherType', type: '日期' };
    case 'boolean':
      return { kind: 'otherType', type: '逻辑值' };
    case 'error':
    case 'formulaWithoutResult':
      return { kind: value.kind };
  }
}

/**
 * A number written as text: `1,234.5`, `１２３．５`, `+3`, `(12.3)` for a negative, `12.5%`, `30家`. No words
 * (`约500`), no exponents, no grouping other than by threes: what could be meant otherwise is unreadable.
 */
export function parseNumber(text: string): NumberReading {
  if (text.length > LONGEST_NUMBER) return { kind: 'unreadable' };
  if (isStatedMissing(text)) return { kind: 'missing' };
  const trimmed = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/^[\s'‘’`]+|[\s'’]+$/g, '');
  const bracketed = /^\((.+)\)$/.exec(trimmed)?.[1];
  const reading = parseSigned(bracketed ?? trimmed, bracketed !== undefined);
  return reading ?? { kind: 'unreadable' };
}

/** @param negated the brackets of bookkeepers stand around it; a sign of its own would contradict them. */
function parseSigned(text: string, negated: boolean): WrittenNumber | null {
  const match = /^([+-]?) ?([\d., ]*[\d.])(?: ?(\D[^\d]*))?$/u.exec(text);
  if (!match) return null;
  const [, sign = '', digits = '', suffix = ''] = match;
  if (negated && sign !== '') return null;
  const bare = digits.replace(/[, ]/g, '');
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) return null;
  const value = decimal(bare.startsWith('.') ? `0${bare}` : bare);
  return {
    kind: 'number',
    value: (negated || sign === '-') && !value.isZero() ? value.neg() : value,
    places: bare.split('.')[1]?.length ?? 0,
    suffix: suffix.trim() === '' ? null : suffix.trim(),
  };
}

function numberOfFloat(number: number, percentFormat: boolean): WrittenNumber {
  const exact = decimalFromFloat(number);
  const value = percentFormat ? exact.times(100) : exact;
  return {
    kind: 'number',
    value,
    places: Math.min(value.decimalPlaces(), MOST_PLACES),
    suffix: percentFormat ? '%' : null,
  };
}
