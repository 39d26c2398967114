import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { Decimal, toSixPlaces } from '../../pipeline/values/decimal.ts';
import type { IndicatorVerdict } from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import type { MilestoneReport, ObservationType } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { milestoneReport, observation, submissionOf } from './build.ts';

/**
 * Random plans and figures with the verdicts of a second implementation of METHOD.md, written in another language,
 * with exact fractions, from its text alone. Every kind occurs, with every rating and most reasons, month by month.
 */
const folder = new URL('independent/', import.meta.url);

type Sent = [statedAt: string | null, newestPeriod: Month | null, name: string];
type CaseFile = {
  plan: Plan;
  observations: [
    item: string,
    type: ObservationType,
    period: string,
    value: string,
    places: number,
    unit: string,
    ...Sent,
  ][];
  milestones: [step: string, period: string, state: MilestoneReport['state'], unit: string, ...Sent][];
  expected: Record<
    string,
    { indicators: (string | null)[][]; steps: [string, string, string, string][]; tasks: [number, string][] }
  >;
};

describe.each(readdirSync(folder).sort())('the independent implementation agrees: %s', (name) => {
  const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8'), reviveDecimals) as CaseFile;
  const submission = submissionOf(
    file.observations.map(([item, type, period, value, places, unit, ...sent]) =>
      observation(item, type, period, String(value), { places, unit, submission: order(sent) }),
    ),
    file.milestones.map(([step, period, state, unit, ...sent]) =>
      milestoneReport(step, period, state, { unit, submission: order(sent) }),
    ),
  );
  test.each(Object.entries(file.expected))('%s', (text, expected) => {
    const period = parsePeriod(text);
    if (!period) throw new Error(`not a period: ${text}`);
    const { evaluation } = evaluate(file.plan, period, [submission]);
    const rows = evaluation.indicators.map((verdict, index) =>
      rowOf(verdict, expected.indicators[index]?.length ?? 0),
    );
    expect(rows).toEqual(expected.indicators);
    expect(
      evaluation.milestones.map(({ id, rating, reason, weightDone }) => [
        id,
        rating,
        reason,
        toSixPlaces(weightDone),
      ]),
    ).toEqual(expected.steps);
    expect(evaluation.tasks.map(({ no, rating }) => [no, rating])).toEqual(expected.tasks);
  });
});

/** As many columns as the expected row has: a verdict of noData shows figures by our own convention. */
function rowOf(verdict: IndicatorVerdict, columns: number): (string | null)[] {
  const figures = [verdict.actual, verdict.target, verdict.completion, verdict.expected, verdict.ratio];
  const texts = figures.map((figure) => figure && toSixPlaces(figure));
  return [verdict.id, verdict.dataMonth, verdict.rating, verdict.reason, ...texts].slice(0, columns);
}

function order([statedAt, newestPeriod, name]: Sent) {
  return { statedAt, newestPeriod, name };
}

const DECIMAL_KEYS =
  /^(weight|target|value|tolerance|low|high|onTrack|atRisk|growthAtRisk|classification(OnTrack|AtRisk))$/;

function reviveDecimals(key: string, value: unknown): unknown {
  return DECIMAL_KEYS.test(key) && typeof value === 'string' && /^-?\d/.test(value)
    ? new Decimal(value)
    : value;
}
