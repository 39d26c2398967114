import type { Indicator, IndicatorOf, Plan } from '../plan/plan.ts';
import type { Kind } from '../plan/target-kinds/index.ts';
import { type Decimal, settled, toSixPlaces } from '../values/decimal.ts';
import type {
  CalculationStep,
  Flag,
  Forecast,
  IndicatorVerdict,
  Rating,
  Reason,
} from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import type { Series, SeriesFigure } from './series.ts';

/** What a target kind's rule is given. Everything an indicator of any kind is judged on; nothing else. */
export type Case<K extends Kind = Kind> = CaseOf<IndicatorOf<K>>;

export type CaseOf<I extends Indicator> = {
  readonly indicator: I;
  readonly plan: Plan;
  readonly series: Series;
  /** The newest month with a figure, after the baseline period and not after the target period. */
  readonly dataMonth: Month;
  readonly figure: SeriesFigure;
  /** The data month is the target period itself: strict, no tolerance (METHOD.md §1.10). */
  readonly final: boolean;
};

/** What a rule decides. What it leaves out is null or empty in the verdict. */
export type Judgement = {
  readonly rating: Rating;
  readonly reason: Reason;
  /** In the indicator's measure; the series' figure when left out. */
  readonly actual?: Decimal | null;
  readonly target?: Decimal | null;
  readonly planTarget?: Decimal | null;
  readonly completion?: Decimal | null;
  readonly expected?: Decimal | null;
  readonly expectedShare?: Decimal | null;
  readonly basis?: IndicatorVerdict['basis'];
  readonly ratio?: Decimal | null;
  readonly flags?: readonly Flag[];
  readonly gap?: Decimal | null;
  readonly forecast?: Forecast | null;
  readonly required?: Decimal | null;
  readonly requiredPer?: 'month' | 'year' | null;
  readonly baseline?: IndicatorVerdict['baseline'];
  readonly years?: IndicatorVerdict['years'];
  readonly thresholds?: IndicatorVerdict['thresholds'];
  readonly missing?: readonly string[];
  /** false: the target period's figure is there, but not the part of it that a final verdict needs. */
  readonly final?: false;
  readonly steps: readonly CalculationStep[];
};

export type TargetRule<K extends Kind> = (given: Case<K>) => Judgement;

/** A line of the sum. `expression` holds figures and operators, so that a pocket calculator can follow. */
export function step(
  symbol: string,
  expression: string,
  value: Decimal | string,
  observations: readonly Observation[] = [],
): CalculationStep {
  return { symbol, expression, value, observations };
}

/** A figure as it stands in an expression. */
export function written(value: Decimal): string {
  const text = toSixPlaces(value);
  return text.startsWith('-') ? `(${text})` : text;
}

/** In-year rating by a ratio; a boundary belongs to the better side (METHOD.md §1). */
export function ratingByRatio(
  ratio: Decimal,
  thresholds: { readonly onTrack: Decimal; readonly atRisk: Decimal },
): { rating: Rating; reason: Reason } {
  const compared = settled(ratio);
  if (compared.gte(thresholds.onTrack)) return { rating: 'onTrack', reason: 'on-pace' };
  if (compared.gte(thresholds.atRisk)) return { rating: 'atRisk', reason: 'below-pace' };
  return { rating: 'behind', reason: 'far-below-pace' };
}

/** Whether a value reaches another, the rounding of quotients aside. */
export function reaches(value: Decimal, other: Decimal): boolean {
  return settled(value).gte(settled(other));
}

export const achieved = { rating: 'achieved', reason: 'target-met' } as const;
export const missed = { rating: 'missed', reason: 'target-missed' } as const;
