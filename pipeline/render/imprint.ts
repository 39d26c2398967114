import { LINE } from './official-layout.ts';

/** Where the text ended in a first printing, and how high the 版记 is: points. */
export type PrintedText = {
  /** Page on which the text ends, from 1, and how far down its type area. */
  readonly page: number;
  readonly top: number;
  readonly imprintHeight: number;
};

export const IMPRINT_MARKS = ['duban-end', 'duban-imprint', 'duban-last'] as const;

const IMPRINT = /<table class="imprint">.*?<\/table>/s;
const PAGE_HEIGHT = 637.7;
/** Rounding must not push the imprint over the page's end. */
const SLACK = 0.2;

export function hasImprint(html: string): boolean {
  return IMPRINT.test(html);
}

/** For the first printing: with links to the text's end and the 版记's, which the PDF then knows the places of. */
export function markImprint(html: string): string {
  const [end, first, last] = IMPRINT_MARKS;
  const links = IMPRINT_MARKS.map((id) => `<a class="place" href="#${id}"></a>`).join('');
  return html.replace(
    IMPRINT,
    (imprint) =>
      `<div id="${end}"></div><div class="together"><div id="${first}"></div>${imprint}<div id="${last}"></div></div>${links}`,
  );
}

/**
 * The 版记 at the foot of the last page, an even one: below the text when there is room, on the next page when the text
 * ends on an odd one, else behind a blank page. A blank page and what follows it carry no number.
 */
export function placeImprint(html: string, printed: PrintedText): string {
  const { imprintHeight } = printed;
  // where the text has filled its page, or that page is a landscape one, the mark for its end is on the next
  const [page, end] = printed.top < 1 ? [printed.page - 1, PAGE_HEIGHT] : [printed.page, printed.top];
  const room = PAGE_HEIGHT - end - imprintHeight;
  const space = (height: number) =>
    `<div class="space" style="height:${(height - SLACK).toFixed(2)}pt"></div>`;
  const atFoot = (imprint: string, name: string) =>
    `<div class="${name}">${space(PAGE_HEIGHT - imprintHeight)}${imprint}</div>`;
  return html.replace(IMPRINT, (imprint) => {
    if (page % 2 === 0 && room >= LINE) return `${space(room)}${imprint}`;
    if (page % 2 === 1) return atFoot(imprint, 'imprint-page');
    return `<div class="blank-page"></div>${atFoot(imprint, 'imprint-page unnumbered')}`;
  });
}
