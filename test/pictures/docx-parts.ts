import { strFromU8, unzipSync } from 'fflate';

/** A Word file's parts as text by their path. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}
