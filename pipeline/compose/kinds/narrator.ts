import type { IndicatorOf } from '../../plan/plan.ts';
import type { Kind } from '../../plan/target-kinds/index.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import type { Context } from '../context.ts';
import type { Clause } from '../sentence.ts';

/** How a verdict of one kind is told. Clauses whose figure is missing are null and drop out. */
export type Narrative = {
  /** The figure, how it compares with the year before, with the target, with the pace: one sentence. */
  readonly facts: readonly (Clause | null)[];
  /** Where it is heading, what is needed, what has to be added: a sentence each, where there is something to say. */
  readonly outlook: readonly (readonly (Clause | null)[])[];
};

/** What a kind of target needs to be written about: sentences, and the cells of a table. */
export type Narrator<K extends Kind> = {
  /** Never asked about a verdict without data: those are told alike for all kinds (missing-data.ts). */
  readonly tell: (verdict: IndicatorVerdict, indicator: IndicatorOf<K>, context: Context) => Narrative;
  /** The target in a cell: 500亿元, 20项～25项（每年）, 年均增长15%. */
  readonly target: (indicator: IndicatorOf<K>) => string;
  /** The figure in a cell; null where there is none. */
  readonly actual: (verdict: IndicatorVerdict, indicator: IndicatorOf<K>) => string | null;
  /** How a ratio becomes a rating before the end, in a line of `explain`; null where the kind has its own words. */
  readonly limits: (verdict: IndicatorVerdict, indicator: IndicatorOf<K>) => string | null;
  /** 同比 in a cell; null where it says nothing. */
  readonly change: (verdict: IndicatorVerdict, indicator: IndicatorOf<K>) => string | null;
};
