import { type Zippable, zipSync } from 'fflate';

/** Times inside the zip say nothing, so they are the oldest that a zip can hold. */
const ZIP_TIME = '1980-01-01T00:00:00';

/** An Office package whose bytes hang on nothing but its parts: one time for all, in an order of their own. */
export function packParts(parts: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array {
  // Word wants the content types first; the other parts in a fixed order
  const ordered = [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(
    ordered.map(([path, bytes]) => [path, [bytes, { mtime: ZIP_TIME, level: 6 }]]),
  );
  return zipSync(zip);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;
}
