import { readFileSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer';
import { issue, OperatorError } from '../values/issue.ts';

/** Where the set-up keeps what it found: pipeline/set-up/chromium.mjs. */
const record = new URL('../../node_modules/.duban/chromium.json', import.meta.url);

const START_MILLISECONDS = 60_000;
const CLOSE_MILLISECONDS = 5_000;

/** A browser of one run: started before it is needed, closed in any case. */
export type PrintBrowser = {
  readonly browser: Browser;
  /** Never hangs and never throws: what does not close in time is killed. */
  readonly close: () => Promise<void>;
};

/**
 * Starts a Chromium that reaches no network.
 * @throws OperatorError browser-missing when there is none, or it does not start.
 */
export async function startBrowser(): Promise<PrintBrowser> {
  const executablePath = process.env.PUPPETEER_EXECUTABLE_PATH ?? foundPath();
  if (executablePath === undefined) throw new OperatorError([issue('browser-missing', {})]);
  const browser = await launch(executablePath);
  return { browser, close: () => close(browser) };
}

async function launch(executablePath: string): Promise<Browser> {
  try {
    return await puppeteer.launch({
      executablePath,
      args: flags(),
      // over a pipe Chromium ends by itself when this process is killed
      pipe: true,
      timeout: START_MILLISECONDS,
      protocolTimeout: 180_000,
      // signals are the program's own to handle: puppeteer would exit the process
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    const error = new OperatorError([issue('browser-missing', {})]);
    error.cause = cause;
    throw error;
  }
}

function flags(): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    // Chromium's sandbox refuses to run as root
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // 64 MB of /dev/shm in a container are not enough
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // becomes the PDF's Creator
    '--user-agent=duban',
  ];
}

function foundPath(): string | undefined {
  try {
    return (JSON.parse(readFileSync(record, 'utf8')) as { executable: string }).executable;
  } catch {
    return undefined;
  }
}

async function close(browser: Browser): Promise<void> {
  const pid = browser.process()?.pid;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MILLISECONDS, 'late');
  });
  const closing = browser.close().catch(() => 'late' as const);
  const result = await Promise.race([closing, deadline]);
  clearTimeout(timer);
  if (result === 'late' && pid !== undefined) kill(pid);
}

/** puppeteer starts Chromium as the head of its own process group, its helpers with it. */
function kill(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // already gone
  }
}
