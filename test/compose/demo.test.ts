import { beforeAll, describe, expect, it } from 'vitest';
import { composeProgress } from '../../pipeline/compose/reports/progress.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { addMonths, type Month, monthsFrom } from '../../pipeline/values/month.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { type Dataset, makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { evaluateAt, submissionsOf } from '../demo/evaluated.ts';
import { linesOf, reportHtml } from './rendered.ts';

/** The demonstration's months, judged and told: every sentence of two years is read by the style checker. */

let dataset: Dataset;
let submissions: Submission[];

beforeAll(async () => {
  dataset = await makeDataset('2025-12');
  submissions = submissionsOf(dataset);
});

function reportAt(text: string): { html: string; lines: string[]; counts: Record<string, number> } {
  const period = parsePeriod(text);
  if (!period) throw new Error(text);
  const known = submissions.filter(
    ({ order }) => order.newestPeriod === null || order.newestPeriod <= period.lastMonth,
  );
  const { evaluation, issues } = evaluateAt(dataset, text, known);
  const model = composeProgress({
    plan: dataset.plan,
    evaluation,
    previous: null,
    series: [],
    observations: known.flatMap(({ observations }) => observations),
    issues,
    inputs: known.map(({ name, sha256 }) => ({ name, sha256, bytes: 1 })),
    period,
    date: `${addMonths(period.lastMonth, 1)}-16`,
    demo: true,
    correction: null,
    evaluationSha256: 'e'.repeat(64),
  });
  const html = reportHtml(model);
  const counts: Record<string, number> = {};
  for (const { rating } of evaluation.tasks) counts[rating] = (counts[rating] ?? 0) + 1;
  // a digest is what the demonstration's submissions have for one: the beginning of a path
  const digests = new Set(known.map(({ sha256 }) => sha256.slice(0, 12)));
  return { html, lines: linesOf(html).filter((line) => !digests.has(line)), counts };
}

describe('the demonstration', () => {
  it.each([
    ...monthsFrom('2024-01', '2025-12'),
    '2025-Q3',
    '2025-H1',
    '2025',
    '2026-01',
    '2026-02',
  ] as Month[])('%s reads well', (text) => {
    const { html, lines } = reportAt(text);
    expect(checkVocabulary(html)).toEqual([]);
    expect(checkStyle(lines.join('\n'))).toEqual([]);
  });

  it('June 2025 tells every case', () => {
    const { lines, counts } = reportAt('2025-06');
    expect(counts).toEqual({ achieved: 2, onTrack: 6, atRisk: 4, behind: 2, noData: 1 });
    const said = lines.join('\n');
    for (const words of [
      '15项任务中，已完成2项、正常6项、关注4项、滞后2项、数据不足1项。',
      '虽慢于序时进度2.2个百分点，但高于近年同期平均进度0.4个百分点',
      '要如期完成目标，下半年月均需达到227列，为上半年月均水平的2.1倍。',
      '由2023年12月的21家回落到目标以下',
      '此后没有更新，暂不作评定',
      '据湖北港口集团说明，',
      '没有报送的有长江新区管委会',
    ])
      expect(said).toContain(words);
  });

  it('no two tasks’ paragraphs begin alike', () => {
    const { html } = reportAt('2025-06');
    const firsts = [...html.matchAll(/<h4>[^<]*<\/h4><p>(.{6})/g)].map(([, start]) => start);
    expect(firsts).toHaveLength(15);
    expect(new Set(firsts).size).toBeGreaterThan(10);
  });

  it('December 2025 tells results, strictly', () => {
    const said = reportAt('2025-12').lines.join('\n');
    for (const words of [
      '截至2025年12月底，方案任务期满。',
      '市场采购贸易本地货源占比为29.96%，比去年同期提高5.4个百分点，略低于目标（30%），未完成目标。',
      '为目标（20项左右）的95.0%，距目标差1项，与目标大体相当，评定为基本完成，有待确认',
      '因2024年（19项）未达到年度下限目标，任务期总体评定为未完成',
    ])
      expect(said).toContain(words);
    expect(said).not.toMatch(/参考区间为|要如期/);
  });
});
