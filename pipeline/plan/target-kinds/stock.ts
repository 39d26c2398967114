import { z } from 'zod';
import { increasing, indicatorFields, itemOrSum, quantity } from '../fields.ts';

/** 期末存量达到目标：企业30家、到位资金累计1000亿元。 */
export const stock = {
  kind: 'stock',
  nature: 'stock',
  wholeYearTarget: false,
  wholeYearBaseline: false,
  rate: false,
  startFromZero: true,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('stock'),
    ...indicatorFields,
    direction: increasing,
    target: quantity,
    lumpy: z.boolean().default(false).describe('数目很小、一个一个增加的（如航线3条），按应有个数判断'),
    data: itemOrSum,
  }),
} as const;
