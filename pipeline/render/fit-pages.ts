import { blockHeights, LINES_PER_PAGE } from './page-estimate.ts';

/** What may be left out carries `data-spare="1"` and upward, what stands in for it `data-instead` with the same number. */
const SPARE = /<(p|h2|h3|tr|table|figure)\b([^>]*? data-(?:spare|instead)="\d"[^>]*)>(.*?)<\/\1>/gs;
const LEVEL = / data-(spare|instead)="(\d)"/g;
const LIMIT = /^(<article[^>]*?) data-pages="(\d)"/;
/** Lines that stay free: Word and the browser break lines a little differently. */
const RESERVE = 1.5;

/**
 * A document whose article says `data-pages="2"` is shortened until it fits, by whole paragraphs, rows, tables and
 * pictures: first what may be spared first. Nothing is cut. Other documents are returned as they are.
 */
export function fitPages(html: string): string {
  const pages = LIMIT.exec(html)?.[2];
  if (pages === undefined) return html;
  const whole = html.replace(LIMIT, '$1');
  const most = Number(pages) * LINES_PER_PAGE - RESERVE;
  const fits = (left: readonly number[]) => linesOf(without(left, whole)) <= most;
  const levels = [...new Set([...whole.matchAll(LEVEL)].map(([, , level]) => Number(level)))].sort();
  let out: number[] = [];
  for (const level of levels) {
    if (fits(out)) break;
    out = [...out, level];
  }
  // what went first may have room again, now that something greater has gone
  for (const level of out.slice(0, -1).reverse()) {
    const fewer = out.filter((one) => one !== level);
    if (fits(fewer)) out = fewer;
  }
  return without(out, whole);
}

/** What is spared at these levels is left out, and what stands in for it is there. */
function without(out: readonly number[], html: string): string {
  return html.replace(SPARE, (_, name: string, attributes: string, content: string) => {
    const kept = [...attributes.matchAll(LEVEL)].every(
      ([, kind, level]) => out.includes(Number(level)) === (kind === 'instead'),
    );
    return kept ? `<${name}${attributes.replace(LEVEL, '')}>${content}</${name}>` : '';
  });
}

/** How far the text reaches, in lines of the page, with what stays empty at a page's foot. */
function linesOf(html: string): number {
  let at = 0;
  for (const { lines, whole, keepNext } of blockHeights(html)) {
    const left = LINES_PER_PAGE - (at % LINES_PER_PAGE);
    const needed = whole ? lines : Math.min(lines, 2);
    if (left < needed + (keepNext ? 2 : 0)) at += left;
    at += lines;
  }
  return at;
}
