import type { ComposeInput } from './compose/context.ts';
import type { Correction } from './compose/correction.ts';
import { type DocumentModel, REPORTS, type ReportKind } from './compose/reports/index.ts';
import { fromRoot } from './config.ts';
import { mapAtOnce } from './edge/at-once.ts';
import { type PrintBrowser, startBrowser } from './edge/browser.ts';
import { sha256Of } from './edge/files.ts';
import { type PrintFace, readPrintFaces } from './edge/fonts.ts';
import { FORMATS } from './edge/formats.ts';
import { type OwnTemplates, readTemplates, type Templates } from './edge/templates.ts';
import type { World } from './edge/world.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { indicatorSeries } from './evaluate/indicator-series.ts';
import type { Judged } from './judge.ts';
import { unitName } from './plan/plan.ts';
import { documentName } from './render/document-name.ts';
import { evaluationJson } from './render/evaluation-json.ts';
import { renderHtml } from './render/html.ts';
import type { Manifest } from './render/manifest.ts';
import { findMissingGlyphs } from './render/missing-glyphs.ts';
import { styleIssues } from './render/style-issues.ts';
import { checkTemplates, type TemplateProblem } from './render/template-check.ts';
import { checkVocabulary } from './render/vocabulary.ts';
import { type Issue, issue, OperatorError, sortIssues } from './values/issue.ts';
import type { Submission } from './values/observation.ts';
import { previousPeriod } from './values/period.ts';

/** Chromium prints one page on one core while another is loaded; more would only hold more memory. */
const DOCUMENTS_AT_ONCE = 2;

/** What the manifest says of a finished document. */
export type DocumentEntry = Manifest['documents'][number];

/** Takes each document as it is finished, so that no more of them are held than are being made. */
export type Delivery = (entry: DocumentEntry, bytes: Uint8Array) => Promise<void>;

/** What documents are made with. Its browser starts while the workbooks are still being read. */
export type Press = {
  readonly templates: Templates;
  /** None when no format asked for is printed. */
  readonly faces: readonly PrintFace[];
  readonly browser: () => Promise<PrintBrowser | null>;
  readonly close: () => Promise<void>;
};

type DocumentOrder = {
  readonly reports: readonly string[];
  readonly formats: readonly string[];
  /** Only documents for this unit; null for all. */
  readonly unit: string | null;
  /** 成文日期, `YYYY-MM-DD`. */
  readonly date: string;
  /** What is corrected of the version published before. */
  readonly correction: Correction | null;
};

/** compose → render: every report asked for, in every format asked for, from one HTML each. */
export async function makeDocuments(
  judged: Judged,
  { reports, formats, unit, date, correction }: DocumentOrder,
  press: Press,
  deliver: Delivery,
  world: World,
): Promise<{ documents: DocumentEntry[]; issues: Issue[] }> {
  const input = composeInputOf(judged, { date, correction });
  const orders = REPORTS.filter(({ kind }) => reports.includes(kind)).flatMap((report) =>
    report
      .compose(input)
      .filter((model) => unit === null || model.unit === unit)
      .map((model) => ({ report, model, date, formats })),
  );
  const made = await mapAtOnce(orders, DOCUMENTS_AT_ONCE, (one) => makeDocument(one, press, deliver, world));
  return {
    documents: made.flatMap(({ entries }) => entries),
    issues: withoutRepeats([...substitutedFaces(press), ...made.flatMap((one) => one.issues)]),
  };
}

/** What every report kind is composed from. */
export function composeInputOf(
  judged: Judged,
  { date, correction }: Pick<DocumentOrder, 'date' | 'correction'>,
): ComposeInput {
  const evaluationSha256 = sha256Of(evaluationJson(judged.evaluation));
  const issues = sortIssues(judged.issues);
  const observations = judged.submissions.flatMap((submission) => submission.observations);
  const given = { issues, observations, inputs: inputsOf(judged), date, correction, evaluationSha256 };
  return { ...judged, ...historyOf(judged), ...given };
}

type OneDocument = Pick<DocumentOrder, 'formats' | 'date'> & {
  readonly report: ReportKind;
  readonly model: DocumentModel;
};

