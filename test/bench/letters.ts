import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeSupervision } from '../../pipeline/compose/reports/supervision.ts';
import { DEFAULTS, fromRoot } from '../../pipeline/config.ts';
import { composeInputOf } from '../../pipeline/documents.ts';
import { mapAtOnce } from '../../pipeline/edge/at-once.ts';
import { startBrowser } from '../../pipeline/edge/browser.ts';
import { fontFaceRules, readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { FORMATS } from '../../pipeline/edge/formats.ts';
import { readTemplates } from '../../pipeline/edge/templates.ts';
import { judgeInbox } from '../../pipeline/inbox.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { pageFor } from '../../pipeline/render/page.ts';
import { quietWorld, seconds, timed } from './timing.ts';

/** DESIGN.md §5: unit letters, PDF and Word, at least three times as fast as one `page.pdf()` after another. */
const LETTERS = 500;
const SINGLE = 40;
const { inbox, period, date } = DEFAULTS.demo;
const judged = await judgeInbox({ plan: DEFAULTS.plan, inbox, period }, quietWorld());
const [model] = composeSupervision(composeInputOf(judged, { date, correction: null }));
if (!model) throw new Error('the demonstration has nobody to supervise');
const { sources, partials, css, pageCss } = await readTemplates(fromRoot('templates'));
const faces = readPrintFaces();
const browser = await startBrowser();
const heap = () => Math.round(process.memoryUsage().rss / 2 ** 20);

const letter = async (index: number) => {
  const html = renderHtml(sources['supervision.hbs'] ?? '', partials, {
    ...model,
    recipient: `第${index + 1}局`,
  });
  const source = { model, html, title: model.title, demo: model.demo, date, css, pageCss, faces };
  const formats = FORMATS.filter(({ name }) => name === 'pdf' || name === 'docx');
  await Promise.all(formats.map((format) => format.make(source, browser)));
};
const numbers = Array.from({ length: LETTERS }, (_, index) => index);
await mapAtOnce(numbers.slice(0, 60), 2, letter);
const mebibytesAfter60 = heap();
const [, together] = await timed(() => mapAtOnce(numbers, 2, letter));
const mebibytesAfterAll = heap();
const [, single] = await timed(printOneAfterAnother);
await browser.close();

const [rate, floor] = [LETTERS / together, SINGLE / single];
console.log(
  JSON.stringify({
    what: 'unit letters, PDF and Word, against one page.pdf() after another',
    ...{ letters: LETTERS, perSecond: seconds(rate), floorPerSecond: seconds(floor) },
    ...{ ratio: seconds(rate / floor), goal: 3, mebibytesAfter60, mebibytesAfterAll },
  }),
);

async function printOneAfterAnother(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'));
  const file = join(folder, 'page.html');
  for (let index = 0; index < SINGLE; index += 1) {
    const html = renderHtml(sources['supervision.hbs'] ?? '', partials, model as object);
    const parts = { title: 'x', css, fontFaces: fontFaceRules(faces), demo: true };
    await writeFile(file, pageFor(html, parts));
    const page = await browser.browser.newPage();
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
  await rm(folder, { recursive: true });
}
