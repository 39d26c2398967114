import Handlebars from 'handlebars';
import type { TemplateProblem } from './template-check.ts';
import { templateHelpers } from './template-helpers.ts';

/** Where a template or a phrase begins. */
export type Place = { readonly file: string; readonly line: number };

/** What a template says at a place, and whether that is the name of a phrase to be printed there. */
export type Expression = { readonly text: string; readonly isPartialName: boolean };

/** Lines of the nth text are counted from n × this, so that one number names text and line. */
const LINES = 1_000_000;

/** The place of a line of `markTree`. */
export function placeOf(line: number, places: readonly Place[]): { file: string; line: number | null } {
  const place = places[Math.floor(line / LINES)];
  return place ? { file: place.file, line: place.line + (line % LINES) - 1 } : { file: '', line: null };
}

/**
 * Numbers the lines of a tree as those of the `index`th text, puts a mark of its line before every tag and text, and
 * writes down what each helper is given.
 */
export function markTree(
  program: hbs.AST.Program,
  index: number,
  expressions: Map<string, Expression>,
): void {
  const walk = (node: hbs.AST.Node, isPartialName: boolean) => {
    const { start } = node.loc;
    const line = start.line + LINES * index;
    node.loc = { ...node.loc, start: { ...start, line } };
    if (isContent(node)) node.value = markContent(node.value, line);
    const said = saidIn(node);
    if (said !== null) expressions.set(`${line}:${start.column}`, { text: said, isPartialName });
    for (const part of partsOf(node)) walk(part, node.type === 'PartialStatement' && part === nameOf(node));
  };
  for (const statement of program.body) walk(statement, false);
}

/** What is wrong with a text before it is filled in. */
export function findStaticFaults(
  source: string,
  place: Place,
  partials: readonly string[],
): TemplateProblem[] {
  const fault = syntaxFaultIn(source, place);
  if (fault) return [fault];
  const tree = Handlebars.parseWithoutProcessing(source);
  const faults: TemplateProblem[] = [];
  const known = [...partials, ...inlineNames(source)];
  const walk = (node: hbs.AST.Node) => {
    const problem = faultOf(node, known);
    if (problem) faults.push({ file: place.file, line: place.line + node.loc.start.line - 1, problem });
    for (const part of partsOf(node)) walk(part);
  };
  for (const statement of tree.body) walk(statement);
  return faults;
}

/** The first mistake of syntax in a text; null when there is none. */
export function syntaxFaultIn(source: string, place: Place): TemplateProblem | null {
  try {
    Handlebars.parseWithoutProcessing(source);
    return null;
  } catch (error) {
    return syntaxFault(error instanceof Error ? error.message : '', place);
  }
}

/** `Parse error on line 3: …`, `if doesn't match each - 5:3` */
function syntaxFault(message: string, { file, line }: Place): TemplateProblem {
  const mismatch = /(\S+) doesn't match (\S+) - (\d+):/.exec(message);
  const at = Number(mismatch?.[3] ?? /Parse error on line (\d+)/.exec(message)?.[1] ?? 1);
  const problem = mismatch
    ? `{{#${mismatch[1]}}} 与 {{/${mismatch[2]}}} 不配对`
    : '双花括号的写法不对，或有一段没有结束';
  return { file, line: line + at - 1, problem };
}

function faultOf(node: hbs.AST.Node, partials: readonly string[]): string | null {
  if (node.type === 'PartialStatement') {
    const name = nameOf(node);
    if (name?.type !== 'PathExpression') return null;
    const { original } = name as hbs.AST.PathExpression;
    return partials.includes(original) ? null : `没有名为“${original}”的短语或模板`;
  }
  if (node.type === 'MustacheStatement' && !(node as hbs.AST.MustacheStatement).escaped)
    return '只能用双花括号，不能用三重花括号';
  const { path, params } = node as hbs.AST.MustacheStatement;
  const isCall =
    ['BlockStatement', 'SubExpression'].includes(node.type) ||
    (node.type === 'MustacheStatement' && params.length > 0);
  if (!isCall || path?.type !== 'PathExpression') return null;
  const name = (path as hbs.AST.PathExpression).original;
  return Object.hasOwn(templateHelpers, name) ? null : `没有“${name}”这种语句`;
}

/** Parts that a template keeps for itself: `{{#*inline "mark"}}`. */
function inlineNames(source: string): string[] {
  return [...source.matchAll(/\{\{#\*inline "([\w-]+)"\}\}/g)].map(([, name = '']) => name);
}

function nameOf(node: hbs.AST.Node): hbs.AST.Node | undefined {
  return (node as hbs.AST.PartialStatement).name;
}

/** What a helper is given first, or the value that is printed. */
function saidIn(node: hbs.AST.Node): string | null {
  const { params, path } = node as Partial<hbs.AST.MustacheStatement>;
  const said = (params?.[0] ?? path) as Partial<hbs.AST.PathExpression> | undefined;
  return said?.original === undefined ? null : String(said.original);
}

type AnyNode = {
  readonly program?: hbs.AST.Program;
  readonly inverse?: hbs.AST.Program;
  readonly params?: readonly hbs.AST.Node[];
  readonly path?: hbs.AST.Node;
};

/** The nodes below a node; a plain path is what is called, and nothing by itself. */
function partsOf(node: hbs.AST.Node): hbs.AST.Node[] {
  const { program, inverse, params, path } = node as AnyNode;
  const name = node.type === 'PartialStatement' ? nameOf(node) : undefined;
  const called = path?.type === 'SubExpression' ? path : undefined;
  const below = [name, called, ...(params ?? []), ...(program?.body ?? []), ...(inverse?.body ?? [])];
  return below.filter((part) => part !== undefined);
}

function isContent(node: hbs.AST.Node): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement';
}

function markContent(text: string, firstLine: number): string {
  let line = firstLine;
  return text.replace(/[\n<]/g, (found) => {
    if (found === '\n') line += 1;
    return found === '\n' ? found : `\uE000${line}\uE001<`;
  });
}
