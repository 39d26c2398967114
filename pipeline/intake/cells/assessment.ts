import { decimal } from '../../values/decimal.ts';
import { nameKey } from '../../values/name.ts';
import type { RawCell } from '../workbook.ts';
import { type NumberReading, readNumber } from './number.ts';
import { chineseNumber, plainText } from './plain-text.ts';

const YES = new Set(['是', '已入选', '入选', '已列入', '列入', '已进入', '有', '√', '✓', '✔'].map(keep));
const NO = new Set(['否', '未入选', '没有入选', '未列入', '未进入', '落选', '×', '✗', '✕'].map(keep));

/**
 * The result of an assessment 年度考核: a tier or rank (`2`, `二档`, `第二档`, `第12位`), or whether a list names
 * us (`是`, `未入选`, or the list's own name, `A类`) as 1 or 0.
 * @param list the list's name where the item asks for being on it, else null.
 */
export function readAssessment(cell: RawCell, list: string | null): NumberReading {
  const { value } = cell;
  if (value.kind === 'boolean' && list !== null) return whole(value.boolean ? 1 : 0);
  if (value.kind !== 'text') return readNumber(cell);
  if (list !== null) {
    const listed = parseListed(value.text, list);
    if (listed !== null) return whole(listed ? 1 : 0);
  }
  const place = parsePlace(value.text);
  return place === null ? readNumber(cell) : whole(place);
}

function parseListed(text: string, list: string): boolean | null {
  const key = keep(text);
  if (YES.has(key) || nameKey(text) === nameKey(list)) return true;
  if (NO.has(key)) return false;
  const anotherClass = /^[a-z]类$/.test(nameKey(list)) && /^[a-z]类$/.test(nameKey(text));
  return anotherClass ? false : null;
}

/** `二档`, `第二档`, `第2名`, `第十二`. */
function parsePlace(text: string): number | null {
  const match = /^(第)?(\d{1,4}|[〇零一二三四五六七八九十]{1,3})(档|名|位|类|等|级)?次?$/.exec(
    plainText(text),
  );
  if (!match) return null;
  const [, ordinal, number = '', counter] = match;
  if (ordinal === undefined && counter === undefined) return null;
  return /\d/.test(number) ? Number(number) : chineseNumber(number);
}

function whole(number: number): NumberReading {
  return { kind: 'number', value: decimal(number), places: 0, suffix: null };
}

/** Marks such as √ are punctuation to `nameKey`, so only spaces are dropped here. */
function keep(text: string): string {
  return plainText(text);
}
