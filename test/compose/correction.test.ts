import { describe, expect, it } from 'vitest';
import { findCorrection } from '../../pipeline/compose/correction.ts';
import { parsePublished } from '../../pipeline/compose/published.ts';
import { composeProgress } from '../../pipeline/compose/reports/progress.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { evaluationJson } from '../../pipeline/render/evaluation-json.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { RATINGS } from '../../pipeline/values/evaluation.ts';
import { evaluation, input, milestones, step, verdict } from './fixture.ts';
import { KIND_CASES } from './kind-cases.ts';
import { reportLines } from './rendered.ts';

type Told = ReturnType<typeof evaluation>;

function published(told: Told) {
  const found = parsePublished(evaluationJson(told));
  if (!found) throw new Error('our own evaluation.json is not read');
  return found;
}

function corrected(before: Told, after: Told, planSha256 = 'p') {
  const files = new Map([['f'.repeat(64), '甲.xlsx']]);
  const then = { date: '2025-07-15', evaluation: published(before), files, planSha256: 'p' };
  return findCorrection(then, { ...input(after), planSha256 });
}

describe('findCorrection', () => {
  it('finds nothing where nothing has changed, whatever the kind and the number of digits', () => {
    for (const [, one] of KIND_CASES) expect(corrected(evaluation([one]), evaluation([one]))).toBeNull();
    const third = { actual: decimal(1).div(3), completion: decimal('0.9999999999') };
    const odd = evaluation([{ ...verdict({ kind: 'share' }), ...third }]);
    expect(corrected(odd, odd)).toBeNull();
  });

  it.each([
    [
      { actual: '24', completion: '0.8' },
      { actual: '25', completion: '0.833' },
      ['24家；完成率80.0%', '25家；完成率83.3%'],
    ],
    [{ rating: 'onTrack' }, { rating: 'atRisk' }, ['评定正常', '评定关注']],
    [{ reason: 'below-pace' }, { reason: 'regressed' }, ['低于应有进度', '由基期的达标水平回落到目标以下']],
    [{ actual: '24' }, { actual: null }, ['24家', '—']],
  ] as const)('%j → %j', (was, is, [before, after]) => {
    const of = (over: object) =>
      evaluation([verdict({ kind: 'stock', rating: 'atRisk', reason: 'below-pace', ...over })]);
    const told = corrected(of(was), of(is));
    expect(told?.changes[0]).toMatchObject({ before, after });
  });

  it('tells indicators that the plan has gained or lost', () => {
    const [one, two] = [verdict({ kind: 'stock' }), verdict({ kind: 'share' })];
    const gained = corrected(evaluation([one]), evaluation([one, two]))?.changes[0];
    expect([gained?.before, gained?.why[0]?.phrase]).toEqual(['—', 'correction-plan']);
    const lost = corrected(evaluation([one, two]), evaluation([one]))?.changes[0];
    expect([lost?.name, lost?.after]).toEqual([two.name, '—']);
  });

  it('tells what has become of a step', () => {
    const [before, after] = (['inProgress', null] as const).map((state) =>
      evaluation([], [milestones([step(0, { state })])]),
    ) as [Told, Told];
    expect(corrected(before, after)?.changes).toMatchObject([
      { before: '进行中', after: '没有报送', why: [{ phrase: 'correction-checked' }] },
    ]);
    expect(corrected(before, after, 'q')?.changes[0]?.why).toEqual([{ phrase: 'correction-plan' }]);
  });

  it('of every pair of ratings reads well', () => {
    for (const was of RATINGS) {
      for (const is of RATINGS.filter((rating) => rating !== was)) {
        const [before, after] = [was, is].map((rating) =>
          evaluation([verdict({ kind: 'stock', rating })]),
        ) as [Told, Told];
        const lines = reportLines(composeProgress(input(after, { correction: corrected(before, after) })));
        expect(checkStyle(lines.join('\n'))).toEqual([]);
        expect(lines).toContain('（更正版）');
      }
    }
  });
});

describe('parsePublished', () => {
  it.each([
    '',
    '{}',
    '[1]',
    '{"schema":"duban.evaluation/2"}',
    '{"schema":"duban.evaluation/1","indicators":[{}]}',
  ])('%s is no evaluation', (text) => expect(parsePublished(text)).toBeNull());
});
