import { dateRules } from './dates.ts';
import { figureRules } from './figures.ts';
import { identifierRules } from './identifiers.ts';
import type { PlanRule } from './plan-rule.ts';
import { quotationRules } from './quotations.ts';
import { referenceRules } from './references.ts';
import { settingRules } from './settings.ts';
import { structureRules } from './structure.ts';

/** Everything that must hold between the parts of a plan. A new rule is a line in one of these lists. */
export const PLAN_RULES: readonly PlanRule[] = [
  ...identifierRules,
  ...referenceRules,
  ...structureRules,
  ...dateRules,
  ...figureRules,
  ...settingRules,
  ...quotationRules,
];
