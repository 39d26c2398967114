/** One place where two JSON documents differ; `undefined` where one has nothing. */
export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown };

/**
 * Every place where two parsed JSON documents differ, in document order. Elements of a list are named by their
 * `id` or `no` where they have one, so that a path reads `indicators[ports].actual`.
 */
export function findDifferences(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path);
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => findDifferences(before[key], after[key], path ? `${path}.${key}` : key));
  }
  return [{ path, before, after }];
}

function inLists(before: readonly unknown[], after: readonly unknown[], path: string): Difference[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => {
    const name = nameOf(before[index]) ?? nameOf(after[index]) ?? String(index);
    return findDifferences(before[index], after[index], `${path}[${name}]`);
  }).flat();
}

function nameOf(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const name = value.id ?? value.no;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
