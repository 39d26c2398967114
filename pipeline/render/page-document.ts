import { DEMO_MARK, DEMO_WATERMARK } from './demo-mark.ts';

/** What a reading page is made of, besides its text. */
export type PageDocumentParts = {
  readonly title: string;
  /** templates/page.css */
  readonly css: string;
  readonly demo: boolean;
};

/** Nothing is loaded, nothing runs, nothing is sent: the styles in the file are all it may use. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The reading page as one file: whole in itself, to be mailed, kept and opened anywhere. */
export function pageDocument(html: string, { title, css, demo }: PageDocumentParts): string {
  const marks = demo ? `\n${demoCss()}` : '';
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeText(title)}</title>`,
    `<style>\n${css.trim()}${marks}\n</style>`,
    '</head>',
    `<body>${demo ? WATERMARK : ''}${html}</body>`,
    '</html>\n',
  ].join('\n');
}

/** What is fixed in place is printed on every page. */
const WATERMARK = `<div class="watermark" aria-hidden="true">${DEMO_WATERMARK}</div>`;

function demoCss(): string {
  return `@media print { @page { @top-center { content: "${DEMO_MARK}"; color: #c00000; font-size: 9pt; } } }`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
