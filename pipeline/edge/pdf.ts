import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import type { PrintBrowser } from './browser.ts';

const LOAD_MILLISECONDS = 60_000;
const PRINT_MILLISECONDS = 120_000;

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
  // font addresses are file: URLs, which only a page from a file: URL may load
  const folder = await mkdtemp(join(tmpdir(), 'duban-page-'));
  const page = await browser.newPage();
  try {
    const file = join(folder, 'page.html');
    await writeFile(file, pageHtml);
    await load(page, pathToFileURL(file).href);
    const bytes = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: PRINT_MILLISECONDS,
    });
    return withDate(bytes, date);
  } finally {
    await page.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(page: Page, url: string): Promise<void> {
  const faults: string[] = [];
  page.on('requestfailed', (request) =>
    faults.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`),
  );
  page.on('console', (message) => faults.push(message.text()));
  await page.setJavaScriptEnabled(false);
  await page.goto(url, { waitUntil: 'load', timeout: LOAD_MILLISECONDS });
  // a face used only in the page margins is not loaded by printing
  const unloaded =
    (await page.evaluate(`Promise.allSettled([...document.fonts].map((face) => face.load())).then(
    () => [...document.fonts].filter((face) => face.status !== 'loaded').map((face) => face.family + ' ' + face.weight))`)) as string[];
  faults.push(...unloaded.map((face) => `font ${face} did not load`));
  if (faults.length > 0) throw new Error(`page can't be printed: ${faults.join('; ')}`);
}

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
