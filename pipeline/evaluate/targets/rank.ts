import { settled } from '../../values/decimal.ts';
import type { Case, Judgement } from '../judgement.ts';
import { step, written } from '../judgement.ts';

/** METHOD.md §2 `rank`: percentile = rank ÷ field size, against the baseline assessment; smaller is better. */
export function judgeRank(given: Case<'rank'>): Judgement {
  const { figure, final, indicator, series } = given;
  const baseline = series.at(indicator.baseline.period);
  const steps = [step('A', quotient(figure.parts), figure.value, figure.observations)];
  if (baseline.state !== 'known') {
    const reason = baseline.state === 'conflict' ? 'conflict' : 'no-baseline';
    return { rating: 'noData', reason, actual: figure.value, steps };
  }
  const before = baseline.figure;
  return {
    ...compare(figure.value, before.value, final),
    actual: figure.value,
    target: before.value,
    planTarget: before.value,
    baseline: { period: indicator.baseline.period, value: before.value },
    steps: [...steps, step('B', quotient(before.parts), before.value, before.observations)],
  };
}

function compare(now: Case['figure']['value'], before: Case['figure']['value'], final: boolean) {
  const difference = settled(now).cmp(settled(before));
  if (difference < 0) return { rating: 'achieved', reason: 'rank-improved' } as const;
  const reason = difference === 0 ? 'rank-unchanged' : 'rank-fell';
  if (final) return { rating: 'missed', reason } as const;
  return difference === 0 ? ({ rating: 'atRisk', reason } as const) : ({ rating: 'behind', reason } as const);
}

function quotient(parts: Case['figure']['parts']): string {
  return parts.map(({ value }) => written(value)).join(' ÷ ');
}
