import { basename } from 'node:path';
import { newestFinishedMonth } from './edge/clock.ts';
import { readFileIfThere, sha256Of } from './edge/files.ts';
import { readSoundPlan } from './edge/plan-file.ts';
import type { World } from './edge/world.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { type Judged, judge, type Received, readSubmissions, requirePeriod } from './judge.ts';
import type { Plan } from './plan/plan.ts';
import { type PulledFile, pullFolder } from './sources/folder.ts';
import { archivePath, extensionOf } from './store/archive.ts';
import type { Issue } from './values/issue.ts';
import type { Submission } from './values/observation.ts';
import { parsePeriod } from './values/period.ts';

/** What the files of an inbox say, without keeping anything. Figures still carry their archive's paths. */

/**
 * Judges what lies in a folder.
 * @throws OperatorError for everything an operator can mend.
 */
export async function judgeInbox(
  order: { readonly plan: string; readonly inbox: string; readonly period: string | undefined },
  world: World,
): Promise<Judged> {
  const { plan } = await readSoundPlan(order.plan);
  const { period, issues } = requirePeriod(plan, newestFinishedMonth(world.now()), order.period);
  const pulled = await pullFiles([order.inbox]);
  const found = [...issues, ...pulled.issues];
  return judge({ plan, period, received: pulled.received, issues: found }, world);
}

/** Every issue that stands in one of the files, as a run would raise it; files or folders. */
export async function checkFiles(
  planPath: string,
  paths: readonly string[],
  world: World,
): Promise<{ files: number; figures: number; issues: Issue[] }> {
  const { plan } = await readSoundPlan(planPath);
  const pulled = await pullFiles(paths);
  const read = await readSubmissions({ plan, ...pulled }, world);
  const figures = read.submissions.flatMap(({ observations, milestones }) => [
    ...observations,
    ...milestones,
  ]);
  return {
    files: pulled.received.length,
    figures: figures.length,
    issues: [...pulled.issues, ...read.issues, ...compareFigures(plan, read.submissions)],
  };
}

/** Figures against one another, as the evaluation of the newest month reported sees them. */
function compareFigures(plan: Plan, submissions: readonly Submission[]): Issue[] {
  const months = submissions.map(({ order }) => order.newestPeriod).filter((month) => month !== null);
  const newest = months.sort().at(-1);
  const period = parsePeriod(newest ?? '');
  if (!period) return [];
  return evaluate(plan, period, submissions).issues.filter(({ file }) => file !== undefined);
}

type Pulled = { received: Received[]; issues: Issue[] };

async function pullFiles(paths: readonly string[]): Promise<Pulled> {
  const pulled: Pulled[] = [];
  for (const path of paths) pulled.push(await pullOne(path));
  return {
    received: pulled.flatMap(({ received }) => received),
    issues: pulled.flatMap(({ issues }) => issues),
  };
}

async function pullOne(path: string): Promise<Pulled> {
  const bytes = await readFileIfThere(path);
  if (bytes) {
    const file = { name: basename(path), path, bytes, sha256: sha256Of(bytes), demo: false };
    return { received: [receivedInPlace(file)], issues: [] };
  }
  const { files, issues } = await pullFolder(path);
  return { received: files.map(receivedInPlace), issues: [...issues] };
}

function receivedInPlace({ name, path, bytes, sha256, demo }: PulledFile): Received {
  const archived = archivePath(sha256, extensionOf(bytes));
  return { name, place: path, sha256, archived, bytes: bytes.length, source: 'folder', demo };
}
