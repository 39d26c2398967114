import type { Rating } from './evaluation.ts';

/**
 * A picture as data, drawn by render/: as SVG on a page, as a native chart or a table in Word. Figures are decimal
 * numbers as text, in the measure that is named; labels are what a reader sees.
 */
export type Picture = ProgressBars | SeriesPicture | RatingMatrix | Ranking;

/** A matrix is a table in every format; the others are drawn. */
export type DrawnPicture = Exclude<Picture, RatingMatrix>;

type Described = {
  readonly title: string;
  /** The alternative text: what a person is told who cannot see it. */
  readonly description: string;
};

export type RatingMark = { readonly key: Rating; readonly word: string };

/** 完成率 of several indicators, each with a mark where it should be by now; in per cent. */
export type ProgressBars = Described & {
  readonly kind: 'progress-bars';
  readonly barName: string;
  readonly markName: string;
  readonly rows: readonly {
    readonly name: string;
    readonly value: string;
    /** As the bar's end is labelled: `43.0%`. */
    readonly label: string;
    readonly expected: string | null;
    readonly rating: RatingMark;
  }[];
};

/** One indicator by month. */
export type SeriesPicture = Described & {
  readonly kind: 'series';
  readonly measure: string;
  /** `1月` … `12月`. */
  readonly periods: readonly string[];
  readonly lines: readonly {
    readonly name: string;
    readonly role: 'actual' | 'before' | 'expected';
    /** One for each period; null where there is none. */
    readonly values: readonly (string | null)[];
  }[];
  readonly target: { readonly name: string; readonly value: string } | null;
  /** At the last period. */
  readonly forecast: {
    readonly name: string;
    readonly low: string;
    readonly value: string;
    readonly high: string;
  } | null;
};

/** Every task with its rating; `change` since the month before, empty when there is none. */
export type RatingMatrix = Described & {
  readonly kind: 'rating-matrix';
  readonly cells: readonly {
    readonly number: string;
    /** Empty where there is room for numbers only. */
    readonly name: string;
    readonly rating: RatingMark;
    readonly change: string;
  }[];
};

/** Parts of a whole, in per cent, in the order in which they are shown. */
export type Ranking = Described & {
  readonly kind: 'ranking';
  readonly barName: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly label: string }[];
};
