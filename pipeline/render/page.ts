import { demoCss } from './demo-mark.ts';
import { officialLayout } from './official-layout.ts';
import { withDrawnPictures } from './pictures/figure.ts';
import { titleLines } from './title-lines.ts';

/** What a page for printing is made of, besides the document. */
export type PageParts = {
  readonly title: string;
  /** templates/official.css */
  readonly css: string;
  /** `@font-face` rules with `file:` addresses: pipeline/edge/fonts.ts */
  readonly fontFaces: string;
  /** Marks every page 演示数据. */
  readonly demo: boolean;
};

/** Nothing but its own styles, and fonts and pictures of this machine. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src file:; img-src data:";

/** The document as a whole page for the browser, to be loaded from a `file:` address. */
export function pageFor(html: string, { title, css, fontFaces, demo }: PageParts): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<style>${fontFaces}\n${css}</style>`,
    `<title>${escapeText(title)}</title>`,
    `<style>${layoutCss(html)}\n${demo ? demoCss() : ''}</style>`,
    `</head><body>${withDrawnPictures(withItems(withTitleLines(html)))}</body></html>`,
  ].join('\n');
}

const PAGE =
  /^(.*?<\/style>)\n<title>(.*?)<\/title>\n<style>(.*?)<\/style>\n<\/head><body>(.*)<\/body><\/html>$/s;

/** A page apart: what all documents of one design share, and a document's own title, styles and text. */
export function partsOfPage(page: string): { base: string; title: string; style: string; body: string } {
  const [, base, title, style, body] = PAGE.exec(page) ?? [];
  if (base === undefined || title === undefined || style === undefined || body === undefined)
    throw new Error('not a page for printing');
  return { base, title: title.replace(/&lt;/g, '<').replace(/&amp;/g, '&'), style, body };
}

/** What of the layout hangs on the document's own words. */
function layoutCss(html: string): string {
  const { mark, briefing, signature } = officialLayout(html);
  const sizes: Readonly<Record<string, string>> = {
    ...(mark && {
      'mark-size': `${mark.size}pt`,
      'mark-scale': mark.scale.toFixed(4),
      'mark-top': `${mark.top.toFixed(2)}pt`,
      'mark-below': `${mark.below.toFixed(2)}pt`,
    }),
    ...(briefing && {
      'briefing-size': `${briefing.size}pt`,
      'briefing-scale': briefing.scale.toFixed(4),
    }),
    'organ-indent': `${signature.organ}em`,
    'date-indent': `${signature.date}em`,
  };
  const rules = Object.entries(sizes).map(([name, value]) => `--${name}: ${value};`);
  return `article { ${rules.join(' ')} }`;
}

/** Lines of a title break between words. */
function withTitleLines(html: string): string {
  return html.replace(/(<h1 class="[\w-]+">)([^<]*)(?=<\/h1>)/g, (_, start: string, title: string) => {
    const lines = titleLines(title);
    return start + lines.map((line) => `<span class="line">${line}</span>`).join('<wbr>');
  });
}

/** 1. of a list of attachments is as wide as a character, whatever the face: the names stand under one another. */
function withItems(html: string): string {
  return html.replace(/(<p class="attachment-list">(?:附件：)?)(\d+\.)/g, '$1<span class="item">$2</span>');
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
