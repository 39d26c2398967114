import { type Decimal, one, zero } from '../../values/decimal.ts';
import { type Finding, type PlanRule, stepsOf } from './plan-rule.ts';

/** The plan owner's own numbers: weights, thresholds, tolerances. */
export const settingRules: readonly PlanRule[] = [
  {
    name: 'weights-positive',
    needs: [],
    check: ({ parsed }) => [
      ...parsed.indicators.flatMap(({ weight }, index) => notPositive(weight, ['indicators', index])),
      ...parsed.tasks.flatMap(({ milestones }, index) =>
        milestones ? notPositive(milestones.weight, ['tasks', index, 'milestones']) : [],
      ),
      ...stepsOf(parsed).flatMap(({ step, path }) => notPositive(step.weight, path)),
    ],
  },
  {
    name: 'thresholds-ordered',
    needs: [],
    check: ({ parsed: { thresholds } }) => [
      ...rising('onTrack', [zero, thresholds.atRisk, thresholds.onTrack], '应有 0 < atRisk < onTrack ≤ 1'),
      ...rising(
        'growthAtRisk',
        [zero, thresholds.growthAtRisk, thresholds.onTrack],
        '应有 0 < growthAtRisk < onTrack ≤ 1',
      ),
      ...rising(
        'classificationAtRisk',
        [zero, thresholds.classificationOnTrack, thresholds.classificationAtRisk],
        '应有 0 < classificationOnTrack < classificationAtRisk ≤ 1',
      ),
    ],
  },
  {
    name: 'tolerances-below-one',
    needs: [],
    check: ({ parsed }) =>
      parsed.indicators.flatMap((indicator, index) =>
        'tolerance' in indicator && (indicator.tolerance.lt(zero) || indicator.tolerance.gte(one))
          ? [{ path: ['indicators', index, 'tolerance'], reason: '容差应不小于 0 且小于 100%' }]
          : [],
      ),
  },
];

function notPositive(weight: Decimal, owner: Finding['path']): Finding[] {
  return weight.gt(zero) ? [] : [{ path: [...owner, 'weight'], reason: '权数应大于零' }];
}

function rising(key: string, values: readonly Decimal[], reason: string): Finding[] {
  const rises = values.every((value, index) => index === 0 || value.gt(values[index - 1] ?? value));
  const atMostOne = values.every((value) => value.lte(one));
  return rises && atMostOne ? [] : [{ path: ['thresholds', key], reason }];
}
