import type { IndicatorOf } from '../../plan/plan.ts';
import type { Decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import type { Month } from '../../values/month.ts';
import { yearOf } from '../../values/month.ts';
import type { Context } from '../context.ts';
import { amount, PERCENT } from '../figures.ts';
import { type Clause, clause } from '../sentence.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const rank: Narrator<'rank'> = {
  tell: tellRank,
  target: () => '位次优于基期',
  actual: (verdict, indicator) => {
    const place = verdict.dataMonth === null ? null : placeAt(verdict, indicator, verdict.dataMonth);
    if (place) return `第${place.rank}位（共${place.size}个）`;
    return verdict.actual === null ? null : `前${amount(verdict.actual, PERCENT)}`;
  },
  change: () => null,
};

/** 排名争先进位: the place and the field, against those of the baseline's assessment. */
function tellRank(verdict: IndicatorVerdict, indicator: IndicatorOf<'rank'>, _context: Context): Narrative {
  const { actual, dataMonth, baseline, name } = verdict;
  if (actual === null || dataMonth === null) return { facts: [], outlook: [] };
  const year = String(yearOf(dataMonth));
  const now = placeAt(verdict, indicator, dataMonth);
  const digits = baseline === null ? 1 : decimalsApart(actual, baseline.value);
  const top = amount(actual, { ...PERCENT, decimals: digits });
  const figure = now
    ? clause('rank', { year, name, ...now, percent: top })
    : clause('rank-percent', { year, name, percent: top });
  return { facts: [figure, compared(verdict, indicator, digits)], outlook: [] };
}

function compared(verdict: IndicatorVerdict, indicator: IndicatorOf<'rank'>, digits: number): Clause | null {
  const { actual, baseline } = verdict;
  if (actual === null || baseline === null) return null;
  const before = placeAt(verdict, indicator, baseline.period);
  const turned = actual.lt(baseline.value)
    ? 'rank-better'
    : actual.eq(baseline.value)
      ? 'rank-same'
      : 'rank-worse';
  const values = {
    year: String(yearOf(baseline.period)),
    percent: amount(baseline.value, { ...PERCENT, decimals: digits }),
  };
  return before ? clause(`${turned}-placed`, { ...values, ...before }) : clause(turned, values);
}

/** Enough decimals to tell two percentiles apart when they differ. */
function decimalsApart(a: Decimal, b: Decimal): number {
  if (a.eq(b)) return 1;
  for (let decimals = 1; decimals < 6; decimals += 1) {
    const format = { ...PERCENT, decimals };
    if (amount(a, format) !== amount(b, format)) return decimals;
  }
  return 6;
}

function placeAt(
  { observations }: IndicatorVerdict,
  indicator: IndicatorOf<'rank'>,
  month: Month,
): { rank: string; size: string } | null {
  const { rankOf } = indicator.data as { rankOf: { rank: string; fieldSize: string } };
  const figure = (item: string) =>
    observations.find((one) => one.item === item && one.period === month)?.value.toFixed();
  const rank = figure(rankOf.rank);
  const size = figure(rankOf.fieldSize);
  return rank === undefined || size === undefined ? null : { rank, size };
}
