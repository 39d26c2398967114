import type { DataItem } from '../../plan/plan.ts';
import { itemsOf } from '../../plan/plan.ts';
import { monthInWords } from '../../values/period.ts';
import { type Context, itemOf } from '../context.ts';
import { NOTHING } from '../words.ts';

/** A row of the long table, to be filled in: `''` is an empty cell, `—` one that stays empty. */
export type OwedFigure = {
  readonly number: string;
  readonly name: string;
  readonly tasks: string;
  readonly period: string;
  readonly month: string;
  readonly ytd: string;
  readonly stock: string;
  readonly measure: string;
};

/** A step whose progress has not been reported. */
export type OwedStep = {
  readonly number: string;
  readonly name: string;
  readonly task: string;
  readonly period: string;
};

/** The data items among what a unit has not reported. */
export function owedFigures(missing: readonly string[], context: Context): OwedFigure[] {
  const items = missing.flatMap((id) => itemOf(id, context.plan) ?? []);
  return items.map((item, index) => ({
    number: String(index + 1),
    name: item.name,
    tasks: tasksOf(item, context),
    period: monthInWords(context.month),
    ...cellsOf(item),
    measure: item.measure,
  }));
}

/** The steps among it. */
export function owedSteps(missing: readonly string[], { plan, month }: Context): OwedStep[] {
  const steps = plan.tasks.flatMap(({ no, milestones }) =>
    (milestones?.steps ?? []).map((step) => ({ ...step, task: String(no) })),
  );
  return steps
    .filter(({ id }) => missing.includes(id))
    .map(({ name, task }, index) => ({
      ...{ number: String(index + 1), name, task, period: monthInWords(month) },
    }));
}

function cellsOf({ nature }: DataItem): Pick<OwedFigure, 'month' | 'ytd' | 'stock'> {
  return nature === 'flow'
    ? { month: '', ytd: '', stock: NOTHING }
    : { month: NOTHING, ytd: NOTHING, stock: '' };
}

/** Numbers of the tasks whose indicators are made of it. */
function tasksOf({ id }: DataItem, { plan }: Context): string {
  const tasks = plan.indicators
    .filter((indicator) => itemsOf(indicator.data).includes(id))
    .flatMap((indicator) => indicator.tasks);
  const numbers = [...new Set(tasks)].sort((a, b) => a - b);
  return numbers.length === 0 ? NOTHING : numbers.join('、');
}
