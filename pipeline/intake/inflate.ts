import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ZipEntry } from './zip-directory.ts';

/** Deflate expands at most about 1030 to 1, so one step never gives more than about 4 MiB. */
const STEP = 4096;

/** Why an entry could not be had. `budget`: it is larger than what was left to read. */
export type InflateFailure = 'budget' | 'damaged';

/**
 * Passes the true content of an entry on, piece by piece, and never holds more than one piece.
 * @param budget the most bytes that may come out; the entry's stated size is not asked.
 * @returns the number of bytes that came out, or why it stopped.
 */
export function inflateEntry(
  entry: ZipEntry,
  budget: number,
  take: (piece: Uint8Array) => void,
): number | InflateFailure {
  let size = 0;
  let checksum = 0;
  const count = (piece: Uint8Array) => {
    size += piece.length;
    if (size > budget) throw new BudgetSpent();
    checksum = crc32(piece, checksum);
    take(piece);
  };
  try {
    if (entry.method === 0) count(entry.compressed);
    else if (entry.method === 8) inflateSteps(entry.compressed, count);
    else return 'damaged';
  } catch (error) {
    if (error instanceof BudgetSpent) return 'budget';
    if (isInflateError(error)) return 'damaged';
    throw error;
  }
  return checksum === entry.checksum ? size : 'damaged';
}

class BudgetSpent extends Error {}

function inflateSteps(compressed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate((piece) => take(piece));
  for (let at = 0; at < compressed.length; at += STEP) {
    stream.push(compressed.subarray(at, at + STEP), at + STEP >= compressed.length);
  }
}

/** fflate throws its own errors with a small number as code. */
function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}
