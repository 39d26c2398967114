import { z } from 'zod';
import { decreasing, identifier, indicatorFields } from '../fields.ts';

/** 入选名单：力争入选某类；公布的名单优先，没有公布时看名次。 */
export const classification = {
  kind: 'classification',
  nature: 'assessment',
  wholeYearTarget: true,
  wholeYearBaseline: false,
  rate: true,
  startFromZero: false,
  baselineValue: false,
  schema: z.strictObject({
    kind: z.literal('classification'),
    ...indicatorFields,
    direction: decreasing,
    target: z.strictObject({ list: z.string().trim().min(1).describe('名单或类别的名称，如“A类”') }),
    data: z.strictObject({
      listOf: z.strictObject({ listed: identifier, rank: identifier, fieldSize: identifier }),
    }),
  }),
} as const;
