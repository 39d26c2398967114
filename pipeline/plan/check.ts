import { normalisePlan } from './plan.ts';
import { PLAN_RULES } from './rules/index.ts';
import type { Finding, PlanContext } from './rules/plan-rule.ts';
import type { ParsedPlan } from './schema.ts';

/** One thing that does not hold between the parts of a plan, with the rule that says so. */
export type PlanProblem = Finding & { readonly rule: string };

/**
 * Checks what the schema cannot: references, names, dates, figures, quotations. All problems, in the rules' order.
 * @param policyText null: quotations are not checked.
 */
export function checkPlan(parsed: ParsedPlan, policyText: string | null): PlanProblem[] {
  const plan = normalisePlan(parsed);
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const context: PlanContext = { parsed, plan, items, policyText };
  return PLAN_RULES.flatMap((rule) =>
    rule.check(context).map((finding) => ({ ...finding, rule: rule.name })),
  );
}
