import type { SeriesPicture } from '../../values/picture.ts';
import { widthOf } from '../official-layout.ts';
import { drawing, GRID, INK, line, point, polyline, rect, text, WIDTH } from './drawing.ts';
import { LINE_LOOKS } from './looks.ts';

/** Points: five lines of the page in all. */
const PLOT = { left: 46, right: WIDTH - 16, top: 20, bottom: 129 } as const;
const HEIGHT = 144.9;

type Place = readonly [number, number];

export function seriesSvg(picture: SeriesPicture): string {
  const scale = scaleOf(picture);
  const y = (value: number) =>
    PLOT.bottom - ((PLOT.bottom - PLOT.top) * (value - scale.low)) / (scale.high - scale.low);
  const x = (index: number) =>
    PLOT.left + 14 + ((PLOT.right - PLOT.left - 28) * index) / Math.max(1, picture.periods.length - 1);
  const place = (value: string | null, index: number): Place | null =>
    value === null ? null : [x(index), y(Number(value))];
  return drawing(HEIGHT, picture.description, [
    ...grid(scale, y),
    ...picture.periods.map((name, index) => text(name, x(index), HEIGHT - 5, { anchor: 'middle', size: 8 })),
    ...targetLine(picture, y),
    ...[...picture.lines].reverse().flatMap(({ role, values }) => {
      const { color, width, dash, marked } = LINE_LOOKS[role];
      const points = values.map(place);
      const drawn = polyline(points, { color, width, dash });
      return [drawn, ...(marked ? points.flatMap((at) => (at === null ? [] : [dot(at, color)])) : [])];
    }),
    ...forecastRange(picture, x(picture.periods.length - 1), y),
    ...legend(picture),
  ]);
}

type Scale = { readonly low: number; readonly high: number; readonly step: number };

/** From zero, or below where figures are, in about four round steps to above the highest. */
function scaleOf({ lines, target, forecast }: SeriesPicture): Scale {
  const figures = [
    ...lines.flatMap(({ values }) => values.filter((value) => value !== null)),
    ...(target ? [target.value] : []),
    ...(forecast ? [forecast.high] : []),
  ].map(Number);
  const most = Math.max(...figures, 0);
  const least = Math.min(...figures, 0);
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10) * power;
  const low = Math.floor(least / step) * step;
  return {
    low,
    high: Math.max(Math.ceil(most / step - 1e-9) * step, low + (most === least ? 4 : 1) * step),
    step,
  };
}

function grid({ low, high, step }: Scale, y: (value: number) => number): string[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, index) => low + index * step).flatMap((value) => [
    line([PLOT.left, y(value)], [PLOT.right, y(value)], { color: value === 0 ? INK : GRID }),
    text(plain(value), PLOT.left - 4, y(value) + 3, { anchor: 'end', size: 8 }),
  ]);
}

/** Without the tail that sums of fractions have. */
function plain(value: number): string {
  return String(Number(value.toPrecision(10)));
}

function targetLine({ target }: SeriesPicture, y: (value: number) => number): string[] {
  if (target === null) return [];
  const { color, width, dash } = LINE_LOOKS.target;
  const height = y(Number(target.value));
  return [line([PLOT.left, height], [PLOT.right, height], { color, width, dash })];
}

/** From the lowest to the highest, a bar across at both ends, a square in the middle. */
function forecastRange({ forecast }: SeriesPicture, x: number, y: (value: number) => number): string[] {
  if (forecast === null) return [];
  const [low, value, high] = [forecast.low, forecast.value, forecast.high].map((one) => y(Number(one))) as [
    number,
    number,
    number,
  ];
  const across = (height: number) => line([x - 4, height], [x + 4, height], { width: 1.2 });
  return [
    line([x, low], [x, high], { width: 1.2 }),
    across(low),
    across(high),
    rect({ x: x - 2.2, y: value - 2.2, width: 4.4, height: 4.4 }, '#fff', { width: 1 }),
  ];
}

function dot([x, y]: Place, color: string): string {
  return `<circle cx="${point(x)}" cy="${point(y)}" r="2.2" fill="${color}"/>`;
}

const SAMPLE = 22;

/** A sample of each line and its name, from the left. */
function legend({ lines, target, forecast }: SeriesPicture): string[] {
  const entries = [
    ...lines.map(({ name, role }) => ({ name, look: LINE_LOOKS[role] })),
    ...(target ? [{ name: target.name, look: LINE_LOOKS.target }] : []),
    ...(forecast ? [{ name: forecast.name, look: null }] : []),
  ];
  let x = PLOT.left;
  return entries.flatMap(({ name, look }) => {
    const at = x;
    x += SAMPLE + 4 + widthOf(name) * 8.5 + 10;
    return [...(look ? sample(at, look) : rangeSample(at)), text(name, at + SAMPLE + 4, 9, { size: 8.5 })];
  });
}

function sample(x: number, { color, width, dash, marked }: (typeof LINE_LOOKS)['actual']): string[] {
  const drawn = line([x, 6], [x + SAMPLE, 6], { color, width, dash });
  return marked ? [drawn, dot([x + SAMPLE / 2, 6], color)] : [drawn];
}

function rangeSample(x: number): string[] {
  const middle = x + SAMPLE / 2;
  return [
    line([middle, 1], [middle, 11], { width: 1.2 }),
    line([middle - 4, 1], [middle + 4, 1], { width: 1.2 }),
    line([middle - 4, 11], [middle + 4, 11], { width: 1.2 }),
  ];
}
