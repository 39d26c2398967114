import type { DrawnPicture, Picture } from '../../values/picture.ts';
import { progressBarsSvg, rankingSvg } from './bars.ts';
import { escapeXml } from './drawing.ts';
import { matrixTable } from './matrix-table.ts';
import { seriesSvg } from './series-svg.ts';

const FIGURE = /<figure data-picture="([^"]*)"[^>]*><figcaption>[^<]*<\/figcaption><\/figure>/g;

/**
 * A place for a picture in a document's HTML: its data, from which each format makes its own, and its caption.
 * @param attributes what fit-pages.ts knows.
 */
export function figureHtml(picture: Picture, attributes = ''): string {
  const data = escapeXml(JSON.stringify(picture));
  return `<figure data-picture="${data}"${attributes}><figcaption>${escapeXml(picture.title)}</figcaption></figure>`;
}

/** The document with its pictures drawn, for printing and for a screen. A matrix is a table. */
export function withDrawnPictures(html: string): string {
  return html.replace(FIGURE, (_, data: string) => drawnFigure(pictureIn(data)));
}

/** The document with what is a table among its pictures as tables, in pieces parted where another picture stands. */
export function splitAtPictures(html: string): (string | DrawnPicture)[] {
  const pieces: (string | DrawnPicture)[] = [];
  let end = 0;
  for (const found of html.matchAll(FIGURE)) {
    const picture = pictureIn(found[1] ?? '');
    pieces.push(html.slice(end, found.index));
    pieces.push(picture.kind === 'rating-matrix' ? matrixTable(picture) : picture);
    end = found.index + found[0].length;
  }
  return [...pieces, html.slice(end)].filter((piece) => piece !== '');
}

function drawnFigure(picture: Picture): string {
  switch (picture.kind) {
    case 'rating-matrix':
      // a table alone would leave its upper rule behind on the page before
      return `<figure role="group">${matrixTable(picture)}</figure>`;
    case 'progress-bars':
      return figure(progressBarsSvg(picture), picture.title);
    case 'ranking':
      return figure(rankingSvg(picture), picture.title);
    case 'series':
      return figure(seriesSvg(picture), picture.title);
  }
}

/** A group: the drawing alone is the figure that is read aloud, with its alternative text. */
function figure(svg: string, title: string): string {
  return `<figure role="group">${svg}<figcaption>${escapeXml(title)}</figcaption></figure>`;
}

function pictureIn(data: string): Picture {
  const marks: Readonly<Record<string, string>> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return JSON.parse(data.replace(/&(quot|lt|gt|amp);/g, (entity) => marks[entity] ?? entity)) as Picture;
}
