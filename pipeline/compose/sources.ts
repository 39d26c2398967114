import { itemsOf, unitName } from '../plan/plan.ts';
import { toFixedPlaces } from '../values/decimal.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { type Issue, sortIssues } from '../values/issue.ts';
import type { Observation } from '../values/observation.ts';
import { compareText } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { type Context, indicatorOf, itemOf, type ReportInput } from './context.ts';
import { fileSize } from './figures.ts';
import { chineseNumeral } from './numbering.ts';
import { NOTHING, OBSERVATION_TYPE_WORDS } from './words.ts';

/** 数据来源与口径说明: thresholds in words, definitions, and each figure's file, sheet and cell. */
export type Sources = {
  readonly thresholds: Readonly<Record<string, string>>;
  readonly baseline: { readonly month: string; readonly note: string };
  readonly definitions: Table<Definition>;
  readonly notes: Table<{ readonly name: string; readonly note: string }>;
  readonly figures: Table<FigureSource>;
  readonly issues: (Table<IssueRow> & { readonly more: string }) | null;
  readonly files: Table<FileRow>;
  readonly demo: boolean;
  readonly run: string;
};

type Table<T> = { readonly number: string; readonly rows: readonly T[] } | null;

export type IssueRow = {
  readonly severity: string;
  readonly place: string;
  readonly message: string;
  readonly hint: string;
};

export type FileRow = {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly size: string;
  readonly digest: string;
};

export type Definition = {
  readonly number: string;
  readonly name: string;
  readonly definition: string;
  readonly note: string;
};

export type FigureSource = {
  readonly name: string;
  readonly period: string;
  readonly figure: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly unit: string;
};

const MOST_ISSUES = 60;

export function sourcesOf(context: Context): Sources {
  const { plan, evaluation, inputs, demo, run } = context;
  const names = new Map(inputs.map(({ sha256, name }) => [sha256, name]));
  const issues = sortIssues(context.issues).filter(({ severity }) => severity !== 'note');
  // the first heading of the annex is the method
  let number = 1;
  const table = <T>(rows: readonly T[]): Table<T> => {
    if (rows.length === 0) return null;
    number += 1;
    return { number: chineseNumeral(number), rows };
  };
  const definitions = table(
    evaluation.indicators.map(({ id }, index) => definitionRow(id, index + 1, context)),
  );
  const notes = table(stepNotes(context));
  const figures = table(evaluation.indicators.flatMap((verdict) => figuresOf(verdict, names, context)));
  const listed = table(issues.slice(0, MOST_ISSUES).map(issueRow));
  const more = issues.length > MOST_ISSUES ? String(issues.length - MOST_ISSUES) : '';
  return {
    thresholds: thresholdsInWords(context),
    baseline: { month: monthInWords(plan.baseline.period), note: plan.baseline.note ?? '' },
    definitions,
    notes,
    figures,
    issues: listed ? { ...listed, more } : null,
    files: table(inputs.map(fileRow)),
    demo,
    run,
  };
}

function definitionRow(id: string, number: number, { plan }: Context): Definition {
  const { name, definition, note } = indicatorOf(id, plan);
  return { number: String(number), name, definition, note: note ?? NOTHING };
}

function issueRow({ severity, file, sheet, cell, message, hint }: Issue): IssueRow {
  const place = [file, sheet, cell].filter((part) => part !== undefined).join(' ');
  return { severity: severity === 'blocker' ? '阻断' : '警告', place: place || NOTHING, message, hint };
}

function fileRow({ name, unit, bytes, sha256 }: ReportInput, index: number): FileRow {
  return {
    number: String(index + 1),
    name,
    unit: unit ?? NOTHING,
    size: fileSize(bytes),
    digest: sha256.slice(0, 12),
  };
}

/** The cells the newest figure stands in, and those of the baseline; the verdict's other cells are for `explain`. */
function figuresOf(
  verdict: IndicatorVerdict,
  files: ReadonlyMap<string, string>,
  context: Context,
): FigureSource[] {
  const { plan } = context;
  const items = itemsOf(indicatorOf(verdict.id, plan).data);
  const order = (one: Observation) =>
    `${items.indexOf(one.item)}|${one.period}|${one.type}|${one.sha256}|${one.cell}`;
  return newestFigures(verdict)
    .sort((a, b) => compareText(order(a), order(b)))
    .map((one) => ({
      name: itemOf(one.item, plan)?.name ?? verdict.name,
      period: `${monthInWords(one.period)}${OBSERVATION_TYPE_WORDS[one.type]}`,
      figure: `${one.printed}${one.measure}`,
      file: files.get(one.sha256) ?? one.submission.name,
      sheet: one.sheet,
      cell: one.cell,
      unit: unitName(one.unit, plan),
    }));
}

function newestFigures({ observations, dataMonth, baseline }: IndicatorVerdict): Observation[] {
  const newest = observations.filter(({ period }) => period === dataMonth || period === baseline?.period);
  if (newest.some(({ period }) => period === dataMonth)) return newest;
  const year = dataMonth?.slice(0, 4);
  return observations.filter(({ period }) => period.slice(0, 4) === year || period === baseline?.period);
}

/** What the policy leaves open about steps. */
function stepNotes({ plan }: Context): { name: string; note: string }[] {
  const steps = plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
  return steps.flatMap(({ name, note }) => (note === undefined ? [] : [{ name, note }]));
}

function thresholdsInWords({ plan: { thresholds, reporting } }: Context): Record<string, string> {
  const percent = (value: typeof thresholds.onTrack) =>
    `${toFixedPlaces(value.times(100), 1).replace(/\.0$/, '')}%`;
  return {
    onTrack: percent(thresholds.onTrack),
    atRisk: percent(thresholds.atRisk),
    growthAtRisk: percent(thresholds.growthAtRisk),
    listOnTrack: percent(thresholds.classificationOnTrack),
    listAtRisk: percent(thresholds.classificationAtRisk),
    stale: String(thresholds.staleAfterMonths),
    assessmentStale: String(thresholds.assessmentStaleAfterMonths),
    stepStale: String(thresholds.stepStaleAfterMonths),
    stepWarning: String(thresholds.stepWarningMonths),
    dueDay: String(reporting.dueDay),
  };
}
