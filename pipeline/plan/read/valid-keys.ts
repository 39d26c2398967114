import { planJsonSchema } from '../json-schema.ts';
import type { PlanPath } from '../rules/plan-rule.ts';
import { valueAt } from './path-words.ts';

type SchemaNode = {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly const?: unknown;
};

/** The fields a plan may have at a path; where the schema branches by kind, those of the kind that is written. */
export function validKeys(path: PlanPath, data: unknown): string[] {
  let nodes: readonly SchemaNode[] = [planJsonSchema()];
  path.forEach((key, depth) => {
    nodes = nodes
      .map((node) => (typeof key === 'number' ? node.items : node.properties?.[key]))
      .filter((node) => node !== undefined)
      .flatMap((node) => branches(node, valueAt(data, path.slice(0, depth + 1))));
  });
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function branches(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  if (node.anyOf) return node.anyOf;
  if (!node.oneOf) return [node];
  const kind = valueAt(value, ['kind']);
  const written = node.oneOf.filter((branch) => branch.properties?.kind?.const === kind);
  return written.length > 0 ? written : node.oneOf;
}
