import { nameKey } from '../values/name.ts';

/** What a column of a table holds. */
export type Role =
  | 'code'
  | 'name'
  | 'period'
  | 'month'
  | 'ytd'
  | 'stock'
  | 'state'
  | 'completedOn'
  | 'progress'
  | 'measure'
  | 'unit'
  /** 单位 alone may be 计量单位 or 填报单位: the cells below tell. */
  | 'measureOrUnit'
  | 'remark';

export type TableKind = 'figures' | 'milestones';

const SYNONYMS: Readonly<Record<Role, readonly string[]>> = {
  code: ['指标编码', '指标代码', '指标编号', '编码', '代码', '事项编码', '事项代码', '事项编号', '任务编码'],
  name: [
    '指标名称',
    '指标',
    '名称',
    '项目',
    '数据项',
    '主要指标',
    '事项名称',
    '事项',
    '任务事项',
    '任务事项名称',
    '工作事项',
  ],
  period: [
    '报告期',
    '报告期别',
    '数据期',
    '期别',
    '月份',
    '时间',
    '年月',
    '报表期',
    '所属期',
    '数据所属期',
    '统计期',
    '统计月份',
    '考核年度',
    '年度',
  ],
  month: [
    '当月值',
    '本月',
    '当月',
    '本月数',
    '本月值',
    '当月数',
    '当月完成',
    '本月完成',
    '当月完成数',
    '本月完成数',
  ],
  ytd: [
    '累计值',
    '本年累计',
    '累计',
    '1-本月累计',
    '1至本月累计',
    '年初至今',
    '累计数',
    '本年累计数',
    '本年累计值',
    '累计完成',
    '累计完成数',
    '年初累计',
    '年累计',
    '当年累计',
  ],
  stock: ['期末值', '期末', '期末数', '月末', '月末数', '月末值', '存量', '期末存量', '年末数', '考核结果'],
  state: ['状态', '进度状态', '完成状态', '进展状态', '事项状态'],
  completedOn: ['完成时间', '完成日期', '实际完成时间', '办结时间', '办结日期'],
  progress: ['进展情况', '工作进展', '工作进展情况', '推进情况', '进展', '完成情况'],
  measure: ['计量单位', '计量单位名称', '数据单位'],
  unit: ['填报单位', '报送单位', '填表单位', '上报单位', '填报部门', '报送部门', '责任单位', '单位名称'],
  measureOrUnit: ['单位'],
  remark: ['备注', '说明', '原因', '备注说明', '情况说明'],
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.keys(SYNONYMS) as Role[]).flatMap((role) =>
    SYNONYMS[role].map((synonym) => [nameKey(synonym), role] as const),
  ),
);

export const VALUE_ROLES = ['month', 'ytd', 'stock'] as const;
export type ValueRole = (typeof VALUE_ROLES)[number];

/** A value column's name, as the issued table has it. */
export const VALUE_COLUMN_NAMES: Readonly<Record<ValueRole, string>> = {
  month: '当月值',
  ytd: '累计值',
  stock: '期末值',
};

/** Above a value column: it is not about this period's figures. */
const OTHER_FIGURES = /上年|去年|同期|目标|任务数|计划|增长|增速|同比|环比|比重/;

/** The role that a header text names, whatever its script, width, spaces, line breaks or `（必填）`. */
export function roleOf(header: string): Role | null {
  const bare = withoutBrackets(header);
  return bare.length > 20 ? null : (ROLES.get(nameKey(bare)) ?? null);
}

/** What stands in the brackets of a header or name: `亿元` in `累计值（亿元）`. */
export function bracketsOf(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(/\(([^()]+)\)/g)].map(([, inside = '']) => inside.trim());
}

/** Whether a header over several columns says that the figures below are others, such as 上年同期. */
export function isAboutOtherFigures(parent: string): boolean {
  return OTHER_FIGURES.test(parent.normalize('NFKC').replace(/\s/g, ''));
}

/** The kind of table that these columns make; null when they make none. */
export function tableKind(roles: ReadonlySet<Role>): TableKind | null {
  if (!roles.has('code') && !roles.has('name')) return null;
  if (VALUE_ROLES.some((role) => roles.has(role))) return 'figures';
  return roles.has('state') ? 'milestones' : null;
}

function withoutBrackets(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .trim();
}
