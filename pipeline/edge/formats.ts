import { isLedger } from '../compose/ledger/model.ts';
import type { DocumentModel } from '../compose/reports/index.ts';
import { renderDocx } from '../render/docx.ts';
import { ledgerWorkbook } from '../render/ledger-workbook.ts';
import { pageFor } from '../render/page.ts';
import { pageDocument } from '../render/page-document.ts';
import type { PrintBrowser } from './browser.ts';
import { packDocx } from './docx-bytes.ts';
import { fontFaceRules, type PrintFace } from './fonts.ts';
import { printPdf } from './pdf.ts';
import { workbookBytes } from './workbook-bytes.ts';

/** A document's HTML with what its formats need beside it. */
export type DocumentSource = {
  readonly model: DocumentModel;
  /** Empty for a workbook. */
  readonly html: string;
  readonly title: string;
  readonly demo: boolean;
  /** 成文日期, `YYYY-MM-DD`: the files' own date. */
  readonly date: string;
  readonly css: string;
  /** Of the reading page. */
  readonly pageCss: string;
  /** Only for formats that need the browser. */
  readonly faces: readonly PrintFace[];
};

type Format = {
  /** As `--format` names it; also the file's extension. */
  readonly name: string;
  readonly needsBrowser: boolean;
  readonly make: (source: DocumentSource, browser: PrintBrowser | null) => Promise<Uint8Array>;
};

/** The forms in which a document is given out: made from the same HTML, a workbook from the model itself. */
export const FORMATS: readonly Format[] = [
  { name: 'pdf', needsBrowser: true, make: makePdf },
  { name: 'docx', needsBrowser: false, make: makeDocx },
  { name: 'html', needsBrowser: false, make: makeHtml },
  { name: 'xlsx', needsBrowser: false, make: makeXlsx },
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

async function makeHtml({ html, title, demo, pageCss }: DocumentSource): Promise<Uint8Array> {
  return new TextEncoder().encode(pageDocument(html, { title, css: pageCss, demo }));
}

async function makeXlsx({ model, date }: DocumentSource): Promise<Uint8Array> {
  if (!isLedger(model)) throw new Error(`${model.documentName} is not a workbook`);
  return workbookBytes(ledgerWorkbook(model), { date });
}
