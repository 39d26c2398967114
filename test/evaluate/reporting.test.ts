import { describe, expect, test } from 'vitest';
import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import type { Month } from '../../pipeline/values/month.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { indicator, milestoneReport, observation, planOf, submissionOf } from './build.ts';

const plan = planOf(
  [
    indicator({ kind: 'stock', target: 30 }),
    indicator({ id: 'j', name: '指标乙', kind: 'stock', target: 5 }),
  ],
  {
    steps: { core: false, steps: [{ id: 's', name: '事项', responsibleUnit: 'bureau', quotation: '原文' }] },
  },
);

const reportedAt = (submissions: readonly Submission[], period = '2025-06') => {
  const { evaluation, issues } = evaluate(
    plan,
    parsePeriod(period) as NonNullable<ReturnType<typeof parsePeriod>>,
    submissions,
  );
  const [bureau] = evaluation.units;
  return { bureau, codes: issues.map(({ code }) => code) };
};

const sent = (statedAt: string | null) => ({
  order: { statedAt, newestPeriod: '2025-06' as Month, name: 'a.xlsx' },
});
const all = [observation('i', 'stock', '2025-06', 1), observation('j', 'stock', '2025-06', 1)];
const done = milestoneReport('s', '2025-06', 'inProgress');

describe('who has reported', () => {
  test('complete and on time', () => {
    const { bureau, codes } = reportedAt([submissionOf(all, [done], sent('2025-07-10'))]);
    expect(bureau).toMatchObject({
      expected: true,
      received: true,
      complete: true,
      onTime: true,
      nonEmpty: true,
      expectedItems: 3,
      receivedItems: 3,
    });
    expect(codes).toEqual([]);
  });
  test('a day late', () => {
    const { bureau, codes } = reportedAt([submissionOf(all, [done], sent('2025-07-11'))]);
    expect([bureau?.onTime, codes]).toEqual([false, ['unit-late']]);
  });
  test('no time stated is neither on time nor late', () => {
    expect(reportedAt([submissionOf(all, [done], sent(null))]).bureau?.onTime).toBeNull();
  });
  test('a correction sent late does not make the first submission late', () => {
    const given = [submissionOf(all, [done], sent('2025-07-05')), submissionOf(all, [], sent('2025-08-01'))];
    expect(reportedAt(given).bureau?.onTime).toBe(true);
  });
  test('what is missing is named', () => {
    const { bureau, codes } = reportedAt([submissionOf(all.slice(0, 1), [], sent('2025-07-01'))]);
    expect([bureau?.complete, bureau?.missing, codes]).toEqual([
      false,
      ['j', 's'],
      ['figure-missing', 'step-missing'],
    ]);
  });
  test('on time but empty is neither complete nor non-empty', () => {
    const empty = submissionOf([], [], {
      ...sent('2025-07-01'),
      covers: [{ unit: 'bureau', period: '2025-06' }],
    });
    const { bureau, codes } = reportedAt([empty]);
    expect(bureau).toMatchObject({ received: true, complete: false, onTime: true, nonEmpty: false });
    expect(codes).toEqual(['unit-nothing-filled']);
  });
  test('nothing at all', () => {
    const { bureau, codes } = reportedAt([]);
    expect(bureau).toMatchObject({ expected: true, received: false, complete: false, onTime: null });
    expect(codes).toEqual(['unit-not-reported']);
  });
  test('a step done in an earlier month is not asked for again', () => {
    const earlier = submissionOf([], [milestoneReport('s', '2025-05', 'done')]);
    expect(reportedAt([earlier, submissionOf(all, [], sent('2025-07-01'))]).bureau).toMatchObject({
      complete: true,
      expectedItems: 2,
    });
  });
  test('after the end of the plan nothing is asked for', () => {
    const { bureau, codes } = reportedAt([], '2026-01');
    expect([bureau?.expected, codes]).toEqual([false, []]);
  });
});
