import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '../intake/limits.ts';
import type { RawWorkbook } from '../intake/workbook.ts';
import { type Issue, type IssueCode, issue } from '../values/issue.ts';
import type { ChildAnswer } from './workbook-child.ts';

/** Reads workbooks in a child process: whatever a file does to its reader, the other files still count. */
export type WorkbookReader = {
  /** Any number may be asked for at once: they queue. `name` is the path that a person knows. */
  readonly read: (file: { readonly path: string; readonly name: string }) => Promise<ReadWorkbook>;
  /** To be called once, in any case. What is still waiting is given up. */
  readonly close: () => Promise<void>;
};

/** `workbook` is null exactly when an issue says why the file could not be read. */
export type ReadWorkbook = { readonly workbook: RawWorkbook | null; readonly issues: readonly Issue[] };

type ReaderLimits = {
  readonly secondsPerFile: number;
  /** Of the child's JavaScript heap. A sheet of 500,000 cells takes about 400 MB. */
  readonly heapMegabytes: number;
};

type Child = {
  readonly process: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly stderr: () => string;
};
type Exit = { readonly code: number | null };
type Outcome = ChildAnswer | 'timeout' | 'crashed';

export const READER_LIMITS: ReaderLimits = { secondsPerFile: 30, heapMegabytes: 512 };

const CHILD = fileURLToPath(new URL('./workbook-child.ts', import.meta.url));
/** Exit status of a child that met a bug of ours rather than a bad file. */
const BUG = 70;

/**
 * One child reads one file after another, and a new one takes its place after a crash or a timeout. (A second one
 * beside it saved a tenth of the time of 400 small files, and cost 150 MB.)
 */
export function openWorkbookReader(limits: ReaderLimits = READER_LIMITS): WorkbookReader {
  let child: Promise<Child> | null = startChild(limits.heapMegabytes);
  // Started before the first file is asked for, because exceljs takes a while to load; a failure shows there.
  child.catch(() => {});
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const readNext = async (path: string, name: string): Promise<ReadWorkbook> => {
    if (closed) throw new Error('the workbook reader is closed');
    // A child may have died between two files, at the hands of the system for instance.
    if (child !== null && !(await child).process.connected) child = null;
    child ??= startChild(limits.heapMegabytes);
    const outcome = await ask(await child, path, limits.secondsPerFile);
    if (typeof outcome === 'string') child = null;
    return resultOf(outcome, name, limits);
  };

  return {
    read: ({ path, name }) => {
      const result = last.then(() => readNext(path, name));
      last = result.catch(() => {});
      return result;
    },
    close: async () => {
      closed = true;
      await child?.then(end, () => {});
    },
  };
}

/** @throws Error when the child cannot even load its code. */
async function startChild(heapMegabytes: number): Promise<Child> {
  const process = fork(CHILD, [], {
    // With a fixed limit V8 begins with a heap so small that collecting it takes most of the time.
    execArgv: [`--max-old-space-size=${heapMegabytes}`, '--initial-heap-size=64', '--max-semi-space-size=4'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  process.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-4000);
  });
  const exited = once(process, 'close').then(([code]: (number | null)[]): Exit => ({ code: code ?? null }));
  const first = await Promise.race([once(process, 'message'), exited]);
  if ('code' in first) throw new Error(`the workbook child did not start: ${stderr}`);
  return { process, exited, stderr: () => stderr };
}

/** One file. After `timeout` and `crashed` the child is gone. */
async function ask(child: Child, path: string, seconds: number): Promise<Outcome> {
  const patience = new AbortController();
  const answered = once(child.process, 'message', { signal: patience.signal });
  const late = wait(seconds * 1000, 'timeout' as const, { signal: patience.signal });
  for (const promise of [answered, late]) promise.catch(() => {});
  // A failure to send shows as the child's end.
  child.process.send(path, () => {});
  const first = await Promise.race([answered, late, child.exited]);
  patience.abort();
  if (first === 'timeout') {
    await end(child);
    return 'timeout';
  }
  if (Array.isArray(first)) return first[0];
  if (first.code === BUG) throw new Error(`the workbook child met a bug reading ${path}: ${child.stderr()}`);
  return 'crashed';
}

async function end({ process, exited }: Child): Promise<void> {
  process.kill('SIGKILL');
  await exited;
}

function resultOf(outcome: Outcome, name: string, { secondsPerFile }: ReaderLimits): ReadWorkbook {
  const refused = (code: IssueCode, values: Readonly<Record<string, string | number>>): ReadWorkbook => ({
    workbook: null,
    issues: [issue(code, { file: name }, values)],
  });
  if (outcome === 'timeout') return refused('file-timeout', { seconds: secondsPerFile });
  if (outcome === 'crashed') return refused('file-unreadable', { reason: '内容过多，读取时内存不足' });
  if ('finding' in outcome) return refused(outcome.finding.code, outcome.finding.values);
  const { workbook, cutSheets } = outcome;
  const issues = cutSheets.map((sheet) =>
    issue('sheet-too-long', { file: name, sheet }, { limit: LIMITS.rows }),
  );
  return { workbook, issues };
}
