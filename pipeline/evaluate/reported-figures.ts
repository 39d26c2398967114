import type { DataItem, Plan } from '../plan/plan.ts';
import { unitName } from '../plan/plan.ts';
import { toSixPlaces } from '../values/decimal.ts';
import type { Issue } from '../values/issue.ts';
import { issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import type { Observation, ObservationType } from '../values/observation.ts';
import { compareText, groupBy } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { compareSubmissions } from './submission-order.ts';

/** The one figure that counts for a data item, period and type, or `conflict` where units disagree. */
export type Reported = Observation | 'conflict';

export type ReportedFigures = {
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
  const chosen = new Map<string, Reported>();
  const earliest = new Map<string, Month>();
  const issues: Issue[] = [];
  const items = new Map(plan.items.map((item) => [item.id, item]));
  for (const [key, group] of groupBy(observations, (one) => keyOf(one.item, one.type, one.period))) {
    const item = items.get(group[0]?.item ?? '');
    if (!item) continue;
    const settled = settle(group, item, authoritativeUnit(item, plan), plan);
    chosen.set(key, settled.reported);
    issues.push(...settled.issues);
    const period = group[0]?.period as Month;
    const known = earliest.get(item.id);
    if (known === undefined || period < known) earliest.set(item.id, period);
  }
  return {
    get: (item, type, period) => chosen.get(keyOf(item, type, period)),
    earliest: (item) => earliest.get(item) ?? null,
    issues,
  };
}

function settle(
  group: readonly Observation[],
  item: DataItem,
  authority: string | null,
  plan: Plan,
): { reported: Reported; issues: Issue[] } {
  const issues: Issue[] = [];
  const byUnit = new Map<string, Observation>();
  for (const [unit, own] of groupBy(group, (one) => one.unit)) {
    const ordered = [...own].sort(compareObservations);
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

/** The unit that may decide between two: the item's own, else that of an indicator made of it. */
function authoritativeUnit(item: DataItem, plan: Plan): string | null {
  if (item.authoritativeUnit !== undefined) return item.authoritativeUnit;
  const user = plan.indicators.find(
    ({ data, authoritativeUnit }) =>
      authoritativeUnit !== undefined &&
      (('item' in data && data.item === item.id) || ('sumOf' in data && data.sumOf.includes(item.id))),
  );
  return user?.authoritativeUnit ?? null;
}

/** Equal figures of several units: the responsible unit's cell is the one cited. */
function preference(one: Observation, item: DataItem): string {
  return `${one.unit === item.reportingUnit ? 0 : 1}${one.unit}`;
}

function compareObservations(a: Observation, b: Observation): number {
  return (
    compareSubmissions(a.submission, b.submission) ||
    compareText(a.sheet, b.sheet) ||
    rowOf(a.cell) - rowOf(b.cell) ||
    compareText(a.cell, b.cell) ||
    compareText(a.sha256, b.sha256)
  );
}

function rowOf(cell: string): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
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

function keyOf(item: string, type: ObservationType, period: Month): string {
  return `${item}|${type}|${period}`;
}
