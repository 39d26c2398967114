import type { IndicatorOf } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { decimal, divide, one, settled } from '../values/decimal.ts';
import type { CalculationStep } from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import { monthsBetween } from '../values/month.ts';
import { findBaseline } from './baseline.ts';
import type { CaseOf, Judgement } from './judgement.ts';
import { achieved, missed, ratingByRatio, reaches, step, written } from './judgement.ts';

/** The kinds that go from a baseline to a target, month by month. */
export type RoadCase = CaseOf<IndicatorOf<'stock' | 'approximate' | 'share' | 'coverage'>>;

/** How a kind differs on the road from baseline to target. */
type RoadOptions = {
  /** Counts that come one by one: judged by the whole number that should be there. */
  readonly lumpy: boolean;
  /** Whether "so much per month from here" makes sense. */
  readonly paced: boolean;
  readonly finalShortfall: (actual: Decimal, target: Decimal) => Pick<Judgement, 'rating' | 'reason'>;
};

export const missedWhenShort: RoadOptions['finalShortfall'] = () => missed;

/**
 * The straight road from a baseline to a target (METHOD.md §2 `stock`): E = months gone ÷ months in all,
 * expected = B + (T − B)·E, ratio = (A − B) ÷ ((T − B)·E).
 */
export function judgeRoad(given: RoadCase, target: Decimal, options: RoadOptions): Judgement {
  const { figure, final, plan } = given;
  const actual = figure.value;
  const met = reaches(actual, target);
  const common = {
    actual,
    target,
    planTarget: target,
    completion: divide(actual, target),
    thresholds: { onTrack: plan.thresholds.onTrack, atRisk: plan.thresholds.atRisk },
  };
  const figures = [
    step('A', '', actual, figure.observations),
    step('T', '', target),
    step('completion', `${written(actual)} ÷ ${written(target)}`, common.completion ?? ''),
  ];
  const baseline = findBaseline(given);
  if (baseline.state !== 'known') {
    const verdict = met
      ? achieved
      : final
        ? options.finalShortfall(actual, target)
        : undecided(baseline.state);
    return { ...common, ...verdict, steps: figures };
  }
  const known = {
    ...common,
    baseline: { period: baseline.period, value: baseline.value },
    flags: baseline.flags,
  };
  const withBaseline = [...figures, step('B', '', baseline.value, baseline.observations)];
  if (reaches(baseline.value, target)) {
    const verdict = met ? achieved : final ? options.finalShortfall(actual, target) : regressed;
    return { ...known, ...verdict, ...requiredPace(given, target, met, options), steps: withBaseline };
  }
  const road = walk(given, baseline.period, baseline.value, target, options);
  const inYear = options.lumpy
    ? ratingByCount(actual, road.expected)
    : ratingByRatio(road.ratio, common.thresholds);
  const verdict = met ? achieved : final ? options.finalShortfall(actual, target) : inYear;
  const pace = requiredPace(given, target, met, options);
  return {
    ...known,
    ...verdict,
    ...road,
    basis: 'calendar',
    ...pace,
    steps: [...withBaseline, ...road.steps],
  };
}

/** Where one should be at the data month. Products come before quotients, so that whole numbers stay whole. */
function walk(given: RoadCase, from: Month, baseline: Decimal, target: Decimal, options: RoadOptions) {
  const gone = monthsBetween(from, given.dataMonth);
  const all = monthsBetween(from, given.indicator.deadline);
  const way = target.minus(baseline);
  const expectedShare = decimal(gone).div(all);
  const exact = baseline.plus(way.times(gone).div(all));
  const expected = options.lumpy ? settled(exact).floor() : exact;
  const ratio = given.figure.value.minus(baseline).times(all).div(way.times(gone));
  const a = written(given.figure.value);
  const b = written(baseline);
  const path = `${b} + (${written(target)} − ${b}) × ${gone} ÷ ${all}`;
  const steps: CalculationStep[] = [
    step('E', `${gone} ÷ ${all}`, expectedShare),
    step('expected', options.lumpy ? `⌊${path}⌋` : path, expected),
    step('ratio', `((${a} − ${b}) ÷ (${written(target)} − ${b})) ÷ (${gone} ÷ ${all})`, ratio),
  ];
  return { expectedShare, expected, ratio, steps };
}

/** METHOD.md §2 `lumpy`: one short is a warning, two short is late. */
function ratingByCount(actual: Decimal, expected: Decimal): Pick<Judgement, 'rating' | 'reason'> {
  if (reaches(actual, expected)) return { rating: 'onTrack', reason: 'on-pace' };
  if (reaches(actual, expected.minus(one))) return { rating: 'atRisk', reason: 'below-pace' };
  return { rating: 'behind', reason: 'far-below-pace' };
}

function requiredPace(given: RoadCase, target: Decimal, met: boolean, options: RoadOptions) {
  const left = monthsBetween(given.dataMonth, given.indicator.deadline);
  if (!options.paced || met || left === 0) return {};
  return { required: target.minus(given.figure.value).div(left), requiredPer: 'month' as const };
}

const regressed = { rating: 'behind', reason: 'regressed' } as const;

function undecided(state: 'conflict' | 'none'): Pick<Judgement, 'rating' | 'reason'> {
  return { rating: 'noData', reason: state === 'conflict' ? 'conflict' : 'no-baseline' };
}
