import type { Plan } from '../plan/plan.ts';
import { type Issue, issue } from '../values/issue.ts';
import type { Submission, SubmissionOrder } from '../values/observation.ts';
import { compareText } from '../values/order.ts';
import { LAYOUTS } from './layouts/index.ts';
import { type Defaults, NO_DEFAULTS, openPage, type Page } from './page.ts';
import { planNames } from './plan-names.ts';
import {
  type Cover,
  type FileSource,
  type Findings,
  issueAt,
  joinFindings,
  type ReadingContext,
} from './reading-context.ts';
import type { RawWorkbook } from './workbook.ts';

/**
 * What a workbook says, as far as the plan knows what it is about. Every bad cell is an issue, none of them stops
 * the rest. The file's name plays no part but in the issues and as the last decision between submissions.
 */
export function interpretWorkbook(
  raw: RawWorkbook,
  source: FileSource,
  plan: Plan,
): { submission: Submission; issues: Issue[] } {
  const context: ReadingContext = { plan, names: planNames(plan), source };
  const pages = openPages(raw, context);
  const read = pages.map((page) => readPage(page, context));
  const found = joinFindings(read.flatMap((findings) => findings ?? []));
  const hasTable = read.some((findings) => findings !== null);
  const aboutPages = hasTable
    ? pages.flatMap(({ issues }) => issues)
    : [issue('file-without-table', { file: source.name })];
  const covers = distinctCovers(found.covers);
  const order: SubmissionOrder = {
    statedAt: newest(pages.flatMap(({ statedAt }) => statedAt)),
    newestPeriod: newest(covers.map(({ period }) => period)),
    name: source.name,
  };
  const submission: Submission = {
    file: source.file,
    sha256: source.sha256,
    name: source.name,
    demo: source.demo || raw.demo,
    order,
    covers,
    observations: found.figures.map((figure) => ({ ...figure, submission: order })),
    milestones: found.reports.map((report) => ({ ...report, submission: order })),
  };
  return { submission, issues: distinctIssues([...aboutPages, ...found.issues]) };
}

/** A sheet without a table, a cover sheet for instance, speaks for the sheets that have one. */
function openPages({ sheets }: RawWorkbook, context: ReadingContext): Page[] {
  const alone = sheets.map((sheet) => openPage(sheet, NO_DEFAULTS, context));
  const cover = alone
    .filter(({ tables }) => tables.length === 0)
    .reduce<Defaults>(
      (known, { defaults }) => ({
        unit: known.unit ?? defaults.unit,
        period: known.period ?? defaults.period,
        measure: null,
      }),
      NO_DEFAULTS,
    );
  if (cover.unit === null && cover.period === null) return alone;
  return alone.map((page) => (page.tables.length === 0 ? page : openPage(page.sheet, cover, context)));
}

/** Null when no layout knows anything on the page. */
function readPage(page: Page, context: ReadingContext): Findings | null {
  const read = LAYOUTS.flatMap((layout) => layout.read(page, context) ?? []);
  if (read.length === 0) return null;
  const { figures, reports, covers, issues } = joinFindings(read);
  const hidden = page.sheet.hidden ? [issueAt(context, page.sheet.name, null, 'sheet-hidden')] : [];
  return { figures, reports, covers: [...coversOf(page), ...covers], issues: [...hidden, ...issues] };
}

/** What stands above a table is said also when none of its rows holds anything. */
function coversOf(page: Page): Cover[] {
  return page.tables.flatMap(({ defaults: { unit, period } }) =>
    unit?.id && period?.period ? [{ unit: unit.id, period: period.period.month }] : [],
  );
}

function distinctCovers(covers: readonly Cover[]): Cover[] {
  const byKey = new Map(covers.map((cover) => [`${cover.unit} ${cover.period}`, cover]));
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, cover]) => cover);
}

/** A cell that speaks for several rows has its finding once, an unexpected unit one for each indicator. */
function distinctIssues(issues: readonly Issue[]): Issue[] {
  const byKey = new Map<string, Issue>();
  for (const found of issues) {
    const { code, sheet, cell, indicator, unit, message } = found;
    const key = JSON.stringify([
      code,
      sheet,
      code === 'unit-unexpected' ? '' : cell,
      indicator,
      unit,
      message,
    ]);
    if (!byKey.has(key)) byKey.set(key, found);
  }
  return [...byKey.values()];
}

function newest<T extends string>(texts: readonly T[]): T | null {
  return texts.reduce<T | null>((latest, text) => (latest === null || text > latest ? text : latest), null);
}
