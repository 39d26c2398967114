import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { normalisePlan, type Plan } from '../../pipeline/plan/plan.ts';
import { type ParsedPlan, type PlanFile, planSchema } from '../../pipeline/plan/schema.ts';

/** The two plans the tests stand on: the real one and an invented one with other kinds, units and years. */
export const wuhan = seedPlan('../../seeds/wuhan-2024/');
export const coastal = seedPlan('../plans/coastal-2026/');

export type SeedPlan = {
  readonly yaml: string;
  readonly policy: string;
  /** A fresh copy of the file's data, to be changed at will. */
  readonly file: () => PlanFile;
  readonly parsed: ParsedPlan;
  readonly plan: Plan;
};

function seedPlan(folder: string): SeedPlan {
  const read = (name: string) => readFileSync(new URL(folder + name, import.meta.url), 'utf8');
  const yaml = read('plan.yaml');
  const file = () => parse(yaml) as PlanFile;
  const parsed = planSchema.parse(file());
  return { yaml, policy: read('policy.txt'), file, parsed, plan: normalisePlan(parsed) };
}
