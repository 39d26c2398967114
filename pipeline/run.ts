import { basename, isAbsolute, join, relative } from 'node:path';
import { PROGRAM_VERSIONS } from './config.ts';
import { type Delivery, makeDocuments, openPress, type Press, unitOf } from './documents.ts';
import { newestFinishedMonth, shanghaiDate } from './edge/clock.ts';
import { sha256Of, writeSynced, writingTo } from './edge/files.ts';
import { facesSha256 } from './edge/fonts.ts';
import { type PlanFile, readSoundPlan } from './edge/plan-file.ts';
import { type OwnTemplates, readOwnTemplates } from './edge/templates.ts';
import type { World } from './edge/world.ts';
import { type Judged, judge, type Received, requirePeriod } from './judge.ts';
import { findUnit } from './plan/find-unit.ts';
import type { Plan } from './plan/plan.ts';
import { evaluationJson } from './render/evaluation-json.ts';
import { countIssues, issuesJson } from './render/issues-json.ts';
import { type Manifest, manifestJson } from './render/manifest.ts';
import { type PulledFile, pullFolder } from './sources/folder.ts';
import { archiveBytes, extensionOf } from './store/archive.ts';
import { checkPlaceIsFree, publish } from './store/publication.ts';
import { closeWorkingFolder, openWorkingFolder, type WorkingFolder } from './store/working-folder.ts';
import { OperatorError } from './values/issue.ts';
import { nextVersion } from './versions.ts';

const FILES_AT_ONCE = 16;

/** What a run is asked for. */
export type RunOrder = {
  readonly plan: string;
  readonly inbox: string;
  readonly out: string;
  /** The newest finished month within the plan when left out. */
  readonly period: string | undefined;
  /** 成文日期, `YYYY-MM-DD`; today in Asia/Shanghai when left out. */
  readonly date: string | undefined;
  readonly reports: readonly string[];
  readonly formats: readonly string[];
  /** Id or name of the unit whose documents alone are wanted; null for all. */
  readonly unit: string | null;
  /** A user's own folder of templates, which stand before ours; null for ours alone. */
  readonly templates: string | null;
  /** Who or what asked for it: `manual`. */
  readonly trigger: string;
};

export type FinishedRun = Judged & {
  readonly manifest: Manifest;
  /** The run's own folder, which stays. */
  readonly folder: string;
  /** Where the period's current run is found, this one until the next. */
  readonly place: string;
};

/**
 * One run from end to end: pull → archive → (read → interpret → check → evaluate) → (compose → render) → publish.
 * Nothing that was published before is touched until the last step, and that is a rename.
 * @throws OperatorError for everything an operator can mend.
 */
export async function run(order: RunOrder, world: World): Promise<FinishedRun> {
  const startedAt = world.now();
  const planFile = await readSoundPlan(order.plan);
  const { plan } = planFile;
  const { period, issues } = requirePeriod(plan, newestFinishedMonth(startedAt), order.period);
  const unit = unitOfOrder(order.unit, plan);
  await checkPlaceIsFree(order.out, period.text);
  const own = order.templates === null ? null : await readOwnTemplates(order.templates);
  world.progress.stage('收取报表');
  const pulled = await pullFolder(order.inbox);
  const folder = await openWorkingFolder(order.out, startedAt);
  const press = await openPress(order.formats, own);
  try {
    const received = await archiveReceived(order.out, folder, pulled.files);
    const judged = await judge({ plan, period, received, issues: [...issues, ...pulled.issues] }, world);
    const date = order.date ?? shanghaiDate(startedAt);
    const deliver: Delivery = ({ path }, bytes) => writeInto(folder, path, bytes);
    const planSha256 = sha256Of(planFile.source.bytes);
    const { correction, ...version } = await nextVersion(order.out, { ...judged, planSha256 });
    const made = await makeDocuments(judged, { ...order, unit, date, correction }, press, deliver, world);
    const found = { ...judged, issues: [...judged.issues, ...made.issues] };
    world.progress.stage('发布');
    const planSource = await archivePlan(order.out, folder, planFile);
    const templates = own && (await archiveTemplates(order.out, folder, own));
    const files = await writeResults(found, folder);
    const manifest: Manifest = {
      schema: 'duban.manifest/1',
      run: {
        id: folder.runId,
        plan: plan.id,
        period: period.text,
        date,
        trigger: order.trigger,
        startedAt: startedAt.toISOString(),
        finishedAt: world.now().toISOString(),
      },
      plan: { id: plan.id, version: plan.version, ...planSource },
      templates,
      demo: judged.demo,
      ...version,
      inputs: inputsOf(judged),
      documents: made.documents,
      files,
      versions: await versionsOf(press),
      issues: countIssues(found.issues),
    };
    await writeInto(folder, 'manifest.json', manifestJson(manifest));
    const published = await publish(order.out, period.text, folder);
    return { ...found, manifest, folder: published, place: join(order.out, period.text) };
  } finally {
    await press.close();
    await closeWorkingFolder(folder);
  }
}

