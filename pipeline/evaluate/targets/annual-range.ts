import type { Decimal } from '../../values/decimal.ts';
import { divide, settled } from '../../values/decimal.ts';
import type { Flag, IndicatorVerdict, Rating } from '../../values/evaluation.ts';
import { monthNumberOf, monthOf, yearOf } from '../../values/month.ts';
import type { Observation } from '../../values/observation.ts';
import type { Case, Judgement } from '../judgement.ts';
import { achieved, missed, reaches, step, written } from '../judgement.ts';

type PlanYear = IndicatorVerdict['years'][number] & { readonly observations: readonly Observation[] };

/** METHOD.md §2 `annualRange`: every plan year on its own; the lower bound is the target, nothing carries over. */
export function judgeAnnualRange(given: Case<'annualRange'>): Judgement {
  const { indicator, figure, dataMonth, final, plan } = given;
  const { low, high } = indicator.target;
  const actual = figure.value;
  const month = monthNumberOf(dataMonth);
  const pro = low.times(month).div(12);
  const expected = settled(pro).floor();
  const ratio = pro.isZero() ? null : actual.div(pro);
  const met = reaches(actual, low);
  const thisYear = met
    ? achieved
    : month === 12
      ? missed
      : ratingInYear(actual, pro, expected, plan.thresholds.atRisk);
  const earlier = earlierYears(given);
  const verdict = final ? finalVerdict(met, earlier) : thisYear;
  const completion = divide(actual, low);
  return {
    ...verdict,
    actual,
    target: low,
    planTarget: low,
    completion,
    expected,
    expectedShare: divide(pro, low),
    basis: 'linear',
    ratio,
    flags: flagsOf(actual, high, earlier),
    ...(met || month === 12
      ? {}
      : { required: low.minus(actual).div(12 - month), requiredPer: 'month' as const }),
    years: [...earlier, { year: yearOf(dataMonth), value: actual, rating: thisYear.rating }].map(
      ({ year, value, rating }) => ({ year, value, rating }),
    ),
    thresholds: { onTrack: plan.thresholds.onTrack, atRisk: plan.thresholds.atRisk },
    steps: [
      step('A', '', actual, figure.observations),
      step('T', '', low),
      ...(completion ? [step('completion', `${written(actual)} ÷ ${written(low)}`, completion)] : []),
      step('expected', `⌊${written(low)} × ${month} ÷ 12⌋`, expected),
      ...(ratio ? [step('ratio', `${written(actual)} ÷ (${written(low)} × ${month} ÷ 12)`, ratio)] : []),
      ...earlier.flatMap(({ year, value, observations }) =>
        value ? [step(`y${year}`, '', value, observations)] : [],
      ),
    ],
  };
}

function ratingInYear(
  actual: Decimal,
  pro: Decimal,
  expected: Decimal,
  atRisk: Decimal,
): Pick<Judgement, 'rating' | 'reason'> {
  if (reaches(actual, expected)) return { rating: 'onTrack', reason: 'on-pace' };
  if (reaches(actual, pro.times(atRisk))) return { rating: 'atRisk', reason: 'below-pace' };
  return { rating: 'behind', reason: 'far-below-pace' };
}

/** The plan's years before that of the data month; a year without its December figure is noData. */
function earlierYears(given: Case<'annualRange'>): PlanYear[] {
  const first = yearOf(given.plan.start);
  const count = Math.max(0, yearOf(given.dataMonth) - first);
  return Array.from({ length: count }, (_, offset) => {
    const year = first + offset;
    const total = given.series.figureAt(monthOf(year, 12));
    if (!total) return { year, value: null, rating: 'noData' as Rating, observations: [] };
    const rating: Rating = reaches(total.value, given.indicator.target.low) ? 'achieved' : 'missed';
    return { year, value: total.value, rating, observations: total.observations };
  });
}

/** At the end every plan year must have been achieved; one that is unknown cannot be called either way. */
function finalVerdict(met: boolean, earlier: readonly PlanYear[]): Pick<Judgement, 'rating' | 'reason'> {
  if (!met || earlier.some(({ rating }) => rating === 'missed')) return missed;
  if (earlier.some(({ rating }) => rating === 'noData'))
    return { rating: 'noData', reason: 'final-figure-missing' };
  return achieved;
}

function flagsOf(actual: Decimal, high: Decimal, earlier: readonly PlanYear[]): Flag[] {
  const flags: Flag[] = [];
  if (actual.gt(high)) flags.push('aboveRange');
  if (earlier.some(({ rating }) => rating === 'missed')) flags.push('earlierYearMissed');
  return flags;
}
