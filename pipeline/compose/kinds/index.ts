import type { Indicator } from '../../plan/plan.ts';
import type { Kind } from '../../plan/target-kinds/index.ts';
import { annualFlow } from './annual-flow.ts';
import { annualRange } from './annual-range.ts';
import { approximate } from './approximate.ts';
import { averageGrowth } from './average-growth.ts';
import { classification } from './classification.ts';
import { coverage } from './coverage.ts';
import type { Narrator } from './narrator.ts';
import { ordinal } from './ordinal.ts';
import { rank } from './rank.ts';
import { share } from './share.ts';
import { stock } from './stock.ts';

/** One narrator for each kind of target the plan's schema knows; the compiler asks for the missing one. */
const NARRATORS: { readonly [K in Kind]: Narrator<K> } = {
  stock,
  annualFlow,
  annualRange,
  approximate,
  averageGrowth,
  share,
  coverage,
  ordinal,
  rank,
  classification,
};

/** The narrator of an indicator's kind. Give it verdicts and contexts of that indicator only. */
export function narratorOf(indicator: Indicator): Narrator<Kind> {
  return NARRATORS[indicator.kind] as unknown as Narrator<Kind>;
}
