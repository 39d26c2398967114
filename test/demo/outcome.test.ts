import { beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation, IndicatorVerdict, Rating } from '../../pipeline/values/evaluation.ts';
import type { Issue } from '../../pipeline/values/issue.ts';
import { monthsFrom } from '../../pipeline/values/month.ts';
import { makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { evaluateAt, evaluatedAt, submissionsOf } from './evaluated.ts';
import { INDICATORS, STEPS, TASKS } from './outcome.ts';

type Judged = { evaluation: Evaluation; issues: Issue[] };

const verdictOf = ({ evaluation }: Judged, id: string): IndicatorVerdict => {
  const verdict = evaluation.indicators.find((one) => one.id === id);
  if (!verdict) throw new Error(`no indicator ${id}`);
  return verdict;
};

describe.each([
  ['2025-06', 'june'],
  ['2025-12', 'december'],
] as const)('%s', (period, key) => {
  let judged: Judged;
  beforeAll(async () => {
    judged = await evaluatedAt(period);
  });

  it('rates every indicator as intended', () => {
    const found = judged.evaluation.indicators.map(({ id, rating, reason }) => [id, [rating, reason]]);
    const intended = Object.entries(INDICATORS).map(([id, verdict]) => [id, verdict[key]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(intended));
  });

  it('rates every task as intended', () => {
    const found = judged.evaluation.tasks.map(({ no, rating, reason }) => [no, [rating, reason]]);
    const intended = Object.entries(TASKS).map(([no, verdict]) => [no, verdict[key]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(intended));
  });

  it('rates the steps of every task as intended', () => {
    const found = judged.evaluation.milestones.map(({ task, rating, reason }) => [task, [rating, reason]]);
    const intended = Object.entries(STEPS).map(([no, verdict]) => [no, verdict[key]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(intended));
  });

  it('has nothing that blocks', () => {
    expect(judged.issues.filter(({ severity }) => severity === 'blocker')).toEqual([]);
  });
});

describe('June 2025', () => {
  const inYear: readonly Rating[] = ['achieved', 'onTrack', 'atRisk', 'behind', 'noData'];
  let judged: Judged;
  beforeAll(async () => {
    judged = await evaluatedAt('2025-06');
  });

  it('shows every rating of the year under way, among indicators and among tasks', () => {
    const { indicators, tasks } = judged.evaluation;
    for (const all of [indicators, tasks]) {
      const ratings: Set<Rating> = new Set(all.map(({ rating }) => rating));
      expect([...ratings].sort()).toEqual([...inYear].sort());
    }
  });

  it('has one unit that did not report and one that was late', () => {
    const named = (code: string) => judged.issues.filter((one) => one.code === code).map(({ unit }) => unit);
    expect(named('unit-not-reported')).toEqual(['changjiang-new-area']);
    expect(named('unit-late')).toEqual(['transport']);
  });

  it('judges 新港空港综保区 at May, since one of its parks is missing', () => {
    const verdict = verdictOf(judged, 'xingang-bonded-trade');
    expect([verdict.dataMonth, verdict.missing]).toEqual(['2025-05', []]);
  });

  it('raises its flags', () => {
    expect(verdictOf(judged, 'ftz-innovations').flags).toEqual(['earlierYearMissed']);
    expect(verdictOf(judged, 'ecommerce-zone-tier').flags).toEqual(['stretchMet']);
    expect(verdictOf(judged, 'trade-service-coverage').flags).toEqual(['baselineFirstObservation']);
  });

  it('paces flows by the season of three years', () => {
    const verdict = verdictOf(judged, 'donghu-bonded-trade');
    expect(verdict.basis).toBe('seasonal');
    expect(verdict.steps.filter(({ symbol }) => /^s20/.test(symbol)).map(({ symbol }) => symbol)).toEqual([
      's2024',
      's2023',
      's2022',
    ]);
  });
});

describe('other months', () => {
  it('2024: bonded zones and trains are on the way from the base year to the target', async () => {
    const judged = await evaluatedAt('2024-12');
    for (const id of ['donghu-bonded-trade', 'jingkai-bonded-trade', 'freight-trains']) {
      expect(verdictOf(judged, id).flags).toContain('interimPath');
    }
    expect(verdictOf(judged, 'ftz-innovations').rating).toBe('missed');
  });

  it('March 2025: the share of local goods has been there, and falls again', async () => {
    const march = verdictOf(await evaluatedAt('2025-03'), 'local-goods-share');
    expect(march.rating).toBe('achieved');
    const june = verdictOf(await evaluatedAt('2025-06'), 'local-goods-share');
    expect(june.actual?.lt(march.actual ?? 0)).toBe(true);
  });

  it('October 2025: a step that has not begun is due soon', async () => {
    const { evaluation } = await evaluatedAt('2025-10');
    expect(evaluation.milestones.find(({ task }) => task === 9)).toMatchObject({
      rating: 'atRisk',
      reason: 'step-due-soon',
    });
  });

  it('December 2025: 29.96 % of local goods is not 30 %, however it is printed', async () => {
    const judged = await evaluatedAt('2025-12');
    expect(verdictOf(judged, 'local-goods-share').actual?.toFixed(4)).toBe('0.2996');
    expect(verdictOf(judged, 'ftz-innovations').flags).toEqual(['aboveRange', 'earlierYearMissed']);
  });

  it('January 2026: assessments of 2025 are not published, everything else stays', async () => {
    const dataset = await makeDataset('2025-12');
    const submissions = submissionsOf(dataset);
    const december = evaluateAt(dataset, '2025-12', submissions);
    const january = evaluateAt(dataset, '2026-01', submissions);
    const missing = january.evaluation.indicators.filter(({ reason }) => reason === 'final-figure-missing');
    expect(missing.map(({ id }) => id)).toEqual([
      'donghu-bonded-rank',
      'xingang-bonded-rank',
      'jingkai-bonded-rank',
      'donghu-bonded-class',
      'ecommerce-zone-tier',
    ]);
    const rest = (judged: Judged) =>
      judged.evaluation.indicators.filter(({ final }) => final).map(({ id, rating }) => [id, rating]);
    expect(rest(january)).toEqual(rest(december));
    expect(rest(january)).toHaveLength(28);
  });

  it('no month has a figure that blocks, shrinks or does not add up', async () => {
    const dataset = await makeDataset('2025-12');
    for (const month of monthsFrom('2024-01', '2025-12')) {
      const forms = dataset.forms.filter(({ period }) => period <= month);
      const { issues } = evaluateAt(dataset, month, submissionsOf({ ...dataset, forms }));
      const wrong = issues.filter(
        ({ code, severity }) =>
          severity === 'blocker' || code === 'ytd-mismatch' || code === 'month-negative',
      );
      expect([month, wrong]).toEqual([month, []]);
    }
  });
});
