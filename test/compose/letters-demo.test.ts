import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { composeLists } from '../../pipeline/compose/reports/lists.ts';
import { composeReminders } from '../../pipeline/compose/reports/reminder.ts';
import { composeSupervision } from '../../pipeline/compose/reports/supervision.ts';
import { composeInputOf } from '../../pipeline/documents.ts';
import { silentProgress } from '../../pipeline/edge/progress.ts';
import type { World } from '../../pipeline/edge/world.ts';
import { indicatorSeries } from '../../pipeline/evaluate/indicator-series.ts';
import { judgeInbox } from '../../pipeline/inbox.ts';
import { addMonths, type Month, monthsFrom } from '../../pipeline/values/month.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { parsePeriod, previousPeriod } from '../../pipeline/values/period.ts';
import { type Dataset, makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { evaluateAt, submissionsOf } from '../demo/evaluated.ts';
import { faultsOf, listsHtml, partsOf, reminderHtml, supervisionHtml } from './letters.ts';

/** The demonstration's months and the second plan's cases, as letters: every one is read by the style checker. */

let dataset: Dataset;
let submissions: Submission[];

beforeAll(async () => {
  dataset = await makeDataset('2025-12');
  submissions = submissionsOf(dataset);
});

function givenAt(text: string): ComposeInput {
  const period = parsePeriod(text);
  if (!period) throw new Error(text);
  const known = submissions.filter(
    ({ order }) => order.newestPeriod === null || order.newestPeriod <= period.lastMonth,
  );
  const { plan } = dataset;
  const { evaluation, issues } = evaluateAt(dataset, text, known);
  const before = previousPeriod(period);
  const previous = before.lastMonth < plan.start ? null : evaluateAt(dataset, before.text, known).evaluation;
  const series = indicatorSeries(plan, period, known, evaluation);
  const date = `${addMonths(period.lastMonth, 1)}-15`;
  return {
    ...{ plan, evaluation, previous, series, issues, period, date, demo: true, correction: null },
    ...{ observations: [], inputs: [], evaluationSha256: 'e'.repeat(64) },
  };
}

function htmlOf(given: ComposeInput): string[] {
  return [
    ...composeSupervision(given).map(supervisionHtml),
    ...composeReminders(given).map(reminderHtml),
    ...composeLists(given).map(listsHtml),
  ];
}

describe('the demonstration', () => {
  it.each([...monthsFrom('2024-01', '2025-12'), '2025-Q3', '2025-H1', '2025', '2026-02'] as Month[])(
    '%s reads well',
    (text) => {
      for (const html of htmlOf(givenAt(text))) expect(faultsOf(html)).toEqual([]);
    },
  );

  it('every lead unit with something late gets one letter, every unit that owes data one', () => {
    for (const text of ['2024-08', '2025-06', '2025-12']) {
      const given = givenAt(text);
      const { indicators, tasks, units } = given.evaluation;
      const late = indicators.filter(({ rating }) => ['atRisk', 'behind', 'missed'].includes(rating));
      const leads = late.flatMap((verdict) =>
        tasks.filter(({ no }) => verdict.tasks.includes(no)).flatMap(({ leadUnits }) => leadUnits),
      );
      const letters = composeSupervision(given).map(({ unit }) => unit);
      expect(new Set(letters).size).toBe(letters.length);
      expect(letters).toEqual(expect.arrayContaining([...new Set(leads)]));
      const owing = units.filter((unit) => unit.expected && (!unit.complete || unit.onTime === false));
      expect(composeReminders(given).map(({ unit }) => unit)).toEqual(owing.map(({ id }) => id));
    }
  });

  it('June 2025: five lead units and four that owe data', () => {
    const given = givenAt('2025-06');
    expect(composeSupervision(given).map(({ recipient }) => recipient)).toEqual([
      '东湖高新区管委会',
      '市投资促进局',
      '市商务局',
      '黄陂区人民政府',
      '市交通运输局',
    ]);
    expect(composeReminders(given).map(({ recipient }) => recipient)).toEqual([
      '市商务局',
      '市交通运输局',
      '长江新区管委会',
      '黄陂区人民政府',
    ]);
  });

  it('June 2025 tells since when, why and what is needed', () => {
    const said = composeSupervision(givenAt('2025-06'))
      .map((model) => partsOf(supervisionHtml(model)).letter.join('\n'))
      .join('\n');
    for (const words of [
      '由2023年12月的21家回落到目标以下，据武汉经开区管委会说明，',
      '自2024年4月起低于应有进度，据蔡甸区人民政府说明，2个在建项目按工程进度拨款，二季度到位资金少于计划。下半年月均增加19.23亿元以上，确保12月底前达到1000亿元。',
      '下半年月均不低于227列，确保12月底前达到2000列。',
      '2025年全年增长不低于21.4%。',
      '力争12月底前实现目标（位次优于基期）。',
    ])
      expect(said).toContain(words);
  });

  it('December 2025 asks for reasons, not for a pace', () => {
    const said = composeSupervision(givenAt('2025-12'))
      .map((model) => partsOf(supervisionHtml(model)).letter.join('\n'))
      .join('\n');
    expect(said).not.toMatch(/月均不低于|月均增加|力争|应达/);
    expect(said).toContain('因2024年（19项）未达到年度下限目标，任务期总体评定为未完成');
  });

  it('after the plan nobody owes data', () => {
    expect(composeReminders(givenAt('2026-02'))).toEqual([]);
  });
});

describe('the second plan', () => {
  const world: World = {
    now: () => new Date('2040-01-01T00:00:00Z'),
    stdout: () => {},
    stderr: () => {},
    progress: silentProgress,
  };
  const path = (below: string) => fileURLToPath(new URL(`../${below}`, import.meta.url));

  it.each([
    ['good-month', '2026-06'],
    ['every-fault-of-a-csv', '2026-06'],
    ['two-units-disagree', '2026-06'],
    ['after-the-end', '2029-03'],
  ])('%s', async (name, period) => {
    const order = { plan: path('plans/coastal-2026/plan.yaml'), inbox: path(`cases/${name}/inbox`), period };
    const judged = await judgeInbox(order, world);
    const given = composeInputOf(judged, { date: '2029-04-09', correction: null });
    const pages = htmlOf(given);
    expect(pages.length).toBeGreaterThan(1);
    for (const html of pages) expect(faultsOf(html)).toEqual([]);
    const units = composeSupervision(given).map(({ unit }) => unit);
    expect(new Set(units).size).toBe(units.length);
  });
});
