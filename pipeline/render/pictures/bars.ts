import type { Rating } from '../../values/evaluation.ts';
import type { ProgressBars, Ranking } from '../../values/picture.ts';
import { type Box, drawing, GRID, hatch, INK, line, rect, TEXT_LINE, text, wrap } from './drawing.ts';
import { RATING_COLORS } from './looks.ts';

/** Names to the left, bars from 0 to 100 % in the middle, figures to the right: points. */
const NAME_WIDTH = 146;
const BAR = { left: 152, right: 358, height: 8 } as const;
const LABEL_LEFT = 363;
const TOP = 16;
const FOOT = 14;

type Row = {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly expected: string | null;
  readonly rating: Rating | null;
};

export function progressBarsSvg({ rows, barName, markName, description }: ProgressBars): string {
  const drawn = rows.map((row) => ({
    ...row,
    label: `${row.label} ${row.rating.word}`,
    rating: row.rating.key,
  }));
  return barsSvg(drawn, [barName, markName], description);
}

export function rankingSvg({ rows, barName, description }: Ranking): string {
  return barsSvg(
    rows.map((row) => ({ ...row, expected: null, rating: null })),
    [barName],
    description,
  );
}

function barsSvg(rows: readonly Row[], names: readonly string[], description: string): string {
  const content = legend(names);
  let top = TOP;
  for (const row of rows) {
    const lines = wrap(row.name, NAME_WIDTH);
    const height = Math.max(1, lines.length) * TEXT_LINE + 3;
    content.push(...drawRow(row, lines, top, height));
    top += height;
  }
  const grid = [0, 25, 50, 75, 100].flatMap((share) => [
    line([across(share), TOP - 2], [across(share), top], { color: share === 0 ? INK : GRID }),
    text(`${share}%`, across(share), top + 10, { anchor: 'middle', size: 8 }),
  ]);
  return drawing(top + FOOT, description, [...grid, ...content]);
}

function drawRow(row: Row, lines: readonly string[], top: number, height: number): string[] {
  const middle = top + height / 2;
  const first = middle - ((lines.length - 1) * TEXT_LINE) / 2 + 3.2;
  const length = across(Number(row.value)) - BAR.left;
  const box = { x: BAR.left, y: middle - BAR.height / 2, width: length, height: BAR.height };
  return [
    ...lines.map((words, index) => text(words, NAME_WIDTH, first + index * TEXT_LINE, { anchor: 'end' })),
    ...(length > 0.5 ? barOf(box, row.rating) : []),
    ...(row.expected === null ? [] : [markAt(across(Number(row.expected)), middle)]),
    text(row.label, LABEL_LEFT, middle + 3.2),
  ];
}

/** Full when things go well, hatched when they need attention, crossed when late: also without colour. */
function barOf(box: Box, rating: Rating | null): string[] {
  const color = rating === null ? '#5a5a5a' : RATING_COLORS[rating];
  if (rating === 'atRisk' || rating === 'nearlyAchieved') {
    return [rect(box, '#fff', { color, width: 0.8 }), hatch(box, color, 'right')];
  }
  if (rating === 'behind' || rating === 'missed') {
    const both = [hatch(box, color, 'right', 2.6), hatch(box, color, 'left', 2.6)];
    return [rect(box, '#fff', { color, width: 1.2 }), ...both];
  }
  return [rect(box, color, { color, width: 0.5 })];
}

function markAt(x: number, middle: number): string {
  return line([x, middle - 6], [x, middle + 6], { width: 1.8 });
}

function legend([bar = '', mark]: readonly string[]): string[] {
  const bars = [rect({ x: BAR.left, y: 2, width: 14, height: 7 }, '#5a5a5a'), text(bar, BAR.left + 18, 9)];
  if (mark === undefined) return bars;
  return [
    ...bars,
    line([BAR.left + 74, 0], [BAR.left + 74, 11], { width: 1.8 }),
    text(mark, BAR.left + 80, 9),
  ];
}

/** What is more than the whole fills the bar; its figure is beside it. */
function across(share: number): number {
  return BAR.left + ((BAR.right - BAR.left) * Math.min(Math.max(share, 0), 100)) / 100;
}
