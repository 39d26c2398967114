import type { DataItem, Plan } from '../plan/plan.ts';
import { itemsOf, unitName } from '../plan/plan.ts';
import { toSixPlaces } from '../values/decimal.ts';
import type { Issue } from '../values/issue.ts';
import { issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import type { Observation, ObservationType } from '../values/observation.ts';
import { compareText, groupBy } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { compareCells } from '../values/submission-order.ts';

/** The one figure that counts for a data item, period and type, or `conflict` where units disagree. */
export type Reported = Observation | 'conflict';

export type ReportedFigures = {
  /** The plan's data item of an id. */
  readonly item: (id: string) => DataItem | undefined;
  /** The figure reported for an item as this type; undefined when none was. */
  readonly get: (item: string, type: ObservationType, period: Month) => Reported | undefined;
  /** The earliest month any figure of the item is about; null when there is none. */
  readonly earliest: (item: string) => Month | null;
  readonly issues: readonly Issue[];
};

/**
 * Settles revisions and conflicts (METHOD.md §1.9): of one unit's figures the later submission's counts, figures
 * of several units must agree unless the plan names an authoritative one. The order of the input does not matter.
 */
export function settleReportedFigures(observations: readonly Observation[], plan: Plan): ReportedFigures {
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const authorities = authoritativeUnits(plan);
  const chosen = new Map<string, Map<string, Reported>>();
  const earliest = new Map<string, Month>();
  const issues: Issue[] = [];
  for (const [id, ofItem] of groupBy(observations, (one) => one.item)) {
    const item = items.get(id);
    if (!item) continue;
    const figures = new Map<string, Reported>();
    for (const [key, group] of groupBy(ofItem, (one) => one.period + one.type)) {
      const settled = settle(group, item, authorities.get(id) ?? null, plan);
      figures.set(key, settled.reported);
      issues.push(...settled.issues);
    }
    chosen.set(id, figures);
    const [first] = ofItem.map(({ period }) => period).sort();
    if (first) earliest.set(id, first);
  }
  return {
    item: (id) => items.get(id),
    get: (item, type, period) => chosen.get(item)?.get(period + type),
    earliest: (item) => earliest.get(item) ?? null,
    issues,
  };
}

function settle(
  group: readonly Observation[],
  item: DataItem,
  authority: string | null,
  plan: Plan,
): { reported: Reported; issues: readonly Issue[] } {
  const [only] = group;
  if (only && group.length === 1) return { reported: only, issues: [] };
  const issues: Issue[] = [];
  const byUnit = new Map<string, Observation>();
  for (const [unit, own] of groupBy(group, (one) => one.unit)) {
    const ordered = [...own].sort(compareCells);
    const newest = ordered[ordered.length - 1] as Observation;
    byUnit.set(unit, newest);
    const replaced = ordered.filter((one) => !one.value.eq(newest.value)).at(-1);
    if (replaced) issues.push(revision(replaced, newest, item));
  }
  const authoritative = authority === null ? undefined : byUnit.get(authority);
  if (authoritative) return { reported: authoritative, issues };
  const figures = [...byUnit.values()].sort((a, b) => compareText(preference(a, item), preference(b, item)));
  const first = figures[0] as Observation;
  if (figures.every((one) => one.value.eq(first.value))) return { reported: first, issues };
  return { reported: 'conflict', issues: [...issues, conflict(figures, item, plan)] };
}

/** The unit that may decide between two, by data item: the item's own, else that of an indicator made of it. */
function authoritativeUnits(plan: Plan): Map<string, string> {
  const ofIndicators = plan.indicators.flatMap(({ data, authoritativeUnit }) =>
    authoritativeUnit === undefined
      ? []
      : itemsOf(data).map((id): [string, string] => [id, authoritativeUnit]),
  );
  const ofItems = plan.items.flatMap(({ id, authoritativeUnit }): [string, string][] =>
    authoritativeUnit === undefined ? [] : [[id, authoritativeUnit]],
  );
  return new Map([...ofIndicators, ...ofItems]);
}

/** Equal figures of several units: the responsible unit's cell is the one cited. */
function preference(one: Observation, item: DataItem): string {
  return `${one.unit === item.reportingUnit ? 0 : 1}${one.unit}`;
}

function revision(earlier: Observation, later: Observation, item: DataItem): Issue {
  return issue(
    'figure-revised',
    {
      file: later.submission.name,
      sheet: later.sheet,
      cell: later.cell,
      indicator: item.id,
      unit: later.unit,
    },
    {
      name: item.name,
      period: monthInWords(later.period),
      earlier: toSixPlaces(earlier.value),
      later: toSixPlaces(later.value),
    },
  );
}

function conflict(figures: readonly Observation[], item: DataItem, plan: Plan): Issue {
  const first = figures[0] as Observation;
  return issue(
    'figure-conflict',
    {
      file: first.submission.name,
      sheet: first.sheet,
      cell: first.cell,
      indicator: item.id,
      unit: first.unit,
    },
    {
      name: item.name,
      period: monthInWords(first.period),
      units: figures.map((one) => `“${unitName(one.unit, plan)}”`).join('、'),
      values: figures.map((one) => toSixPlaces(one.value)).join('、'),
    },
  );
}
