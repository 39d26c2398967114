import type { Decimal } from './decimal.ts';
import type { Month } from './month.ts';
import type { MilestoneState, Observation } from './observation.ts';

/** METHOD.md §1: 已完成, 正常, 关注, 滞后, 数据不足; final only: 未完成, 基本完成. */
export const RATINGS = [
  'achieved',
  'nearlyAchieved',
  'onTrack',
  'atRisk',
  'behind',
  'missed',
  'noData',
] as const;
export type Rating = (typeof RATINGS)[number];

/** Why a rating was given. Wording belongs to the templates. */
export const REASONS = [
  'target-met',
  'on-pace',
  'below-pace',
  'far-below-pace',
  'target-missed',
  'nearly-met',
  'regressed',
  'worse-than-floor',
  'rank-improved',
  'rank-unchanged',
  'rank-fell',
  'listed',
  'rank-near',
  'rank-within-reach',
  'rank-far',
  'not-listed',
  'all-steps-done',
  'step-overdue',
  'steps-unreported',
  'step-due-soon',
  'no-observation',
  'missing-part',
  'conflict',
  'stale',
  'before-start',
  'no-baseline',
  'jan-feb-together',
  'final-figure-missing',
] as const;
export type Reason = (typeof REASONS)[number];

export const FLAGS = [
  'baselineFirstObservation',
  'interimPath',
  'targetReachedEarly',
  'aboveRange',
  'earlierYearMissed',
  'stretchMet',
] as const;
export type Flag = (typeof FLAGS)[number];

export type Basis = 'calendar' | 'seasonal' | 'linear';

/** One line of the sum: `E = 18 ÷ 24 = 0.75`. `symbol` is METHOD.md's; wording belongs to the templates. */
export type CalculationStep = {
  readonly symbol: string;
  /** Figures and operators only, e.g. `18 ÷ 24`; empty when the value is read off a cell or the plan. */
  readonly expression: string;
  readonly value: Decimal | string;
  readonly observations: readonly Observation[];
};

export type Forecast = {
  readonly value: Decimal;
  /** Both null on the linear basis. */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly basis: 'seasonal' | 'linear';
};

export type IndicatorVerdict = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly tasks: readonly number[];
  readonly core: boolean;
  readonly weight: Decimal;
  /** Of `actual`, `target`, `expected`; for `%` these are fractions. */
  readonly measure: string;
  readonly targetPeriod: Month;
  readonly dataMonth: Month | null;
  readonly actual: Decimal | null;
  /** In force at the data month (an interim year's path value); a range's lower bound. */
  readonly target: Decimal | null;
  readonly planTarget: Decimal | null;
  readonly completion: Decimal | null;
  readonly expected: Decimal | null;
  readonly expectedShare: Decimal | null;
  readonly basis: Basis | null;
  readonly ratio: Decimal | null;
  readonly rating: Rating;
  readonly reason: Reason;
  /** Strict and for ever: the data month is the target period itself, or the verdict was so before. */
  readonly final: boolean;
  readonly flags: readonly Flag[];
  /** annualFlow: A/T − m/12; share, coverage: A − expected. A difference of fractions (百分点 ÷ 100). */
  readonly gap: Decimal | null;
  readonly forecast: Forecast | null;
  /** Growth over the same figure a year earlier as a fraction; null when that is missing, zero or negative. */
  readonly yearOnYear: Decimal | null;
  /** The same as a difference, also where growth is null. */
  readonly yearOnYearChange: Decimal | null;
  readonly required: Decimal | null;
  readonly requiredPer: 'month' | 'year' | null;
  readonly baseline: { readonly period: Month; readonly value: Decimal } | null;
  /** annualRange: each plan year up to the data month. */
  readonly years: readonly {
    readonly year: number;
    readonly value: Decimal | null;
    readonly rating: Rating;
  }[];
  readonly thresholds: { readonly onTrack: Decimal; readonly atRisk: Decimal } | null;
  /** Data items without which no figure could be formed (missing-part, conflict). */
  readonly missing: readonly string[];
  /** The figure of each part of a derived indicator at the data month. */
  readonly parts: readonly { readonly item: string; readonly value: Decimal }[];
  readonly steps: readonly CalculationStep[];
  /** Every figure that went into the verdict. */
  readonly observations: readonly Observation[];
};

export type StepStatus = {
  readonly id: string;
  readonly name: string;
  readonly due: Month;
  readonly weight: Decimal;
  readonly responsibleUnit: string;
  /** null: never reported, or not for more than six months. */
  readonly state: MilestoneState | null;
  readonly overdue: boolean;
  readonly dueSoon: boolean;
  readonly period: Month | null;
  readonly completedOn: string | null;
  readonly progress: string;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
};

export type MilestoneVerdict = {
  readonly id: string;
  readonly task: number;
  readonly core: boolean;
  readonly weight: Decimal;
  readonly weightDone: Decimal;
  readonly weightAll: Decimal;
  readonly completion: Decimal;
  readonly rating: Rating;
  readonly reason: Reason;
  readonly final: boolean;
  readonly overdue: readonly string[];
  readonly steps: readonly StepStatus[];
};

export type TaskVerdict = {
  readonly no: number;
  readonly title: string;
  readonly rating: Rating;
  /** The rule of METHOD.md §4 that decided. */
  readonly reason: TaskReason;
  readonly final: boolean;
  readonly leadUnits: readonly string[];
  readonly indicators: readonly string[];
  readonly milestones: readonly string[];
  /** Ids of the indicators and milestone groups that decided the rating. */
  readonly decidedBy: readonly string[];
  readonly completion: Decimal | null;
};

export const TASK_REASONS = [
  'core-behind',
  'core-missed',
  'core-no-data',
  'core-at-risk',
  'core-nearly-achieved',
  'other-behind',
  'on-pace',
  'all-achieved',
] as const;
export type TaskReason = (typeof TASK_REASONS)[number];

/** How a unit has reported for the period. Times come from the files themselves, never from the disk. */
export type UnitReporting = {
  readonly id: string;
  readonly name: string;
  /** Whether the plan asks it for anything this period. */
  readonly expected: boolean;
  readonly received: boolean;
  readonly complete: boolean;
  /** null: not received, or no time stated in the file. */
  readonly onTime: boolean | null;
  readonly nonEmpty: boolean;
  readonly statedAt: string | null;
  readonly expectedItems: number;
  readonly receivedItems: number;
  /** Data items and steps asked for and not received. */
  readonly missing: readonly string[];
};

export type Evaluation = {
  readonly plan: { readonly id: string; readonly version: string };
  readonly period: string;
  readonly indicators: readonly IndicatorVerdict[];
  readonly milestones: readonly MilestoneVerdict[];
  readonly tasks: readonly TaskVerdict[];
  readonly units: readonly UnitReporting[];
};
