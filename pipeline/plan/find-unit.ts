import { type Issue, issue } from '../values/issue.ts';
import { nameKey } from '../values/name.ts';
import type { Plan, Unit } from './plan.ts';

/** The unit an operator means by its id or any of its names; an issue when the plan has none such. */
export function findUnit(text: string, plan: Plan): Unit | Issue {
  const key = nameKey(text);
  const found = plan.units.find(
    ({ id, name, aliases }) => id === text || [name, ...aliases].some((one) => nameKey(one) === key),
  );
  return found ?? issue('unit-unknown', {}, { name: text, example: plan.units[0]?.name ?? '' });
}
