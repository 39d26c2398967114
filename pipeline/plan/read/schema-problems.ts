import { z } from 'zod';
import type { PlanPath } from '../rules/plan-rule.ts';
import { nearestWord } from './nearest-word.ts';
import { valueAt } from './path-words.ts';
import { validKeys } from './valid-keys.ts';

type SchemaIssue = z.core.$ZodIssue;

export type SchemaProblem = { readonly path: PlanPath; readonly reason: string; readonly hint?: string };

/** Chinese wording of zod's own for what is not worded here; given per parse, so nothing global changes. */
export const chineseErrors = z.locales.zhCN().localeError;

/** What zod found, each finding once, in the words of whoever writes the plan. */
export function schemaProblems(issues: readonly SchemaIssue[], data: unknown): SchemaProblem[] {
  return issues.flatMap((found) => problemsOf(found, [], data));
}

function problemsOf(found: SchemaIssue, parent: PlanPath, data: unknown): SchemaProblem[] {
  const path = [...parent, ...found.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  const value = valueAt(data, path);
  if (found.code === 'unrecognized_keys')
    return found.keys.map((key) => ({ path: [...path, key], reason: unknownKey(key, path, data) }));
  if (found.code !== 'invalid_union') return [{ path, reason: reasonOf(found, value) }];
  if (found.discriminator !== undefined) return [unknownKind(found, path, value)];
  const branch = likelyBranch(found.errors);
  if (branch === null) return [{ path, reason: alternatives(found.errors, value) }];
  return branch.flatMap((inner) => problemsOf(inner, path, data));
}

function unknownKey(key: string, path: PlanPath, data: unknown): string {
  const nearest = nearestWord(key, validKeys(path, data));
  return `没有“${key}”这个字段${nearest === null ? '' : `，是否应为“${nearest}”`}`;
}

function unknownKind(
  found: Extract<SchemaIssue, { code: 'invalid_union' }>,
  path: PlanPath,
  value: unknown,
): SchemaProblem {
  const kinds = ('options' in found && Array.isArray(found.options) ? found.options : []).map(String);
  const nearest = nearestWord(String(value), kinds);
  const unknown = `没有“${String(value)}”这种指标类型${nearest === null ? '' : `，是否应为“${nearest}”`}`;
  const reason = value === undefined ? '缺少指标类型' : unknown;
  return { path, reason, hint: `可用的类型：${kinds.join('、')}` };
}

/** The alternative that the author had in mind: the one of the right type with the fewest faults; null when none. */
function likelyBranch(branches: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] | null {
  const wrongType = (found: SchemaIssue) =>
    found.path.length === 0 && (found.code === 'invalid_type' || found.code === 'invalid_value');
  const possible = branches.filter((branch) => branch.length > 0 && !branch.some(wrongType));
  return [...possible].sort((a, b) => a.length - b.length)[0] ?? null;
}

function alternatives(branches: readonly (readonly SchemaIssue[])[], value: unknown): string {
  const wanted = branches.flatMap((branch) => branch.slice(0, 1).map(wantedOf));
  return `应为${[...new Set(wanted)].join('或')}，现为${typeInWords(value)}`;
}

function reasonOf(found: SchemaIssue, value: unknown): string {
  if (value === undefined && found.code === 'invalid_type') return '缺少这一项';
  if (value === null) return '没有填写';
  if (found.code === 'invalid_type') {
    const quote = found.expected === 'string' && typeof value !== 'object' ? '，请加引号' : '';
    return `应为${wantedOf(found)}，现为${typeInWords(value)}${quote}`;
  }
  if (found.code === 'invalid_value') return `应为${wantedOf(found)}`;
  if (found.code === 'too_small' && found.origin === 'array') return `至少要有 ${found.minimum} 项`;
  if (found.code === 'invalid_format' && found.format === 'date') return '日期应写成 2024-03-07';
  return found.message;
}

function wantedOf(found: SchemaIssue): string {
  if (found.code === 'invalid_type') return TYPE_WORDS[found.expected] ?? found.expected;
  if (found.code === 'invalid_value') return found.values.map((value) => `“${String(value)}”`).join('、');
  return found.message;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '若干字段',
  null: '空',
};

function typeInWords(value: unknown): string {
  if (value === null) return '空';
  if (value === undefined) return '缺少';
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return kind === 'boolean' ? '是非值' : (TYPE_WORDS[kind] ?? kind);
}
