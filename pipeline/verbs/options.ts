/** Options that several verbs share: one name, one meaning, one wording. */

export const planOption = {
  plan: { type: 'string', placeholder: 'FILE', summary: '方案文件（plan.yaml），缺省为随程序提供的方案' },
} as const;

export const inboxOption = {
  inbox: { type: 'string', placeholder: 'DIR', summary: '各单位报表所在的文件夹（含子文件夹）' },
} as const;

export const outOption = {
  out: { type: 'string', placeholder: 'DIR', summary: '输出目录，缺省为 output' },
} as const;

export const periodOption = {
  period: {
    type: 'string',
    placeholder: 'P',
    summary: '报告期：2025-06、2025-Q2、2025-H1 或 2025；缺省为方案期内最近一个已结束的月份（北京时间）',
  },
} as const;

export const templatesOption = {
  templates: {
    type: 'string',
    placeholder: 'DIR',
    summary: '自备的模板文件夹：其中的文件代替 templates 中同名的文件，phrases.hbs 只写要改的短语即可',
  },
} as const;

export const jsonOption = {
  json: { type: 'boolean', summary: '在标准输出打印一个 JSON 文档，供程序读取' },
} as const;
