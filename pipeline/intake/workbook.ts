/** A workbook as it was read, before anybody says what it means. Plain values: they cross a process border. */
export type RawWorkbook = {
  readonly sheets: readonly RawSheet[];
  /** The file says of itself that its data is invented. */
  readonly demo: boolean;
};

export type RawSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, in ascending order. */
  readonly rows: readonly RawRow[];
  readonly merges: readonly CellRange[];
};

export type RawRow = {
  /** Counted from 1, as the sheet shows it. */
  readonly row: number;
  /** Cells that hold something, in ascending order. A merged cell has its value at its top left only. */
  readonly cells: readonly RawCell[];
};

export type RawCell = {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly value: CellValue;
  /** What a person reads in the cell, on one line; numbers with every digit that is stored. */
  readonly shown: string;
  /** The number format shows a percentage: the number is a fraction. */
  readonly percentFormat: boolean;
};

export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` where the cell has a time of day. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'formulaWithoutResult' };

/** Both corners included, counted from 1. */
export type CellRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** `E7` for row 7, column 5. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** `A1:C2`; null when it is no range. */
export function parseRange(reference: string): CellRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const [, left = '', top, right = '', bottom] = match;
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

/** Text on one line, without control characters: what a person reads in a cell. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
