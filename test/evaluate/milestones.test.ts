import { describe, expect, test } from 'vitest';
import type { MilestoneReport } from '../../pipeline/values/observation.ts';
import { evaluateAt, indicator, milestoneReport, planOf } from './build.ts';

const step = (id: string, more: { due?: string; weight?: number } = {}) => ({
  id,
  name: `事项${id}`,
  responsibleUnit: 'bureau',
  quotation: '原文',
  ...more,
});
const steps = {
  core: true,
  steps: [step('a', { due: '2025-05' }), step('b', { weight: 2 }), step('c', { due: '2025-08' })],
};
const plan = planOf([indicator({ kind: 'stock', target: 1 })], { steps });

const reports = (states: Partial<Record<'a' | 'b' | 'c', MilestoneReport['state']>>, period = '2025-06') =>
  Object.entries(states).map(([id, state]) => milestoneReport(id, period, state as MilestoneReport['state']));

const at = (period: string, given: readonly MilestoneReport[]) => {
  const { evaluation, codes } = evaluateAt(plan, period, [], given);
  const [group] = evaluation.milestones;
  if (!group) throw new Error('no group');
  return { group, codes };
};

describe('steps of a task, in the order of METHOD.md', () => {
  test.each([
    ['all done', '2025-06', reports({ a: 'done', b: 'done', c: 'done' }), 'achieved', 'all-steps-done'],
    ['one overdue', '2025-06', reports({ a: 'inProgress', b: 'done', c: 'done' }), 'behind', 'step-overdue'],
    ['overdue and never reported', '2025-06', reports({ b: 'done', c: 'done' }), 'behind', 'step-overdue'],
    [
      'due this month counts as due',
      '2025-05',
      reports({ a: 'inProgress', b: 'done', c: 'done' }, '2025-05'),
      'behind',
      'step-overdue',
    ],
    [
      'most of the open weight is silent',
      '2025-06',
      reports({ a: 'done', c: 'inProgress' }),
      'noData',
      'steps-unreported',
    ],
    [
      'half of the open weight is not most of it',
      '2024-06',
      reports({ a: 'inProgress', c: 'inProgress' }, '2024-06'),
      'onTrack',
      'on-pace',
    ],
    [
      'due within two months and not begun',
      '2025-06',
      reports({ a: 'done', b: 'inProgress', c: 'notStarted' }),
      'atRisk',
      'step-due-soon',
    ],
    [
      'due within two months but begun',
      '2025-06',
      reports({ a: 'done', b: 'inProgress', c: 'inProgress' }),
      'onTrack',
      'on-pace',
    ],
    [
      'due in three months',
      '2025-05',
      reports({ a: 'done', b: 'inProgress', c: 'notStarted' }, '2025-05'),
      'onTrack',
      'on-pace',
    ],
    [
      'the end of the plan',
      '2025-12',
      reports({ a: 'done', b: 'inProgress', c: 'done' }, '2025-12'),
      'missed',
      'step-overdue',
    ],
    [
      'after the end of the plan',
      '2026-04',
      reports({ a: 'done', b: 'inProgress', c: 'done' }, '2025-12'),
      'missed',
      'step-overdue',
    ],
  ] as const)('%s', (_, period, given, rating, reason) => {
    const { group } = at(period, given);
    expect([group.rating, group.reason]).toEqual([rating, reason]);
  });

  test('weights make the completion', () => {
    const { group } = at('2025-06', reports({ a: 'done', b: 'done' }));
    expect([group.weightDone, group.weightAll, group.completion].map(String)).toEqual(['3', '4', '0.75']);
  });

  test('what was done stays done; what was begun and not heard of for over six months has no data', () => {
    const { group } = at('2025-06', [
      ...reports({ a: 'done' }, '2024-03'),
      ...reports({ b: 'inProgress' }, '2024-11'),
      ...reports({ c: 'inProgress' }, '2024-12'),
    ]);
    expect(group.steps.map(({ state }) => state)).toEqual(['done', null, 'inProgress']);
    expect([group.rating, group.overdue]).toEqual(['noData', []]);
  });

  test('the newest report counts, not the best; a report after the period does not', () => {
    const { group } = at('2025-06', [
      milestoneReport('b', '2025-04', 'done'),
      milestoneReport('b', '2025-06', 'inProgress'),
      milestoneReport('b', '2025-07', 'done'),
    ]);
    expect(group.steps[1]?.state).toBe('inProgress');
  });

  test('of two units the responsible one counts; of two others that disagree neither', () => {
    const others = [
      milestoneReport('b', '2025-06', 'done', { unit: 'customs' }),
      milestoneReport('b', '2025-06', 'inProgress', { unit: 'district' }),
    ];
    const open = at('2025-06', others);
    expect([open.group.steps[1]?.state, open.codes.includes('figure-conflict')]).toEqual([null, true]);
    const settled = at('2025-06', [...others, milestoneReport('b', '2025-06', 'inProgress')]);
    expect([settled.group.steps[1]?.state, settled.codes.includes('figure-conflict')]).toEqual([
      'inProgress',
      false,
    ]);
  });
});
