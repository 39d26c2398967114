import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judged } from '../../pipeline/judge.ts';
import { itemsOf } from '../../pipeline/plan/plan.ts';
import {
  type Dataset,
  faultyWorkbooks,
  makeDataset,
  workbooksOf,
  writeDataset,
} from '../../seeds/wuhan-2024/demo/dataset.ts';
import { type Fault, readFaults } from '../../seeds/wuhan-2024/demo/faults/read-faults.ts';
import { evaluateAt, submissionsOf } from './evaluated.ts';
import { judgedFrom, withoutProvenance } from './read-back.ts';

/** The workbooks really written, really read. */

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'duban-demo-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(['2025-06', '2025-12'] as const)('the workbooks up to %s', (month) => {
  let dataset: Dataset;
  let judged: Judged;
  beforeAll(async () => {
    dataset = await makeDataset(month);
    const folder = join(scratch, month);
    await writeDataset(folder, await workbooksOf(dataset));
    judged = await judgedFrom(folder, month);
  });

  it('say what the forms say: the evaluation is the same', () => {
    const direct = evaluateAt(dataset, month, submissionsOf(dataset));
    expect(withoutProvenance(judged.evaluation)).toEqual(withoutProvenance(direct.evaluation));
  });

  it('are known as demonstration data, each of them', () => {
    expect(judged.demo).toBe(true);
    expect(judged.submissions.filter(({ demo }) => !demo)).toEqual([]);
    expect(judged.submissions).toHaveLength(dataset.forms.length + 1);
  });

  it('hold nothing that blocks, and only the findings that were meant', () => {
    const codes = new Set(judged.issues.map(({ code }) => code));
    const late = ['figure-revised', 'number-missing', 'unit-late'];
    const missing = ['figure-missing', 'step-missing', 'unit-not-reported'];
    expect([...codes].sort()).toEqual((month === '2025-06' ? [...missing, ...late] : late).sort());
  });
});

describe('the faulty month', () => {
  const list = readFaults();
  let judged: Judged;
  let sound: ReturnType<typeof evaluateAt>;
  beforeAll(async () => {
    const folder = join(scratch, 'faulty');
    await writeDataset(folder, await faultyWorkbooks());
    judged = await judgedFrom(folder, list.period);
    const dataset = await makeDataset(list.period);
    sound = evaluateAt(dataset, list.period, submissionsOf(dataset));
  });

  const placeOf = ({ file, sheet, cell, at, unit }: Fault) =>
    unit === undefined
      ? { file: `${list.folder}/${file}`, ...(sheet === undefined ? {} : { sheet, cell: at ?? cell }) }
      : { unit };

  it.each(list.faults.filter(({ code }) => code !== null))('$about: $code', (fault) => {
    const raised = judged.issues.filter(({ code }) => code === fault.code);
    expect(raised).toContainEqual(expect.objectContaining(placeOf(fault)));
  });

  it('raises nothing about the month’s files that is not listed', () => {
    const places = list.faults
      .filter(({ code }) => code !== null)
      .map((fault) => ({ code: fault.code, ...placeOf(fault) }));
    const others = judged.issues
      .filter(({ file }) => file?.startsWith(list.folder))
      .filter(
        (found) =>
          !places.some((place) =>
            Object.entries(place).every(([key, value]) => found[key as keyof typeof found] === value),
          ),
      );
    expect(others).toEqual([]);
  });

  it('reads the CSV in GB18030: its park counts, its steps too', () => {
    const from = judged.submissions.find(({ name }) => name.endsWith('长江新区管委会.csv'));
    expect(from?.observations.map(({ item, type }) => [item, type])).toEqual([
      ['yangluo-park-trade', 'month'],
      ['yangluo-park-trade', 'ytd'],
    ]);
    expect(from?.milestones).toHaveLength(3);
  });

  it('judges everything that has no fault as if there were none', () => {
    const spoiled = new Set(list.faults.flatMap(({ row, add }) => [row, add?.[0]]));
    const sources = new Map(judged.plan.indicators.map(({ id, data }) => [id, itemsOf(data)]));
    const untouched = sound.evaluation.indicators.filter(
      ({ id }) => !sources.get(id)?.some((item) => spoiled.has(item)),
    );
    expect(untouched.length).toBeGreaterThan(12);
    for (const verdict of untouched) {
      const found = judged.evaluation.indicators.find(({ id }) => id === verdict.id);
      expect(withoutProvenance(found)).toEqual(withoutProvenance(verdict));
    }
  });

  it('leaves out what two units disagree on', () => {
    const verdict = judged.evaluation.indicators.find(({ id }) => id === 'near-sea-routes');
    expect([verdict?.rating, verdict?.reason]).toEqual(['noData', 'conflict']);
  });
});
