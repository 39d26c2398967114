import { z } from 'zod';
import { decimal } from '../../values/decimal.ts';
import { increasing, indicatorFields, oneItem, quantity, words } from '../fields.ts';

/** 全覆盖：已覆盖数 ÷ 名单总数；差一个也不是全覆盖。填报的是已覆盖的个数（期末值）。 */
export const coverage = {
  kind: 'coverage',
  nature: 'stock',
  wholeYearTarget: false,
  wholeYearBaseline: false,
  rate: true,
  startFromZero: true,
  baselineValue: true,
  schema: z.strictObject({
    kind: z.literal('coverage'),
    ...indicatorFields,
    direction: increasing,
    target: quantity.default(decimal(1)),
    universe: z.array(words).min(1).describe('应覆盖的名单'),
    data: oneItem.optional(),
  }),
} as const;
