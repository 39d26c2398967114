/** A workbook as plain values: everything that an author of .xlsx files has to be told, and no author's types. */
export type WorkbookDescription = {
  readonly title: string;
  readonly author: string;
  /** Becomes a key word of the file, by which our own reader knows it as invented. */
  readonly demo: boolean;
  readonly sheets: readonly SheetDescription[];
};

export type SheetDescription = {
  readonly name: string;
  /** Of the columns, in digits. */
  readonly widths: readonly number[];
  readonly rows: readonly RowDescription[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Range of the table with its headers, `A3:T36`. */
  readonly table: string;
  /** Rows that stand at the head of every printed page, `3:3`. */
  readonly repeatedRows: string;
  readonly header: string;
  readonly footer: string;
  readonly bars: readonly BarDescription[];
};

export type RowDescription = {
  /** Points. */
  readonly height: number;
  readonly cells: readonly CellDescription[];
};

export type CellDescription = {
  readonly value: string | number | null;
  readonly style: CellStyle;
  /** Address in this workbook, `'总表'!A4`; null where the cell leads nowhere. */
  readonly link: string | null;
};

/** Bars in the cells of a range, from 0 to `max`; null for the range's own greatest number. */
export type BarDescription = { readonly range: string; readonly max: number | null; readonly color: string };

type Line = { readonly style: 'thin'; readonly color: { readonly argb: string } };

/** In the terms of Office Open XML. Cells that look alike share one object. */
export type CellStyle = {
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly bold?: boolean;
    readonly underline?: boolean;
    readonly color?: { readonly argb: string };
  };
  readonly alignment: {
    readonly vertical: 'middle' | 'top';
    readonly horizontal: 'left' | 'center' | 'right';
    readonly wrapText: boolean;
  };
  readonly numFmt: string;
  readonly border?: { readonly top: Line; readonly left: Line; readonly bottom: Line; readonly right: Line };
  readonly fill?: {
    readonly type: 'pattern';
    readonly pattern: 'solid';
    readonly fgColor: { readonly argb: string };
  };
};
