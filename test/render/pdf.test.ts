import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PrintBrowser, startBrowser } from '../../pipeline/edge/browser.ts';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { printPdf } from '../../pipeline/edge/pdf.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { docxTextOf, htmlTextOf, type PdfPage, pdfPagesOf, pdfTextOf, squeeze } from '../text-of.ts';
import { sampleModel } from './fixtures/sample-model.ts';
import { article, pageOf, sampleHtml } from './sample.ts';

const DATE = { date: '2025-07-08' };
const MARK = '演示数据非真实统计';

let browser: PrintBrowser;
let html: string;
let bytes: Uint8Array;
let pages: PdfPage[];

beforeAll(async () => {
  browser = await startBrowser();
  html = sampleHtml();
  bytes = await printPdf(browser, pageOf(html), DATE);
  pages = await pdfPagesOf(bytes);
});
afterAll(() => browser.close());

const print = async (content: string, demo = false) =>
  pdfPagesOf(await printPdf(browser, pageOf(article(content), demo), DATE));

describe('the words', () => {
  it('are those of the HTML, and those of the Word file', async () => {
    const printed = pdfTextOf(pages, html);
    const docx = docxTextOf(await packDocx(renderDocx(html, { title: '通报', demo: true }), DATE));
    expect(printed.length).toBeGreaterThan(2000);
    expect(printed).toBe(htmlTextOf(html));
    expect(squeeze(docx.paragraphs.map(({ text }) => text).join(''))).toBe(printed);
  });

  it('are ordinary characters, not radicals and compatibility forms that look like them', async () => {
    // with the characters whose glyph Noto shares with a radical, and punctuation that it shares with a twin
    const text =
      '高金比长风食龙龟一二人入大女子小山示非面革音页飞首香马骨高鬼鱼鸟鹿麦黄黑鼠鼻齐～／–〈〉—…·“”％①';
    for (const content of [`<p>${text}</p>`, `<h2>${text}</h2>`, `<h3>${text}</h3>`]) {
      const [page] = await print(content);
      expect(page?.body).toBe(text);
    }
  });

  it('stay words when they look like markup, formulas or template', async () => {
    const hostile =
      '<script>alert(1)</script>{{x}}=cmd()|@SUM(1)<img src=x onerror=1>&amp;"\'`\u202e\u0000\uFFFE末尾';
    const hostileHtml = sampleHtml({ opening: hostile, flush: hostile });
    const printed = await pdfPagesOf(await printPdf(browser, pageOf(hostileHtml), DATE));
    const expected = '<script>alert(1)</script>{{x}}=cmd()|@SUM(1)<imgsrc=xonerror=1>&amp;"\'`末尾';
    expect(printed.map(({ body }) => body).join('')).toContain(expected);
    expect(pdfTextOf(printed, hostileHtml)).toBe(htmlTextOf(hostileHtml));
  });
});

