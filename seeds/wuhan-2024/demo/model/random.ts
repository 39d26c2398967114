/** A stream of numbers in [0, 1): the same for the same seed and names on every machine. */
export type Random = () => number;

/**
 * mulberry32, started from a seed and from the names of what is drawn (an item, a year), so that adding
 * a series leaves every other series as it was.
 */
export function randomFrom(seed: number, ...names: readonly (string | number)[]): Random {
  let state = hash(`${seed}|${names.join('|')}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `first` to `last`, both included. */
export function wholeBetween(random: Random, first: number, last: number): number {
  return first + Math.floor(random() * (last - first + 1));
}

/** 32-bit FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
