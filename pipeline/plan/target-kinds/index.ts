import { z } from 'zod';
import { annualFlow } from './annual-flow.ts';
import { annualRange } from './annual-range.ts';
import { approximate } from './approximate.ts';
import { averageGrowth } from './average-growth.ts';
import { classification } from './classification.ts';
import { coverage } from './coverage.ts';
import { ordinal } from './ordinal.ts';
import { rank } from './rank.ts';
import { share } from './share.ts';
import { stock } from './stock.ts';

/**
 * The kinds of target METHOD.md §2 knows. A new kind is a file here, one in evaluate/targets, one line in each list.
 * nature: of the data items it is made of. wholeYearTarget, wholeYearBaseline: judged over calendar years, so that
 * month is a December. rate: its measure is %. startFromZero, baselineValue: the baselines a plan may give it.
 */
export const TARGET_KINDS = {
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
} as const;

export type Kind = keyof typeof TARGET_KINDS;

export const indicatorSchema = z.discriminatedUnion('kind', [
  stock.schema,
  annualFlow.schema,
  annualRange.schema,
  approximate.schema,
  averageGrowth.schema,
  share.schema,
  coverage.schema,
  ordinal.schema,
  rank.schema,
  classification.schema,
]);
