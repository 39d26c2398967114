import { findCorrection } from './compose/correction.ts';
import { parsePublished } from './compose/published.ts';
import { REPORTS } from './compose/reports/index.ts';
import { DEFAULTS } from './config.ts';
import { composeInputOf } from './documents.ts';
import type { World } from './edge/world.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { judgeInbox } from './inbox.ts';
import type { Judged } from './judge.ts';
import { evaluationJson } from './render/evaluation-json.ts';
import type { Sample } from './render/template-check.ts';
import { addMonths } from './values/month.ts';
import { parsePeriod } from './values/period.ts';

/**
 * Documents to try templates with: every report kind of the plan and its demonstration workbooks that come with the
 * program, at the beginning, in the middle, at the end and after it, without figures, as invented and as real data, as first version
 * and as correction.
 */
export async function templateSamples(world: World): Promise<Sample[]> {
  const { inbox, period } = DEFAULTS.demo;
  const judged = await judgeInbox({ plan: DEFAULTS.plan, inbox, period }, world);
  const { start, end } = judged.plan;
  const others = [start, `${end.slice(0, 4)}-H1`, end.slice(0, 4), addMonths(end, 3)];
  return [
    ...samplesOf(judged),
    ...samplesOf({ ...judged, demo: false }, true),
    ...others.flatMap((other) => samplesOf(judgedAt(judged, other))),
    ...samplesOf(judgedAt(withoutFigures(judged), period)),
  ];
}

function samplesOf(judged: Judged, isCorrection = false): Sample[] {
  const correction = isCorrection ? correctionOfHalf(judged) : null;
  const date = `${addMonths(judged.period.lastMonth, 1)}-15`;
  const input = composeInputOf(judged, { date, correction });
  return REPORTS.flatMap(({ template, freeForm = false, compose }) =>
    template === null
      ? []
      : compose(input).map((model) => ({ template, freeForm, label: model.documentName, model })),
  );
}

function judgedAt(judged: Judged, text: string): Judged {
  const period = parsePeriod(text);
  if (!period) throw new Error(`not a period: ${text}`);
  const { evaluation, issues } = evaluate(judged.plan, period, judged.submissions);
  return { ...judged, period, evaluation, issues: [...judged.issues, ...issues] };
}

/** A plan that sets no figure: every part of a report that shows some is missing. */
function withoutFigures(judged: Judged): Judged {
  return { ...judged, plan: { ...judged.plan, indicators: [], goals: [] }, issues: [] };
}

/** As if half of the files had come after a first version. */
function correctionOfHalf({ plan, period, submissions, received, evaluation }: Judged) {
  const early = submissions.slice(0, submissions.length / 2);
  const published = parsePublished(evaluationJson(evaluate(plan, period, early).evaluation));
  if (!published) throw new Error('our own evaluation.json is not read');
  const files = new Map(early.map(({ sha256, name }) => [sha256, name]));
  const then = { date: `${addMonths(period.lastMonth, 1)}-12`, evaluation: published, files, planSha256: '' };
  return findCorrection(then, { plan, evaluation, inputs: received, planSha256: '' });
}
