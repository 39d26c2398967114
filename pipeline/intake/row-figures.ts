import type { DataItem } from '../plan/plan.ts';
import type { Issue } from '../values/issue.ts';
import { conversionFactor, parseMeasure } from '../values/measure.ts';
import type { ObservationType } from '../values/observation.ts';
import { type CellPeriod, isFromJanuary } from './cells/period.ts';
import { checkFigure } from './check-figure.ts';
import { type CellFigure, isMoney, measureFigure, measureOf, type StatedMeasure } from './figure.ts';
import { type Finding, finding, isBlocker } from './finding.ts';
import { bracketsOf, VALUE_ROLES, type ValueRole } from './header.ts';
import { type Figure, issueAt, type ReadingContext } from './reading-context.ts';
import { headerCell, ownCell, type Row, speakingCell, textOf } from './row.ts';
import type { RowHead } from './row-head.ts';
import { addressOf, type RawCell } from './workbook.ts';
import { findNumber } from './written-number.ts';

type Head = RowHead<DataItem> & { readonly entry: DataItem };

export type RowFigures = {
  readonly figures: readonly Figure[];
  readonly issues: readonly Issue[];
  /** A number stands somewhere in the row, whether it can be used or not. */
  readonly filled: boolean;
};

/** Of a remark, as much is kept as a report can print. */
const LONGEST_REMARK = 300;

/** The figures of a row whose item is known; one finding for each cell that gives none. */
export function readRowFigures(row: Row, head: Head, context: ReadingContext): RowFigures {
  const figures = new Map<ValueRole, Figure>();
  const issues: Issue[] = [];
  let filled = false;
  for (const role of VALUE_ROLES) {
    const cell = ownCell(row, role);
    if (cell === undefined) continue;
    const read = readValue(row, role, cell, head, context);
    issues.push(...read.findings.map((found) => toIssue(found, row, cell, head, context)));
    filled ||= read.isNumber;
    const figure = read.value && toFigure(row, cell, head, read.value, context);
    if (figure) figures.set(role, figure);
  }
  const twin = dropTwin(figures, head.entry);
  if (twin) issues.push(toIssue(twin.finding, row, twin.cell, head, context));
  return { figures: [...figures.values()], issues, filled };
}

/** A 1—2月 figure under 当月值 says the same as the 累计值 beside it; where it does not, that one counts. */
function dropTwin(
  figures: Map<ValueRole, Figure>,
  item: DataItem,
): { finding: Finding; cell: { address: string } } | null {
  const [month, ytd] = [figures.get('month'), figures.get('ytd')];
  if (month?.type !== 'ytd' || ytd === undefined) return null;
  figures.delete('month');
  if (month.value.equals(ytd.value)) return null;
  const values = { name: item.name, period: '1—2月', ytd: ytd.printed, previous: 0, month: month.printed };
  return { finding: finding('ytd-mismatch', values), cell: { address: month.cell } };
}

function toIssue(
  { code, values, at }: Finding,
  row: Row,
  cell: { readonly address: string },
  { entry, unit }: Head,
  context: ReadingContext,
): Issue {
  const about = { indicator: entry.id, ...(unit === null ? {} : { unit }) };
  return issueAt(context, row.page.sheet.name, at ?? cell, code, values, about);
}

type Value = { readonly type: ObservationType; readonly figure: CellFigure };
type ValueReading = {
  readonly value: Value | null;
  readonly findings: readonly Finding[];
  readonly isNumber: boolean;
};

function readValue(
  row: Row,
  role: ValueRole,
  cell: RawCell,
  head: Head,
  context: ReadingContext,
): ValueReading {
  const { entry: item, period } = head;
  const list = context.names.lists.get(item.id) ?? null;
  const written = findNumber(cell, role, item, list);
  if (written === null) return { value: null, findings: [], isNumber: false };
  if (!('kind' in written))
    return { value: null, findings: [written], isNumber: written.code === 'value-column' };
  const refused = (found: Finding): ValueReading => ({ value: null, findings: [found], isNumber: true });
  const type = typeOf(role, period, head.printedPeriod);
  if (typeof type !== 'string') return refused(type);
  const figure = measureFigure(written, cell, item, statedMeasure(row, role, item));
  if ('code' in figure) return refused(figure);
  const doubt = checkFigure(figure.value, type, item, list, cell.shown);
  const elsewhere = figure.warnings.filter(({ at }) => at !== null);
  const findings = doubt ? [doubt, ...elsewhere] : figure.warnings;
  return { value: findings.some(isBlocker) ? null : { type, figure }, findings, isNumber: true };
}

/** A 1—2月 figure under 当月值 is the year to date of February (METHOD.md §1.8). */
function typeOf(role: ValueRole, period: CellPeriod | null, printed: string): ObservationType | Finding {
  if (role === 'stock') return 'stock';
  if (role === 'ytd') {
    return period === null || isFromJanuary(period) ? 'ytd' : finding('period-not-from-january', { printed });
  }
  if (period === null || period.span === null) return 'month';
  return period.span === 2 && isFromJanuary(period) ? 'ytd' : finding('period-span', { printed });
}

/** The row's own cell, else the header's bracket, else what stands above the table, else the name's bracket. */
function statedMeasure(row: Row, role: ValueRole, item: DataItem): StatedMeasure | null {
  if (item.nature === 'assessment') return null;
  const cell = speakingCell(row, 'measure');
  if (cell) return { text: cell.shown, cell };
  const column = row.table.columns.get(role);
  const name = speakingCell(row, 'name') ?? null;
  const candidates: StatedMeasure[] = [
    ...(column?.brackets ?? []).map((text) => ({ text, cell: column?.header ?? null })),
    ...(row.table.defaults.measure ? [row.table.defaults.measure] : []),
    ...bracketsOf(textOf(row, 'name')).map((text) => ({ text, cell: name })),
  ];
  const meant = candidates.find(({ text }) => text !== null && concerns(text, item));
  if (meant) return meant;
  const measureColumn = row.table.columns.get('measure')?.column;
  const at =
    measureColumn === undefined ? headerCell(row) : { address: addressOf(row.number, measureColumn) };
  return { text: null, cell: at };
}

/** What stands in a bracket or above a table may be about other rows, or no measure at all. */
function concerns(text: string, item: DataItem): boolean {
  const [measure, target] = [parseMeasure(text), measureOf(item)];
  if (measure === null) return false;
  return conversionFactor(measure, target) !== null || (isMoney(measure) && isMoney(target));
}

function toFigure(
  row: Row,
  cell: RawCell,
  { entry, unit, period }: Head,
  { type, figure }: Value,
  { source }: ReadingContext,
): Figure | null {
  if (unit === null || period === null) return null;
  const { value, places, measure } = figure;
  return {
    file: source.file,
    sha256: source.sha256,
    sheet: row.page.sheet.name,
    cell: cell.address,
    item: entry.id,
    period: period.month,
    type,
    value,
    printed: cell.shown,
    measure,
    places,
    unit,
    remark: textOf(row, 'remark').slice(0, LONGEST_REMARK),
  };
}
