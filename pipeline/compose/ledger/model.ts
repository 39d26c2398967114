import type { Decimal } from '../../values/decimal.ts';
import type { Format } from '../figures.ts';
import type { DocumentModel } from '../reports/index.ts';
import type { RatingCell } from '../rows.ts';

/** 指标台账: sheets of typed cells. What is a number stays one; everything else is text and never a formula. */
export type LedgerModel = DocumentModel & {
  readonly sheets: readonly LedgerSheet[];
  /** Who gives it out: the file's author. */
  readonly author: string;
  /** 成文日期 in words, for the foot of every page. */
  readonly dateWords: string;
};

export type LedgerSheet = {
  readonly name: string;
  /** One line below the title: what the rows are. */
  readonly note: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly LedgerRow[];
  /** First and last column (from 0) of which every row is a series of its own, with bars to its own measure. */
  readonly seriesColumns?: readonly [first: number, last: number];
  /** Columns on the left that stay when the others are scrolled. */
  readonly frozenColumns: number;
};

export type LedgerColumn = {
  readonly header: string;
  /** In digits; a Chinese character takes two. */
  readonly width: number;
  readonly align?: 'left' | 'center';
  /** A bar in each cell whose full width is 1: shares and completions. */
  readonly bar?: true;
};

export type LedgerRow = {
  /** What a link leads to this row by. */
  readonly anchor?: string;
  readonly cells: readonly LedgerCell[];
};

/** `link` is the anchor of a row of this workbook; one that no row has makes no link. */
export type LedgerCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly link?: string }
  | {
      readonly kind: 'number';
      /** Unrounded; a percentage as a fraction, 百分点 as they are printed. */
      readonly value: Decimal;
      readonly decimals: number;
      readonly style: NumberStyle;
      readonly link?: string;
    }
  | { readonly kind: 'rating'; readonly rating: RatingCell; readonly link?: string };

/** change: with its sign; points: 百分点 with their sign; general: as many digits as there are. */
export type NumberStyle = 'amount' | 'percent' | 'change' | 'percentChange' | 'points' | 'general';

/** How a table's column is filled from its records. */
export type Column<T> = LedgerColumn & { readonly cell: (record: T, index: number) => LedgerCell };

type TableOptions<T> = {
  readonly note: string;
  readonly frozenColumns?: number;
  readonly anchor?: (record: T, index: number) => string;
};

export function tableSheet<T>(
  name: string,
  columns: readonly Column<T>[],
  records: readonly T[],
  { note, frozenColumns = 0, anchor }: TableOptions<T>,
): LedgerSheet {
  return {
    name,
    note,
    columns: columns.map(({ cell, ...column }) => column),
    rows: records.map((record, index) => ({
      ...(anchor && { anchor: anchor(record, index) }),
      cells: columns.map(({ cell }) => cell(record, index)),
    })),
    frozenColumns,
  };
}

export const EMPTY: LedgerCell = { kind: 'empty' };

export function text(words: string | null, link?: string): LedgerCell {
  if (words === null || words === '') return EMPTY;
  return { kind: 'text', text: words, ...linked(link) };
}

export function number(value: Decimal | null, { measure, decimals }: Format, link?: string): LedgerCell {
  if (value === null) return EMPTY;
  return { kind: 'number', value, decimals, style: measure === '%' ? 'percent' : 'amount', ...linked(link) };
}

/** A difference from an earlier figure; of percentages it is in 百分点. */
export function change(value: Decimal | null, { measure, decimals }: Format): LedgerCell {
  if (value === null) return EMPTY;
  return measure === '%'
    ? { kind: 'number', value: value.times(100), decimals, style: 'points' }
    : { kind: 'number', value, decimals, style: 'change' };
}

export function growth(value: Decimal | null): LedgerCell {
  return value === null ? EMPTY : { kind: 'number', value, decimals: 1, style: 'percentChange' };
}

export function general(value: Decimal | null, link?: string): LedgerCell {
  return value === null ? EMPTY : { kind: 'number', value, decimals: 0, style: 'general', ...linked(link) };
}

export function ratingOf(rating: RatingCell, link?: string): LedgerCell {
  return { kind: 'rating', rating, ...linked(link) };
}

function linked(link: string | undefined): { readonly link?: string } {
  return link === undefined ? {} : { link };
}

/** Whether a document is a workbook; only such a one can be given out as .xlsx. */
export function isLedger(model: DocumentModel): model is LedgerModel {
  return 'sheets' in model;
}
