import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Plan } from '../plan/plan.ts';
import { parsePlan } from '../plan/read-plan.ts';
import { type Issue, issue, OperatorError } from '../values/issue.ts';
import { readFileIfThere } from './files.ts';

/** A file of the plan as it was read, for the archive. */
export type PlanSource = { readonly path: string; readonly bytes: Buffer };

export type PlanFile = {
  readonly source: PlanSource;
  /** The policy's own words, when the plan names a file of them. */
  readonly policy: PlanSource | null;
  /** null when there are blockers among the issues. */
  readonly plan: Plan | null;
  readonly issues: readonly Issue[];
};

/**
 * Reads a plan and the policy text it quotes; every problem of both at once, as issues.
 * @param policyPath where the policy text is, when not where the plan says (in an archive); null: nowhere.
 * @throws OperatorError plan-missing.
 */
export async function readPlanFile(path: string, policyPath?: string | null): Promise<PlanFile> {
  const bytes = await readFileIfThere(path);
  if (!bytes) throw new OperatorError([issue('plan-missing', {}, { path })]);
  const text = bytes.toString('utf8');
  return readWithPolicy({ path, bytes }, policyPath === undefined ? policyPathOf(text, path) : policyPath);
}

/** A plan without a mistake, or all the mistakes as the operator's error. */
export async function readSoundPlan(
  path: string,
  policyPath?: string | null,
): Promise<PlanFile & { plan: Plan }> {
  const file = await readPlanFile(path, policyPath);
  if (file.plan === null) throw new OperatorError(file.issues);
  return { ...file, plan: file.plan };
}

async function readWithPolicy(source: PlanSource, policyPath: string | null): Promise<PlanFile> {
  const policyBytes = policyPath === null ? null : await readFileIfThere(policyPath);
  const missing =
    policyPath !== null && !policyBytes ? [issue('policy-missing', {}, { path: policyPath })] : [];
  const { plan, issues } = parsePlan(source.bytes.toString('utf8'), policyBytes?.toString('utf8') ?? null);
  return {
    source,
    policy: policyPath !== null && policyBytes ? { path: policyPath, bytes: policyBytes } : null,
    plan: missing.length > 0 ? null : plan,
    issues: [...missing, ...issues],
  };
}

/** The policy file stands beside the plan. A plan that is no YAML is `parsePlan`'s to report. */
function policyPathOf(text: string, planPath: string): string | null {
  try {
    const named: unknown = parse(text)?.policyText;
    return typeof named === 'string' && named !== '' ? join(dirname(planPath), named) : null;
  } catch {
    return null;
  }
}
