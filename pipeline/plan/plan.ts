import { type Decimal, one } from '../values/decimal.ts';
import type { Month } from '../values/month.ts';
import type { ParsedPlan } from './schema.ts';
import { type Kind, TARGET_KINDS } from './target-kinds/index.ts';

type ParsedIndicator = ParsedPlan['indicators'][number];
type ParsedStep = NonNullable<ParsedPlan['tasks'][number]['milestones']>['steps'][number];

export type Unit = ParsedPlan['units'][number];
export type Group = ParsedPlan['groups'][number];
export type Programme = ParsedPlan['programmes'][number];
export type Thresholds = ParsedPlan['thresholds'];
export type DataItem = ParsedPlan['items'][number] & { readonly universeSize?: number };
export type Step = Omit<ParsedStep, 'due'> & { readonly due: Month };
export type MilestoneGroup = {
  readonly id: string;
  readonly task: number;
  readonly core: boolean;
  readonly weight: Decimal;
  readonly steps: readonly Step[];
};
export type Task = Omit<ParsedPlan['tasks'][number], 'milestones'> & {
  readonly milestones: MilestoneGroup | null;
};

/** Where an indicator's figure comes from; always there after normalising. */
export type DataSource =
  | { readonly item: string }
  | { readonly sumOf: readonly string[] }
  | { readonly ratioOf: { readonly numerator: string; readonly denominator: string } }
  | { readonly rankOf: { readonly rank: string; readonly fieldSize: string } }
  | { readonly listOf: { readonly listed: string; readonly rank: string; readonly fieldSize: string } };

export type Baseline = {
  readonly period: Month;
  /** Given by the plan; null when it is to be read from the data. */
  readonly value: Decimal | null;
  readonly startFromZero: boolean;
};

type Normalised<T> = T extends unknown
  ? Omit<T, 'data' | 'baseline'> & { readonly data: DataSource; readonly baseline: Baseline }
  : never;

/** An indicator of one kind, as the rules of `evaluate/targets` receive it. */
export type Indicator = Normalised<ParsedIndicator>;
export type IndicatorOf<K extends Kind> = Extract<Indicator, { kind: K }>;

export type Plan = Omit<ParsedPlan, 'tasks' | 'items' | 'indicators'> & {
  readonly tasks: readonly Task[];
  /** Everything that is reported as a figure, the indicators that are their own data item included. */
  readonly items: readonly DataItem[];
  readonly indicators: readonly Indicator[];
};

/** Fills in what an author may leave out: data items, baselines, due months. Pure; a checked plan never fails. */
export function normalisePlan(parsed: ParsedPlan): Plan {
  const indicators = parsed.indicators.map((indicator) => normaliseIndicator(indicator, parsed));
  return {
    ...parsed,
    tasks: parsed.tasks.map((task) => ({ ...task, milestones: normaliseMilestones(task, parsed.end) })),
    items: [
      ...parsed.items.map((item) => ({ ...item, ...universeOf(item.id, parsed) })),
      ...parsed.indicators.flatMap(ownItem),
    ],
    indicators,
  };
}

/** Ids of the data items an indicator is made of, in the plan's order. */
export function itemsOf(data: DataSource): readonly string[] {
  if ('item' in data) return [data.item];
  if ('sumOf' in data) return data.sumOf;
  if ('ratioOf' in data) return [data.ratioOf.numerator, data.ratioOf.denominator];
  if ('rankOf' in data) return [data.rankOf.rank, data.rankOf.fieldSize];
  return [data.listOf.listed, data.listOf.rank, data.listOf.fieldSize];
}

/** The units a list of unit and group ids stands for, each once, in order. */
export function expandUnits(ids: readonly string[], plan: Pick<Plan, 'groups'>): string[] {
  const expanded = ids.flatMap((id) => plan.groups.find((group) => group.id === id)?.members ?? [id]);
  return [...new Set(expanded)];
}

/** The name of a unit or group; the id itself when the plan has no such unit. */
export function unitName(id: string, plan: Pick<Plan, 'groups' | 'units'>): string {
  return [...plan.units, ...plan.groups].find((unit) => unit.id === id)?.name ?? id;
}

function normaliseIndicator(indicator: ParsedIndicator, parsed: ParsedPlan): Indicator {
  const given = indicator.baseline;
  const fromZero = given === 'start-from-zero';
  return {
    ...indicator,
    data: indicator.data ?? { item: indicator.id },
    baseline: {
      period: (fromZero ? undefined : given.period) ?? parsed.baseline.period,
      value: fromZero ? null : (given.value ?? null),
      startFromZero: fromZero,
    },
  } as Indicator;
}

function ownItem(indicator: ParsedIndicator): DataItem[] {
  if (indicator.data !== undefined) return [];
  const { id, name, aliases, reportingUnit, frequency, definition } = indicator;
  // A rate of coverage is reported as the number covered; the program divides by the list's length.
  const counted = indicator.kind === 'coverage' ? { measure: '个', decimals: 0 } : null;
  const { measure, decimals } = counted ?? indicator;
  return [
    {
      id,
      name,
      aliases,
      measure,
      reportingUnit,
      ...(indicator.authoritativeUnit === undefined
        ? {}
        : { authoritativeUnit: indicator.authoritativeUnit }),
      frequency,
      definition,
      decimals,
      nature: TARGET_KINDS[indicator.kind].nature,
      ...(indicator.kind === 'coverage' ? { universeSize: indicator.universe.length } : {}),
    },
  ];
}

/** A figure of its own that a coverage is made of cannot exceed the list either. */
function universeOf(item: string, parsed: ParsedPlan): { universeSize?: number } {
  for (const indicator of parsed.indicators) {
    if (indicator.kind === 'coverage' && indicator.data?.item === item)
      return { universeSize: indicator.universe.length };
  }
  return {};
}

function normaliseMilestones(task: ParsedPlan['tasks'][number], end: Month): MilestoneGroup | null {
  if (!task.milestones) return null;
  return {
    id: `task-${task.no}-steps`,
    task: task.no,
    core: task.milestones.core,
    weight: task.milestones.weight ?? one,
    steps: task.milestones.steps.map((step) => ({ ...step, due: step.due ?? end })),
  };
}
