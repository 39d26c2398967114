import type { MilestoneGroup, Plan, Step } from '../plan/plan.ts';
import { unitName } from '../plan/plan.ts';
import { type Decimal, sum } from '../values/decimal.ts';
import type { MilestoneVerdict, Rating, Reason, StepStatus } from '../values/evaluation.ts';
import { type Issue, issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import { monthsBetween } from '../values/month.ts';
import type { MilestoneReport } from '../values/observation.ts';
import { compareText, groupBy } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { compareCells } from '../values/submission-order.ts';

/** The verdict on a task's steps at a report month (METHOD.md §2 `milestones`), in the order of its rules. */
export function judgeMilestones(
  group: MilestoneGroup,
  plan: Plan,
  month: Month,
  reports: readonly MilestoneReport[],
): { verdict: MilestoneVerdict; issues: Issue[] } {
  const newest = group.steps.map((step) => newestReport(step, month, reports, plan));
  const steps = group.steps.map((step, index) => statusOf(step, newest[index]?.report ?? null, plan, month));
  const weightAll = sum(steps.map(({ weight }) => weight));
  const weightDone = weightOf(steps.filter(({ state }) => state === 'done'));
  const atEnd = month >= plan.end;
  const verdict = {
    id: group.id,
    task: group.task,
    core: group.core,
    weight: group.weight,
    weightDone,
    weightAll,
    completion: weightDone.div(weightAll),
    ...rate(steps, atEnd),
    overdue: steps.filter(({ overdue }) => overdue).map(({ id }) => id),
    steps,
  };
  const final = atEnd && (verdict.rating === 'achieved' || verdict.rating === 'missed');
  return { verdict: { ...verdict, final }, issues: newest.flatMap(({ issues }) => issues) };
}

function rate(steps: readonly StepStatus[], atEnd: boolean): { rating: Rating; reason: Reason } {
  const open = steps.filter(({ state }) => state !== 'done');
  if (open.length === 0) return { rating: 'achieved', reason: 'all-steps-done' };
  if (open.some(({ overdue }) => overdue))
    return { rating: atEnd ? 'missed' : 'behind', reason: 'step-overdue' };
  const silent = open.filter(({ state }) => state === null);
  if (weightOf(silent).times(2).gt(weightOf(open))) return { rating: 'noData', reason: 'steps-unreported' };
  if (open.some(({ dueSoon }) => dueSoon)) return { rating: 'atRisk', reason: 'step-due-soon' };
  return { rating: 'onTrack', reason: 'on-pace' };
}

function statusOf(step: Step, report: MilestoneReport | null, plan: Plan, month: Month): StepStatus {
  const { stepStaleAfterMonths, stepWarningMonths } = plan.thresholds;
  const done = report?.state === 'done';
  const fresh = report !== null && (done || monthsBetween(report.period, month) <= stepStaleAfterMonths);
  const state = fresh ? report.state : null;
  const monthsLeft = monthsBetween(month, step.due);
  return {
    id: step.id,
    name: step.name,
    due: step.due,
    weight: step.weight,
    responsibleUnit: step.responsibleUnit,
    state,
    overdue: !done && monthsLeft <= 0,
    dueSoon: state === 'notStarted' && monthsLeft > 0 && monthsLeft <= stepWarningMonths,
    period: report?.period ?? null,
    completedOn: report?.completedOn ?? null,
    progress: report?.progress ?? '',
    file: report?.file ?? null,
    sha256: report?.sha256 ?? null,
    sheet: report?.sheet ?? null,
    cell: report?.cell ?? null,
  };
}

/** The newest report not after the month; of one unit the later submission, of several the responsible unit's. */
export function newestReport(
  step: Step,
  month: Month,
  reports: readonly MilestoneReport[],
  plan: Plan,
): { report: MilestoneReport | null; issues: Issue[] } {
  const own = reports.filter((report) => report.step === step.id && report.period <= month);
  const period = own
    .map((report) => report.period)
    .sort()
    .at(-1);
  const latest = own.filter((report) => report.period === period).sort(compareCells);
  const byUnit = [...groupBy(latest, ({ unit }) => unit).values()].map(
    (group) => group.at(-1) as MilestoneReport,
  );
  const responsible = byUnit.find(({ unit }) => unit === step.responsibleUnit);
  const [first] = byUnit.sort((a, b) => compareText(a.unit, b.unit));
  const report = responsible ?? first ?? null;
  if (report === null || responsible || byUnit.every(({ state }) => state === report.state))
    return { report, issues: [] };
  return { report: null, issues: [conflict(step, byUnit, report, plan)] };
}

function conflict(
  step: Step,
  reports: readonly MilestoneReport[],
  first: MilestoneReport,
  plan: Plan,
): Issue {
  return issue(
    'figure-conflict',
    {
      file: first.submission.name,
      sheet: first.sheet,
      cell: first.cell,
      indicator: step.id,
      unit: first.unit,
    },
    {
      name: step.name,
      period: monthInWords(first.period),
      units: reports.map(({ unit }) => `“${unitName(unit, plan)}”`).join('、'),
      values: reports.map(({ state }) => STATE_WORDS[state]).join('、'),
    },
  );
}

const STATE_WORDS = { notStarted: '未启动', inProgress: '进行中', done: '已完成' } as const;

function weightOf(steps: readonly StepStatus[]): Decimal {
  return sum(steps.map(({ weight }) => weight));
}
