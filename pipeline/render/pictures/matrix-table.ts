import type { RatingMatrix } from '../../values/picture.ts';
import { escapeXml } from './drawing.ts';

type Cell = RatingMatrix['cells'][number];

/** Word gives an empty cell the lines of running text. */
const BLANK = '\u00a0';
const NUMBERS_IN_A_ROW = 8;

/**
 * The matrix as a table of the vocabulary, in every format: it is text, so it is read aloud, searched and edited as
 * text. With names in two halves side by side; without, a strip of numbers above their ratings.
 */
export function matrixTable({ title, cells }: RatingMatrix): string {
  const named = cells.some(({ name }) => name !== '');
  return `<table class="compact">${title === '' ? '' : `<caption>${escapeXml(title)}</caption>`}${named ? halves(cells) : strips(cells)}</table>`;
}

function halves(cells: readonly Cell[]): string {
  const compared = cells.some(({ change }) => change !== '');
  const widths = compared ? [6, 25, 10.5, 8.5] : [6, 33, 11];
  const heads = compared ? ['序号', '任务', '评定', '比上期'] : ['序号', '任务', '评定'];
  const half = Math.ceil(cells.length / 2);
  const rows = cells.slice(0, half).map((left, index) => [left, cells[index + half]]);
  const empty = `<td class="center">${BLANK}</td>`.repeat(widths.length);
  return [
    columns([...widths, ...widths]),
    `<thead><tr>${[...heads, ...heads].map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map(
      (pair) => `<tr>${pair.map((cell) => (cell ? namedCells(cell, compared) : empty)).join('')}</tr>`,
    ),
    '</tbody>',
  ].join('');
}

function namedCells({ number, name, rating, change }: Cell, compared: boolean): string {
  return [
    `<td class="center">${number}</td><td class="text">${escapeXml(name)}</td>`,
    `<td class="center">${mark(rating)}</td>${compared ? `<td class="center">${change}</td>` : ''}`,
  ].join('');
}

function strips(cells: readonly Cell[]): string {
  const across = Math.min(NUMBERS_IN_A_ROW, cells.length);
  const width = 88 / across;
  const rows = Array.from({ length: Math.ceil(cells.length / across) }, (_, row) =>
    cells.slice(row * across, (row + 1) * across),
  );
  const fill = (row: readonly Cell[], show: (cell: Cell) => string) =>
    Array.from({ length: across }, (_, index) => {
      const cell = row[index];
      return `<td class="center">${cell ? show(cell) : BLANK}</td>`;
    }).join('');
  return [
    columns([12, ...Array(across).fill(width)]),
    '<tbody>',
    ...rows.flatMap((row) => [
      `<tr><th>任务序号</th>${fill(row, ({ number }) => number)}</tr>`,
      `<tr><th>评定</th>${fill(row, ({ rating }) => mark(rating))}</tr>`,
      ...(row.some(({ change }) => change !== '')
        ? [`<tr><th>比上期</th>${fill(row, ({ change }) => change)}</tr>`]
        : []),
    ]),
    '</tbody>',
  ].join('');
}

function columns(widths: readonly number[]): string {
  return `<colgroup>${widths.map((width) => `<col style="width:${Math.round(width * 1000) / 1000}%">`).join('')}</colgroup>`;
}

function mark({ key, word }: Cell['rating']): string {
  return `<span class="rating rating-${key}">${word}</span>`;
}
