import { join } from 'node:path';
import { readSoundPlan } from './edge/plan-file.ts';
import { openWorkbookReader, type WorkbookReader } from './edge/workbook-reader.ts';
import type { World } from './edge/world.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { checkSubmissions } from './intake/check-submissions.ts';
import { interpretWorkbook } from './intake/interpret-workbook.ts';
import { choosePeriod } from './plan/choose-period.ts';
import type { Plan } from './plan/plan.ts';
import { checkArchived } from './store/archive.ts';
import type { StoredRun } from './store/runs.ts';
import type { Evaluation } from './values/evaluation.ts';
import { type Issue, issue, OperatorError } from './values/issue.ts';
import type { Month } from './values/month.ts';
import type { Submission } from './values/observation.ts';
import { type Period, parsePeriod } from './values/period.ts';

/** A received file: what people call it, what it is called in the archive, and where its bytes are now. */
export type Received = {
  /** The path a person knows, below the inbox. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Path in the archive, relative to the output folder. */
  readonly archived: string;
  /** Where to read it. */
  readonly place: string;
  /** Which kind of source it came from. */
  readonly source: string;
  /** Lies in a folder that says of itself that its data is invented. */
  readonly demo: boolean;
};

/** A period's verdicts with everything they rest on. */
export type Judged = {
  readonly plan: Plan;
  readonly period: Period;
  /** Made from invented data, at least in part. */
  readonly demo: boolean;
  readonly received: readonly Received[];
  readonly submissions: readonly Submission[];
  readonly evaluation: Evaluation;
  /** Of every stage up to the evaluation. */
  readonly issues: readonly Issue[];
};

type ToJudge = Pick<Judged, 'plan' | 'period' | 'received' | 'issues'>;

/** read → interpret → check → evaluate: from received files to verdicts. */
export async function judge(given: ToJudge, world: World): Promise<Judged> {
  const read = await readSubmissions(given, world);
  world.progress.stage('评估');
  const { evaluation, issues } = evaluate(given.plan, given.period, read.submissions);
  return {
    ...given,
    demo: [...given.received, ...read.submissions].some(({ demo }) => demo),
    submissions: read.submissions,
    evaluation,
    issues: [...given.issues, ...read.issues, ...issues],
  };
}

/** read → interpret → check: what the files say, and everything wrong with them. */
export async function readSubmissions(
  { plan, received }: Pick<ToJudge, 'plan' | 'received'>,
  world: World,
): Promise<{ submissions: Submission[]; issues: Issue[] }> {
  world.progress.stage('读取报表');
  const reader = openWorkbookReader();
  let done = 0;
  const readOne = async (file: Received) => {
    const read = await readFile(file, plan, reader);
    done += 1;
    world.progress.count(done, received.length);
    return read;
  };
  try {
    const read = await Promise.all(received.map(readOne));
    const submissions = read.flatMap(({ submission }) => submission ?? []);
    const issues = [...read.flatMap((one) => one.issues), ...checkSubmissions(submissions, plan)];
    return { submissions, issues };
  } finally {
    await reader.close();
  }
}

/**
 * Judges a finished run again, from its archived plan and inputs alone.
 * @throws OperatorError archive-damaged, naming every file that is gone or changed.
 */
export async function judgeStored({ manifest, out }: StoredRun, world: World): Promise<Judged> {
  const { plan: source, inputs, run, demo, templates } = manifest;
  const policy = source.policy ? [source.policy] : [];
  await checkArchived(out, [source, ...policy, ...inputs, ...(templates?.files ?? [])]);
  const policyPath = source.policy ? join(out, source.policy.archived) : null;
  const { plan } = await readSoundPlan(join(out, source.archived), policyPath);
  const period = parsePeriod(run.period);
  if (!period) throw new OperatorError([issue('run-missing', {}, { path: run.period })]);
  const received = inputs.map((input) => ({
    ...input,
    name: input.path,
    place: join(out, input.archived),
    demo,
  }));
  return judge({ plan, period, received, issues: [] }, world);
}

/**
 * The report period that was asked for, or the newest there can be.
 * @throws OperatorError when there can be no such report.
 */
export function requirePeriod(
  plan: Plan,
  newestFinished: Month,
  asked: string | undefined,
): { period: Period; issues: Issue[] } {
  const { period, issues } = choosePeriod(plan, newestFinished, asked);
  if (!period) throw new OperatorError(issues);
  return { period, issues };
}

async function readFile(
  { place, name, archived, sha256, demo }: Received,
  plan: Plan,
  reader: WorkbookReader,
): Promise<{ submission: Submission | null; issues: readonly Issue[] }> {
  const { workbook, issues } = await reader.read({ path: place, name });
  if (!workbook) return { submission: null, issues };
  const read = interpretWorkbook(workbook, { file: archived, sha256, name, demo }, plan);
  return { submission: read.submission, issues: [...issues, ...read.issues] };
}
