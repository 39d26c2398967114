import { startBrowser } from '../../pipeline/edge/browser.ts';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { printPdf } from '../../pipeline/edge/pdf.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { figureHtml } from '../../pipeline/render/pictures/figure.ts';
import { pageOf } from '../render/sample.ts';
import { officialHtml } from './official-html.ts';

/** Prints the checksums of two documents in both formats; `twice` makes them all once before. */
const DATE = { date: '2025-07-08' };
const picture = figureHtml({
  kind: 'progress-bars',
  title: '主要目标完成率',
  description: '条形图：某指标32.1%，目前应达48.0%，滞后。',
  barName: '完成率',
  markName: '目前应达',
  rows: [
    {
      name: '某指标',
      value: '32.1',
      label: '32.1%',
      expected: '48.0',
      rating: { key: 'behind', word: '滞后' },
    },
  ],
});
const documents = {
  whole: officialHtml().replace('<h3>', `${picture}<h3>`),
  short: officialHtml({ paragraphs: 2, attachments: [] }),
};

const browser = await startBrowser();
try {
  if (process.argv[2] === 'twice') await checksums();
  process.stdout.write(`${(await checksums()).join('\n')}\n`);
} finally {
  await browser.close();
}

async function checksums(): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, html] of Object.entries(documents)) {
    const pdf = await printPdf(browser, pageOf(html), DATE);
    const docx = await packDocx(renderDocx(html, { title: '通报', demo: true }), DATE);
    lines.push(`${name}.pdf ${sha256Of(pdf)}`, `${name}.docx ${sha256Of(docx)}`);
  }
  return lines;
}
