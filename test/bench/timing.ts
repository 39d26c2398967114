import { machineClock } from '../../pipeline/edge/clock.ts';
import { silentProgress } from '../../pipeline/edge/progress.ts';
import type { World } from '../../pipeline/edge/world.ts';

export function quietWorld(): World {
  return { now: machineClock, stdout: () => {}, stderr: () => {}, progress: silentProgress };
}

/** A result with the seconds it took. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, (performance.now() - started) / 1000];
}

export function seconds(value: number): number {
  return Number(value.toFixed(2));
}
