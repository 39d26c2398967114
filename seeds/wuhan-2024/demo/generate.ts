import { parseArgs } from 'node:util';
import { isMonth } from '../../../pipeline/values/month.ts';
import { faultyWorkbooks, makeDataset, NotDemonstrationData, workbooksOf, writeDataset } from './dataset.ts';

const USAGE = '用法：node seeds/wuhan-2024/demo/generate.ts --out 文件夹 [--until 2025-12 | --faults]';

/** Writes the demonstration data up to the month `--until`, or with `--faults` up to the month with planted faults. */
async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  const files = options.faults
    ? await faultyWorkbooks()
    : await workbooksOf(await makeDataset(options.until));
  await writeDataset(options.out, files);
  process.stdout.write(`${options.out}：${files.size} 个文件（演示数据）\n`);
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        until: { type: 'string' },
        faults: { type: 'boolean', default: false },
      },
    });
    const { out, until, faults } = values;
    if (out === undefined || (faults && until !== undefined)) return null;
    const last = until ?? '2025-12';
    return isMonth(last) ? { out, until: last, faults } : null;
  } catch {
    return null;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NotDemonstrationData)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
