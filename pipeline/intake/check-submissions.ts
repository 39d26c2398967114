import type { Plan } from '../plan/plan.ts';
import type { Issue } from '../values/issue.ts';
import type { Submission } from '../values/observation.ts';
import { CHECKS } from './checks/index.ts';

/** Findings that need more than one file, history for instance. What is found is still used. */
export function checkSubmissions(submissions: readonly Submission[], plan: Plan): Issue[] {
  return CHECKS.flatMap(({ check }) => check(submissions, plan));
}
