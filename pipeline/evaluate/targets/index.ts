import type { Kind } from '../../plan/target-kinds/index.ts';
import type { Case, Judgement, TargetRule } from '../judgement.ts';
import { judgeAnnualFlow } from './annual-flow.ts';
import { judgeAnnualRange } from './annual-range.ts';
import { judgeApproximate } from './approximate.ts';
import { judgeAverageGrowth } from './average-growth.ts';
import { judgeClassification } from './classification.ts';
import { judgeCoverage } from './coverage.ts';
import { judgeOrdinal } from './ordinal.ts';
import { judgeRank } from './rank.ts';
import { judgeShare } from './share.ts';
import { judgeStock } from './stock.ts';

/** One rule for each kind of target the plan's schema knows; the compiler asks for the missing one. */
const TARGET_RULES: { readonly [K in Kind]: TargetRule<K> } = {
  stock: judgeStock,
  annualFlow: judgeAnnualFlow,
  annualRange: judgeAnnualRange,
  approximate: judgeApproximate,
  averageGrowth: judgeAverageGrowth,
  share: judgeShare,
  coverage: judgeCoverage,
  ordinal: judgeOrdinal,
  rank: judgeRank,
  classification: judgeClassification,
};

/** Judges a case by the rule of its kind. */
export function judgeByKind(given: Case): Judgement {
  const rule = TARGET_RULES[given.indicator.kind] as (given: Case) => Judgement;
  return rule(given);
}
