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
  limits: () => '名次除以参评数，比基期小为已完成，相等为关注，比基期大为滞后',
  change: () => null,
};

type Place = { readonly rank: string; readonly size: string };

/** 排名争先进位: the place and the field, against those of the baseline's assessment. */
function tellRank(verdict: IndicatorVerdict, indicator: IndicatorOf<'rank'>, _context: Context): Narrative {
  const { actual, dataMonth, baseline, name } = verdict;
  if (actual === null || dataMonth === null) return { facts: [], outlook: [] };
  const year = String(yearOf(dataMonth));
  const now = placeAt(verdict, indicator, dataMonth);
  const before = baseline === null ? null : placeAt(verdict, indicator, baseline.period);
  const lost = verdict.final && verdict.rating === 'missed' ? clause('not-reached') : null;
  if (now && before && baseline && now.size === before.size) {
    const moved = movedClause(Number(before.rank) - Number(now.rank), String(yearOf(baseline.period)));
    return { facts: [clause('rank', { year, name, ...now }), moved, lost], outlook: [] };
  }
  const digits = baseline === null ? 1 : decimalsApart(actual, baseline.value);
  const top = amount(actual, { ...PERCENT, decimals: digits });
  const figure = now
    ? clause('rank-placed', { year, name, ...now, percent: top })
    : clause('rank-percent', { year, name, percent: top });
  return { facts: [figure, compared(verdict, before, digits), lost], outlook: [] };
}

/** Fields of one size: places can be counted. */
function movedClause(places: number, year: string): Clause {
  if (places === 0) return clause('rank-unmoved', { year });
  return clause(places > 0 ? 'rank-up' : 'rank-down', { year, count: String(Math.abs(places)) });
}

function compared(
  { actual, baseline }: IndicatorVerdict,
  before: Place | null,
  digits: number,
): Clause | null {
  if (actual === null || baseline === null) return null;
  const turned = actual.lt(baseline.value)
    ? 'rank-better'
    : actual.eq(baseline.value)
      ? 'rank-same'
      : 'rank-worse';
  const percent = amount(baseline.value, { ...PERCENT, decimals: digits });
  const values = { year: String(yearOf(baseline.period)), percent };
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
  { observations, parts, dataMonth }: IndicatorVerdict,
  indicator: IndicatorOf<'rank'>,
  month: Month,
): Place | null {
  const { rankOf } = indicator.data as { rankOf: { rank: string; fieldSize: string } };
  const figure = (item: string) =>
    month === dataMonth
      ? parts.find((part) => part.item === item)?.value.toFixed()
      : observations.find((one) => one.item === item && one.period === month)?.value.toFixed();
  const rank = figure(rankOf.rank);
  const size = figure(rankOf.fieldSize);
  return rank === undefined || size === undefined ? null : { rank, size };
}
