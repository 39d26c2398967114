import type { DataItem } from '../../plan/plan.ts';
import { nameKey } from '../../values/name.ts';
import { type NumberReading, readNumber } from '../cells/number.ts';
import { VALUE_ROLES } from '../header.ts';
import type { Page, PlacedTable } from '../page.ts';
import { type Findings, issueAt, joinFindings, NOTHING, type ReadingContext } from '../reading-context.ts';
import { isTotal, ownCell, type Row } from '../row.ts';
import { readRowFigures } from '../row-figures.ts';
import { type EntryKind, readHead } from '../row-head.ts';
import type { RawCell } from '../workbook.ts';
import type { Layout } from './layout.ts';

/** 指标长表: one row per indicator and period, figures under 当月值, 累计值 and 期末值. */
export const longTable: Layout = {
  name: 'long-table',
  read: (page, context) => {
    const tables = page.tables.filter(({ kind }) => kind === 'figures');
    return tables.length === 0 ? null : joinFindings(tables.map((table) => readTable(page, table, context)));
  },
};

function readTable(page: Page, table: PlacedTable, context: ReadingContext): Findings {
  const repeated = table.repeated.map(({ header }) =>
    issueAt(context, page.sheet.name, header, 'column-duplicate', { column: header.shown }),
  );
  const rows = table.rows.map((number) => readRow({ page, table, number }, context));
  return joinFindings([{ ...NOTHING, issues: repeated }, ...rows]);
}

function readRow(row: Row, context: ReadingContext): Findings {
  if (isTotal(row)) return NOTHING;
  const head = readHead(row, itemKind(context), context);
  if (head === null) return nameless(row, context);
  if (head.entry === null) {
    // Without figures it is a note, a heading or a line for signatures.
    const meant = figureCells(row, ['number', 'missing']).length > 0;
    return meant ? { ...NOTHING, covers: head.covers, issues: head.issues } : NOTHING;
  }
  const { entry } = head;
  const read = readRowFigures(row, { ...head, entry }, context);
  const issues = [...head.issues, ...(read.filled ? head.issuesIfFilled : []), ...read.issues];
  return { figures: read.figures, reports: [], covers: head.covers, issues };
}

/** A figure that nobody can tell what it is about. A row of texts alone is a note. */
function nameless(row: Row, context: ReadingContext): Findings {
  const [cell] = figureCells(row, ['number']);
  const issues = cell ? [issueAt(context, row.page.sheet.name, cell, 'indicator-missing')] : [];
  return { ...NOTHING, issues };
}

function figureCells(row: Row, kinds: readonly NumberReading['kind'][]): RawCell[] {
  return VALUE_ROLES.flatMap((role) => {
    const cell = ownCell(row, role);
    return cell && kinds.includes(readNumber(cell).kind) ? [cell] : [];
  });
}

function itemKind({ names }: ReadingContext): EntryKind<DataItem> {
  return {
    lookup: names.items,
    unitsOf: ({ reportingUnit, authoritativeUnit }) =>
      authoritativeUnit === undefined ? [reportingUnit] : [reportingUnit, authoritativeUnit],
    unknown: (written) => {
      const parts = names.derived.get(nameKey(written));
      return parts === undefined
        ? { code: 'indicator-unknown', values: { name: written } }
        : { code: 'indicator-derived', values: { name: written, items: parts.join('、') } };
    },
  };
}
