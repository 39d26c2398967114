import { z } from 'zod';
import { decimal } from '../values/decimal.ts';
import { identifier, measure, month, quantity, words } from './fields.ts';
import { indicatorSchema } from './target-kinds/index.ts';

/** The plan file as an author writes it. `normalisePlan` completes it; `checkPlan` looks at the cross references. */

const unit = z.strictObject({
  id: identifier,
  name: words.describe('单位名称，印在报告上'),
  aliases: z.array(words).default([]).describe('其他叫法：全称、简称、旧称'),
});

const group = z.strictObject({
  id: identifier,
  name: words,
  members: z.array(identifier).min(1),
  note: words.optional().describe('成员名单的依据；政策没有列出的要说明'),
});

const goal = z.strictObject({ id: identifier, title: words, text: words.describe('政策原文') });

const programme = z.strictObject({ id: identifier, title: words.describe('工程名称') });

const step = z.strictObject({
  id: identifier,
  name: words.describe('事项名称，印在任务清单和填报表上'),
  aliases: z.array(words).default([]),
  responsibleUnit: identifier.describe('责任单位，也是填报单位'),
  due: month.optional().describe('完成时限；政策没有写明的缺省为方案期末'),
  weight: quantity.default(decimal(1)),
  quotation: words.describe('政策原文，逐字照抄'),
  note: words.optional(),
});

const task = z.strictObject({
  no: z.number().int().positive(),
  programme: identifier,
  title: words,
  text: words.describe('政策原文'),
  leadUnit: identifier.describe('牵头单位：责任单位中的第一个'),
  cooperatingUnits: z.array(identifier).default([]).describe('配合单位或单位组'),
  milestones: z
    .strictObject({
      core: z.boolean().default(false),
      weight: quantity.default(decimal(1)),
      steps: z.array(step).min(1),
    })
    .optional(),
});

const item = z.strictObject({
  id: identifier,
  name: words,
  aliases: z.array(words).default([]),
  measure,
  nature: z
    .enum(['flow', 'stock', 'assessment'])
    .describe('flow 填当月值、累计值；stock 填期末值；assessment 为年度考核结果，填期末值'),
  reportingUnit: identifier,
  authoritativeUnit: identifier.optional(),
  frequency: z.enum(['monthly', 'yearly']).default('monthly'),
  definition: words.optional(),
  decimals: z.number().int().min(0).max(4).default(2),
});

const thresholds = z
  .strictObject({
    onTrack: quantity.default(decimal('0.95')),
    atRisk: quantity.default(decimal('0.7')),
    growthAtRisk: quantity.default(decimal('0.6')).describe('年均增长类指标的关注线'),
    classificationOnTrack: quantity.default(decimal('0.2')),
    classificationAtRisk: quantity.default(decimal('0.3')),
    staleAfterMonths: z.number().int().positive().default(2),
    assessmentStaleAfterMonths: z.number().int().positive().default(14),
    stepStaleAfterMonths: z.number().int().positive().default(6),
    stepWarningMonths: z.number().int().nonnegative().default(2),
  })
  .prefault({});

const briefing = z
  .strictObject({
    name: words.default('工作专报').describe('专报的红色名称'),
    serials: z
      .record(z.string().regex(/^\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/), z.number().int().positive())
      .default({})
      .describe('各报告期专报的期号，如 2025-06: 6；没有的不印期号'),
    reportTo: z.array(words).default([]).describe('报'),
    sendTo: z.array(words).default([]).describe('送'),
    issueTo: z.array(words).default([]).describe('发'),
    prints: z.number().int().positive().optional().describe('共印份数'),
  })
  .prefault({});

const documents = z
  .strictObject({
    mark: words.optional().describe('发文机关标志，缺省为发文机关加“文件”'),
    code: words.optional().describe('机关代字，如“某开放办”，与 numbers 组成发文字号'),
    numbers: z
      .record(z.string().regex(/^\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/), z.number().int().positive())
      .default({})
      .describe('各报告期通报的发文顺序号，如 2025-06: 6；没有的不印发文字号'),
    recipients: words.optional().describe('主送，缺省为各区和各有关单位'),
    copies: z.array(words).default([]).describe('抄送'),
    classification: z
      .string()
      .regex(/^(绝密|机密|秘密)(★\S+)?$/)
      .optional()
      .describe('密级和保密期限，如“秘密★1年”'),
    urgency: z.enum(['特急', '加急']).optional().describe('紧急程度'),
    copyNumber: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe('份号，六位数字'),
    contact: words.optional().describe('联系人和电话，印在督办通知单和催报单上'),
    briefing: briefing.describe('专报的期号和报送范围'),
  })
  .prefault({});

export const planSchema = z.strictObject({
  schema: z.literal('duban.plan/1'),
  id: identifier,
  version: words,
  title: words.describe('方案全称，不带书名号'),
  shortTitle: words.describe('用于报告标题的简称'),
  issuer: words,
  issuedOn: z.iso.date().describe('印发日期'),
  policyText: words.optional().describe('政策原文文件，相对本文件的路径；引文据此核对'),
  start: month.describe('方案起始月'),
  end: month.describe('方案期末'),
  baseline: z.strictObject({ period: month, note: words.optional() }),
  thresholds,
  reporting: z
    .strictObject({ dueDay: z.number().int().min(1).max(28).default(10).describe('次月几日前报送') })
    .prefault({}),
  office: z.strictObject({
    name: words.describe('发文机关：领导小组办公室'),
    group: words.describe('领导小组名称'),
    city: words.describe('本市简称，如“我市”所指'),
  }),
  documents: documents.describe('公文格式各要素'),
  units: z.array(unit).min(1),
  groups: z.array(group).default([]),
  goals: z.array(goal).default([]),
  programmes: z.array(programme).min(1),
  tasks: z.array(task).min(1),
  items: z.array(item).default([]).describe('指标以外需要填报的数据项：分子、分母、分项'),
  indicators: z.array(indicatorSchema).min(1),
});

/** As written in YAML. */
export type PlanFile = z.input<typeof planSchema>;
/** As read, defaults filled in. */
export type ParsedPlan = z.output<typeof planSchema>;
