import type { DataItem, Plan, Step } from '../plan/plan.ts';
import { itemsOf } from '../plan/plan.ts';
import { nameKey } from '../values/name.ts';

/** What the plan asks for, to be found by code or by any of its names. */
export type Lookup<T> = {
  readonly byCode: ReadonlyMap<string, T>;
  readonly byName: ReadonlyMap<string, readonly T[]>;
};

export type PlanNames = {
  readonly items: Lookup<DataItem>;
  readonly steps: Lookup<Step>;
  /** Unit ids by the key of every name. */
  readonly units: ReadonlyMap<string, string>;
  /** Names of the items that a derived indicator is computed from, by the keys of its code and its names. */
  readonly derived: ReadonlyMap<string, readonly string[]>;
  /** The name of the list, by the item that says whether it names us. */
  readonly lists: ReadonlyMap<string, string>;
};

type Named = { readonly id: string; readonly name: string; readonly aliases: readonly string[] };

/** How a row names what it is about. `codeUnknown`: found by its name; `nameDiffers`: found by its code. */
export type Match<T> =
  | { readonly kind: 'found'; readonly entry: T; readonly doubt: 'codeUnknown' | 'nameDiffers' | null }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[] }
  | { readonly kind: 'unknown' };

const prepared = new WeakMap<Plan, PlanNames>();

/** The plan's names, prepared once for all of its files. */
export function planNames(plan: Plan): PlanNames {
  const known = prepared.get(plan) ?? prepare(plan);
  prepared.set(plan, known);
  return known;
}

/**
 * By code first, then by name. A name that several entries bear is decided by the reporting unit, where that tells.
 * @param unit id of the unit that speaks; null when it is not stated.
 */
export function matchEntry<T extends Named>(
  lookup: Lookup<T>,
  code: string,
  name: string,
  isOwn: (entry: T) => boolean,
): Match<T> {
  const named = nameVariants(name).flatMap((key) => lookup.byName.get(key) ?? []);
  const coded = code === '' ? undefined : lookup.byCode.get(nameKey(code));
  if (coded) {
    const agrees = name === '' || named.includes(coded);
    return { kind: 'found', entry: coded, doubt: agrees ? null : 'nameDiffers' };
  }
  const unique = [...new Set(named)];
  const own = unique.length > 1 ? unique.filter(isOwn) : unique;
  const [entry] = own;
  if (entry && own.length === 1) return { kind: 'found', entry, doubt: code === '' ? null : 'codeUnknown' };
  return unique.length > 0 ? { kind: 'ambiguous', candidates: unique } : { kind: 'unknown' };
}

/** Keys under which a written name may stand: as it is, without a number before it, without a bracket behind it. */
export function nameVariants(name: string): string[] {
  const bare = name.replace(
    /^\s*(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])\s*/,
    '',
  );
  const short = bare.replace(/[（(【[][^（()）【】[\]]*[)）】\]]\s*$/, '');
  return [...new Set([name, bare, short].map(nameKey))].filter((key) => key !== '');
}

function prepare(plan: Plan): PlanNames {
  const steps = plan.tasks.flatMap((task) => task.milestones?.steps ?? []);
  return {
    items: lookupOf(plan.items),
    steps: lookupOf(steps),
    units: new Map(plan.units.flatMap((unit) => keysOf(unit).map((key) => [key, unit.id] as const))),
    derived: new Map(derivedKeys(plan)),
    lists: new Map(
      plan.indicators.flatMap((indicator) =>
        indicator.kind === 'classification' && 'listOf' in indicator.data
          ? [[indicator.data.listOf.listed, indicator.target.list] as const]
          : [],
      ),
    ),
  };
}

function derivedKeys(plan: Plan): (readonly [string, readonly string[]])[] {
  const itemIds = new Set(plan.items.map(({ id }) => id));
  const nameOf = new Map(plan.items.map(({ id, name }) => [id, name]));
  return plan.indicators
    .filter(({ id }) => !itemIds.has(id))
    .flatMap((indicator) => {
      const parts = itemsOf(indicator.data).map((id) => nameOf.get(id) ?? id);
      return [nameKey(indicator.id), ...keysOf(indicator)].map((key) => [key, parts] as const);
    });
}

function lookupOf<T extends Named>(entries: readonly T[]): Lookup<T> {
  const byName = new Map<string, T[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  return { byCode: new Map(entries.map((entry) => [nameKey(entry.id), entry])), byName };
}

function keysOf({ name, aliases }: Omit<Named, 'id'>): string[] {
  return [...new Set([name, ...aliases].map(nameKey))];
}