/** One composed document in each of its formats: Chromium prints while the Word file is written. */
async function makeDocument(
  { report, model, date, formats }: OneDocument,
  press: Press,
  deliver: Delivery,
  world: World,
): Promise<{ entries: DocumentEntry[]; issues: Issue[] }> {
  const { css, pageCss } = press.templates;
  const { faces } = press;
  const { title, demo, unit, documentName: name } = model;
  const html = renderChecked(report, model, press.templates);
  const wanted = FORMATS.filter((format) =>
    [formats, report.formats].every((names) => names.includes(format.name)),
  );
  const entries = await Promise.all(
    wanted.map(async (format): Promise<DocumentEntry> => {
      world.progress.stage(`生成${name} ${format.name}`);
      const bytes = await format.make(
        { model, html, title, demo, date, css, pageCss, faces },
        await press.browser(),
      );
      const entry = {
        ...{ report: report.kind, format: format.name, path: documentName(name, format.name) },
        ...{ sha256: sha256Of(bytes), bytes: bytes.length },
        ...(unit === undefined ? {} : { unit }),
      };
      await deliver(entry, bytes);
      return entry;
    }),
  );
  if (report.freeForm) return { entries, issues: [] };
  const glyphs = faces.length > 0 ? findMissingGlyphs(html, faces) : [];
  return { entries, issues: [...styleIssues(html, name), ...glyphs] };
}

/**
 * A document's HTML; empty for a workbook.
 * @throws OperatorError template-invalid, naming every mistake: templates are edited by who writes reports.
 */
function renderChecked(
  { template, freeForm = false }: ReportKind,
  model: DocumentModel,
  templates: Templates,
): string {
  if (template === null) return '';
  const sample = { template, freeForm, label: model.documentName, model };
  const refuse = (cause?: unknown) => {
    const problems = checkTemplates(templates, [sample]).filter(({ line }) => line !== null);
    if (problems.length === 0) throw cause ?? new Error(`outside the vocabulary: ${model.documentName}`);
    throw new OperatorError(problems.map((problem) => templateIssue(problem)));
  };
  let html = '';
  try {
    html = renderHtml(templates.sources[template] ?? '', templates.partials, model);
  } catch (cause) {
    refuse(cause);
  }
  if (!freeForm && checkVocabulary(html).length > 0) refuse();
  return html;
}

function templateIssue({ file, line, problem }: TemplateProblem): Issue {
  return issue('template-invalid', {}, { reason: `${file} 第 ${line} 行，${problem}` });
}

/** Faces that should be others, said once for the whole run. */
function substitutedFaces({ faces }: Press): Issue[] {
  return faces
    .filter(({ substitute }) => substitute !== '')
    .map(({ role, name }) => issue('font-substituted', {}, { role, name }));
}

/** A name with a rare character stands in many documents. */
function withoutRepeats(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((found) => [JSON.stringify(found), found])).values()];
}

/** Starts what the formats need at once; a failure to start is told when it is first needed. */
export async function openPress(formats: readonly string[], own: OwnTemplates | null): Promise<Press> {
  const needed = FORMATS.some(({ name, needsBrowser }) => needsBrowser && formats.includes(name));
  // before the browser starts: without its faces nothing is printed
  const faces = needed ? readPrintFaces() : [];
  const started = needed ? startBrowser() : Promise.resolve(null);
  started.catch(() => {});
  const close = () => started.then((browser) => browser?.close()).catch(() => {});
  const templates = await readTemplates(fromRoot('templates'), own).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { templates, faces, browser: () => started, close };
}

/** What pictures and comparisons need besides the period's own verdicts: judged from the same files. */
function historyOf({ plan, period, submissions, evaluation }: Judged) {
  const before = previousPeriod(period);
  const previous = before.lastMonth < plan.start ? null : evaluate(plan, before, submissions).evaluation;
  return { previous, series: indicatorSeries(plan, period, submissions, evaluation) };
}

/** The files a report's annex lists: those that could be read, with the unit that speaks in them. */
function inputsOf({ received, submissions, plan }: Judged) {
  const bySha256 = new Map(submissions.map((submission) => [submission.sha256, submission]));
  return received.map(({ name, sha256, bytes }) => {
    const unit = unitOf(bySha256.get(sha256));
    return { name, sha256, bytes, ...(unit === null ? {} : { unit: unitName(unit, plan) }) };
  });
}

/** The one unit a file speaks for; null when there are none or several. */
export function unitOf(submission: Submission | undefined): string | null {
  const units = new Set(submission?.covers.map(({ unit }) => unit));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}
