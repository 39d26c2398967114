import { startBrowser } from '../../pipeline/edge/browser.ts';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { printPdf } from '../../pipeline/edge/pdf.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { pageOf } from '../render/sample.ts';
import { officialHtml } from './official-html.ts';

/** Prints the checksums of two documents in both formats; `twice` makes them all once before. */
const DATE = { date: '2025-07-08' };
const documents = { whole: officialHtml(), short: officialHtml({ paragraphs: 2, attachments: [] }) };

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
