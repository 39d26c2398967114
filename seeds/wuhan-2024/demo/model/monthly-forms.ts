import type { Plan } from '../../../../pipeline/plan/plan.ts';
import {
  addMonths,
  type Month,
  monthNumberOf,
  monthsFrom,
  yearOf,
} from '../../../../pipeline/values/month.ts';
import { compareText } from '../../../../pipeline/values/order.ts';
import { statedDay } from './calendar.ts';
import type { DemoData, Habit } from './data.ts';
import type { Figures } from './figures.ts';
import type { Form, FormFigure, FormStep } from './form.ts';
import { randomFrom, wholeBetween } from './random.ts';
import { stepProgress } from './step-progress.ts';

const USUAL: Habit = { period: 'words', number: 'number' };

/** The forms of every reporting unit for every month up to `until`, month by month in the plan's order of units. */
export function monthlyForms(plan: Plan, data: DemoData, figures: Figures, until: Month): Form[] {
  const { months } = data.dataset;
  const reportedDone = new Set<string>();
  return monthsFrom(months.first, until < months.last ? until : months.last).flatMap((month) => {
    const forms = plan.units
      .filter(({ id }) => data.reporting.absent[month] !== id)
      .map((unit) => formOf(unit, month, plan, data, figures, reportedDone))
      .filter((form) => form.figures.length > 0 || (form.steps?.length ?? 0) > 0);
    for (const { step, state } of forms.flatMap(({ steps }) => steps ?? [])) {
      if (state === 'done') reportedDone.add(step);
    }
    const late = lateUnits(forms, month, data);
    return forms.map((form) => ({ ...form, statedAt: late.get(form.unit.id) ?? form.statedAt }));
  });
}

function formOf(
  unit: { id: string; name: string },
  month: Month,
  plan: Plan,
  data: DemoData,
  figures: Figures,
  reportedDone: ReadonlySet<string>,
): Form {
  const { reporting, dataset } = data;
  const withoutSteps = reporting.withoutSteps.some(
    (one) => one.unit === unit.id && one.first <= month && month <= one.last,
  );
  return {
    path: `${month}/${unit.name}.xlsx`,
    unit,
    period: month,
    statedAt: statedDay(month, false, randomFrom(dataset.seed, 'stated', unit.id, month)),
    habit: reporting.habits[unit.id] ?? USUAL,
    figures: figureRows(unit.id, month, plan, data, figures),
    steps: withoutSteps ? null : stepRows(unit.id, month, plan, data, reportedDone),
  };
}

/** This month's rows, what was published this month, what last month's form lacked, and corrections. */
function figureRows(unit: string, month: Month, plan: Plan, data: DemoData, figures: Figures): FormFigure[] {
  const before = addMonths(month, -1);
  const wasAbsent = data.reporting.absent[before] === unit;
  return plan.items
    .filter((item) => item.reportingUnit === unit)
    .flatMap((item) => {
      if (item.frequency === 'yearly') return figures.publishedIn(item, month);
      const late = wasAbsent ? figures.rowOf(item, before) : null;
      const corrected = figures.revisionOf(item, before)?.corrected;
      const row = figures.revisionOf(item, month)?.first ?? figures.rowOf(item, month);
      return [
        ...(late ? [{ ...late, remark: `补报${monthNumberOf(before)}月数据。` }] : []),
        ...(corrected ? [corrected] : []),
        ...(row ? [row] : []),
      ];
    });
}

/** Steps that are not reported done yet. */
function stepRows(
  unit: string,
  month: Month,
  plan: Plan,
  data: DemoData,
  reportedDone: ReadonlySet<string>,
): FormStep[] {
  const steps = plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
  const open = steps.filter((step) => step.responsibleUnit === unit && !reportedDone.has(step.id));
  return open.map(({ id, name }) => {
    const story = data.steps.find(({ step }) => step === id);
    if (!story) throw new Error(`no story for step ${id}`);
    const { state, completedOn, text } = stepProgress(story, month, plan.end);
    return { step: id, name, period: month, state, completedOn, progress: text };
  });
}

/** As written down for the month, else one or two units by chance, each with its late day. */
function lateUnits(forms: readonly Form[], month: Month, data: DemoData): Map<string, string> {
  const given = data.reporting.late[month];
  if (given) return new Map(Object.entries(given));
  const random = randomFrom(data.dataset.seed, 'late', yearOf(month), monthNumberOf(month));
  const ids = forms.map(({ unit }) => unit.id).sort(compareText);
  const count = wholeBetween(random, 1, 2);
  const chosen = Array.from({ length: count }, () => ids[wholeBetween(random, 0, ids.length - 1)] ?? '');
  return new Map(chosen.map((id) => [id, statedDay(month, true, random)]));
}
