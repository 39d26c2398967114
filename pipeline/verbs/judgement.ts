import { DEFAULTS } from '../config.ts';
import { newestFinishedMonth } from '../edge/clock.ts';
import { readSoundPlan } from '../edge/plan-file.ts';
import type { World } from '../edge/world.ts';
import { judgeInbox } from '../inbox.ts';
import { type Judged, judgeStored, requirePeriod } from '../judge.ts';
import { currentRun } from '../store/runs.ts';
import { issue, OperatorError } from '../values/issue.ts';
import { parsePeriod } from '../values/period.ts';

type JudgementOptions = {
  readonly plan?: string | undefined;
  readonly inbox?: string | undefined;
  readonly out?: string | undefined;
  readonly period?: string | undefined;
};

/**
 * What a verb that only looks at a period's verdicts looks at: the inbox when one is named, else the current
 * run of that period, judged again from its archive (so that each figure comes with its cell).
 * @throws OperatorError run-missing when there is neither.
 */
export async function judgementFor(options: JudgementOptions, world: World): Promise<Judged> {
  const plan = options.plan ?? DEFAULTS.plan;
  if (options.inbox !== undefined)
    return judgeInbox({ plan, inbox: options.inbox, period: options.period }, world);
  const out = options.out ?? DEFAULTS.out;
  const text = options.period === undefined ? await defaultPeriod(plan, world) : readable(options.period);
  const stored = await currentRun(out, text);
  if (!stored) throw new OperatorError([issue('run-missing', {}, { path: `${out}/${text}` })]);
  return judgeStored(stored, world);
}

async function defaultPeriod(planPath: string, world: World): Promise<string> {
  const { plan } = await readSoundPlan(planPath);
  return requirePeriod(plan, newestFinishedMonth(world.now()), undefined).period.text;
}

function readable(printed: string): string {
  if (parsePeriod(printed)) return printed;
  throw new OperatorError([issue('period-unreadable-argument', {}, { printed })]);
}
