import type { Indicator } from '../plan/plan.ts';
import { itemsOf, unitName } from '../plan/plan.ts';
import type { IndicatorVerdict, Reason } from '../values/evaluation.ts';
import { yearOf } from '../values/month.ts';
import { actualFigure, changeClause, figureClause, growthClause } from './clauses.ts';
import { askedName, type Context, formatOf, natureOf } from './context.ts';
import { amount } from './figures.ts';
import { totalOf } from './kinds/average-growth.ts';
import { narratorOf } from './kinds/index.ts';
import { type Clause, clause, clauseIf } from './sentence.ts';
import { monthWords } from './spans.ts';
import { tidyWords } from './tidy.ts';

type Teller = (verdict: IndicatorVerdict, indicator: Indicator, context: Context) => (Clause | null)[];

/** Why there is no verdict, with the old figure where there is one: one sentence, alike for all kinds. */
export function tellMissingData(verdict: IndicatorVerdict, indicator: Indicator, context: Context): Clause[] {
  const teller = TELLERS[verdict.reason] ?? tellUnreported;
  const told = teller(verdict, indicator, context).filter((one) => one !== null);
  return told.length > 0 ? told : tellUnreported(verdict, indicator, context);
}

/** Whether the figure itself is new and only the verdict is withheld, so that the sentence begins with its time. */
export function showsNewFigure(reason: Reason): boolean {
  return reason === 'no-baseline' || reason === 'jan-feb-together';
}

const TELLERS: Partial<Record<Reason, Teller>> = {
  'missing-part': tellMissingPart,
  conflict: tellConflict,
  stale: tellStale,
  'before-start': tellBeforeStart,
  'no-baseline': (...told) => withheld('nodata-baseline', ...told),
  'jan-feb-together': (...told) => withheld('nodata-january', ...told),
  'final-figure-missing': tellFinalMissing,
};

function tellUnreported(verdict: IndicatorVerdict, indicator: Indicator, { plan }: Context): Clause[] {
  const { name } = verdict;
  if (isAssessment(indicator)) return [clause('nodata-unpublished', { name })];
  return [clause('nodata-unreported', { name, unit: reporters(indicator, plan) })];
}

function tellMissingPart(
  verdict: IndicatorVerdict,
  indicator: Indicator,
  { plan }: Context,
): (Clause | null)[] {
  if (verdict.missing.length === 0) return [];
  const parts = verdict.missing.map((id) => askedName(id, plan)).join('、');
  return [
    clause('sumOf' in indicator.data ? 'nodata-part-of-sum' : 'nodata-part', { name: verdict.name, parts }),
  ];
}

/** The units and figures that disagree are named by the finding itself. */
function tellConflict(
  verdict: IndicatorVerdict,
  indicator: Indicator,
  { issues }: Context,
): (Clause | null)[] {
  const asked = new Set([indicator.id, ...itemsOf(indicator.data), ...verdict.missing]);
  const found = issues.find(
    ({ code, indicator: about }) => code === 'figure-conflict' && about !== undefined && asked.has(about),
  );
  const told = found ? tidyWords(found.message) : '';
  return [told === '' ? clause('nodata-conflict', { name: verdict.name }) : clause('nodata-told', { told })];
}

function tellStale(verdict: IndicatorVerdict, indicator: Indicator, context: Context): (Clause | null)[] {
  return [lastFigure('nodata-stale', verdict, indicator, context)];
}

function tellBeforeStart(
  { name, dataMonth }: IndicatorVerdict,
  indicator: Indicator,
  { reportYear }: Context,
): (Clause | null)[] {
  if (isAssessment(indicator)) return [clause('nodata-unpublished', { name })];
  const month = dataMonth === null ? null : monthWords(dataMonth, reportYear);
  return [clauseIf('nodata-before-start', { name, month })];
}

function tellFinalMissing(
  verdict: IndicatorVerdict,
  indicator: Indicator,
  context: Context,
): (Clause | null)[] {
  const { name, targetPeriod } = verdict;
  const missing = isAssessment(indicator)
    ? clause('nodata-final-assessment', { name, target: String(yearOf(targetPeriod)) })
    : clause('nodata-final', { name });
  return [missing, lastFigure('nodata-final-last', verdict, indicator, context)];
}

/** The newest figure there is and its time: a month, or the year that was assessed. */
function lastFigure(
  phrase: string,
  verdict: IndicatorVerdict,
  indicator: Indicator,
  { plan, reportYear }: Context,
): Clause | null {
  const { name, dataMonth } = verdict;
  if (dataMonth === null) return null;
  const amount = shownFigure(verdict, indicator, plan);
  return isAssessment(indicator)
    ? clauseIf(`${phrase}-assessment`, { name, year: String(yearOf(dataMonth)), amount })
    : clauseIf(phrase, { name, month: monthWords(dataMonth, reportYear), amount });
}

/** The amount itself where the indicator is its growth. */
function shownFigure(verdict: IndicatorVerdict, indicator: Indicator, plan: Context['plan']): string | null {
  if (indicator.kind !== 'averageGrowth') return narratorOf(indicator).actual(verdict, indicator);
  const total = totalOf(verdict, indicator, { plan });
  return total ? amount(total.value, total.format) : null;
}

/** The new figure with its 同比, then why it is not judged; the name alone where there is no figure to print. */
function withheld(
  phrase: string,
  verdict: IndicatorVerdict,
  indicator: Indicator,
  context: Context,
): (Clause | null)[] {
  const figure = figureOf(verdict, indicator, context);
  if (figure[0]) return [...figure, clause(phrase)];
  return [clause(`${phrase}-named`, { name: verdict.name })];
}

function figureOf(verdict: IndicatorVerdict, indicator: Indicator, { plan }: Context): (Clause | null)[] {
  if (isAssessment(indicator)) return [];
  if (indicator.kind === 'averageGrowth') {
    const total = totalOf(verdict, indicator, { plan });
    return total ? [figureClause(total.name, amount(total.value, total.format)), growthClause(verdict)] : [];
  }
  const figure = actualFigure(verdict, indicator);
  if (indicator.measure === '%') return [figure];
  const flow = indicator.kind === 'annualFlow';
  return [figure, flow ? growthClause(verdict) : changeClause(verdict, formatOf(indicator))];
}

function isAssessment(indicator: Indicator): boolean {
  return natureOf(indicator.kind) === 'assessment';
}

/** Who should have reported: the units of the data items, each once. */
function reporters(indicator: Indicator, plan: Context['plan']): string {
  const units = itemsOf(indicator.data).map(
    (id) => plan.items.find((item) => item.id === id)?.reportingUnit ?? indicator.reportingUnit,
  );
  return [...new Set(units)].map((unit) => unitName(unit, plan)).join('、');
}
