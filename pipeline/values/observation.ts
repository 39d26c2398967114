import type { Decimal } from './decimal.ts';
import type { Month } from './month.ts';

/** Where a figure stands, so that it can be found again: 数据出处. */
export type Provenance = {
  /** Path in the archive, made from the content's sha-256: renaming an input changes nothing. */
  readonly file: string;
  readonly sha256: string;
  readonly sheet: string;
  /** Address such as `E7`; in a CSV file rows and columns count the same way. */
  readonly cell: string;
};

/** ytd 本年累计, month 当月, stock 期末. */
export type ObservationType = 'ytd' | 'month' | 'stock';

/** One reported figure with its cell. */
export type Observation = Provenance & {
  /** Id of the plan's data item. */
  readonly item: string;
  /** The month it is about; a 1—2月 figure is an `ytd` of February. */
  readonly period: Month;
  readonly type: ObservationType;
  /** In the item's own measure, exact; percentages as fractions (30 % is 0.3). */
  readonly value: Decimal;
  /** As the cell shows it, and the measure beside it. */
  readonly printed: string;
  readonly measure: string;
  /** Decimal places of the figure as reported, in the item's measure; negative when only tens or more are given. */
  readonly places: number;
  /** Id of the reporting unit. */
  readonly unit: string;
  /** 备注, one line; empty when none. */
  readonly remark: string;
  readonly submission: SubmissionOrder;
};

export type MilestoneState = 'notStarted' | 'inProgress' | 'done';

/** One report on a step of a task. */
export type MilestoneReport = Provenance & {
  readonly step: string;
  readonly period: Month;
  readonly state: MilestoneState;
  /** `YYYY-MM-DD` or `YYYY-MM`, as far as it was given. */
  readonly completedOn: string | null;
  /** 进展情况, one line; empty when none. */
  readonly progress: string;
  readonly unit: string;
  readonly submission: SubmissionOrder;
};

/** What decides between two submissions of one unit: later wins (METHOD.md §1.9). */
export type SubmissionOrder = {
  /** The time stated in the file, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; null when none is. */
  readonly statedAt: string | null;
  /** The newest period reported in the file. */
  readonly newestPeriod: Month | null;
  /** The path below the inbox, for a last decision by name. */
  readonly name: string;
};

/** What a file said, as far as it could be read. */
export type Submission = {
  readonly file: string;
  readonly sha256: string;
  /** The path a person knows, below the inbox. */
  readonly name: string;
  /** Invented data for demonstration: marks every page made from it. */
  readonly demo: boolean;
  readonly order: SubmissionOrder;
  /** Units and periods it speaks for, also where it holds no figure. */
  readonly covers: readonly { readonly unit: string; readonly period: Month }[];
  readonly observations: readonly Observation[];
  readonly milestones: readonly MilestoneReport[];
};
