import type { UnitReporting } from '../../values/evaluation.ts';
import { monthInWords, periodInWords } from '../../values/period.ts';
import { type ComposeInput, type Context, contextOf } from '../context.ts';
import { supplyClause } from '../data-requests.ts';
import { supplyDate } from '../deadlines.ts';
import { type OwedFigure, type OwedStep, owedFigures, owedSteps } from '../letters/owed.ts';
import { type Clause, clause, type Sentence, sentence } from '../sentence.ts';
import { dateInWords, dueDate } from '../spans.ts';

/** Everything templates/reminder.hbs prints. */
export type ReminderModel = {
  readonly title: string;
  readonly documentName: string;
  readonly demo: boolean;
  readonly unit: string;
  readonly ended: boolean;
  /** `2025年6月催报第1号` */
  readonly number: string;
  readonly recipient: string;
  readonly state: Sentence | null;
  /** What is to be handed in and by when; null when it was only late. */
  readonly request: Sentence | null;
  /** 补报期限; empty when nothing is missing. */
  readonly by: string;
  readonly dueDay: string;
  readonly figures: readonly OwedFigure[];
  readonly steps: readonly OwedStep[];
  readonly office: string;
  readonly contact: string;
  readonly date: string;
};

/** 催报单: one for each unit that has not reported, only in part, or late; none when all have. */
export function composeReminders(input: ComposeInput): ReminderModel[] {
  const context = contextOf(input);
  return context.evaluation.units
    .filter((unit) => unit.expected && !isInOrder(unit))
    .map((unit, index) => letter(unit, index + 1, context));
}

function isInOrder({ received, nonEmpty, complete, onTime }: UnitReporting): boolean {
  return received && nonEmpty && complete && onTime !== false;
}

function letter(unit: UnitReporting, number: number, context: Context): ReminderModel {
  const { plan, period, demo, date, ended } = context;
  const words = periodInWords(period);
  const by = dateInWords(supplyDate(date));
  const figures = owedFigures(unit.missing, context);
  const steps = owedSteps(unit.missing, context);
  return {
    title: `${plan.office.name}催报单`,
    documentName: `催报单（${unit.name}，${words}）`,
    demo,
    unit: unit.id,
    ended,
    number: `${words}催报第${number}号`,
    recipient: unit.name,
    state: sentence(...stateClauses(unit, context)),
    request: requestOf(figures, steps, by),
    by: unit.missing.length > 0 ? by : '',
    dueDay: String(plan.reporting.dueDay),
    figures,
    steps,
    office: plan.office.name,
    contact: plan.documents.contact ?? '',
    date: dateInWords(date),
  };
}

/** What was due, when, and what has come of it. */
function stateClauses(unit: UnitReporting, { month, plan, date }: Context): (Clause | null)[] {
  const { received, nonEmpty, complete, onTime, statedAt, missing } = unit;
  const due = clause('reminder-due', {
    month: monthInWords(month),
    due: dateInWords(dueDate(month, plan.reporting.dueDay)),
  });
  if (!received) return [due, clause('reminder-silent', { date: dateInWords(date) })];
  const late =
    onTime === false && statedAt !== null ? clause('reminder-late', { date: dateInWords(statedAt) }) : null;
  if (!nonEmpty) return [due, late, clause('reminder-empty')];
  const partial = complete ? null : clause('reminder-partial', { count: String(missing.length) });
  return [due, late, partial];
}

function requestOf(figures: readonly OwedFigure[], steps: readonly OwedStep[], by: string): Sentence | null {
  const names = (owed: readonly { readonly name: string }[]) => owed.map(({ name }) => name);
  if (figures.length + steps.length === 0) return null;
  return sentence(
    supplyClause('请你单位', names(figures), names(steps)),
    clause('measure-data-date', { by }),
  );
}
