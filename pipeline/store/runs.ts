import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, readFileIfThere } from '../edge/files.ts';
import { type Manifest, parseManifest } from '../render/manifest.ts';
import { issue, OperatorError } from '../values/issue.ts';
import { compareText } from '../values/order.ts';
import { currentRunId, runPath } from './publication.ts';

/** A published run as found on disk. */
export type StoredRun = {
  readonly manifest: Manifest;
  readonly folder: string;
  /** The output folder it belongs to, where its archive is. */
  readonly out: string;
  readonly current: boolean;
};

/** Every run below the output folder, oldest first. */
export async function listRuns(out: string): Promise<StoredRun[]> {
  const periods = await foldersIn(join(out, 'runs'));
  const found: StoredRun[] = [];
  for (const period of periods) {
    const current = await currentRunId(out, period);
    for (const runId of await foldersIn(join(out, 'runs', period))) {
      const run = await readRun(join(out, runPath(period, runId)), out, runId === current);
      if (run) found.push(run);
    }
  }
  return found.sort((a, b) => compareText(a.manifest.run.startedAt, b.manifest.run.startedAt));
}

/** The run that is current for a period, or null. */
export async function currentRun(out: string, period: string): Promise<StoredRun | null> {
  const runId = await currentRunId(out, period);
  return runId === null ? null : readRun(join(out, runPath(period, runId)), out, true);
}

/** A run of a period by its id, or null. */
export async function storedRun(out: string, period: string, runId: string): Promise<StoredRun | null> {
  return readRun(join(out, runPath(period, runId)), out, runId === (await currentRunId(out, period)));
}

/**
 * A run by its folder, by its id or by a period whose current run is meant.
 * @throws OperatorError run-missing.
 */
export async function findRun(out: string, name: string): Promise<StoredRun> {
  const byPeriod = await currentRun(out, name);
  if (byPeriod) return byPeriod;
  const byId = (await listRuns(out)).find(({ manifest }) => manifest.run.id === name);
  if (byId) return byId;
  const byFolder = await runInFolder(resolve(name));
  if (byFolder) return byFolder;
  throw new OperatorError([issue('run-missing', {}, { path: name })]);
}

/** `<out>/runs/<period>/<run id>`, or the link `<out>/<period>` to it. */
async function runInFolder(path: string): Promise<StoredRun | null> {
  const folder = await realpath(path).catch(() => null);
  if (folder === null) return null;
  const out = dirname(dirname(dirname(folder)));
  const current = await currentRunId(out, basename(dirname(folder)));
  return readRun(folder, out, current === basename(folder));
}

async function readRun(folder: string, out: string, current: boolean): Promise<StoredRun | null> {
  const bytes = await readFileIfThere(join(folder, 'manifest.json'));
  const manifest = bytes && parseManifest(bytes.toString('utf8'));
  return manifest ? { manifest, folder, out, current } : null;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(compareText);
}
