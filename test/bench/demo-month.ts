import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { REPORTS } from '../../pipeline/compose/reports/index.ts';
import { DEFAULTS, fromRoot } from '../../pipeline/config.ts';
import { composeInputOf } from '../../pipeline/documents.ts';
import { startBrowser } from '../../pipeline/edge/browser.ts';
import { fontFaceRules, readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { FORMATS } from '../../pipeline/edge/formats.ts';
import { readTemplates } from '../../pipeline/edge/templates.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { pageFor } from '../../pipeline/render/page.ts';
import { type FinishedRun, run } from '../../pipeline/run.ts';
import { quietWorld, seconds, timed } from './timing.ts';

/**
 * DESIGN.md §5: the demonstration month, every report kind in every format, against the floor: the same Chromium
 * printing the same HTML files one after another, and exceljs reading the same workbooks.
 */
const scratch = await mkdtemp(join(tmpdir(), 'duban-bench-'));
const inbox = join(scratch, 'inbox');
const { generator, period, date } = DEFAULTS.demo;
spawnSync(process.execPath, [generator, '--out', inbox, '--until', period], { stdio: 'ignore' });

const order = {
  ...{ plan: DEFAULTS.plan, inbox, out: join(scratch, 'out'), period, date, unit: null, templates: null },
  ...{ reports: REPORTS.map(({ kind }) => kind), formats: FORMATS.map(({ name }) => name), trigger: 'bench' },
};
await run(order, quietWorld());
const [finished, program] = await timed(() => run(order, quietWorld()));
const pages = await printedPages(finished);
const [, printing] = await timed(() => printOneAfterAnother(pages));
const [workbooks, reading] = await timed(() => readOneAfterAnother(inbox));
await rm(scratch, { recursive: true });

const floor = printing + reading;
console.log(
  JSON.stringify({
    what: 'demonstration month, every kind and format',
    ...{ documents: finished.manifest.documents.length, printed: pages.length, workbooks },
    ...{ seconds: seconds(program), floorPrinting: seconds(printing), floorReading: seconds(reading) },
    ...{ ratio: seconds(program / floor), goal: 1.3 },
  }),
);

/** The HTML of every PDF of a run, as it is printed. */
async function printedPages(judged: FinishedRun): Promise<string[]> {
  const { sources, partials, css } = await readTemplates(fromRoot('templates'));
  const input = composeInputOf(judged, { date, correction: null });
  const fontFaces = fontFaceRules(readPrintFaces());
  return REPORTS.filter(({ formats }) => formats.includes('pdf')).flatMap(({ template, compose }) =>
    compose(input).map((model) => {
      const html = renderHtml(sources[template ?? ''] ?? '', partials, model);
      return pageFor(html, { title: model.title, css, fontFaces, demo: model.demo });
    }),
  );
}

async function printOneAfterAnother(htmlPages: readonly string[]): Promise<void> {
  const { browser, close } = await startBrowser();
  const file = join(scratch, 'page.html');
  for (const html of htmlPages) {
    await writeFile(file, html);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      scale: 0.25,
      tagged: true,
      outline: true,
    });
    await page.close();
  }
  await close();
}

async function readOneAfterAnother(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.xlsx'));
  for (const name of names) await new ExcelJS.Workbook().xlsx.readFile(join(folder, name));
  return names.length;
}
