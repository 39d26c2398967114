import { fileURLToPath } from 'node:url';
import type { World } from '../../pipeline/edge/world.ts';
import { judgeInbox } from '../../pipeline/inbox.ts';
import type { Judged } from '../../pipeline/judge.ts';
import { Decimal } from '../../pipeline/values/decimal.ts';

const PLAN = fileURLToPath(new URL('../../seeds/wuhan-2024/plan.yaml', import.meta.url));

/** What a run makes of a folder of workbooks, by really reading them. */
export function judgedFrom(inbox: string, period: string): Promise<Judged> {
  return judgeInbox({ plan: PLAN, inbox, period }, quietWorld);
}

const silent = () => {};
const quietWorld: World = {
  now: () => new Date('2026-03-01T00:00:00Z'),
  stdout: silent,
  stderr: silent,
  progress: { stage: silent, count: silent, line: silent, end: silent },
};

const WHERE = new Set(['file', 'sha256', 'sheet', 'cell', 'printed', 'places', 'submission']);

/** A value without where its figures stand and how they were written there: what must be equal however it was read. */
export function withoutProvenance(value: unknown): unknown {
  if (value instanceof Decimal) return value.toString();
  if (Array.isArray(value)) return value.map(withoutProvenance);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !WHERE.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProvenance(inner)]));
}
