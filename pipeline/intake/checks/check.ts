import type { Plan } from '../../plan/plan.ts';
import type { Issue } from '../../values/issue.ts';
import type { Submission } from '../../values/observation.ts';

/** Looks at all submissions of a run together. The order of submissions makes no difference. */
export type Check = {
  readonly name: string;
  readonly check: (submissions: readonly Submission[], plan: Plan) => Issue[];
};
