import { describe, expect, test } from 'vitest';
import { judgeTask } from '../../pipeline/evaluate/judge-task.ts';
import { decimal, toSixPlaces } from '../../pipeline/values/decimal.ts';
import type { IndicatorVerdict, Rating } from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import { indicator, planOf, verdictAt } from './build.ts';

const plan = planOf([indicator({ kind: 'stock', target: 1 })]);
const [task] = plan.tasks;
if (!task) throw new Error('the plan has no task');
const blank = verdictAt(plan, '2025-06', []);

const member = (rating: Rating, core = true, more: Partial<IndicatorVerdict> = {}): IndicatorVerdict => ({
  ...blank,
  rating,
  core,
  ...more,
});
const judge = (members: readonly IndicatorVerdict[], month: Month = '2025-06') =>
  judgeTask(task, members, [], month, plan.end);

describe('a task by its members (METHOD.md §4)', () => {
  test.each([
    [
      'a core one behind decides',
      [member('behind'), member('achieved'), member('noData')],
      'behind',
      'core-behind',
    ],
    ['noData before atRisk', [member('noData'), member('atRisk')], 'noData', 'core-no-data'],
    [
      'atRisk before onTrack',
      [member('atRisk'), member('onTrack'), member('achieved')],
      'atRisk',
      'core-at-risk',
    ],
    [
      'nearly achieved before on track',
      [member('nearlyAchieved'), member('onTrack')],
      'nearlyAchieved',
      'core-nearly-achieved',
    ],
    ['on track before achieved', [member('onTrack'), member('achieved')], 'onTrack', 'on-pace'],
    ['all achieved', [member('achieved'), member('achieved')], 'achieved', 'all-achieved'],
    [
      'another one behind lowers achieved',
      [member('achieved'), member('behind', false)],
      'atRisk',
      'other-behind',
    ],
    [
      'another one missed lowers on track',
      [member('onTrack'), member('missed', false)],
      'atRisk',
      'other-behind',
    ],
    [
      'another one without data does not',
      [member('achieved'), member('noData', false)],
      'achieved',
      'all-achieved',
    ],
    [
      'another one late does not raise noData',
      [member('noData'), member('behind', false)],
      'noData',
      'core-no-data',
    ],
    [
      'nothing core: everything counts',
      [member('behind', false), member('achieved', false)],
      'behind',
      'core-behind',
    ],
    [
      'missed before the others are due',
      [member('missed', true, { targetPeriod: '2025-03' }), member('onTrack')],
      'behind',
      'core-behind',
    ],
  ] as const)('%s', (_, members, rating, reason) => {
    const verdict = judge([...members]);
    expect([verdict.rating, verdict.reason]).toEqual([rating, reason]);
  });

  test('at the end a missed core indicator makes the task missed; one merely behind does not', () => {
    expect(judge([member('missed'), member('behind')], '2025-12').rating).toBe('missed');
    expect(judge([member('behind'), member('achieved')], '2025-12').rating).toBe('behind');
  });

  test('the mean completion is weighted, capped at one each, and decides nothing', () => {
    const verdict = judge([
      member('achieved', true, { completion: decimal('1.5'), weight: decimal(3) }),
      member('achieved', true, { completion: decimal('0.5') }),
      member('achieved', true, { completion: null }),
    ]);
    expect([verdict.rating, verdict.completion && toSixPlaces(verdict.completion)]).toEqual([
      'achieved',
      '0.875',
    ]);
  });
});
