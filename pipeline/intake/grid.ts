import { mergesByRow } from './merges.ts';
import type { CellRange, RawCell, RawSheet } from './workbook.ts';

/** A sheet to be asked by row and column, merged ranges included. */
export type Grid = {
  /** Numbers of the rows that hold something, ascending. */
  readonly rows: readonly number[];
  readonly cellsOf: (row: number) => readonly RawCell[];
  readonly at: (row: number, column: number) => RawCell | undefined;
  /** The cell itself, or the top of a merged range that reaches down to it in its own column. */
  readonly downTo: (row: number, column: number) => RawCell | undefined;
  /** The merged range over a cell. */
  readonly mergeAt: (row: number, column: number) => CellRange | undefined;
};

export function openGrid({ rows, merges }: RawSheet): Grid {
  const byRow = new Map(
    rows.map(({ row, cells }) => [row, new Map(cells.map((cell) => [cell.column, cell]))] as const),
  );
  const cellsByRow = new Map(rows.map(({ row, cells }) => [row, cells] as const));
  const numbers = rows.map(({ row }) => row);
  const ranges = mergesByRow(merges, numbers);
  const at = (row: number, column: number) => byRow.get(row)?.get(column);
  const mergeAt = (row: number, column: number) =>
    ranges.get(row)?.find(({ left, right }) => left <= column && column <= right);
  return {
    rows: numbers,
    cellsOf: (row) => cellsByRow.get(row) ?? [],
    at,
    mergeAt,
    downTo: (row, column) => {
      const own = at(row, column);
      if (own) return own;
      const range = mergeAt(row, column);
      return range?.left === column ? at(range.top, column) : undefined;
    },
  };
}
