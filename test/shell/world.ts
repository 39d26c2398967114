import { silentProgress } from '../../pipeline/edge/progress.ts';
import type { World } from '../../pipeline/edge/world.ts';
import { main } from '../../pipeline/main.ts';

export const COASTAL_PLAN = 'test/plans/coastal-2026/plan.yaml';
export const GOOD_INBOX = 'test/cases/good-month/inbox';

/** A world whose clock stands still at an instant. */
export function worldAt(instant: string, written: { stdout: string; stderr: string }): World {
  return {
    now: () => new Date(instant),
    stdout: (text) => {
      written.stdout += text;
    },
    stderr: (text) => {
      written.stderr += text;
    },
    progress: silentProgress,
  };
}

/** One command line in a world of July 2026; what it printed and its exit status. */
export async function duban(args: readonly string[], instant = '2026-07-12T02:00:00Z') {
  const written = { stdout: '', stderr: '' };
  const status = await main(args, worldAt(instant, written));
  return { status, ...written };
}
