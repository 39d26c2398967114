import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeInbox } from '../../pipeline/inbox.ts';
import { quietWorld, seconds, timed } from './timing.ts';

/** DESIGN.md §5: 1,000 workbooks in, verdicts out: time grows linearly, the main process stays under 300 MiB. */
const PLAN = 'test/plans/coastal-2026/plan.yaml';
const MAKE = fileURLToPath(new URL('make-workbooks.ts', import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'duban-bench-'));
const results = [];
for (const count of [250, 500, 1_000]) {
  const inbox = await mkdtemp(join(scratch, `${count}-`));
  // exceljs stays out of the process whose memory is measured
  spawnSync(process.execPath, [MAKE, inbox, String(count)], { stdio: 'inherit' });
  const order = { plan: PLAN, inbox, period: '2026-06' };
  const [judged, took] = await timed(() => judgeInbox(order, quietWorld()));
  results.push({
    ...{ workbooks: count, submissions: judged.submissions.length, seconds: seconds(took) },
    millisecondsEach: seconds((took * 1000) / count),
  });
}
await rm(scratch, { recursive: true });
const peakMebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({ what: 'workbooks in, verdicts out', results, peakMebibytes, goalMebibytes: 300 }),
);
