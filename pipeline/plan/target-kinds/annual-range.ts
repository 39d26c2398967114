import { z } from 'zod';
import { increasing, indicatorFields, itemOrSum, quantity } from '../fields.ts';

/** 每年一个区间：成果每年20—25项；达到下限即完成，各年不结转。 */
export const annualRange = {
  kind: 'annualRange',
  nature: 'flow',
  wholeYearTarget: true,
  wholeYearBaseline: false,
  rate: false,
  startFromZero: false,
  baselineValue: false,
  schema: z.strictObject({
    kind: z.literal('annualRange'),
    ...indicatorFields,
    direction: increasing,
    target: z
      .strictObject({ low: quantity, high: quantity })
      .refine(({ low, high }) => low.lte(high), '区间下限不能大于上限'),
    data: itemOrSum,
  }),
} as const;
