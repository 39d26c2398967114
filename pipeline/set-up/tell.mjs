import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Made by the set-up, thrown away with node_modules: what was found on this machine, and the fonts for printing. */
export const kept = fileURLToPath(new URL('../../node_modules/.duban', import.meta.url));

/** Brought from elsewhere at some cost: never committed, and not thrown away with node_modules. */
export const own = fileURLToPath(new URL('../../.duban', import.meta.url));

/** Something the operator can mend: one line with the remedy, no stack. */
export class SetUpError extends Error {}

export function say(line) {
  process.stderr.write(`${line}\n`);
}
