import type { Plan } from '../plan/plan.ts';
import type { UnitReporting } from '../values/evaluation.ts';
import { type Issue, issue } from '../values/issue.ts';
import { addMonths, type Month } from '../values/month.ts';
import type { Submission } from '../values/observation.ts';
import { monthInWords } from '../values/period.ts';
import { newestReport } from './milestones.ts';

/** Something a unit is asked for every month: a data item or a step. */
type Asked = { readonly id: string; readonly name: string };

/**
 * Who has reported for the month: received, complete, on time, non-empty. Times are those stated in the files, so
 * that the same inputs give the same answer on any machine; a file without a time is neither late nor on time.
 */
export function judgeReporting(
  plan: Plan,
  month: Month,
  submissions: readonly Submission[],
): { units: UnitReporting[]; issues: Issue[] } {
  const reported = reportedIds(submissions, month);
  const doneBefore = stepsDoneBefore(plan, submissions, month);
  const units = plan.units.map((unit) => {
    const asked = month > plan.end ? [] : askedOf(unit.id, plan, doneBefore);
    const own = submissions.filter(({ covers }) =>
      covers.some((one) => one.unit === unit.id && one.period === month),
    );
    const filled = own.filter((submission) => speaksFor(submission, unit.id, month));
    const missing = asked.filter(({ id }) => !reported.has(id));
    const statedAt = earliestTime(filled.length > 0 ? filled : own);
    return {
      id: unit.id,
      name: unit.name,
      expected: asked.length > 0,
      received: own.length > 0,
      complete: asked.length > 0 && missing.length === 0,
      onTime: statedAt === null ? null : statedAt.slice(0, 10) <= dueDate(plan, month),
      nonEmpty: filled.length > 0,
      statedAt,
      expectedItems: asked.length,
      receivedItems: asked.length - missing.length,
      missing: missing.map(({ id }) => id),
    };
  });
  return { units, issues: units.flatMap((unit) => issuesOf(unit, plan, month)) };
}

/** The last day for reporting on a month, `YYYY-MM-DD`. */
export function dueDate(plan: Plan, month: Month): string {
  return `${addMonths(month, 1)}-${String(plan.reporting.dueDay).padStart(2, '0')}`;
}

function askedOf(unit: string, plan: Plan, doneBefore: ReadonlySet<string>): Asked[] {
  const items = plan.items.filter((item) => item.reportingUnit === unit && item.frequency === 'monthly');
  const steps = plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
  const open = steps.filter((step) => step.responsibleUnit === unit && !doneBefore.has(step.id));
  return [...items, ...open].map(({ id, name }) => ({ id, name }));
}

/** A step reported done need not be reported again. */
function stepsDoneBefore(plan: Plan, submissions: readonly Submission[], month: Month): Set<string> {
  const reports = submissions.flatMap(({ milestones }) => milestones);
  const steps = plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
  const before = addMonths(month, -1);
  const done = steps.filter((step) => newestReport(step, before, reports, plan).report?.state === 'done');
  return new Set(done.map(({ id }) => id));
}

function reportedIds(submissions: readonly Submission[], month: Month): Set<string> {
  const items = submissions
    .flatMap(({ observations }) => observations)
    .filter(({ period }) => period === month);
  const steps = submissions.flatMap(({ milestones }) => milestones).filter(({ period }) => period === month);
  return new Set([...items.map(({ item }) => item), ...steps.map(({ step }) => step)]);
}

function speaksFor(submission: Submission, unit: string, month: Month): boolean {
  const isIts = (one: { unit: string; period: Month }) => one.unit === unit && one.period === month;
  return submission.observations.some(isIts) || submission.milestones.some(isIts);
}

function earliestTime(submissions: readonly Submission[]): string | null {
  const times = submissions.map(({ order }) => order.statedAt).filter((time) => time !== null);
  return times.sort()[0] ?? null;
}

function issuesOf(unit: UnitReporting, plan: Plan, month: Month): Issue[] {
  if (!unit.expected) return [];
  const period = monthInWords(month);
  const place = { unit: unit.id };
  if (!unit.received) return [issue('unit-not-reported', place, { unit: unit.name, period })];
  if (!unit.nonEmpty) return [issue('unit-nothing-filled', place, { unit: unit.name, period })];
  const items = new Map(plan.items.map(({ id, name }) => [id, name]));
  const steps = new Map(
    plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []).map(({ id, name }) => [id, name]),
  );
  const missing = unit.missing.map((id) => {
    const code = items.has(id) ? 'figure-missing' : 'step-missing';
    const name = items.get(id) ?? steps.get(id) ?? id;
    return issue(code, { ...place, indicator: id }, { unit: unit.name, name, period });
  });
  if (unit.onTime !== false) return missing;
  const late = issue('unit-late', place, {
    unit: unit.name,
    period,
    date: unit.statedAt ?? '',
    due: dueDate(plan, month),
  });
  return [...missing, late];
}
