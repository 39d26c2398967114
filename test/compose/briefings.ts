import { readFileSync } from 'node:fs';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { type BriefingModel, composeBriefing } from '../../pipeline/compose/reports/briefing.ts';
import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import { indicatorSeries } from '../../pipeline/evaluate/indicator-series.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { addMonths, type Month } from '../../pipeline/values/month.ts';
import { parsePeriod, previousPeriod } from '../../pipeline/values/period.ts';
import { makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { submissionsOf } from '../demo/evaluated.ts';
import { input } from './fixture.ts';
import { PHRASES } from './rendered.ts';

const TEMPLATE = readFileSync(new URL('../../templates/briefing.hbs', import.meta.url), 'utf8');

export function briefingHtml(model: BriefingModel): string {
  return renderHtml(TEMPLATE, PHRASES, model);
}

/** The demonstration's 专报 of any period up to a month. */
export async function demoBriefings(last: Month): Promise<(text: string) => BriefingModel> {
  const inputs = await demoInputs(last);
  return (text) => composeBriefing(inputs(text));
}

export async function demoInputs(last: Month): Promise<(text: string) => ComposeInput> {
  const dataset = await makeDataset(last);
  const all = submissionsOf(dataset);
  return (text) => {
    const period = parsePeriod(text);
    if (!period) throw new Error(text);
    const { plan } = dataset;
    const known = all.filter(
      ({ order }) => order.newestPeriod === null || order.newestPeriod <= period.lastMonth,
    );
    const { evaluation, issues } = evaluate(plan, period, known);
    const before = previousPeriod(period);
    return input(evaluation, {
      plan,
      period,
      issues,
      previous: before.lastMonth < plan.start ? null : evaluate(plan, before, known).evaluation,
      series: indicatorSeries(plan, period, known, evaluation),
      date: `${addMonths(period.lastMonth, 1)}-15`,
      demo: true,
    });
  };
}
