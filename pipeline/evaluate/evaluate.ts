import type { Plan } from '../plan/plan.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Issue } from '../values/issue.ts';
import type { Submission } from '../values/observation.ts';
import type { Period } from '../values/period.ts';
import { checkFlows } from './flow-checks.ts';
import { judgeIndicator } from './judge-indicator.ts';
import { judgeTask } from './judge-task.ts';
import { judgeMilestones } from './milestones.ts';
import { settleReportedFigures } from './reported-figures.ts';
import { judgeReporting } from './unit-reporting.ts';

/**
 * Judges a whole plan at a period: METHOD.md from end to end. A function of (plan, submissions, period) and of
 * nothing else: no clock, no file names but to break a tie, no order of inputs.
 */
export function evaluate(
  plan: Plan,
  period: Period,
  submissions: readonly Submission[],
): { evaluation: Evaluation; issues: Issue[] } {
  const month = period.lastMonth;
  const figures = settleReportedFigures(
    submissions.flatMap(({ observations }) => observations),
    plan,
  );
  const reports = submissions.flatMap(({ milestones }) => milestones);
  const indicators = plan.indicators.map((indicator) => judgeIndicator(indicator, plan, month, figures));
  const groups = plan.tasks
    .flatMap(({ milestones }) => milestones ?? [])
    .map((group) => judgeMilestones(group, plan, month, reports));
  const milestones = groups.map(({ verdict }) => verdict);
  const tasks = plan.tasks.map((task) => judgeTask(task, indicators, milestones, month, plan.end));
  const reporting = judgeReporting(plan, month, submissions);
  const issues = [
    ...figures.issues,
    ...checkFlows(plan, month, figures),
    ...groups.flatMap((group) => group.issues),
    ...reporting.issues,
  ];
  const evaluation = {
    plan: { id: plan.id, version: plan.version },
    period: period.text,
    indicators,
    milestones,
    tasks,
    units: reporting.units,
  };
  return { evaluation, issues };
}
