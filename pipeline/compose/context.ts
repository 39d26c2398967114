import type { DataItem, Indicator, Plan } from '../plan/plan.ts';
import { type Kind, TARGET_KINDS } from '../plan/target-kinds/index.ts';
import type { Evaluation, IndicatorVerdict, MilestoneVerdict, TaskVerdict } from '../values/evaluation.ts';
import type { Issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import { yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { Period } from '../values/period.ts';
import type { IndicatorSeries } from '../values/series.ts';
import type { Correction } from './correction.ts';
import type { Format } from './figures.ts';

/** One file that was read, as the list of files in the annex names it. */
export type ReportInput = {
  /** The path a person knows, below the inbox. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Name of the unit that reported it, where the run knows it. */
  readonly unit?: string;
};

/** Everything a report is made from. Nothing else is looked at: not the clock, not the disk. */
export type ComposeInput = {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** The period before, judged from the same files; null when it lies before the plan. */
  readonly previous: Evaluation | null;
  /** Of every indicator, month by month: for pictures. */
  readonly series: readonly IndicatorSeries[];
  /** Every figure of the files, also those that no verdict rests on: for the ledger. */
  readonly observations: readonly Observation[];
  readonly issues: readonly Issue[];
  readonly inputs: readonly ReportInput[];
  readonly period: Period;
  /** 成文日期, `YYYY-MM-DD`. */
  readonly date: string;
  readonly demo: boolean;
  /** What this version corrects of the one before; null for a first version. */
  readonly correction: Correction | null;
  /** Sha-256 of evaluation.json, by which the annex names the figures: the same for every run of the same inputs. */
  readonly evaluationSha256: string;
};

/** The input with what every part of a report asks of it. */
export type Context = ComposeInput & {
  /** The month that is judged. */
  readonly month: Month;
  readonly reportYear: number;
  /** The year that dates to come may leave out: the report's, when the document is dated in it; else none. */
  readonly plainYear: number;
  /** The plan's end has been reached: verdicts are told as results. */
  readonly ended: boolean;
};

export function contextOf(input: ComposeInput): Context {
  const month = input.period.lastMonth;
  const reportYear = yearOf(month);
  const plainYear = Number(input.date.slice(0, 4)) === reportYear ? reportYear : 0;
  return { ...input, month, reportYear, plainYear, ended: month >= input.plan.end };
}

/** @throws Error when the plan has no such indicator: an evaluation of another plan, a bug. */
export function indicatorOf(id: string, plan: Plan): Indicator {
  const found = plan.indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`evaluation names an indicator the plan has not: ${id}`);
  return found;
}

/** flow, stock or assessment; null for a kind this program does not know. */
export function natureOf(kind: string): 'flow' | 'stock' | 'assessment' | null {
  return kind in TARGET_KINDS ? TARGET_KINDS[kind as Kind].nature : null;
}

export function formatOf(indicator: Indicator): Format {
  return { measure: indicator.measure, decimals: indicator.decimals };
}

/** Name of a data item, an indicator or a step, for a list of what is missing; the id when unknown. */
export function askedName(id: string, plan: Plan): string {
  const steps = plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
  return [...plan.items, ...plan.indicators, ...steps].find((asked) => asked.id === id)?.name ?? id;
}

export function itemOf(id: string, plan: Plan): DataItem | undefined {
  return plan.items.find((item) => item.id === id);
}

export function verdictsOfTask(task: TaskVerdict, evaluation: Evaluation): IndicatorVerdict[] {
  return task.indicators.flatMap((id) => evaluation.indicators.find((verdict) => verdict.id === id) ?? []);
}

export function milestonesOfTask(task: TaskVerdict, evaluation: Evaluation): MilestoneVerdict[] {
  return task.milestones.flatMap((id) => evaluation.milestones.find((verdict) => verdict.id === id) ?? []);
}
