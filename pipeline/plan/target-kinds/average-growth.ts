import { z } from 'zod';
import { increasing, indicatorFields, oneItem, quantity, sumOfItems } from '../fields.ts';

/** 年均增长：按几何平均计算，基年为 baseline.period 所在年。 */
export const averageGrowth = {
  kind: 'averageGrowth',
  nature: 'flow',
  wholeYearTarget: true,
  wholeYearBaseline: true,
  rate: true,
  startFromZero: false,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('averageGrowth'),
    ...indicatorFields,
    direction: increasing,
    target: quantity,
    data: z.union([oneItem, sumOfItems]).describe('计算增速所用的总量数据项'),
  }),
} as const;
