import type { Grid } from './grid.ts';
import {
  bracketsOf,
  isAboutOtherFigures,
  type Role,
  roleOf,
  type TableKind,
  tableKind,
  VALUE_ROLES,
} from './header.ts';
import { type Label, readLabels } from './labels.ts';
import type { RawCell } from './workbook.ts';

/** A table found on a sheet. */
export type Table = {
  readonly kind: TableKind;
  readonly columns: ReadonlyMap<Role, Column>;
  /** Columns that name what another column already holds. */
  readonly repeated: readonly Column[];
  /** Numbers of its rows, those of notes and labels included. */
  readonly rows: readonly number[];
  /** What stands between the table before and this one. */
  readonly labels: readonly Label[];
};

export type Column = {
  readonly column: number;
  readonly header: RawCell;
  /** What stands in the header's brackets: `亿元` in `累计值（亿元）`. */
  readonly brackets: readonly string[];
};

type Header = {
  readonly kind: TableKind;
  readonly bottom: number;
  readonly columns: Map<Role, Column>;
  readonly repeated: Column[];
};

/** Every table of a sheet from top to bottom, and what is written below the last of them (or on a sheet without any). */
export function findTables(grid: Grid): { tables: Table[]; below: Label[] } {
  const tables: Table[] = [];
  let header: Header | null = null;
  let rows: number[] = [];
  let above: Label[] = [];
  let labels: Label[] = [];
  const close = () => {
    if (header === null) return;
    const { kind, columns, repeated } = header;
    tables.push({ kind, columns, repeated, rows, labels: above });
  };
  for (const [index, row] of grid.rows.entries()) {
    if (header !== null && row <= header.bottom) continue;
    const next = findHeader(grid, row, grid.rows[index + 1]);
    if (next) {
      close();
      [header, rows, above, labels] = [next, [], labels, []];
      continue;
    }
    const found = readLabels(grid.cellsOf(row));
    labels.push(...found);
    if (found.length === 0 || holdsFigures(grid, row, header)) rows.push(row);
  }
  close();
  return { tables, below: labels };
}

/** A remark that reads like a label does not make a label of a row with figures. */
function holdsFigures(grid: Grid, row: number, header: Header | null): boolean {
  return VALUE_ROLES.some((role) => {
    const column = header?.columns.get(role);
    return column !== undefined && grid.at(row, column.column)?.value.kind === 'number';
  });
}

/** A header of one row, or of two: the lower one completes the upper. */
function findHeader(grid: Grid, row: number, next: number | undefined): Header | null {
  const single = collectColumns(grid, [row]);
  const kind = tableKind(new Set(single.columns.keys()));
  if (kind !== null) {
    const bottom = Math.max(
      row,
      ...[...single.columns.values()].map(({ column }) => bottomOf(grid, row, column)),
    );
    return { kind, bottom, ...collectColumns(grid, rowsBetween(grid, row, bottom)) };
  }
  const { columns } = single;
  if (next !== row + 1 || !(columns.has('code') || columns.has('name')) || !isAllHeader(grid, next))
    return null;
  const both = collectColumns(grid, [row, next]);
  const bothKind = tableKind(new Set(both.columns.keys()));
  return bothKind === null ? null : { kind: bothKind, bottom: next, ...both };
}

function rowsBetween(grid: Grid, top: number, bottom: number): number[] {
  return bottom === top ? [top] : grid.rows.filter((row) => row >= top && row <= bottom);
}

/** How far down the cell of a header is merged; three rows at most. */
function bottomOf(grid: Grid, row: number, column: number): number {
  return Math.min(grid.mergeAt(row, column)?.bottom ?? row, row + 2);
}

function isAllHeader(grid: Grid, row: number): boolean {
  return grid.cellsOf(row).every(({ value }) => value.kind === 'text' && roleOf(value.text) !== null);
}

/** The lowest text in each column decides what the column is. */
function collectColumns(grid: Grid, rows: readonly number[]): Pick<Header, 'columns' | 'repeated'> {
  const byColumn = new Map<number, { role: Role; column: Column }>();
  for (const row of rows) {
    for (const header of headerCells(grid, row)) {
      const role = header.value.kind === 'text' ? roleOf(header.value.text) : null;
      if (role === null) continue;
      const brackets = bracketsOf(header.shown);
      byColumn.set(header.column, { role, column: { column: header.column, header, brackets } });
    }
  }
  const identity = [...byColumn.values()].find(({ role }) => role === 'code' || role === 'name')?.column
    .column;
  const columns = new Map<Role, Column>();
  const repeated: Column[] = [];
  for (const { role, column } of [...byColumn.values()].sort((a, b) => a.column.column - b.column.column)) {
    if (isOtherFigure(grid, rows[0] ?? 0, column, identity)) continue;
    if (columns.has(role)) repeated.push(column);
    else columns.set(role, column);
  }
  return { columns, repeated };
}

/** The row's own texts, and those merged down to it. */
function headerCells(grid: Grid, row: number): RawCell[] {
  const own = grid.cellsOf(row);
  const above = grid.cellsOf(row - 1).concat(grid.cellsOf(row - 2));
  const merged = above.filter(
    ({ row: top, column }) => (grid.mergeAt(top, column)?.bottom ?? top) >= row && !grid.at(row, column),
  );
  return [...own, ...merged];
}

/** Under a header such as 上年同期 that spans columns of its own, the identity column not among them. */
function isOtherFigure(
  grid: Grid,
  top: number,
  { column, header }: Column,
  identity: number | undefined,
): boolean {
  for (const row of [top - 1, top]) {
    const range = grid.mergeAt(row, column);
    const parent = range && grid.at(range.top, range.left);
    if (!range || !parent || parent === header || range.left === range.right) continue;
    const overIdentity = identity !== undefined && range.left <= identity && identity <= range.right;
    if (!overIdentity && isAboutOtherFigures(parent.shown)) return true;
  }
  return false;
}