function unitOfOrder(unit: string | null, plan: Plan): string | null {
  if (unit === null) return null;
  const found = findUnit(unit, plan);
  if ('code' in found) throw new OperatorError([found]);
  return found.id;
}

/** Every file is kept before it is read, and read from where it is kept: what is judged is what is archived. */
async function archiveReceived(
  out: string,
  folder: WorkingFolder,
  files: readonly PulledFile[],
): Promise<Received[]> {
  const keep = async ({ name, bytes, demo }: PulledFile): Promise<Received> => {
    const kept = await archiveBytes(out, folder.scratch, bytes, extensionOf(bytes));
    return { ...kept, name, place: join(out, kept.archived), source: 'folder', demo };
  };
  const received: Received[] = [];
  // a disk syncs several files in hardly more time than one
  for (let start = 0; start < files.length; start += FILES_AT_ONCE)
    received.push(...(await Promise.all(files.slice(start, start + FILES_AT_ONCE).map(keep))));
  return received;
}

async function archivePlan(out: string, folder: WorkingFolder, { source, policy }: PlanFile) {
  const keep = async ({ path, bytes }: PlanFile['source'], extension: 'yaml' | 'txt') => {
    const { archived, sha256 } = await archiveBytes(out, folder.scratch, bytes, extension);
    return { path: shownPath(path), sha256, archived };
  };
  return { ...(await keep(source, 'yaml')), policy: policy ? await keep(policy, 'txt') : null };
}

async function archiveTemplates(
  out: string,
  { scratch }: WorkingFolder,
  { folder, files }: OwnTemplates,
): Promise<Manifest['templates']> {
  const kept = [];
  for (const { name, bytes } of files) {
    const { archived, sha256 } = await archiveBytes(
      out,
      scratch,
      bytes,
      name.endsWith('.css') ? 'css' : 'hbs',
    );
    kept.push({ path: name, sha256, archived });
  }
  return { folder, files: kept };
}

/** A manifest is read elsewhere too: it does not tell where this machine keeps things. */
function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') || isAbsolute(below) ? basename(path) : below;
}

function inputsOf({ received, submissions }: Judged): Manifest['inputs'] {
  const bySha256 = new Map(submissions.map((submission) => [submission.sha256, submission]));
  return received.map(({ name, sha256, bytes, archived, source }) => {
    const unit = unitOf(bySha256.get(sha256));
    return { path: name, sha256, archived, bytes, source, ...(unit === null ? {} : { unit }) };
  });
}

/** What programs read of a run beside its manifest, which is written last. */
async function writeResults(
  { evaluation, issues }: Judged,
  folder: WorkingFolder,
): Promise<Manifest['files']> {
  const texts = [
    { path: 'evaluation.json', text: evaluationJson(evaluation) },
    { path: 'issues.json', text: issuesJson(issues) },
  ];
  for (const { path, text } of texts) await writeInto(folder, path, text);
  return texts.map(({ path, text }) => ({ path, sha256: sha256Of(text) }));
}

function writeInto(folder: WorkingFolder, name: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder.files, name);
  return writingTo(path, () => writeSynced(path, content));
}

/** Everything a document's bytes depend on besides plan, inputs, period and date. */
export async function versionsOf(press: Press): Promise<Manifest['versions']> {
  const browser = await press.browser();
  return {
    ...PROGRAM_VERSIONS,
    node: process.versions.node,
    ...(browser ? { chromium: await browser.browser.version() } : {}),
    ...(press.faces.length > 0 ? { fonts: facesSha256(press.faces) } : {}),
    templates: press.templates.sha256,
  };
}
