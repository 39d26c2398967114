import { z } from 'zod';
import { decreasing, indicatorFields, oneItem } from '../fields.ts';

/** 档次：“保二档、争一档”。数值越小越好；报告期为被考核的年份。 */
export const ordinal = {
  kind: 'ordinal',
  nature: 'assessment',
  wholeYearTarget: true,
  wholeYearBaseline: false,
  rate: false,
  startFromZero: false,
  baselineValue: false,
  schema: z.strictObject({
    kind: z.literal('ordinal'),
    ...indicatorFields,
    direction: decreasing,
    target: z
      .strictObject({ floor: z.number().int().positive(), stretch: z.number().int().positive() })
      .refine(({ floor, stretch }) => stretch <= floor, '争取档次不应低于保底档次'),
    data: oneItem.optional(),
  }),
} as const;
