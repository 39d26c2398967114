import { type Issue, issue } from '../values/issue.ts';
import { checkPlan, type PlanProblem } from './check.ts';
import { normalisePlan, type Plan } from './plan.ts';
import { pathInWords } from './read/path-words.ts';
import { salvage } from './read/salvage.ts';
import { chineseErrors, type SchemaProblem, schemaProblems } from './read/schema-problems.ts';
import { readYaml, type YamlSource } from './read/yaml-source.ts';
import { PLAN_RULES } from './rules/index.ts';
import { planSchema } from './schema.ts';

/**
 * A plan file's text as a plan, with every problem of YAML, of form and of cross references at once, by line.
 * @param policyText the policy's text, against which quotations are checked; null when there is none.
 * @returns plan null when there is any problem.
 */
export function parsePlan(
  yamlText: string,
  policyText: string | null,
): { readonly plan: Plan | null; readonly issues: Issue[] } {
  const source = readYaml(yamlText);
  const unreadable = source.problems.map((problem) => issue('plan-unreadable', {}, problem));
  if (source.data === undefined) return { plan: null, issues: unreadable };
  const result = planSchema.safeParse(source.data, { error: chineseErrors });
  if (!result.success) {
    const form = schemaProblems(result.error.issues, source.data);
    const problems = [...form, ...problemsOfTheRest(source.data, policyText)];
    return { plan: null, issues: [...unreadable, ...planIssues(problems, source)] };
  }
  const issues = [...unreadable, ...planIssues(checkPlan(result.data, policyText), source)];
  return { plan: issues.length > 0 ? null : normalisePlan(result.data), issues };
}

/** Cross references of what can be read, without those that only the unreadable part could settle. */
function problemsOfTheRest(data: unknown, policyText: string | null): PlanProblem[] {
  const rest = salvage(data);
  if (rest === null) return [];
  const needs = new Map(PLAN_RULES.map((rule) => [rule.name, rule.needs]));
  return checkPlan(rest.parsed, policyText)
    .filter(({ rule }) => !needs.get(rule)?.some((list) => rest.lostLists.has(list)))
    .filter(({ mentions }) => mentions === undefined || !rest.lostIds.has(mentions))
    .map((problem) => ({ ...problem, path: rest.originalPath(problem.path) }));
}

/** In the order of the file's lines. */
function planIssues(problems: readonly (SchemaProblem | PlanProblem)[], source: YamlSource): Issue[] {
  return problems
    .map((problem) => ({ problem, line: source.lineOf(problem.path) }))
    .sort((a, b) => a.line - b.line)
    .map(({ problem, line }) => planIssue(problem, line, pathInWords(problem.path, source.data)));
}

function planIssue(problem: SchemaProblem | PlanProblem, line: number, path: string): Issue {
  if ('quotation' in problem && problem.quotation !== undefined)
    return issue('quotation-not-found', {}, { line, path, quotation: problem.quotation });
  const found = issue('plan-invalid', {}, { line, path, reason: problem.reason });
  return 'hint' in problem && problem.hint !== undefined ? { ...found, hint: problem.hint } : found;
}
