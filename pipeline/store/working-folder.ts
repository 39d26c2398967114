import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode, writingTo } from '../edge/files.ts';

/** A hidden folder of one run while it is being made. Nobody but that run looks into it. */
export type WorkingFolder = {
  /** `20260722T091300Z-4f2a9c`: sorts by time, and two runs of one second differ. */
  readonly runId: string;
  readonly path: string;
  /** What will be published as the run's folder. */
  readonly files: string;
  /** Unfinished copies on the same file system. */
  readonly scratch: string;
};

const WORKING = '.working';
/** Tells this process from an earlier one that had the same number. */
const PROCESS_TOKEN = randomBytes(4).toString('hex');
const OWNER = /~(?<host>[A-Za-z0-9-]+)~(?<pid>\d+)~(?<token>[0-9a-f]{8})$/;

/**
 * Makes the working folder of a run that starts at `startedAt`, and clears away those of dead runs.
 * @throws OperatorError output-unwritable.
 */
export async function openWorkingFolder(out: string, startedAt: Date): Promise<WorkingFolder> {
  const stamp = startedAt.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  const runId = `${stamp}-${randomBytes(3).toString('hex')}`;
  const path = join(out, WORKING, `${runId}~${hostKey()}~${process.pid}~${PROCESS_TOKEN}`);
  const folder = { runId, path, files: join(path, 'files'), scratch: join(path, 'scratch') };
  return writingTo(out, async () => {
    await clearDeadFolders(out);
    await mkdir(folder.files, { recursive: true });
    await mkdir(folder.scratch);
    return folder;
  });
}

/** Removes a run's working folder, published or given up. */
export async function closeWorkingFolder(folder: WorkingFolder): Promise<void> {
  await rm(folder.path, { recursive: true, force: true });
}

async function clearDeadFolders(out: string): Promise<void> {
  const names = await readdir(join(out, WORKING)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter(isDead))
    await rm(join(out, WORKING, name), { recursive: true, force: true });
}

/** Only a run of this machine can be known to be dead; another machine's is left to that machine. */
function isDead(name: string): boolean {
  const owner = OWNER.exec(name)?.groups;
  if (!owner || owner.host !== hostKey()) return false;
  if (Number(owner.pid) === process.pid) return owner.token !== PROCESS_TOKEN;
  return !isProcessAlive(Number(owner.pid));
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function hostKey(): string {
  return hostname().replace(/[^A-Za-z0-9-]/g, '-') || 'localhost';
}
