import { simplified } from '../../values/name.ts';

/**
 * A cell's text in the one form that the parsers know: half-width, Simplified, without any space, every dash and
 * wave a hyphen. A lone dash is told apart before this (`isStatedMissing`).
 */
export function plainText(text: string): string {
  return simplified(text.normalize('NFKC'))
    .replace(/[\s\p{C}]/gu, '')
    .replace(/[\u2010-\u2015\u2212\u301c~\ufe58\u2500]+/g, '-');
}

const DIGITS = '〇一二三四五六七八九';

/** `二〇二五` → `2025`, digit by digit; null when another character is there. */
export function chineseDigits(text: string): string | null {
  const digits = [...text.replace(/[零○]/g, '〇')].map((letter) => DIGITS.indexOf(letter));
  return digits.length === 0 || digits.includes(-1) ? null : digits.join('');
}

/** `三` → 3, `十二` → 12, `二十` → 20, up to 99; null when it is no such number. */
export function chineseNumber(text: string): number | null {
  if (/^[〇零○]$/.test(text)) return 0;
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, tens, ten, ones] = match;
  return (ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0);
}
