import type { TaskVerdict } from '../../values/evaluation.ts';
import { quoted } from '../tidy.ts';

const MOST = 3;

/** `“甲”`, `“甲”“乙”2项`, `“甲”“乙”“丙”等5项`: names in quotation marks need nothing between them (GB/T 15834). */
export function quotedNames(tasks: readonly TaskVerdict[]): string {
  const names = tasks.slice(0, MOST).map(({ title }) => quoted(title));
  const count = tasks.length === 1 ? '' : `${tasks.length > MOST ? '等' : ''}${tasks.length}项`;
  return `${names.join('')}${count}`;
}
