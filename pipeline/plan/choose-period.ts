import { type Issue, issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import { type Period, parsePeriod, periodInWords } from '../values/period.ts';
import type { Plan } from './plan.ts';

/**
 * The report period a run is for. Without `asked`, the newest finished month within the plan.
 * @param newestFinished the newest month that is over (CONTRACT.md §2: in Asia/Shanghai).
 * @returns a null period with the reason when there can be no such report; a period after the plan's end is
 * allowed and noted.
 */
export function choosePeriod(
  plan: Pick<Plan, 'start' | 'end'>,
  newestFinished: Month,
  asked: string | undefined,
): { period: Period | null; issues: Issue[] } {
  const newest = newestFinished < plan.end ? newestFinished : plan.end;
  const period = parsePeriod(asked ?? newest);
  if (!period)
    return { period: null, issues: [issue('period-unreadable-argument', {}, { printed: asked ?? newest })] };
  const words = periodInWords(period);
  if (period.lastMonth < plan.start)
    return { period: null, issues: [issue('period-before-plan', {}, { period: words, start: plan.start })] };
  if (period.lastMonth > newestFinished)
    return {
      period: null,
      issues: [issue('period-unfinished', {}, { period: words, newest: newestFinished })],
    };
  const isAfter = period.lastMonth > plan.end;
  return {
    period,
    issues: isAfter ? [issue('period-after-plan', {}, { period: words, end: plan.end })] : [],
  };
}
