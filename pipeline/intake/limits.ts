const MEBIBYTE = 1024 * 1024;

/**
 * How much of a file is read. Only what exceljs is given costs memory (it takes some thirty times the bytes of a
 * sheet); the rest streams through a counter, so a sheet formatted down to row 1,048,576 (about 90 MiB of
 * empty rows) is read cheaply while a bomb still meets its end.
 */
export const LIMITS = {
  fileBytes: 20 * MEBIBYTE,
  /** True uncompressed bytes of all entries of a file together. */
  inflatedBytes: 256 * MEBIBYTE,
  /** What is left of one part (a sheet, the texts, the styles) without its empty cells and its ornament. */
  keptBytes: 32 * MEBIBYTE,
  entries: 5_000,
  sheets: 200,
  rows: 50_000,
  columns: 200,
  cells: 500_000,
  merges: 20_000,
} as const;

/** `256 MB`, as a file manager would say it. */
export function inMegabytes(bytes: number): string {
  return `${Number((bytes / MEBIBYTE).toFixed(1))} MB`;
}
