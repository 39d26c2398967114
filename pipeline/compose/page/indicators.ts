import { type Plan, unitName } from '../../plan/plan.ts';
import { one, toFixedPlaces, toSixPlaces } from '../../values/decimal.ts';
import type { CalculationStep, IndicatorVerdict } from '../../values/evaluation.ts';
import type { Observation } from '../../values/observation.ts';
import { monthInWords } from '../../values/period.ts';
import { type Context, indicatorOf, itemOf } from '../context.ts';
import { conclusionLines, stepLabel, stepMeasure } from '../explain.ts';
import { type IndicatorRow, indicatorRow } from '../rows.ts';
import { OBSERVATION_TYPE_WORDS, RATING_MARKS } from '../words.ts';

/** An indicator that unfolds: what it is, the sum of its verdict, the cells of each line. */
export type PageIndicator = IndicatorRow & {
  /** Name of its place on the page. */
  readonly place: string;
  readonly mark: string;
  /** Completion as the length of a bar, in percent of its width: `47.8`; empty where there is none. */
  readonly bar: string;
  readonly definition: string;
  readonly note: string;
  readonly quotations: readonly string[];
  readonly steps: readonly PageStep[];
  readonly conclusions: readonly string[];
};

/** One line of a calculation: `label ＝ expression ＝ value`; `expression` is empty where the value is read off. */
export type PageStep = {
  readonly label: string;
  readonly expression: string;
  readonly value: string;
  readonly cells: readonly PageCell[];
};

/** A figure as its cell shows it, and where that cell is. */
export type PageCell = {
  readonly item: string;
  readonly period: string;
  readonly figure: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly unit: string;
};

export function pageIndicator(verdict: IndicatorVerdict, number: number, context: Context): PageIndicator {
  const { plan, inputs } = context;
  const { definition, note, quotations } = indicatorOf(verdict.id, plan);
  const files = new Map(inputs.map(({ sha256, name }) => [sha256, name]));
  return {
    ...indicatorRow(verdict, number, context),
    place: indicatorPlace(verdict.id),
    mark: RATING_MARKS[verdict.rating],
    bar: barOf(verdict),
    definition,
    note: note ?? '',
    quotations,
    steps: verdict.steps.map((step) => ({
      label: stepLabel(step),
      expression: step.expression,
      value: figureOf(step, verdict),
      cells: step.observations.map((observation) => cellOf(observation, plan, files)),
    })),
    conclusions: conclusionLines(verdict, plan),
  };
}

export function indicatorPlace(id: string): string {
  return `indicator-${id}`;
}

function barOf({ completion }: IndicatorVerdict): string {
  if (completion === null || completion.lt(0)) return '';
  const filled = completion.gt(one) ? one : completion;
  return toFixedPlaces(filled.times(100), 1);
}

function figureOf(step: CalculationStep, verdict: IndicatorVerdict): string {
  return typeof step.value === 'string'
    ? step.value
    : `${toSixPlaces(step.value)}${stepMeasure(step, verdict)}`;
}

function cellOf(
  { item, period, type, printed, measure, sha256, submission, sheet, cell, unit }: Observation,
  plan: Plan,
  files: ReadonlyMap<string, string>,
): PageCell {
  return {
    item: itemOf(item, plan)?.name ?? item,
    period: `${monthInWords(period)}${OBSERVATION_TYPE_WORDS[type]}`,
    figure: `${printed}${measure}`,
    file: files.get(sha256) ?? submission.name,
    sheet,
    cell,
    unit: unitName(unit, plan),
  };
}
