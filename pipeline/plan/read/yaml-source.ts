import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { PlanPath } from '../rules/plan-rule.ts';

/** A YAML text as plain data, with the line of each of its parts. */
export type YamlSource = {
  /** undefined when the text is too broken to mean anything. */
  readonly data: unknown;
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
  /** Line of the part at a path, or of its nearest ancestor that is there. From 1. */
  readonly lineOf: (path: PlanPath) => number;
};

/** No plan is longer: fifteen tasks need about a twentieth of it. */
const LONGEST_TEXT = 2_000_000;
/** Aliases that stand for more than this many nodes are a bomb, not a plan. */
const MOST_ALIASES = 100;

/** Never throws: what is wrong with the text is among the problems, all of it. */
export function readYaml(text: string): YamlSource {
  if (text.length > LONGEST_TEXT) return unusable('文件过大，不像是方案');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings];
  const problems = withoutRepeats([
    ...faults.map((fault) => ({ line: lineAt(fault.pos[0]), reason: faultInWords(fault) })),
    ...forbiddenKeys(document).map((offset) => ({ line: lineAt(offset), reason: '不能用 __proto__ 作键' })),
  ]);
  const lineOf = (path: PlanPath) => lineAt(offsetOf(document, path));
  // A repeated key leaves the rest readable; after any other fault the rest means nothing.
  if (document.errors.some((fault) => fault.code !== 'DUPLICATE_KEY'))
    return { data: undefined, problems, lineOf };
  if (document.contents === null || text.trim() === '') return unusable('文件是空的');
  try {
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES }), problems, lineOf };
  } catch (error) {
    // yaml's word for an alias that leads nowhere or for too many of them
    if (!(error instanceof ReferenceError)) throw error;
    return {
      data: undefined,
      problems: [...problems, { line: 1, reason: '引用（*别名）无效或过多' }],
      lineOf,
    };
  }
}

function unusable(reason: string): YamlSource {
  return { data: undefined, problems: [{ line: 1, reason }], lineOf: () => 1 };
}

const FAULTS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  BAD_INDENT: '缩进不正确',
  MISSING_CHAR: '缺少符号（引号、括号或冒号没有成对，或冒号后缺少空格）',
  UNEXPECTED_TOKEN: '有多余的符号',
  MULTILINE_IMPLICIT_KEY: '键没有写在一行内，可能缺少冒号',
  BLOCK_AS_IMPLICIT_KEY: '同一行内不能再写下一级，可能有多余的冒号，请加引号',
  BLOCK_IN_FLOW: '方括号、花括号内不能换行写列表',
  BAD_SCALAR_START: '文本以特殊符号开头，请加引号',
  BAD_DQ_ESCAPE: '双引号内的反斜杠写法不正确',
  BAD_ALIAS: '引用（*别名）写法不正确',
  MULTIPLE_DOCS: '一个文件只能有一份方案，不能用 --- 分成几份',
  TAG_RESOLVE_FAILED: '不支持以 ! 开头的标记',
  RESOURCE_EXHAUSTION: '嵌套过深',
};

function faultInWords(fault: YAMLError): string {
  return FAULTS[fault.code] ?? `写法不正确（${fault.code}）`;
}

/** One slip makes the parser stumble several times on a line. */
function withoutRepeats(problems: YamlSource['problems']): YamlSource['problems'] {
  const seen = new Map(problems.map((problem) => [`${problem.line} ${problem.reason}`, problem]));
  return [...seen.values()];
}

function forbiddenKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === '__proto__') offsets.push(key.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where the last part of a path that is there begins; for an entry of a map its key. */
function offsetOf(document: Document, path: PlanPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const resolved = isAlias(node) ? node.resolve(document) : node;
    const child: Pair | Node | undefined = childOf(resolved, key);
    if (child === undefined) return offset;
    offset = startOf(isPair(child) ? child.key : child) ?? offset;
    node = isPair(child) ? child.value : child;
  }
  return offset;
}

function childOf(node: unknown, key: string | number): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (isSeq(node) && typeof key === 'number') return node.items[key] as Node | undefined;
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
