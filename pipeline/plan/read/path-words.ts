import type { PlanPath } from '../rules/plan-rule.ts';

const LIST_WORDS: Readonly<Record<string, string>> = {
  units: '单位',
  groups: '单位组',
  goals: '主要目标',
  programmes: '工程',
  tasks: '任务',
  items: '数据项',
  indicators: '指标',
  steps: '事项',
};

/** A path as a person says it: `指标 export-growth 的 target`, `任务 3 事项 town 的 due`, `baseline.period`. */
export function pathInWords(path: PlanPath, data: unknown): string {
  const owners: string[] = [];
  const fields: string[] = [];
  path.forEach((key, depth) => {
    const list = LIST_WORDS[String(path[depth - 1] ?? '')];
    if (typeof key === 'number' && list !== undefined) {
      owners.push(`${list} ${labelOf(valueAt(data, path.slice(0, depth + 1)), key)}`);
      fields.length = 0;
    } else if (typeof key === 'number') fields.push(`第 ${key + 1} 项`);
    else fields.push(key);
  });
  const field = fields.join('.').replace(/\.第/g, ' 第');
  if (owners.length === 0) return field === '' ? '方案' : field;
  return field === '' ? owners.join(' ') : `${owners.join(' ')} 的 ${field}`;
}

/** What stands at a path of plain data; undefined where it leads nowhere. */
export function valueAt(data: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>((value, key) => {
    const there = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return there ? (value as Record<string | number, unknown>)[key] : undefined;
  }, data);
}

function labelOf(element: unknown, index: number): string {
  const { id, no } = (typeof element === 'object' && element !== null ? element : {}) as Record<
    string,
    unknown
  >;
  const label = id ?? no;
  return typeof label === 'string' || typeof label === 'number' ? String(label) : `第 ${index + 1} 个`;
}
