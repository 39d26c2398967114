import type { Decimal } from '../../values/decimal.ts';
import { settled } from '../../values/decimal.ts';
import type { Observation } from '../../values/observation.ts';
import type { Case, Judgement } from '../judgement.ts';
import { step, written } from '../judgement.ts';

/** METHOD.md §2 `rank`: percentile = rank ÷ field size, against the baseline assessment; smaller is better. */
export function judgeRank(given: Case<'rank'>): Judgement {
  const { figure, final } = given;
  const steps = [step('A', quotient(figure.parts), figure.value, figure.observations)];
  const before = baselineOf(given);
  if (before === 'conflict' || before === null) {
    return {
      rating: 'noData',
      reason: before === null ? 'no-baseline' : 'conflict',
      actual: figure.value,
      steps,
    };
  }
  return {
    ...compare(figure.value, before.value, final),
    actual: figure.value,
    target: before.value,
    planTarget: before.value,
    baseline: { period: given.indicator.baseline.period, value: before.value },
    steps: [...steps, step('B', before.expression, before.value, before.observations)],
  };
}

type RankBaseline = { value: Decimal; expression: string; observations: readonly Observation[] };

/** The percentile of the baseline assessment, given by the plan or read from the data. */
function baselineOf(given: Case<'rank'>): RankBaseline | 'conflict' | null {
  const { period, value } = given.indicator.baseline;
  if (value !== null) return { value, expression: '', observations: [] };
  const found = given.series.at(period);
  if (found.state !== 'known') return found.state === 'conflict' ? 'conflict' : null;
  const { figure } = found;
  return { value: figure.value, expression: quotient(figure.parts), observations: figure.observations };
}

function compare(now: Decimal, before: Decimal, final: boolean): Pick<Judgement, 'rating' | 'reason'> {
  const difference = settled(now).cmp(settled(before));
  if (difference < 0) return { rating: 'achieved', reason: 'rank-improved' };
  const reason = difference === 0 ? 'rank-unchanged' : 'rank-fell';
  if (final) return { rating: 'missed', reason };
  return { rating: difference === 0 ? 'atRisk' : 'behind', reason };
}

function quotient(parts: Case['figure']['parts']): string {
  return parts.map(({ value }) => written(value)).join(' ÷ ');
}
