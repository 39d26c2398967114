import { demoCss } from './demo-mark.ts';

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
    `<title>${escapeText(title)}</title>`,
    `<style>${fontFaces}\n${css}\n${demo ? demoCss() : ''}</style>`,
    `</head><body>${html}</body></html>`,
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
