import type { Issue } from '../values/issue.ts';
import { yearOf } from '../values/month.ts';
import { nameKey } from '../values/name.ts';
import { type CellPeriod, readPeriod } from './cells/period.ts';
import type { Role } from './header.ts';
import { findUnit, type Page, type PlacedTable } from './page.ts';
import { issueAt, type ReadingContext } from './reading-context.ts';
import type { RawCell } from './workbook.ts';

/** A row of a table, to be asked by role. */
export type Row = {
  readonly page: Page;
  readonly table: PlacedTable;
  readonly number: number;
};

/** The row's own cell in a column: a figure is never taken from a merged range above. */
export function ownCell({ page, table, number }: Row, role: Role): RawCell | undefined {
  const column = table.columns.get(role);
  return column && page.grid.at(number, column.column);
}

/** The cell that speaks for the row in a column, also when it is merged down over several rows. */
export function speakingCell({ page, table, number }: Row, role: Role): RawCell | undefined {
  const column = table.columns.get(role);
  return column && page.grid.downTo(number, column.column);
}

export function textOf(row: Row, role: Role): string {
  return speakingCell(row, role)?.shown ?? '';
}

/** Whether any of the columns holds something in this row. */
export function holdsAny(row: Row, roles: readonly Role[]): boolean {
  return roles.some((role) => ownCell(row, role) !== undefined);
}

/** The header of the column that names what the rows are about. */
export function headerCell({ table }: Row): RawCell | null {
  return (table.columns.get('code') ?? table.columns.get('name'))?.header ?? null;
}

const TOTALS = new Set(['合计', '小计', '总计', '总和', '共计', '合计数', '全市合计'].map(nameKey));

/** 合计 and 小计 are sums of what stands in other rows. */
export function isTotal(row: Row): boolean {
  return [textOf(row, 'code'), textOf(row, 'name')].some((text) => TOTALS.has(nameKey(text)));
}

/** `id` is null where the unit is not stated, or unknown. */
export type RowUnit = {
  readonly stated: boolean;
  readonly id: string | null;
  readonly issues: readonly Issue[];
};

/** The reporting unit: the row's own, else the one above the table. */
export function readUnit(row: Row, context: ReadingContext): RowUnit {
  const cell = speakingCell(row, 'unit');
  if (cell === undefined) {
    const { unit } = row.table.defaults;
    return { stated: unit !== null, id: unit?.id ?? null, issues: [] };
  }
  const id = findUnit(cell.shown, context) ?? null;
  const values = { name: cell.shown, example: context.plan.units[0]?.name ?? '' };
  const issues = id === null ? [issueAt(context, row.page.sheet.name, cell, 'unit-unknown', values)] : [];
  return { stated: true, id, issues };
}

export type RowPeriod = {
  readonly stated: boolean;
  /** Null where it is not stated, or cannot be read. */
  readonly period: CellPeriod | null;
  /** As written, for what is said about it. */
  readonly printed: string;
  readonly issues: readonly Issue[];
};

/** The period: the row's own, else the one above the table. */
export function readRowPeriod(row: Row, context: ReadingContext): RowPeriod {
  const { period: above } = row.table.defaults;
  const cell = speakingCell(row, 'period');
  if (cell === undefined) {
    return {
      stated: above !== null,
      period: above?.period ?? null,
      printed: above?.printed ?? '',
      issues: [],
    };
  }
  const period = readPeriod(cell.value, above?.period ? yearOf(above.period.month) : null);
  const values = { printed: cell.shown };
  const issues =
    period === null ? [issueAt(context, row.page.sheet.name, cell, 'period-unreadable', values)] : [];
  return { stated: true, period, printed: cell.shown, issues };
}
