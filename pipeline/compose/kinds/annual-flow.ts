import type { IndicatorOf } from '../../plan/plan.ts';
import { decimal } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { monthNumberOf, monthOf, yearOf } from '../../values/month.ts';
import { actualCell, growthCell } from '../cells.ts';
import {
  actualFigure,
  completionClause,
  exceededClause,
  growthClause,
  planTargetWords,
  shortfallClause,
  withinClause,
} from '../clauses.ts';
import { type Context, formatOf } from '../context.ts';
import { amount, type Format, multiple, neededAmount, side, targetAmount } from '../figures.ts';
import { forecastClauses } from '../forecast.ts';
import { ratioLimits } from '../limits.ts';
import { paceClauses } from '../pace.ts';
import { type Clause, clause } from '../sentence.ts';
import { timeLeft, yearSoFar } from '../spans.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const annualFlow: Narrator<'annualFlow'> = {
  tell: tellAnnualFlow,
  target: (indicator) => targetAmount(indicator.target, formatOf(indicator)),
  actual: actualCell,
  limits: ratioLimits,
  change: growthCell,
};

/** 目标年全年总量; in an earlier year measured by a point of the path to it. */
function tellAnnualFlow(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'annualFlow'>,
  context: Context,
): Narrative {
  const format = formatOf(indicator);
  const figure = [actualFigure(verdict, indicator), growthClause(verdict)];
  const { actual, target, planTarget, rating } = verdict;
  const goal = planTargetWords(verdict, indicator);
  const interim = verdict.flags.includes('interimPath');
  if (interim) return tellInterim(verdict, figure, format, context);
  const completion = completionClause(verdict.final ? 'completion-final' : 'completion-year', verdict, goal);
  if (rating === 'achieved') {
    const reached =
      goal === null ? null : clause(verdict.final ? 'reached-final' : 'reached-year-early', { target: goal });
    return { facts: [...figure, reached, exceededClause(actual, planTarget, format)], outlook: [] };
  }
  if (verdict.final) {
    const shortfall = shortfallClause('short-by', actual, planTarget, format);
    return { facts: [...figure, completion, shortfall, clause('not-reached')], outlook: [] };
  }
  const pace = paceClauses(verdict);
  return {
    facts: [...figure, completion, ...pace, withinClause(verdict, ...pace)],
    outlook: [forecastClauses(verdict, format, target), neededClauses(verdict, format, context)],
  };
}

/** Before the target year: the year's own target is worked out, so it is said to be so. */
function tellInterim(
  verdict: IndicatorVerdict,
  figure: readonly (Clause | null)[],
  format: Format,
  context: Context,
): Narrative {
  const { target, actual, planTarget } = verdict;
  const path = target === null ? null : amount(target, format);
  const early = verdict.flags.includes('targetReachedEarly') && planTarget !== null && actual !== null;
  const reached = early ? clause('path-target-reached', { target: targetAmount(planTarget, format) }) : null;
  const wholeYear = verdict.dataMonth !== null && monthNumberOf(verdict.dataMonth) === 12;
  const pace = wholeYear ? [] : paceClauses(verdict);
  return {
    facts: [
      ...figure,
      completionClause('completion-path', verdict, path),
      ...pace,
      withinClause(verdict, ...pace),
      reached,
    ],
    outlook: [forecastClauses(verdict, format, target, '-path'), neededClauses(verdict, format, context)],
  };
}

/** What the rest of the year has to bring, and how that compares with the months so far; for what is late only. */
function neededClauses(verdict: IndicatorVerdict, format: Format, context: Context): (Clause | null)[] {
  const { required, requiredPer, dataMonth, actual, rating } = verdict;
  if (rating !== 'atRisk' && rating !== 'behind') return [];
  if (required === null || requiredPer !== 'month' || dataMonth === null || actual === null) return [];
  if (side(required, format) === 'level') return [];
  const span = timeLeft(dataMonth, monthOf(yearOf(dataMonth), 12));
  const sofar = actual.div(decimal(monthNumberOf(dataMonth)));
  const times = multiple(required, sofar);
  const past = yearSoFar(dataMonth, context.reportYear);
  const interim = verdict.flags.includes('interimPath');
  return [
    clause(`needed-monthly${interim ? '-path' : ''}`, { span, amount: neededAmount(required, format) }),
    times === null ? null : clause('needed-times', { past, times }),
  ];
}
