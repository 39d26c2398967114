import type { CellRange } from './workbook.ts';

/**
 * The merged ranges that touch each row, in one pass over both. A range may reach down to row 1,048,576, so
 * none is ever unrolled.
 * @param rows ascending.
 */
export function mergesByRow(
  merges: readonly CellRange[],
  rows: readonly number[],
): Map<number, readonly CellRange[]> {
  const waiting = [...merges].sort((a, b) => a.top - b.top || a.left - b.left);
  const byRow = new Map<number, readonly CellRange[]>();
  let active: CellRange[] = [];
  let next = 0;
  for (const row of rows) {
    active = active.filter(({ bottom }) => bottom >= row);
    for (let range = waiting[next]; range && range.top <= row; range = waiting[next]) {
      if (range.bottom >= row) active.push(range);
      next += 1;
    }
    if (active.length > 0) byRow.set(row, [...active]);
  }
  return byRow;
}

/** Whether a cell lies under a merged range, its top left corner excepted. */
export function isCovered(ranges: readonly CellRange[], row: number, column: number): boolean {
  return ranges.some(
    ({ top, left, right }) => column >= left && column <= right && !(row === top && column === left),
  );
}
