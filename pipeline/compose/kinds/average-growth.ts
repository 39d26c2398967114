import type { IndicatorOf } from '../../plan/plan.ts';
import { itemsOf } from '../../plan/plan.ts';
import { type Decimal, sum, zero } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { yearOf } from '../../values/month.ts';
import { growthCell } from '../cells.ts';
import { figureClause, growthClause, withinClause } from '../clauses.ts';
import { type Context, itemOf } from '../context.ts';
import {
  amount,
  amountAgainst,
  type Format,
  PERCENT,
  percent,
  points,
  side,
  targetAmount,
} from '../figures.ts';
import { forecastClauses } from '../forecast.ts';
import { ratioLimits } from '../limits.ts';
import { type Clause, clause } from '../sentence.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const averageGrowth: Narrator<'averageGrowth'> = {
  tell: tellAverageGrowth,
  target: (indicator) => `年均增长${targetAmount(indicator.target, PERCENT)}`,
  actual: ({ actual, target }) => (actual === null ? null : growthWords(actual, target)),
  limits: (verdict) =>
    ratioLimits(verdict)?.replace('；达到目标即为已完成', '；期末按各年总量严格比较') ?? null,
  change: growthCell,
};

function growthWords(growth: Decimal, target: Decimal | null): string {
  const words = amountAgainst(growth, target, PERCENT);
  return words.startsWith('-') ? `年均下降${words.slice(1)}` : `年均增长${words}`;
}

/** 年均增长: the amount itself, its growth on the year before, then the mean growth since the base year. */
function tellAverageGrowth(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'averageGrowth'>,
  context: Context,
): Narrative {
  const { actual, dataMonth } = verdict;
  const total = totalOf(verdict, indicator, context);
  const baseYear = yearOf(verdict.baseline?.period ?? indicator.baseline.period);
  const years = dataMonth === null ? 0 : yearOf(dataMonth) - baseYear;
  const lead = total
    ? [figureClause(total.name, amount(total.value, total.format)), growthClause(verdict)]
    : [];
  const subject = total ? '' : '-named';
  // one year after the base year the mean is what 同比 has just said
  const said = years === 1 && total !== null && verdict.yearOnYear !== null;
  const mean = actual === null || said ? null : meanClause(verdict, subject, baseYear, years);
  const against = againstTarget(verdict);
  const facts = [...lead, mean, against, withinClause(verdict, against)];
  if (verdict.final || verdict.rating === 'achieved') return { facts, outlook: [] };
  return {
    facts,
    outlook: [total ? forecastClauses(verdict, total.format, null) : [], [neededGrowth(verdict)]],
  };
}

/** The amount that grows: the parts of the verdict added up, in the measure of the data item. */
export function totalOf(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'averageGrowth'>,
  { plan }: Pick<Context, 'plan'>,
): { name: string; value: Decimal; format: Format } | null {
  const ids = itemsOf(indicator.data);
  const items = ids.flatMap((id) => itemOf(id, plan) ?? []);
  const values = ids.flatMap((id) => verdict.parts.find((part) => part.item === id)?.value ?? []);
  const first = items[0];
  if (!first || values.length < ids.length || items.some(({ measure }) => measure !== first.measure))
    return null;
  const format = { measure: first.measure, decimals: first.decimals };
  const name = items.length === 1 ? first.name : indicator.name.replace(/年均增(长|速|长率)$/, '');
  return { name, value: sum(values), format };
}

function meanClause(verdict: IndicatorVerdict, subject: string, baseYear: number, years: number): Clause {
  const growth = verdict.actual ?? zero;
  const turned = side(growth, PERCENT);
  const once = years === 1 ? '-one-year' : '';
  const values = {
    base: `${baseYear}年`,
    name: verdict.name.replace(/年均增(长|速|长率)$/, ''),
    percent: amountAgainst(growth, verdict.target, PERCENT).replace('-', ''),
  };
  return clause(`growth${subject}${turned === 'below' ? '-down' : ''}${once}`, values);
}

function againstTarget({ actual, target, rating, final }: IndicatorVerdict): Clause | null {
  if (actual === null || target === null) return null;
  const goal = targetAmount(target, PERCENT);
  if (rating === 'achieved') return clause('growth-reached', { target: goal });
  const difference = actual.minus(target);
  const turned = side(difference, PERCENT);
  const level = final ? 'growth-not-quite' : 'growth-level';
  if (turned === 'level') return clause(actual.lt(target) ? level : 'growth-level', { target: goal });
  const phrase = turned === 'above' ? 'growth-over' : final ? 'growth-missed' : 'growth-under';
  return clause(phrase, { target: goal, points: points(difference) });
}

/** The growth needed from here: in the one year that is left, or in each of several. */
function neededGrowth({
  required,
  requiredPer,
  dataMonth,
  targetPeriod,
  rating,
}: IndicatorVerdict): Clause | null {
  if (required === null || requiredPer !== 'year' || dataMonth === null) return null;
  if (rating !== 'atRisk' && rating !== 'behind') return null;
  const year = String(yearOf(targetPeriod));
  if (side(required, PERCENT) !== 'above') return clause('growth-needed-none', { year });
  const years = yearOf(targetPeriod) - yearOf(dataMonth) + (dataMonth.endsWith('-12') ? 0 : 1);
  if (years <= 1) return clause('growth-needed-last', { year, percent: percent(required) });
  const from = String(yearOf(targetPeriod) - years + 1);
  return clause('growth-needed', { from, year, percent: percent(required) });
}
