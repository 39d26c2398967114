import type { TaskVerdict } from '../../values/evaluation.ts';
import { quoted } from '../tidy.ts';

const MOST = 3;

/** `“甲”`, `“甲”“乙”2项`, `“甲”“乙”“丙”等5项`: names in quotation marks need nothing between them (GB/T 15834). */
export function quotedNames(tasks: readonly TaskVerdict[]): string {
  const names = tasks.slice(0, MOST).map(({ title }) => quoted(title));
  const count = tasks.length === 1 ? '' : `${tasks.length > MOST ? '等' : ''}${tasks.length}项`;
  return `${names.join('')}${count}`;
}

const MOST_NUMBERS = 6;

/** `第3项`, `第1、2、8项`, `第1、2、3、4、5、6项等11项`, `全部15项`: the same tasks by their numbers. */
export function numbersInWords(tasks: readonly TaskVerdict[], all: number): string {
  if (tasks.length === all && all > 1) return `全部${all}项`;
  const numbers = tasks.map(({ no }) => no).sort((a, b) => a - b);
  const more = numbers.length > MOST_NUMBERS ? `等${numbers.length}项` : '';
  return `第${numbers.slice(0, MOST_NUMBERS).join('、')}项${more}`;
}
