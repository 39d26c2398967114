import { z } from 'zod';
import { identifier, increasing, indicatorFields, quantity } from '../fields.ts';

/** 占比：分子累计 ÷ 分母累计，不是各月占比的平均。 */
export const share = {
  kind: 'share',
  nature: 'flow',
  wholeYearTarget: false,
  wholeYearBaseline: true,
  rate: true,
  startFromZero: false,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('share'),
    ...indicatorFields,
    direction: increasing,
    target: quantity,
    data: z.strictObject({ ratioOf: z.strictObject({ numerator: identifier, denominator: identifier }) }),
  }),
} as const;
