import { renderDocx } from '../render/docx.ts';
import { pageFor } from '../render/page.ts';
import type { PrintBrowser } from './browser.ts';
import { packDocx } from './docx-bytes.ts';
import { fontFaceRules, type PrintFace } from './fonts.ts';
import { printPdf } from './pdf.ts';

/** A document's HTML with what its formats need beside it. */
export type DocumentSource = {
  readonly html: string;
  readonly title: string;
  readonly demo: boolean;
  /** 成文日期, `YYYY-MM-DD`: the files' own date. */
  readonly date: string;
  readonly css: string;
  /** Only for formats that need the browser. */
  readonly faces: readonly PrintFace[];
};

type Format = {
  /** As `--format` names it; also the file's extension. */
  readonly name: string;
  readonly needsBrowser: boolean;
  readonly make: (source: DocumentSource, browser: PrintBrowser | null) => Promise<Uint8Array>;
};

/** The forms in which a document is given out; each is made from the same HTML. */
export const FORMATS: readonly Format[] = [
  { name: 'pdf', needsBrowser: true, make: makePdf },
  { name: 'docx', needsBrowser: false, make: makeDocx },
];

async function makePdf(source: DocumentSource, browser: PrintBrowser | null): Promise<Uint8Array> {
  if (!browser) throw new Error('a PDF needs a browser');
  const { html, title, demo, date, css, faces } = source;
  return printPdf(browser, pageFor(html, { title, css, fontFaces: fontFaceRules(faces), demo }), {
    date,
  });
}

async function makeDocx({ html, title, demo, date }: DocumentSource): Promise<Uint8Array> {
  return packDocx(renderDocx(html, { title, demo }), { date });
}
