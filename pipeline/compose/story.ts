import { unitName } from '../plan/plan.ts';
import type { IndicatorVerdict, Rating } from '../values/evaluation.ts';
import { type Context, indicatorOf, natureOf } from './context.ts';
import { narratorOf } from './kinds/index.ts';
import { showsNewFigure, tellMissingData } from './missing-data.ts';
import { type Clause, clause, type Sentence, sentence } from './sentence.ts';
import { monthEnd, monthWords, yearSoFar } from './spans.ts';
import { tidyWords } from './tidy.ts';
import { REASON_WORDS, WORST_FIRST } from './words.ts';

/** What there is to say of one indicator, before it is fitted into a paragraph with its neighbours. */
export type Story = {
  readonly verdict: IndicatorVerdict;
  /** The time its figure is about, in words; empty where the first clause names it. */
  readonly time: string;
  readonly facts: readonly Clause[];
  readonly outlook: readonly Sentence[];
  /** The reporting unit's own words on this figure. */
  readonly remark: { readonly unit: string; readonly words: string } | null;
};

export function storyOf(verdict: IndicatorVerdict, context: Context): Story {
  const indicator = indicatorOf(verdict.id, context.plan);
  const remark = remarkOf(verdict, context);
  if (verdict.rating === 'noData') {
    const facts = [...tellMissingData(verdict, indicator, context), clause('not-judged')];
    const time = showsNewFigure(verdict.reason) ? timeOf(verdict, context) : '';
    return { verdict, time, facts, outlook: [], remark };
  }
  const { facts, outlook } = narratorOf(indicator).tell(verdict, indicator, context);
  const told = facts.filter((one) => one !== null);
  const lateData = told.length > 0 ? newestMissing(verdict, context) : [];
  return {
    verdict,
    time: told.length > 0 ? timeOf(verdict, context) : '',
    facts: told.length > 0 ? [...told, ...lateData] : [reasonOnly(verdict)],
    outlook: outlook.map((clauses) => sentence(...clauses)).filter((one) => one !== null),
    remark,
  };
}

/** Nothing has to be explained. */
export function isCalm({ rating }: { readonly rating: Rating }): boolean {
  return rating === 'achieved' || rating === 'onTrack';
}

export function isLate({ rating }: { readonly rating: Rating }): boolean {
  return rating === 'behind' || rating === 'missed';
}

/** What decided the task, then worst first; core before others; then the plan's own order. */
export function worstFirst(
  verdicts: readonly IndicatorVerdict[],
  decidedBy: readonly string[] = [],
): IndicatorVerdict[] {
  const rank = ({ id, rating, core }: IndicatorVerdict) =>
    (decidedBy.includes(id) ? 0 : 100) + WORST_FIRST.indexOf(rating) * 2 + (core ? 0 : 1);
  return [...verdicts].sort((a, b) => rank(a) - rank(b));
}

/** 上半年 for what adds up in a year, 截至6月底 for what stands at a month's end; assessments name their own year. */
function timeOf({ kind, dataMonth }: IndicatorVerdict, { reportYear }: Context): string {
  if (dataMonth === null) return '';
  const nature = natureOf(kind);
  if (nature === 'flow') return yearSoFar(dataMonth, reportYear);
  return nature === 'stock' ? `截至${monthEnd(dataMonth, reportYear)}` : '';
}

/** The verdict rests on an older month than the report: which one is still missing is said. */
function newestMissing(verdict: IndicatorVerdict, context: Context): Clause[] {
  const { dataMonth, targetPeriod, kind } = verdict;
  const last = [context.month, targetPeriod].sort()[0] as typeof targetPeriod;
  const nature = natureOf(kind);
  if (dataMonth === null || dataMonth >= last || nature === 'assessment' || verdict.final) return [];
  return [clause('newest-missing', { month: monthWords(last, context.reportYear) })];
}

/** A verdict without any figure to tell: never from our own rules, but a sentence has to be true all the same. */
function reasonOnly({ name, reason }: IndicatorVerdict): Clause {
  return clause('reason-only', { name, reason: REASON_WORDS[reason] });
}

/** The remark beside the newest figure; only where something has to be explained. */
function remarkOf(verdict: IndicatorVerdict, { plan }: Context): Story['remark'] {
  if (verdict.rating === 'achieved' || verdict.rating === 'onTrack') return null;
  const newest = verdict.observations.filter(
    ({ period, remark }) => period === verdict.dataMonth && remark !== '',
  );
  for (const { unit, remark } of newest) {
    const words = tidyWords(remark);
    if (words !== '') return { unit: unitName(unit, plan), words };
  }
  return null;
}
