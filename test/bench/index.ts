import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Each in a process of its own, one after another, so that none warms or burdens the next. A line of JSON each. */
for (const name of ['evaluate', 'workbooks', 'demo-month', 'letters']) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
