import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { REPORTS } from '../compose/reports/index.ts';
import { DEFAULTS } from '../config.ts';
import { FORMATS } from '../edge/formats.ts';
import type { World } from '../edge/world.ts';
import { run as runMonth } from '../run.ts';
import { issue, OperatorError } from '../values/issue.ts';
import { outOption } from './options.ts';
import { exitStatusOf, printRun } from './run.ts';
import { defineVerb, noOperands } from './verb.ts';

export const demo = defineVerb({
  name: 'demo',
  summary: '生成演示数据并运行一次，结果在输出目录中',
  operands: noOperands,
  options: { ...outOption },
  details: [
    `演示数据是虚构的，由固定种子生成，每次相同；报告期为 ${DEFAULTS.demo.period}，成文日期为 ${DEFAULTS.demo.date}。由它生成的每一页都标明“演示数据”。`,
  ],
  run: async ({ options }, world) => {
    const out = options.out ?? DEFAULTS.out;
    const inbox = join(out, 'demo-inbox');
    world.progress.stage('生成演示数据');
    await generate(inbox, world);
    const finished = await runMonth(
      {
        plan: DEFAULTS.plan,
        inbox,
        out,
        period: DEFAULTS.demo.period,
        date: DEFAULTS.demo.date,
        reports: REPORTS.map(({ kind }) => kind),
        formats: FORMATS.map(({ name }) => name),
        unit: null,
        templates: null,
        trigger: 'demo',
      },
      world,
    );
    world.progress.end();
    printRun(finished, world);
    return exitStatusOf(finished);
  },
});

/** Made anew each time: it is quick, and what an earlier version of the generator left must not be read. */
async function generate(folder: string, world: World): Promise<void> {
  const { generator, period } = DEFAULTS.demo;
  const child = spawn(process.execPath, [generator, '--out', folder, '--until', period], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  // the generator leaves alone a folder that holds anything else
  if (code === 1) throw new OperatorError([issue('output-occupied', {}, { path: folder })]);
  if (code !== 0) throw new Error(`the generator of demonstration data failed (${code}): ${printed}`);
  world.progress.line(`演示数据：${folder}`);
}