describe('the pages', () => {
  it('are A4, landscape where the attachment is', () => {
    const sizes = pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`);
    const landscape = pages.flatMap(({ body, width, height }) => (width > height ? [body] : []));
    expect(new Set(sizes)).toEqual(new Set(['595×842', '842×595']));
    expect(landscape.length).toBeGreaterThan(1);
    expect(landscape[0]).toMatch(/^附件2指标完成情况一览表序号指标/);
    expect(pages.at(-1)?.width).toBeLessThan(600);
  });

  it('begin anew with each attachment', () => {
    const beginnings = pages.map(({ body }) => body.slice(0, 3));
    expect(beginnings.filter((text) => text.startsWith('附件'))).toEqual(['附件1', '附件2', '附件3']);
  });

  it('are numbered throughout, odd ones at the right, even ones at the left', () => {
    expect(pages.map(({ foot }) => foot)).toEqual(pages.map((_, index) => `—${index + 1}—`));
    pages.forEach(({ footX, width, height }, index) => {
      const middle = Math.min(width, height) / 2;
      if (index % 2 === 0) expect(footX).toBeGreaterThan(middle);
      else expect(footX).toBeLessThan(middle);
    });
  });

  it('repeat a table’s head', () => {
    const head = '序号任务牵头单位完成率（%）评定';
    const withHead = pages.filter(({ body }) => body.includes(head));
    expect(withHead.length).toBeGreaterThan(1);
    expect(withHead.slice(1).every(({ body }) => body.startsWith(head))).toBe(true);
  });

  it('never end with a table’s head alone, nor with a group’s', async () => {
    const row = (name: string) => `<tr><td class="text">${name}</td><td class="text">乙</td></tr>`;
    const group = '<tr><td class="text" colspan="2"><strong>组</strong></td></tr>';
    const columns = '<colgroup><col style="width:50%"><col style="width:50%"></colgroup>';
    const table =
      `<table class="compact"><caption>题</caption>${columns}<thead><tr><th>甲</th><th>乙</th></tr></thead>` +
      `<tbody>${group}${'一二三四五六七八'.replace(/./g, row)}</tbody></table>`;
    for (const lines of [16, 17, 18, 19, 20, 21]) {
      const filler = '<p>正文。</p>'.repeat(lines);
      for (const content of [filler + table, `<section class="attachment">${filler}${table}</section>`]) {
        const printed = await print(content);
        expect(printed.flatMap(({ body }) => (/(题|甲乙|组)$/.test(body) ? [lines] : []))).toEqual([]);
      }
    }
  });

  it('never end with a heading', async () => {
    // a heading after each number of lines, so that some stand where the page ends
    for (const lines of [18, 19, 20, 21, 22]) {
      const filler = '<p>正文。</p>'.repeat(lines);
      const printed = await print(`${filler}<h2>一、标题</h2><h3>（一）标题</h3><p>接着的正文。</p>`);
      expect(printed.flatMap(({ body }) => (/标题$/.test(body) ? [lines] : []))).toEqual([]);
    }
  });

  it('keep the signature with text before it', async () => {
    for (const lines of [18, 19, 20, 21, 22]) {
      const filler = '<p>正文。</p>'.repeat(lines);
      const printed = await print(
        `${filler}<p class="signature">某某办公室</p><p class="date">2025年7月8日</p>`,
      );
      expect(printed.at(-1)?.body).toMatch(/正文。某某办公室2025年7月8日$/);
    }
  });

  it('hold 22 lines of 28 characters', async () => {
    const [page] = await print(`<p class="flush">${'国'.repeat(28 * 25)}</p>`);
    const lines = new Set(page?.runs.map(({ y }) => Math.round(y)));
    expect(lines.size).toBe(22);
    expect(page?.body.length).toBe(22 * 28);
  });
});

describe('the demo mark', () => {
  it('stands on every page of a demonstration document', () => {
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map(({ head }) => head)).toEqual(pages.map(() => MARK));
  });

  it('stands on no page of another', async () => {
    const plain = await pdfPagesOf(await printPdf(browser, pageOf(html, false), DATE));
    expect(plain.map(({ head }) => head)).toEqual(plain.map(() => ''));
    expect(pdfTextOf(plain, html)).toBe(pdfTextOf(pages, html));
  });

  it('lies behind every page as a drawing, too', async () => {
    const plain = await printPdf(browser, pageOf(html, false), DATE);
    expect(await pagesWithWatermark(bytes)).toBe(pages.length);
    expect(await pagesWithWatermark(plain)).toBe(0);
  });
});

describe('the file', () => {
  it('embeds TrueType subsets by name, and no Type 3 font', () => {
    const text = Buffer.from(bytes).toString('latin1');
    const names = new Set([...text.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name]) => name?.slice(7)));
    const faces = readPrintFaces().filter(({ family }) => !family.includes('-rare-'));
    expect(names.size).toBe(faces.length);
    expect(text).not.toContain('/Type3');
    expect(text.match(/\/FontFile2 /g)?.length).toBe(names.size);
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  it('is tagged, with outline, title, language and nothing about the browser', async () => {
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
    const outline = (await pdf.getOutline()).map(({ title }) => title);
    expect(info).toMatchObject({ Title: sampleModel.title, Language: 'zh-CN', Creator: 'duban' });
    expect(outline).toEqual([sampleModel.title, '重点任务清单', '指标完成情况一览表', '数据来源与口径说明']);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/MarkInfo <</Type /MarkInfo\n/Marked true');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/HeadlessChrome|Mozilla/);
  });

  it('is the same, byte for byte, each time and in each browser', async () => {
    const other = await startBrowser();
    try {
      const again = await printPdf(other, pageOf(html), DATE);
      const hash = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');
      expect(hash(again)).toBe(hash(bytes));
    } finally {
      await other.close();
    }
  });

  it('leaves nothing in the temporary folder, printed or not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-test-'));
    vi.stubEnv('TMPDIR', folder);
    await print('<p>字</p>');
    await print('<img src="file:///gone.png">').catch(() => {});
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
    rmdirSync(folder);
  });
});

it('runs no script', async () => {
  const file = await printPdf(
    browser,
    pageOf(article('<p>字</p><script>document.title = "x"</script>')),
    DATE,
  );
  const { info } = (await (await getDocument({ data: file, verbosity: 0 }).promise).getMetadata()) as {
    info: Record<string, unknown>;
  };
  expect(info).toMatchObject({ Title: sampleModel.title });
});

it('a document is the same bytes on a page of its own and after others, with their fonts, on one that was used', async () => {
  const short = pageOf(article('<h1 class="title">另一件</h1><p>𠮷字少见。</p>'), true);
  await printPdf(browser, short, DATE);
  const after = await printPdf(browser, pageOf(html), DATE);
  const fresh = await startBrowser();
  try {
    expect(Buffer.from(await printPdf(fresh, pageOf(html), DATE)).equals(Buffer.from(after))).toBe(true);
    const [one, two] = await Promise.all([printPdf(fresh, pageOf(html), DATE), printPdf(fresh, short, DATE)]);
    expect(Buffer.from(one).equals(Buffer.from(after))).toBe(true);
    expect(Buffer.from(two).equals(Buffer.from(await printPdf(browser, short, DATE)))).toBe(true);
  } finally {
    await fresh.close();
  }
});

describe('printing stops', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'a font that is not there',
      '<style>@font-face { font-family: gone; src: url("file:///gone.ttf"); } p { font-family: gone; }</style><p>字</p>',
      /gone/,
    ],
    ['a picture that is not there', '<img src="file:///gone.png"><p>字</p>', /gone\.png/],
    ['anything from the network', '<img src="http://192.0.2.1/x.png"><p>字</p>', /192\.0\.2\.1/],
    ['a frame with a file of this machine', '<iframe src="file:///etc/hostname"></iframe>', /frame|etc/],
  ];

  it.each(cases)('at %s', async (_, content, message) => {
    await expect(printPdf(browser, pageOf(article(content)), DATE)).rejects.toThrow(message);
  });
});

/** Pages on which something is filled with the watermark's colour. */
async function pagesWithWatermark(file: Uint8Array): Promise<number> {
  const pdf = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  let count = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const { argsArray } = await (await pdf.getPage(number)).getOperatorList();
    if (argsArray.some((args) => Array.isArray(args) && args[0] === '#f8e4e4')) count += 1;
  }
  return count;
}
