import type { IndicatorOf } from '../../plan/plan.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import { yearOf } from '../../values/month.ts';
import type { Context } from '../context.ts';
import { PERCENT, percent, targetAmount } from '../figures.ts';
import { type Clause, clause, clauseIf } from '../sentence.ts';
import type { Narrative, Narrator } from './narrator.ts';

export const classification: Narrator<'classification'> = {
  tell: tellClassification,
  target: ({ target: { list } }) => `入选${list}`,
  actual: (verdict, indicator) => {
    if (verdict.reason === 'listed') return '已入选';
    const place = placeClause(verdict, indicator);
    return place
      ? `第${place.rank}位（共${place.size}个）`
      : verdict.reason === 'not-listed'
        ? '未入选'
        : null;
  },
  limits: () =>
    '列入公布的名单为已完成；名单公布前，名次在正常界线以内为正常，在关注界线以内为关注，以外为滞后',
  change: () => null,
};

/** 入选名单: the published list decides; until then the place tells how near it is. */
function tellClassification(
  verdict: IndicatorVerdict,
  indicator: IndicatorOf<'classification'>,
  context: Context,
): Narrative {
  const { name, dataMonth, reason, final } = verdict;
  const year = dataMonth === null ? null : String(yearOf(dataMonth));
  const { list } = indicator.target;
  if (reason === 'listed') return { facts: [clauseIf('class-listed', { year, name, list })], outlook: [] };
  const place = placeClause(verdict, indicator);
  if (reason === 'not-listed' || final) {
    return { facts: [clauseIf('class-not-listed', { year, name, list }), place], outlook: [] };
  }
  const near = targetAmount(context.plan.thresholds.classificationOnTrack, PERCENT);
  const phrases = { 'rank-near': 'class-near', 'rank-within-reach': 'class-within-reach' } as const;
  const phrase = phrases[reason as keyof typeof phrases] ?? 'class-far';
  return {
    facts: [clause('class-open', { name }), place, clause(phrase, { list, near })],
    outlook: [],
  };
}

function placeClause(verdict: IndicatorVerdict, indicator: IndicatorOf<'classification'>): Clause | null {
  const { listOf } = indicator.data as { listOf: { rank: string; fieldSize: string } };
  const { parts, actual, dataMonth } = verdict;
  const part = (id: string) => parts.find(({ item }) => item === id)?.value.toFixed() ?? null;
  return clauseIf('class-place', {
    year: dataMonth === null ? null : String(yearOf(dataMonth)),
    rank: part(listOf.rank),
    size: part(listOf.fieldSize),
    percent: actual === null ? null : percent(actual),
  });
}
