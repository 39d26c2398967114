import { toFixedPlaces } from '../values/decimal.ts';
import { type Issue, sortIssues } from '../values/issue.ts';
import { monthInWords } from '../values/period.ts';
import { type Context, indicatorOf, type ReportInput } from './context.ts';
import { type FigureSource, figureSources } from './figure-sources.ts';
import { fileSize } from './figures.ts';
import { chineseNumeral } from './numbering.ts';
import { NOTHING } from './words.ts';

/** 数据来源与口径说明: thresholds in words, definitions, and each figure's file, sheet and cell. */
export type Sources = {
  readonly thresholds: Readonly<Record<string, string>>;
  readonly baseline: { readonly month: string; readonly note: string };
  readonly definitions: Table<Definition>;
  readonly notes: Table<{ readonly name: string; readonly note: string }>;
  readonly figures: Table<FigureSource>;
  readonly issues: (Table<IssueRow> & { readonly more: string }) | null;
  /** Only the files that a figure above stands in; `filesRead` counts all that were read. */
  readonly files: Table<FileRow>;
  readonly filesRead: string;
  readonly demo: boolean;
  readonly evaluationDigest: string;
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

const MOST_ISSUES = 60;
/** Characters of a checksum that a document prints. */
const DIGEST_LENGTH = 12;

export function sourcesOf(context: Context): Sources {
  const { plan, evaluation, inputs, demo, evaluationSha256 } = context;
  const found = figureSources(context);
  const cited = inputs.filter(({ sha256 }) => found.digests.has(sha256));
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
  const figures = table(found.rows);
  const listed = table(issues.slice(0, MOST_ISSUES).map(issueRow));
  const more = issues.length > MOST_ISSUES ? String(issues.length - MOST_ISSUES) : '';
  return {
    thresholds: thresholdsInWords(context),
    baseline: { month: monthInWords(plan.baseline.period), note: plan.baseline.note ?? '' },
    definitions,
    notes,
    figures,
    issues: listed ? { ...listed, more } : null,
    files: table(cited.map(fileRow)),
    filesRead: String(inputs.length),
    demo,
    evaluationDigest: evaluationSha256.slice(0, DIGEST_LENGTH),
  };
}

function definitionRow(id: string, number: number, { plan }: Context): Definition {
  const { name, definition, note } = indicatorOf(id, plan);
  return { number: String(number), name, definition, note: note ?? NOTHING };
}

function issueRow({ severity, file, sheet, cell, message, hint }: Issue): IssueRow {
  const place = [file, sheet, cell].filter((part) => part !== undefined).join(' ');
  return {
    severity: severity === 'blocker' ? '阻断' : '警告',
    place: place || NOTHING,
    message: closed(message),
    hint: closed(hint),
  };
}

/** A line on a terminal has spaces around what it quotes; a document has none beside Han, but for a quotation's own. */
function closed(text: string): string {
  return text.replace(/“[^”]*”|(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu, (found) =>
    found.startsWith('“') ? found : '',
  );
}

function fileRow({ name, unit, bytes, sha256 }: ReportInput, index: number): FileRow {
  return {
    number: String(index + 1),
    name,
    unit: unit ?? NOTHING,
    size: fileSize(bytes),
    digest: sha256.slice(0, DIGEST_LENGTH),
  };
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
