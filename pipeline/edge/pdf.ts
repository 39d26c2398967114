import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, PDFOptions } from 'puppeteer';
import { hasImprint, IMPRINT_MARKS, markImprint, placeImprint } from '../render/imprint.ts';
import { LINE } from '../render/official-layout.ts';
import { partsOfPage } from '../render/page.ts';
import type { PrintBrowser } from './browser.ts';
import { renumberIds } from './pdf-ids.ts';
import { readPlaces } from './pdf-places.ts';

const LOAD_MILLISECONDS = 60_000;
const PRINT_MILLISECONDS = 120_000;

/** official.css lays the body out at four times its size. */
const SCALE = 0.25;
/** 版心 at four times its size, in CSS pixels. */
const VIEWPORT = { width: 2358, height: 3402 };
const LINE_PIXELS = (LINE * 96) / 72 / SCALE;

/**
 * A4 PDF of a page made by render/page.ts: tagged, with outline, title and language, its fonts embedded.
 * `date` (YYYY-MM-DD) becomes its creation date, so that the same page gives the same bytes.
 * @throws Error when a font or picture can't be loaded, or a deadline has passed.
 */
export async function printPdf(
  { browser }: PrintBrowser,
  pageHtml: string,
  { date }: { readonly date: string },
): Promise<Uint8Array> {
  const sheet = await takeSheet(browser, hasImprint(pageHtml) ? markImprint(pageHtml) : pageHtml);
  try {
    if (hasImprint(pageHtml)) await putImprintInPlace(sheet.page, pageHtml);
    const bytes = await sheet.page.pdf({ ...PRINT, tagged: true, outline: true });
    giveBack(browser, sheet);
    renumberIds(bytes);
    return withDate(bytes, date);
  } catch (error) {
    await sheet.page.close().catch(() => undefined);
    throw error;
  }
}

/** A page with its fonts loaded, which takes longer than printing a letter: kept for the next document. */
type Sheet = {
  readonly page: Page;
  /** Everything before the document's own title, styles and body. */
  readonly base: string;
  /** What the browser has complained about. */
  readonly faults: string[];
};

/** Of each browser, those that are not in use; they end with it. */
const sheets = new WeakMap<Browser, Sheet[]>();

async function takeSheet(browser: Browser, pageHtml: string): Promise<Sheet> {
  const { base } = partsOfPage(pageHtml);
  const free = sheets.get(browser) ?? [];
  const index = free.findIndex((sheet) => sheet.base === base);
  const [known] = index < 0 ? [] : free.splice(index, 1);
  const sheet = known ?? { page: await browser.newPage(), base, faults: [] };
  try {
    if (known) await fillAgain(sheet, pageHtml);
    else await load(sheet, pageHtml);
    return sheet;
  } catch (error) {
    await sheet.page.close().catch(() => undefined);
    throw error;
  }
}

function giveBack(browser: Browser, sheet: Sheet): void {
  sheets.set(browser, [...(sheets.get(browser) ?? []), sheet]);
}

const PRINT: PDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  scale: SCALE,
  timeout: PRINT_MILLISECONDS,
};

/** There is no way to ask for the foot of the last page: a first printing tells where the text ends. */
async function putImprintInPlace(page: Page, pageHtml: string): Promise<void> {
  // links get their places in the PDF only when it is tagged
  const draft = await page.pdf({ ...PRINT, tagged: true, outline: false });
  const [end, first, last] = readPlaces(draft, IMPRINT_MARKS, SCALE);
  if (!end || !first || !last) throw new Error('the draft names too few places');
  const placed = placeImprint(pageHtml, { ...end, imprintHeight: last.top - first.top });
  const { body } = partsOfPage(placed);
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(body)}`);
  await page.evaluate(ALIGN_TABLES);
}

async function load({ page, faults }: Sheet, pageHtml: string): Promise<void> {
  page.on('requestfailed', (request) =>
    faults.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`),
  );
  page.on('console', (message) => faults.push(message.text()));
  await page.setJavaScriptEnabled(false);
  await page.setViewport(VIEWPORT);
  // font addresses are file: URLs, which only a page from a file: URL may load
  const folder = await mkdtemp(join(tmpdir(), 'duban-page-'));
  try {
    const file = join(folder, 'page.html');
    await writeFile(file, pageHtml);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: LOAD_MILLISECONDS });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await settle(page, faults);
}

/** Another document in place of the one before. */
async function fillAgain({ page, faults }: Sheet, pageHtml: string): Promise<void> {
  const { title, style, body } = partsOfPage(pageHtml);
  await page.evaluate(
    `document.title = ${JSON.stringify(title)};
    document.querySelectorAll('style')[1].textContent = ${JSON.stringify(style)};
    document.body.innerHTML = ${JSON.stringify(body)};
    document.body.offsetHeight`,
  );
  await settle(page, faults);
}

/** Waits for the fonts and puts the tables on the line grid. */
async function settle(page: Page, faults: readonly string[]): Promise<void> {
  // a face used only in the page margins is not loaded by printing; one for rare characters only when there are such
  const unloaded = (await page.evaluate(
    `Promise.allSettled([...document.fonts].filter(({ family }) => !family.includes('-rare-')).map((face) => face.load()))
      .then(() => document.fonts.ready)
      .then(() => [...document.fonts]
        .filter(({ family, status }) => status !== 'loaded' && !(family.includes('-rare-') && status === 'unloaded'))
        .map(({ family, weight }) => family + ' ' + weight))`,
  )) as string[];
  await page.evaluate(ALIGN_TABLES);
  const all = [...faults, ...unloaded.map((face) => `font ${face} did not load`)];
  if (all.length > 0) throw new Error(`page can't be printed: ${all.join('; ')}`);
}

/** Tables of the body take whole lines, so that the text after them stands on the line grid again. */
const ALIGN_TABLES = `for (const table of document.querySelectorAll('article > table:not(.imprint), article > figure > table')) {
  const { marginTop, marginBottom } = getComputedStyle(table);
  const height = table.getBoundingClientRect().height + parseFloat(marginTop) + parseFloat(marginBottom);
  const missing = Math.ceil(height / ${LINE_PIXELS} - 0.01) * ${LINE_PIXELS} - height;
  table.style.marginBottom = 'calc(7.245pt + ' + missing / 4 + 'px)';
}`;

/** Chromium writes the time of day, in plain text of fixed length, at the end of the information dictionary. */
function withDate(bytes: Uint8Array, date: string): Uint8Array {
  const stamp = `D:${date.replaceAll('-', '')}000000+00'00'`;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of ['/CreationDate (', '/ModDate (']) {
    const at = file.indexOf(key, 0, 'latin1') + key.length;
    if (
      at < key.length ||
      file.toString('latin1', at, at + stamp.length + 1).search(/^D:\d{14}\+00'00'\)$/) !== 0
    ) {
      throw new Error(`PDF without ${key}…)`);
    }
    file.write(stamp, at, 'latin1');
  }
  return bytes;
}
