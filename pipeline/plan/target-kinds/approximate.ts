import { z } from 'zod';
import { decimal } from '../../values/decimal.ts';
import { increasing, indicatorFields, itemOrSum, quantity } from '../fields.ts';

/** “左右”：20项左右；期末差额在容差内为基本完成，由人确认。 */
export const approximate = {
  kind: 'approximate',
  nature: 'stock',
  wholeYearTarget: false,
  wholeYearBaseline: false,
  rate: false,
  startFromZero: true,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('approximate'),
    ...indicatorFields,
    direction: increasing,
    target: quantity,
    tolerance: quantity.default(decimal('0.1')).describe('“左右”的容差，方案自定'),
    data: itemOrSum,
  }),
} as const;
