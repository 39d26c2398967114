import type { z } from 'zod';
import type { PlanList, PlanPath } from '../rules/plan-rule.ts';
import { type ParsedPlan, planSchema } from '../schema.ts';
import { valueAt } from './path-words.ts';

/**
 * The readable rest of a plan with mistakes of form, so that its cross references are checked in the same go.
 * Fields nobody knows are left out; so are the smallest listed things (a step, an indicator, a unit) with a fault.
 */
export type Salvaged = {
  readonly parsed: ParsedPlan;
  /** Ids and task numbers of what was left out. */
  readonly lostIds: ReadonlySet<string>;
  readonly lostLists: ReadonlySet<PlanList>;
  /** From a path of `parsed` to the same place in the file. */
  readonly originalPath: (path: PlanPath) => PlanPath;
};

/** Every round removes something, and a fault is at most this deep. */
const MOST_ROUNDS = 5;

/** @returns null when a whole section is unusable: its absence would raise false findings everywhere. */
export function salvage(data: unknown): Salvaged | null {
  const work: unknown = structuredClone(data);
  const originals = rememberPaths(work);
  const lostIds = new Set<string>();
  const lostLists = new Set<PlanList>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = planSchema.safeParse(work);
    if (result.success)
      return {
        parsed: result.data,
        lostIds,
        lostLists,
        originalPath: (path) => originalPath(path, work, originals),
      };
    const doomed = new Set<unknown>();
    for (const found of result.error.issues) {
      if (!mend(work, found, doomed, lostLists)) return null;
    }
    for (const element of doomed) for (const id of idsIn(element)) lostIds.add(id);
    removeElements(work, doomed);
  }
  return null;
}

/** What stands in for an unreadable field of the plan itself: it contradicts nothing. null: leave it out. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  schema: 'duban.plan/1',
  id: 'plan',
  version: '1',
  title: '方案',
  shortTitle: '方案',
  issuer: '机关',
  issuedOn: '1000-01-01',
  start: '1000-01',
  end: '9999-12',
  baseline: { period: '1000-01' },
  office: { name: '办公室', group: '领导小组', city: '本市' },
  policyText: null,
  thresholds: null,
  reporting: null,
  documents: null,
};

const LISTS: readonly PlanList[] = ['units', 'groups', 'goals', 'programmes', 'tasks', 'items', 'indicators'];

/** Takes one fault out of the way. @returns false when it cannot. */
function mend(
  work: unknown,
  found: z.core.$ZodIssue,
  doomed: Set<unknown>,
  lostLists: Set<PlanList>,
): boolean {
  const path = found.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (found.code === 'unrecognized_keys') {
    const owner = valueAt(work, path) as Record<string, unknown>;
    for (const key of found.keys) delete owner[key];
    return true;
  }
  const top = String(path[0]);
  const list = LISTS.find((name) => name === top);
  if (list !== undefined && typeof path[1] === 'number') {
    lostLists.add(list);
    const isStep = path[2] === 'milestones' && path[3] === 'steps' && typeof path[4] === 'number';
    doomed.add(valueAt(work, path.slice(0, isStep ? 5 : 2)));
    return true;
  }
  if (!Object.hasOwn(STAND_INS, top)) return false;
  const plan = work as Record<string, unknown>;
  if (STAND_INS[top] === null) delete plan[top];
  else plan[top] = STAND_INS[top];
  return true;
}

function idsIn(element: unknown): string[] {
  const { id, no } = (element ?? {}) as { id?: unknown; no?: unknown };
  const steps = valueAt(element, ['milestones', 'steps']);
  return [
    ...[id, no].filter((label) => label !== undefined).map(String),
    ...(Array.isArray(steps) ? steps.flatMap(idsIn) : []),
  ];
}

function elementLists(work: unknown): { readonly path: PlanPath; readonly elements: unknown[] }[] {
  const lists = LISTS.map((name): PlanPath => [name]);
  const tasks = valueAt(work, ['tasks']);
  const steps = Array.isArray(tasks)
    ? tasks.map((_, index): PlanPath => ['tasks', index, 'milestones', 'steps'])
    : [];
  return [...lists, ...steps].flatMap((path) => {
    const elements = valueAt(work, path);
    return Array.isArray(elements) ? [{ path, elements }] : [];
  });
}

function rememberPaths(work: unknown): WeakMap<object, PlanPath> {
  const originals = new WeakMap<object, PlanPath>();
  for (const { path, elements } of elementLists(work)) {
    elements.forEach((element, index) => {
      if (typeof element === 'object' && element !== null) originals.set(element, [...path, index]);
    });
  }
  return originals;
}

function removeElements(work: unknown, doomed: ReadonlySet<unknown>): void {
  for (const { elements } of elementLists(work)) {
    const kept = elements.filter((element) => !doomed.has(element));
    elements.splice(0, elements.length, ...kept);
  }
}

function originalPath(path: PlanPath, work: unknown, originals: WeakMap<object, PlanPath>): PlanPath {
  let original: PlanPath = [];
  path.forEach((key, depth) => {
    const value = valueAt(work, path.slice(0, depth + 1));
    const known = typeof value === 'object' && value !== null ? originals.get(value) : undefined;
    original = known ?? [...original, key];
  });
  return original;
}
