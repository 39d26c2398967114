import type { Month } from '../../../../pipeline/values/month.ts';
import type { MilestoneState } from '../../../../pipeline/values/observation.ts';
import type { Habit } from './data.ts';

/** A unit's filled-in form of a month, before it becomes a workbook. */
export type Form = {
  /** Path below the output folder. */
  readonly path: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Month;
  /** 填报日期 `YYYY-MM-DD`. */
  readonly statedAt: string;
  readonly habit: Habit;
  readonly figures: readonly FormFigure[];
  /** null: the unit left the second sheet out. */
  readonly steps: readonly FormStep[] | null;
};

/** One row of figures. Amounts are decimal text in `measure`; `—` says that there is none, null leaves the cell blank. */
export type FormFigure = {
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  readonly unitName: string;
  readonly period: Month;
  readonly month: string | null;
  readonly ytd: string | null;
  readonly stock: string | null;
  readonly measure: string;
  readonly places: number;
  readonly remark: string;
  /** The running total is written as that of January and February together. */
  readonly janFeb: boolean;
};

export type FormStep = {
  readonly step: string;
  readonly name: string;
  readonly period: Month;
  readonly state: MilestoneState;
  readonly completedOn: string | null;
  readonly progress: string;
};

/** The figures of the years before the plan, of all units, in one workbook. */
export type HistoryForm = {
  readonly path: string;
  readonly statedAt: string;
  readonly sheets: readonly { readonly name: string; readonly figures: readonly FormFigure[] }[];
};

/** What a cell holds when the unit has no figure. */
export const NO_FIGURE = '—';
