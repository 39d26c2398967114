import { join } from 'node:path';
import { type Correction, findCorrection } from './compose/correction.ts';
import { parsePublished } from './compose/published.ts';
import { readFileIfThere } from './edge/files.ts';
import type { Judged } from './judge.ts';
import type { Manifest } from './render/manifest.ts';
import { currentRun, type StoredRun, storedRun } from './store/runs.ts';

/** Which version of its period's report a run makes, and what it corrects. */
export type Version = Pick<Manifest, 'version' | 'corrects'> & { readonly correction: Correction | null };

/** A judged run with the plan file it was judged by. */
export type JudgedBy = Judged & { readonly planSha256: string };

const FIRST: Version = { version: 1, corrects: null, correction: null };

/**
 * The version of a period's report that is about to be published. Figures other than the published ones make the next
 * version, which corrects it; the same figures make the same version again, with the same correction, so that the same
 * inputs go on giving the same documents. Invented and real figures, and other plans, do not correct one another.
 */
export async function nextVersion(out: string, judged: JudgedBy): Promise<Version> {
  const published = await currentRun(out, judged.period.text);
  if (!published) return FIRST;
  const { plan, demo, version, corrects, run } = published.manifest;
  if (plan.id !== judged.plan.id || demo !== judged.demo) return FIRST;
  const correction = await compareWith(published, judged);
  if (correction) return { version: version + 1, corrects: run.id, correction };
  return { version, corrects, correction: await correctionOf(out, corrects, judged) };
}

/** What a run that corrects `corrects` says of it; null when it corrects none, or that one is no longer there. */
export async function correctionOf(
  out: string,
  corrects: string | null,
  judged: JudgedBy,
): Promise<Correction | null> {
  const corrected = corrects === null ? null : await storedRun(out, judged.period.text, corrects);
  return corrected ? compareWith(corrected, judged) : null;
}

async function compareWith({ manifest, folder }: StoredRun, judged: JudgedBy): Promise<Correction | null> {
  const text = (await readFileIfThere(join(folder, 'evaluation.json')))?.toString('utf8') ?? '';
  const evaluation = parsePublished(text);
  if (!evaluation) return null;
  const files = new Map(manifest.inputs.map(({ sha256, path }) => [sha256, path]));
  const then = { date: manifest.run.date, evaluation, files, planSha256: manifest.plan.sha256 };
  return findCorrection(then, { ...judged, inputs: judged.received });
}
