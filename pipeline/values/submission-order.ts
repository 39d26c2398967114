import type { Observation, SubmissionOrder } from './observation.ts';
import { compareText } from './order.ts';

const names = new Intl.Collator('en', { numeric: true });

/**
 * Negative when `a` came before `b` (METHOD.md §1.9): by the time stated in the file, else by the newest period
 * reported in it, else by its name. A file without a stated time counts as sent after its newest month and
 * before any time stated in the month that follows, so that the order stays a total one.
 */
export function compareSubmissions(a: SubmissionOrder, b: SubmissionOrder): number {
  return compareText(timeOf(a), timeOf(b)) || compareNames(a.name, b.name);
}

/**
 * Negative when the figure `a` was said before `b`: by submission, and inside one by place, the lower row later.
 * The last word is the content's, so that no two different cells are equal and the order of the input never shows.
 */
export function compareCells(a: Said, b: Said): number {
  return (
    compareSubmissions(a.submission, b.submission) ||
    compareText(a.sheet, b.sheet) ||
    rowOf(a.cell) - rowOf(b.cell) ||
    compareText(a.cell, b.cell) ||
    compareText(a.sha256, b.sha256)
  );
}

type Said = Pick<Observation, 'submission' | 'sheet' | 'cell' | 'sha256'>;

function rowOf(cell: string): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}

function timeOf(order: SubmissionOrder): string {
  return order.statedAt ?? (order.newestPeriod === null ? '' : `${order.newestPeriod}-99`);
}

/** `表2` before `表10`, `表` before `表(更正)`: digits as numbers, the ending left out. */
function compareNames(a: string, b: string): number {
  const byName = names.compare(withoutEnding(a), withoutEnding(b));
  return byName || compareText(a, b);
}

function withoutEnding(name: string): string {
  return name.replace(/\.[a-z]{2,5}$/i, '');
}
