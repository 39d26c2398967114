import type { SubmissionOrder } from '../values/observation.ts';
import { compareText } from '../values/order.ts';

const names = new Intl.Collator('en', { numeric: true });

/**
 * Negative when `a` came before `b` (METHOD.md §1.9): by the time stated in the file, else by the newest period
 * reported in it, else by its name. A file without a stated time counts as sent after its newest month and
 * before any time stated in the month that follows, so that the order stays a total one.
 */
export function compareSubmissions(a: SubmissionOrder, b: SubmissionOrder): number {
  return compareText(timeOf(a), timeOf(b)) || compareNames(a.name, b.name);
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
