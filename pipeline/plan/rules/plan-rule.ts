import { type DataItem, itemsOf, type normalisePlan } from '../plan.ts';
import type { ParsedPlan } from '../schema.ts';

/** Keys and indexes from the top of the plan file to where something stands. */
export type PlanPath = readonly (string | number)[];

export type Finding = {
  readonly path: PlanPath;
  /** What is wrong and what was expected, in Chinese, without a full stop. */
  readonly reason: string;
  /** The id that leads nowhere. Nothing is wrong when what it names is there but could not be read. */
  readonly mentions?: string;
  /** Given when a quotation is not in the policy's text. */
  readonly quotation?: string;
};

export type PlanContext = {
  readonly parsed: ParsedPlan;
  readonly plan: ReturnType<typeof normalisePlan>;
  /** Data items by id, the indicators that are their own included. */
  readonly items: ReadonlyMap<string, DataItem>;
  /** The policy's text; null when there is none to check against. */
  readonly policyText: string | null;
};

export type PlanList = 'units' | 'groups' | 'goals' | 'programmes' | 'tasks' | 'items' | 'indicators';

/** One thing that must hold between the parts of a plan. */
export type PlanRule = {
  readonly name: string;
  /** Lists that must be whole for the rule to say anything: it speaks of what is not there. */
  readonly needs: readonly PlanList[];
  readonly check: (context: PlanContext) => Finding[];
};

export type ParsedIndicator = ParsedPlan['indicators'][number];

/** Ids of the data items of an indicator as an author wrote it. */
export function writtenItems(indicator: ParsedIndicator): readonly string[] {
  return indicator.data === undefined ? [] : itemsOf(indicator.data);
}

/** Every step of the plan with its path. */
export function stepsOf(parsed: ParsedPlan) {
  return parsed.tasks.flatMap((task, taskIndex) =>
    (task.milestones?.steps ?? []).map((step, stepIndex) => ({
      task,
      step,
      path: ['tasks', taskIndex, 'milestones', 'steps', stepIndex] as PlanPath,
    })),
  );
}
