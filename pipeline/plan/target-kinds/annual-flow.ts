import { z } from 'zod';
import { increasing, indicatorFields, itemOrSum, quantity } from '../fields.ts';

/** 目标年全年总量：进出口500亿元、班列2000列。 */
export const annualFlow = {
  kind: 'annualFlow',
  nature: 'flow',
  wholeYearTarget: true,
  wholeYearBaseline: true,
  rate: false,
  startFromZero: false,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('annualFlow'),
    ...indicatorFields,
    direction: increasing,
    target: quantity,
    data: itemOrSum,
  }),
} as const;
