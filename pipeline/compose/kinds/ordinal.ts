import type { IndicatorOf } from '../../plan/plan.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { yearOf } from '../../values/month.ts';
import type { Context } from '../context.ts';
import { clause, clauseIf } from '../sentence.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const ordinal: Narrator<'ordinal'> = {
  tell: tellOrdinal,
  target: ({ target: { floor, stretch }, measure }) =>
    stretch === floor ? `第${floor}${measure}` : `保第${floor}${measure}、争第${stretch}${measure}`,
  actual: ({ actual }, { measure }) => (actual === null ? null : `第${actual.toFixed()}${measure}`),
  limits: () => '达到保底档次为已完成，低于保底档次为滞后',
  change: () => null,
};

/** 档次: “保二档、争一档”. The year is the one that was assessed. */
function tellOrdinal(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'ordinal'>,
  _context: Context,
): Narrative {
  const tier = (number: string) => `第${number}${indicator.measure}`;
  const { floor, stretch } = indicator.target;
  const { actual, dataMonth, name, flags } = verdict;
  const figure = clauseIf('tier', {
    year: dataMonth === null ? null : String(yearOf(dataMonth)),
    name,
    tier: actual === null ? null : tier(actual.toFixed()),
  });
  if (actual?.gt(floor) ?? true) {
    const below = clause('tier-below-floor', { floor: tier(String(floor)) });
    return { facts: [figure, below, verdict.final ? clause('not-reached') : null], outlook: [] };
  }
  const met = clause('tier-floor-met', { floor: tier(String(floor)) });
  if (stretch === floor) return { facts: [figure, met], outlook: [] };
  const reached = flags.includes('stretchMet') ? 'tier-stretch-met' : 'tier-stretch-left';
  return { facts: [figure, met, clause(reached, { stretch: tier(String(stretch)) })], outlook: [] };
}
