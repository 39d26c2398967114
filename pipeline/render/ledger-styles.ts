import type { NumberStyle } from '../compose/ledger/model.ts';
import type { Rating } from '../values/evaluation.ts';
import type { CellStyle } from './workbook.ts';

/** How cells look: 宋体 for text, 黑体 for heads, a fill for each rating beside its mark and word. */

const SONG = '宋体';
const HEI = '黑体';
const SIZE = 10;
const LINK_COLOR = { argb: 'FF1F4E79' };
const RULE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const FRAME = { top: RULE, left: RULE, bottom: RULE, right: RULE } as const;
/** A cell that holds text keeps it as text, whatever is typed into it later. */
const TEXT_FORMAT = '@';

export const TITLE_STYLE: CellStyle = {
  font: { name: HEI, size: 16 },
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: false },
  numFmt: TEXT_FORMAT,
};

export const NOTE_STYLE: CellStyle = {
  font: { name: SONG, size: SIZE },
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: false },
  numFmt: TEXT_FORMAT,
};

export const DEMO_NOTE_STYLE: CellStyle = {
  ...NOTE_STYLE,
  font: { name: HEI, size: SIZE, color: { argb: 'FFC00000' } },
};

export const HEAD_STYLE: CellStyle = {
  font: { name: HEI, size: SIZE },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
  border: FRAME,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } },
};

const FILLS: Readonly<Record<Rating, string>> = {
  achieved: 'FFC6E0B4',
  nearlyAchieved: 'FFFFE699',
  onTrack: 'FFE2EFDA',
  atRisk: 'FFFFF2CC',
  behind: 'FFF8CBAD',
  missed: 'FFF4B084',
  noData: 'FFEDEDED',
};

/** One object for each look: a writer of styles is quicker for it. */
const known = new Map<string, CellStyle>();

export function textStyle(align: 'left' | 'center', linked: boolean): CellStyle {
  return once(`text ${align} ${linked}`, () => bodyStyle(align, TEXT_FORMAT, linked));
}

export function numberStyle(style: NumberStyle, decimals: number, linked: boolean): CellStyle {
  const format = numberFormat(style, decimals);
  return once(`number ${format} ${linked}`, () => bodyStyle('right', format, linked));
}

export function ratingStyle(rating: Rating, linked: boolean): CellStyle {
  return once(`rating ${rating} ${linked}`, () => {
    const body = bodyStyle('center', TEXT_FORMAT, linked);
    const bold = rating === 'behind' || rating === 'missed';
    return {
      ...body,
      font: { ...body.font, bold },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[rating] } },
    };
  });
}

/** A measure is never part of a format: it has a column of its own, and comes from the plan. */
function numberFormat(style: NumberStyle, decimals: number): string {
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  switch (style) {
    case 'amount':
      return `#,##0${fraction}`;
    case 'percent':
      return `0${fraction}%`;
    case 'change':
      return signed(`#,##0${fraction}`);
    case 'percentChange':
      return signed(`0${fraction}%`);
    case 'points':
      return signed(`0${fraction}"个百分点"`);
    case 'general':
      return 'General';
  }
}

function signed(format: string): string {
  return `+${format};-${format};${format}`;
}

function bodyStyle(horizontal: 'left' | 'center' | 'right', numFmt: string, linked: boolean): CellStyle {
  return {
    font: { name: SONG, size: SIZE, ...(linked && { underline: true, color: LINK_COLOR }) },
    alignment: { vertical: 'middle', horizontal, wrapText: horizontal !== 'right' },
    numFmt,
    border: FRAME,
  };
}

function once(key: string, make: () => CellStyle): CellStyle {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
