import { z } from 'zod';
import { type Decimal, decimal } from '../values/decimal.ts';
import { parseMeasure } from '../values/measure.ts';
import type { Month } from '../values/month.ts';

/** Field shapes that the plan's parts share. Descriptions end up in the JSON Schema an editor reads. */

export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '编码只用小写字母、数字和连字符，以字母开头，如 export-growth')
  .describe('编码：小写字母、数字、连字符');

export const words = z.string().trim().min(1, '不能为空');

export const month = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, '月份应写成 2025-12')
  .transform((text): Month => text as Month)
  .describe('月份 YYYY-MM');

/** `500`, `10.5`, `30%`: a percentage is kept as a fraction. */
export const quantity = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?%?$/, '应为数字或百分数，如 500、10.5、30%')])
  .transform((value): Decimal => {
    const text = String(value);
    return text.endsWith('%') ? decimal(text.slice(0, -1)).div(100) : decimal(text);
  })
  .describe('数字，或带百分号的文本（30% 即 0.3）');

export const measure = z
  .string()
  .min(1, '计量单位不能为空')
  .refine((text) => parseMeasure(text) !== null, '计量单位不能为空')
  .describe('计量单位：亿元、亿美元、%、家、条……');

/** Fields of every indicator, whatever its kind. */
export const indicatorFields = {
  id: identifier,
  name: words.describe('指标名称，印在报告和填报表上'),
  aliases: z.array(words).default([]).describe('各单位常用的其他叫法'),
  goals: z.array(identifier).default([]).describe('对应的总体目标'),
  tasks: z.array(z.number().int().positive()).min(1).describe('对应的任务序号'),
  core: z.boolean().default(true).describe('是否核心指标：决定任务评定'),
  weight: quantity.default(decimal(1)).describe('在任务完成率平均数中的权数'),
  measure,
  deadline: month.describe('完成时限'),
  baseline: z
    .union([
      z.literal('start-from-zero'),
      z.strictObject({ period: month.optional(), value: quantity.optional() }),
    ])
    .default({})
    .describe('基期：start-from-zero 表示方案启动后新增，从零算起；缺省用方案的 baseline.period'),
  reportingUnit: identifier.describe('填报单位'),
  authoritativeUnit: identifier.optional().describe('两个单位所报不一致时以谁为准'),
  frequency: z.enum(['monthly', 'yearly']).default('monthly').describe('报送频率'),
  definition: words.describe('口径'),
  decimals: z.number().int().min(0).max(4).describe('印出的小数位数'),
  quotations: z.array(words).min(1).describe('政策原文，逐字照抄'),
  note: words.optional().describe('政策没有说明、需要在报告附件中交代的事项'),
};

export const oneItem = z.strictObject({ item: identifier });
export const sumOfItems = z.strictObject({ sumOf: z.array(identifier).min(2) });

/** A figure that is reported as such, or the sum of several. Left out: the indicator is its own data item. */
export const itemOrSum = z.union([oneItem, sumOfItems]).optional().describe('数据来源：缺省为指标自身');

export const increasing = z.literal('increase').default('increase').describe('方向：越大越好');
export const decreasing = z.literal('decrease').default('decrease').describe('方向：越小越好');
