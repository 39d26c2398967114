import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startBrowser } from '../../pipeline/edge/browser.ts';
import { OperatorError } from '../../pipeline/values/issue.ts';

const module = new URL('../../pipeline/edge/browser.ts', import.meta.url).href;

afterEach(() => vi.unstubAllEnvs());

describe('startBrowser', () => {
  it('starts one that is gone when closed', async () => {
    const browser = await startBrowser();
    const pid = browser.browser.process()?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await browser.close();
    expect(await isGone(pid)).toBe(true);
  });

  it('keeps the sandbox unless it runs as root', async () => {
    const browser = await startBrowser();
    const flags = browser.browser.process()?.spawnargs ?? [];
    await browser.close();
    expect(flags.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    expect(flags).toContain('--disable-background-networking');
  });

  it('kills one that no longer answers', async () => {
    const browser = await startBrowser();
    const pid = browser.browser.process()?.pid ?? 0;
    process.kill(-pid, 'SIGSTOP');
    await browser.close();
    expect(await isGone(pid)).toBe(true);
  });

  it('closes one that has crashed', async () => {
    const browser = await startBrowser();
    const pid = browser.browser.process()?.pid ?? 0;
    process.kill(-pid, 'SIGKILL');
    await browser.close();
    expect(await isGone(pid)).toBe(true);
  });

  it('leaves none behind when the program is killed', async () => {
    const script = `import { startBrowser } from '${module}';
      console.log((await startBrowser()).browser.process().pid); setInterval(() => {}, 1000);`;
    const program = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const [output] = (await once(program.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    expect(isAlive(pid)).toBe(true);
    program.kill('SIGKILL');
    expect(await isGone(pid)).toBe(true);
  });

  const missing: readonly (readonly [string, string])[] = [
    ['is not there', '/nowhere/chromium'],
    ['is none', '/bin/false'],
  ];
  it.each(missing)('tells the operator when the browser %s', async (_, path) => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', path);
    const error = await startBrowser().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OperatorError);
    expect((error as OperatorError).issues.map(({ code }) => code)).toEqual(['browser-missing']);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tenths = 0; tenths < 100 && isAlive(pid); tenths++) await wait(100);
  return !isAlive(pid);
}
