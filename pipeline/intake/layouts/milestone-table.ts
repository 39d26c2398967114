import type { Step } from '../../plan/plan.ts';
import type { Issue } from '../../values/issue.ts';
import type { Month } from '../../values/month.ts';
import type { MilestoneState } from '../../values/observation.ts';
import { readDate } from '../cells/date.ts';
import { parseState } from '../cells/state.ts';
import { isStatedMissing } from '../cells/stated-missing.ts';
import type { Page, PlacedTable } from '../page.ts';
import { type Findings, issueAt, joinFindings, NOTHING, type ReadingContext } from '../reading-context.ts';
import { holdsAny, isTotal, ownCell, type Row, speakingCell, textOf } from '../row.ts';
import { type EntryKind, readHead } from '../row-head.ts';
import { addressOf } from '../workbook.ts';
import type { Layout } from './layout.ts';

/** 事项进度表: one row per step and period, with its state. */
export const milestoneTable: Layout = {
  name: 'milestone-table',
  read: (page, context) => {
    const tables = page.tables.filter(({ kind }) => kind === 'milestones');
    return tables.length === 0 ? null : joinFindings(tables.map((table) => readTable(page, table, context)));
  },
};

/** Of a report on progress, as much is kept as a report can print. */
const LONGEST_PROGRESS = 600;

function readTable(page: Page, table: PlacedTable, context: ReadingContext): Findings {
  return joinFindings(table.rows.map((number) => readRow({ page, table, number }, context)));
}

function readRow(row: Row, context: ReadingContext): Findings {
  const head = isTotal(row) ? null : readHead(row, stepKind(context), context);
  if (head === null) return NOTHING;
  const filled = holdsAny(row, ['state', 'completedOn', 'progress']);
  const { entry: step, unit, period, covers } = head;
  if (step === null) return filled ? { ...NOTHING, covers, issues: head.issues } : NOTHING;
  if (!filled) return { ...NOTHING, covers, issues: head.issues };
  const state = readState(row, step, context);
  const completed = readCompletion(row, step, state.state, period?.month ?? null, context);
  const issues = [...head.issues, ...head.issuesIfFilled, ...state.issues, ...completed.issues];
  if (state.state === null || unit === null || period === null) return { ...NOTHING, covers, issues };
  const report = {
    file: context.source.file,
    sha256: context.source.sha256,
    sheet: row.page.sheet.name,
    cell: addressOf(row.number, row.table.columns.get('state')?.column ?? 1),
    step: step.id,
    period: period.month,
    state: state.state,
    completedOn: completed.completedOn,
    progress: textOf(row, 'progress').slice(0, LONGEST_PROGRESS),
    unit,
  };
  return { figures: [], reports: [report], covers, issues };
}

function stepKind({ names }: ReadingContext): EntryKind<Step> {
  return {
    lookup: names.steps,
    unitsOf: ({ responsibleUnit }) => [responsibleUnit],
    unknown: (written) => ({ code: 'milestone-unknown', values: { name: written } }),
  };
}

function readState(
  row: Row,
  step: Step,
  context: ReadingContext,
): { state: MilestoneState | null; issues: Issue[] } {
  const cell = speakingCell(row, 'state');
  const sheet = row.page.sheet.name;
  const about = { indicator: step.id };
  if (cell === undefined || isStatedMissing(cell.shown)) {
    const at = { address: addressOf(row.number, row.table.columns.get('state')?.column ?? 1) };
    return { state: null, issues: [issueAt(context, sheet, at, 'state-missing', {}, about)] };
  }
  const state = parseState(cell.shown);
  const values = { printed: cell.shown };
  const issues = state === null ? [issueAt(context, sheet, cell, 'state-unknown', values, about)] : [];
  return { state, issues };
}

/** 完成时间 counts only for what is done: before that it is a plan. */
function readCompletion(
  row: Row,
  step: Step,
  state: MilestoneState | null,
  period: Month | null,
  context: ReadingContext,
): { completedOn: string | null; issues: Issue[] } {
  const cell = ownCell(row, 'completedOn');
  if (cell === undefined || isStatedMissing(cell.shown)) return { completedOn: null, issues: [] };
  const date = readDate(cell.value)?.slice(0, 10) ?? null;
  const complain = (code: 'date-unreadable' | 'date-after-period') => [
    issueAt(context, row.page.sheet.name, cell, code, { printed: cell.shown }, { indicator: step.id }),
  ];
  if (state !== 'done') return { completedOn: null, issues: [] };
  if (date === null) return { completedOn: null, issues: complain('date-unreadable') };
  const late = period !== null && date.slice(0, 7) > period;
  return { completedOn: date, issues: late ? complain('date-after-period') : [] };
}
