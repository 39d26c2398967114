import { LINE, TYPE_WIDTH, widthOf } from '../official-layout.ts';

/** What every picture is drawn with: one look, in points, legible in black and white. Pure text. */

export const WIDTH = TYPE_WIDTH;
export const TEXT_SIZE = 9;
export const TEXT_LINE = 11.5;
export const INK = '#000';
export const PALE = '#8c8c8c';
export const GRID = '#d0d0d0';

/** An SVG of whole lines of the page's grid, so that the text after it stands on the grid again. */
export function drawing(height: number, description: string, content: readonly string[]): string {
  const whole = point(Math.ceil(height / LINE - 0.01) * LINE);
  const size = `viewBox="0 0 ${WIDTH} ${whole}" width="${WIDTH}pt" height="${whole}pt"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escapeXml(description)}">${content.join('')}</svg>`;
}

export function text(
  words: string,
  x: number,
  y: number,
  {
    anchor = 'start',
    size = TEXT_SIZE,
  }: { readonly anchor?: 'start' | 'middle' | 'end'; readonly size?: number } = {},
): string {
  return `<text x="${point(x)}" y="${point(y)}" font-size="${size}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  { color = INK, width = 0.5, dash = '' }: Stroke = {},
): string {
  const ends = `x1="${point(x1)}" y1="${point(y1)}" x2="${point(x2)}" y2="${point(y2)}"`;
  return `<line ${ends} ${strokeOf({ color, width, dash })}/>`;
}

export type Stroke = { readonly color?: string; readonly width?: number; readonly dash?: string };

/** A line through points; a gap where one is null. */
export function polyline(points: readonly (readonly [number, number] | null)[], stroke: Stroke): string {
  let pen = 'M';
  const steps = points.map((at) => {
    const step = at === null ? '' : `${pen}${point(at[0])} ${point(at[1])}`;
    pen = at === null ? 'M' : 'L';
    return step;
  });
  return `<path d="${steps.join('')}" fill="none" ${strokeOf(stroke)}/>`;
}

export function strokeOf({ color = INK, width = 0.5, dash = '' }: Stroke): string {
  return `stroke="${color}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function rect({ x, y, width, height }: Box, fill: string, stroke: Stroke = {}): string {
  const sides = `x="${point(x)}" y="${point(y)}" width="${point(width)}" height="${point(height)}"`;
  return `<rect ${sides} fill="${fill}" ${strokeOf(stroke)}/>`;
}

/** Slanting lines inside a box, drawn one by one: a pattern would need an id, and printers blur it. */
export function hatch(
  { x, y, width, height }: Box,
  color: string,
  leaning: 'left' | 'right',
  gap = 3.5,
): string {
  const strokes: string[] = [];
  for (let start = -height + gap; start < width; start += gap) {
    const [from, to] = [Math.max(0, start), Math.min(width, start + height)];
    if (to - from < 0.2) continue;
    // a line that rises to the right: at `from` it is (from − start) above the box's foot
    const [low, high] = leaning === 'right' ? [height, -1] : [0, 1];
    const at = (along: number) => `${point(x + along)} ${point(y + low + high * (along - start))}`;
    strokes.push(`M${at(from)}L${at(to)}`);
  }
  return `<path d="${strokes.join('')}" fill="none" ${strokeOf({ color, width: 0.6 })}/>`;
}

/** Lines of at most `width` points; numbers and Latin words are not parted. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of words.match(/[\w.%+-]+|./gu) ?? []) {
    if (current !== '' && widthOf(current + piece) * TEXT_SIZE > width) {
      lines.push(current);
      current = '';
    }
    current += piece;
  }
  return [...lines, current];
}

/** Two decimals: the same text on every machine. */
export function point(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function escapeXml(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
