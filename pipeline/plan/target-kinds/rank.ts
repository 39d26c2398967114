import { z } from 'zod';
import { decreasing, identifier, indicatorFields } from '../fields.ts';

/** 排名争先进位：名次 ÷ 参评数，与基期考核相比。 */
export const rank = {
  kind: 'rank',
  nature: 'assessment',
  wholeYearTarget: true,
  wholeYearBaseline: true,
  rate: true,
  startFromZero: false,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('rank'),
    ...indicatorFields,
    direction: decreasing,
    target: z.literal('better-than-baseline').default('better-than-baseline'),
    data: z.strictObject({ rankOf: z.strictObject({ rank: identifier, fieldSize: identifier }) }),
  }),
} as const;
