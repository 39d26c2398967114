import { type DocumentModel, REPORTS, type ReportKind } from './compose/reports/index.ts';
import { fromRoot } from './config.ts';
import { type PrintBrowser, startBrowser } from './edge/browser.ts';
import { sha256Of } from './edge/files.ts';
import { FORMATS } from './edge/formats.ts';
import type { Templates } from './edge/templates.ts';
import { readTemplates } from './edge/templates.ts';
import type { World } from './edge/world.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { indicatorSeries } from './evaluate/indicator-series.ts';
import type { Judged } from './judge.ts';
import { unitName } from './plan/plan.ts';
import { documentName } from './render/document-name.ts';
import { evaluationJson } from './render/evaluation-json.ts';
import { renderHtml } from './render/html.ts';
import type { Manifest } from './render/manifest.ts';
import type { Submission } from './values/observation.ts';
import { previousPeriod } from './values/period.ts';

/** A finished document and what the manifest says of it. */
export type MadeDocument = { readonly entry: Manifest['documents'][number]; readonly bytes: Uint8Array };

/** What documents are made with. Its browser starts while the workbooks are still being read. */
export type Press = {
  readonly templates: Templates;
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
};

/** compose → render: every report asked for, in every format asked for, from one HTML each. */
export async function makeDocuments(
  judged: Judged,
  { reports, formats, unit, date }: DocumentOrder,
  press: Press,
  world: World,
): Promise<MadeDocument[]> {
  const evaluationSha256 = sha256Of(evaluationJson(judged.evaluation));
  const input = { ...judged, ...historyOf(judged), inputs: inputsOf(judged), date, evaluationSha256 };
  const documents: MadeDocument[] = [];
  for (const report of REPORTS.filter(({ kind }) => reports.includes(kind))) {
    world.progress.stage(`编写${report.title}`);
    const wanted = formats.filter((name) => report.formats.includes(name));
    for (const model of report.compose(input).filter((one) => unit === null || one.unit === unit)) {
      documents.push(...(await makeDocument(model, report, { formats: wanted, date }, press, world)));
    }
  }
  return documents;
}

/** One composed document in each of its formats. */
async function makeDocument(
  model: DocumentModel,
  { kind, template }: ReportKind,
  { formats, date }: Pick<DocumentOrder, 'formats' | 'date'>,
  press: Press,
  world: World,
): Promise<MadeDocument[]> {
  const { sources, partials, css } = press.templates;
  const { title, demo, unit } = model;
  const html = renderHtml(sources[template] ?? '', partials, model);
  const made: MadeDocument[] = [];
  for (const format of FORMATS.filter(({ name }) => formats.includes(name))) {
    world.progress.stage(`生成${model.documentName} ${format.name}`);
    const bytes = await format.make({ html, title, demo, date, css }, await press.browser());
    const path = documentName(model.documentName, format.name);
    const concerns = unit === undefined ? {} : { unit };
    const entry = {
      report: kind,
      format: format.name,
      path,
      sha256: sha256Of(bytes),
      bytes: bytes.length,
      ...concerns,
    };
    made.push({ entry, bytes });
  }
  return made;
}

/** Starts what the formats need at once; a failure to start is told when it is first needed. */
export async function openPress(formats: readonly string[]): Promise<Press> {
  const needed = FORMATS.some(({ name, needsBrowser }) => needsBrowser && formats.includes(name));
  const started = needed ? startBrowser() : Promise.resolve(null);
  started.catch(() => {});
  const close = () => started.then((browser) => browser?.close()).catch(() => {});
  const templates = await readTemplates(fromRoot('templates')).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { templates, browser: () => started, close };
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
