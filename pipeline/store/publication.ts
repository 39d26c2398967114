import { lstat, mkdir, readlink, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, syncFolder, writingTo } from '../edge/files.ts';
import { issue, OperatorError } from '../values/issue.ts';
import type { WorkingFolder } from './working-folder.ts';

/**
 * Refuses an output folder in which something of somebody else's stands where a period's result would go.
 * Asked before the work, so that nobody waits for nothing.
 * @throws OperatorError output-occupied.
 */
export async function checkPlaceIsFree(out: string, period: string): Promise<void> {
  const place = join(out, period);
  const occupied = new OperatorError([issue('output-occupied', {}, { path: place })]);
  const status = await lstat(place).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  });
  if (status === null) return;
  if (!status.isSymbolicLink() || runOfLink(await readlink(place), period) === null) throw occupied;
}

/**
 * Publishes a finished working folder as `<out>/runs/<period>/<run id>` and makes it the current one.
 * Both steps are a rename: whenever the process dies, `<out>/<period>` is the old run whole or the new
 * run whole. Earlier runs stay.
 * @returns the run's folder.
 * @throws OperatorError output-unwritable, output-occupied.
 */
export async function publish(out: string, period: string, folder: WorkingFolder): Promise<string> {
  await checkPlaceIsFree(out, period);
  const relative = runPath(period, folder.runId);
  return writingTo(out, async () => {
    await syncFolder(folder.files);
    await mkdir(join(out, 'runs', period), { recursive: true });
    await rename(folder.files, join(out, relative));
    await syncFolder(join(out, 'runs', period));
    await syncFolder(join(out, 'runs'));
    await pointTo(relative, join(out, period), folder);
    await syncFolder(out);
    return join(out, relative);
  });
}

/** Id of the run that is current for a period, or null. */
export async function currentRunId(out: string, period: string): Promise<string | null> {
  const target = await readlink(join(out, period)).catch(() => '');
  return runOfLink(target, period);
}

/** Path of a run below the output folder. */
export function runPath(period: string, runId: string): string {
  return `runs/${period}/${runId}`;
}

/** A link is replaced by renaming another over it: at no moment is there none. */
async function pointTo(target: string, place: string, folder: WorkingFolder): Promise<void> {
  const link = join(folder.path, 'current');
  await symlink(target, link, 'dir');
  await rename(link, place);
}

function runOfLink(target: string, period: string): string | null {
  const prefix = runPath(period, '');
  const runId = target.slice(prefix.length);
  return target.startsWith(prefix) && /^[\w-]+$/.test(runId) ? runId : null;
}
