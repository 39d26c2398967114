import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../../pipeline/plan/plan.ts';
import { parsePlan } from '../../../pipeline/plan/read-plan.ts';
import type { Month } from '../../../pipeline/values/month.ts';
import { plantFaults } from './faults/plant-faults.ts';
import { readFaults } from './faults/read-faults.ts';
import { type DemoData, readDemoData } from './model/data.ts';
import { figuresOf } from './model/figures.ts';
import type { Form, HistoryForm } from './model/form.ts';
import { historyForm } from './model/history-form.ts';
import { monthlyForms } from './model/monthly-forms.ts';
import { workbookBytes } from './workbook/bytes.ts';
import { formWorkbook, historyWorkbook } from './workbook/form-workbook.ts';

/** All of the demonstration up to a month, before any file is written. */
export type Dataset = {
  readonly plan: Plan;
  readonly data: DemoData;
  readonly history: HistoryForm;
  readonly forms: readonly Form[];
};

const DATASET_FILE = 'dataset.yaml';

/** Works the demonstration out. `until` after the plan's end means all of it. */
export async function makeDataset(until: Month): Promise<Dataset> {
  const text = await readFile(new URL('../plan.yaml', import.meta.url), 'utf8');
  const { plan, issues } = parsePlan(text, null);
  if (plan === null) throw new Error(issues.map(({ message }) => message).join('\n'));
  const data = readDemoData();
  const figures = figuresOf(plan, data);
  return {
    plan,
    data,
    history: historyForm(plan, data, figures),
    forms: monthlyForms(plan, data, figures, until),
  };
}

/** The bytes of every workbook by its path below the output folder. */
export async function workbooksOf({ plan, history, forms }: Dataset): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  files.set(history.path, await workbookBytes(historyWorkbook(history, plan.shortTitle)));
  for (const form of forms) {
    files.set(form.path, await workbookBytes(formWorkbook(form, plan.shortTitle)));
  }
  return files;
}

/** The workbooks of the months before the faulty one, and the faulty one with the faults of `faults.yaml`. */
export async function faultyWorkbooks(): Promise<Map<string, Uint8Array>> {
  const list = readFaults();
  const dataset = await makeDataset(list.period);
  const isFaulty = (form: Form) => form.period === list.period;
  const files = await workbooksOf({ ...dataset, forms: dataset.forms.filter((form) => !isFaulty(form)) });
  const faulty = await plantFaults(list, dataset.forms.filter(isFaulty), dataset.plan.shortTitle);
  return new Map([...files, ...faulty]);
}

/**
 * Puts files and `dataset.yaml` into a folder in place of what an earlier call put there.
 * @throws Error when the folder holds anything but demonstration data.
 */
export async function writeDataset(out: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await clearDataset(out);
  for (const [path, bytes] of files) {
    const target = join(out, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  await copyFile(fileURLToPath(new URL(DATASET_FILE, import.meta.url)), join(out, DATASET_FILE));
}

async function clearDataset(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const entries = await readdir(out);
  if (entries.length === 0) return;
  const foreign = entries.filter((entry) => !OURS.test(entry));
  if (foreign.length > 0 || !entries.includes(DATASET_FILE)) throw new NotDemonstrationData(out);
  for (const entry of entries) await rm(join(out, entry), { recursive: true });
}

/** What a call of `writeDataset` leaves at the top of its folder. */
const OURS = /^(?:dataset\.yaml|历史数据.*\.xlsx|\d{4}-\d{2}(?:（.*）)?)$/;

/** The folder is somebody's: nothing in it is touched. */
export class NotDemonstrationData extends Error {
  constructor(folder: string) {
    super(`${folder} 里有演示数据以外的文件，未作任何改动；请指定空文件夹或原来的演示数据文件夹`);
    this.name = 'NotDemonstrationData';
  }
}
