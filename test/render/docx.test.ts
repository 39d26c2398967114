import { describe, expect, it } from 'vitest';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { docxTextOf, htmlTextOf, runTextOf, squeeze, unbalancedTags } from '../text-of.ts';
import { sampleModel } from './fixtures/sample-model.ts';
import { article, sampleHtml } from './sample.ts';

const DATE = { date: '2025-07-08' };
const MARK = '演示数据　非真实统计';

const html = sampleHtml();
const bytes = await pack(html, true);
const docx = docxTextOf(bytes);
const document = docx.parts['word/document.xml'] ?? '';
const sections = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) => section);
const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);

describe('the words', () => {
  it('are those of the HTML', () => {
    expect(squeeze(docx.paragraphs.map(({ text }) => text).join(''))).toBe(htmlTextOf(html));
  });

  it('stay words when they look like markup, formulas or template', async () => {
    const hostile = '<script>alert(1)</script>{{x}}=cmd()&amp;"\'\u202e\u0000\uFFFE]]>末尾';
    const read = docxTextOf(await pack(sampleHtml({ opening: hostile }), true));
    expect(read.paragraphs[3]?.text).toBe('<script>alert(1)</script>{{x}}=cmd()&amp;"\']]>末尾');
    expect(unbalancedTags(read.parts['word/document.xml'] ?? '')).toEqual([]);
  });
});

describe('the styles', () => {
  it('are all defined, and every paragraph has one, merged cells apart', () => {
    const styles = docx.parts['word/styles.xml'] ?? '';
    const defined = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    const used = [...document.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(used).size).toBeGreaterThan(20);
    expect(used.filter((id) => !defined.has(id))).toEqual([]);
    expect(docx.paragraphs.filter(({ text, style }) => text !== '' && style === '')).toEqual([]);
  });

  it('are Word’s own where Word knows them, so that its navigation pane works', () => {
    const styles = docx.parts['word/styles.xml'] ?? '';
    const nameOf = (id: string) => new RegExp(`w:styleId="${id}"><w:name w:val="([^"]+)"`).exec(styles)?.[1];
    expect(['Title', 'Heading1', 'Heading2', 'Heading3', 'BodyText', 'Caption'].map(nameOf)).toEqual([
      'Title',
      'heading 1',
      'heading 2',
      'heading 3',
      'Body Text',
      'caption',
    ]);
  });

  it('lie on the paragraphs as the template says', () => {
    const styleOf = (text: string) =>
      docx.paragraphs.find((paragraph) => paragraph.text.startsWith(text))?.style;
    const expected: Readonly<Record<string, string>> = {
      关于2025年6月: 'Title',
      '（2025年1—6月）': 'Subtitle',
      各区人民政府: 'Salutation',
      根据: 'BodyText',
      '一、': 'Heading1',
      '（一）': 'Heading2',
      '1.进展情况': 'Heading3',
      '（此段顶格）': 'Flush',
      '注：': 'Note',
      '附件：1.': 'AttachmentList',
      '2.指标': 'AttachmentListNext',
      武汉市推进: 'Signature',
      '2025年7月8日': 'Date',
      附件1: 'AttachmentNumber',
      重点任务清单: 'AttachmentTitle',
      表1: 'Caption',
      序号: 'TableHead',
      '40.0': 'TableNumber',
      开通国际: 'TableText',
      完成情况: 'CompactHead',
      '12.0': 'CompactNumber',
    };
    expect(Object.fromEntries(Object.keys(expected).map((text) => [text, styleOf(text)]))).toEqual(expected);
  });

  it('name the standard faces for Han characters, the hint with them, and write nothing beside themselves', () => {
    const styles = docx.parts['word/styles.xml'] ?? '';
    const faces = [...styles.matchAll(/<w:rFonts ([^/]*)\/>/g)].map(([, face]) => face ?? '');
    expect(faces.length).toBeGreaterThan(10);
    expect(
      faces.filter((face) => !face.includes('w:hint="eastAsia"') || !/w:eastAsia="\P{ASCII}+"/u.test(face)),
    ).toEqual([]);
    expect(document.match(/<w:rFonts|<w:sz |<w:b\/>|<w:color /g)).toBeNull();
    expect(styles).toMatch(/w:styleId="BodyText".*?<w:ind w:firstLineChars="200"/);
  });

  it('tell ratings apart', () => {
    const word = (rating: string) =>
      new RegExp(`<w:rStyle w:val="(\\w+)"/>.{0,60}>${rating}<`).exec(document)?.[1];
    expect(['正常', '关注', '滞后', '数据不足'].map(word)).toEqual([
      'RatingGood',
      'RatingAttention',
      'RatingBehind',
      'RatingNoData',
    ]);
  });
});

describe('the sections', () => {
  it('are the body and each attachment, lying as they should', () => {
    const sizes = sections.map((section) => /<w:pgSz[^>]*>/.exec(section)?.[0] ?? '');
    expect(sizes.map((size) => /w:w="11906" w:h="16838"/.test(size))).toEqual([true, true, false, true]);
    expect(sizes[2]).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
    expect(sections[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
    expect(
      sections.every((section) => section.includes('<w:docGrid w:type="lines" w:linePitch="579"/>')),
    ).toBe(true);
    expect(sections.some((section) => section.includes('<w:titlePg'))).toBe(false);
  });

  it('have page numbers at the right of odd pages and the left of even ones', () => {
    const footers = Object.entries(docx.parts).filter(([path]) => /^word\/footer\d+\.xml$/.test(path));
    expect(footers.length).toBe(2 * sections.length);
    expect(footers.every(([, xml]) => runTextOf(xml) === '—  —' && xml.includes('PAGE'))).toBe(true);
    for (const section of sections) {
      expect(partOf('footer', 'default', section)).toContain('<w:jc w:val="right"/>');
      expect(partOf('footer', 'even', section)).toContain('<w:jc w:val="left"/>');
    }
    expect(docx.parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });

  it('carry the demo mark in every header, and as a watermark', () => {
    for (const section of sections) {
      for (const kind of ['default', 'even']) {
        const header = partOf('header', kind, section);
        expect(runTextOf(header)).toBe(MARK);
        expect(header).toMatch(/<v:textpath [^>]*string="演示数据"/);
      }
    }
  });

  it('carry none in another document', async () => {
    const plain = docxTextOf(await pack(html, false));
    expect(Object.keys(plain.parts).filter((path) => path.startsWith('word/header'))).toEqual([]);
    expect(Object.values(plain.parts).some((part) => part.includes('演示数据'))).toBe(false);
  });

  it('are one when there is no attachment', async () => {
    const short = docxTextOf(await pack(article('<p>甲</p>'), false));
    expect(short.parts['word/document.xml']?.match(/<w:sectPr/g)?.length).toBe(1);
  });
});

describe('the tables', () => {
  it('have absolute widths that add up to the type area', () => {
    const widths = tables.map((table) =>
      [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width)),
    );
    const sums = widths.map((columns) => columns.reduce((sum, width) => sum + width, 0));
    const whole = tables.map((table) => Number(/<w:tblW w:type="dxa" w:w="(\d+)"/.exec(table)?.[1]));
    expect(widths.map((columns) => columns.length)).toEqual([5, 7]);
    expect(whole).toEqual([8844, 12756]);
    expect(sums.filter((sum, index) => Math.abs(sum - (whole[index] ?? 0)) >= 8)).toEqual([]);
    expect(tables.every((table) => table.includes('<w:tblLayout w:type="fixed"/>'))).toBe(true);
  });

  it('repeat their head rows and split no row', () => {
    const rows = tables.map((table) => [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row));
    expect(rows.map((found) => found.filter((row) => row.includes('<w:tblHeader/>')).length)).toEqual([1, 2]);
    expect(rows.flat().filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
  });

  it('merge cells', () => {
    expect(tables[1]?.match(/<w:vMerge w:val="restart"\/>/g)?.length).toBe(5);
    expect(tables[1]).toContain('<w:gridSpan w:val="2"/>');
  });
});

describe('the file', () => {
  it('says who, what and when: the document’s date, not the clock’s', () => {
    const core = docx.parts['docProps/core.xml'] ?? '';
    expect(core).toContain(`<dc:title>${sampleModel.title}</dc:title>`);
    expect(core).toContain('<dc:creator>duban</dc:creator>');
    expect([...core.matchAll(/>([^<]*T[^<]*Z)</g)].map(([, time]) => time)).toEqual([
      '2025-07-08T00:00:00Z',
      '2025-07-08T00:00:00Z',
    ]);
  });

  it('is the same, byte for byte, each time', async () => {
    const again = await pack(html, true);
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is well-formed XML throughout, its content types first', () => {
    const xml = Object.entries(docx.parts).filter(([path]) => /\.(xml|rels)$/.test(path));
    expect(xml.length).toBeGreaterThan(10);
    expect(xml.filter(([, text]) => unbalancedTags(text).length > 0).map(([path]) => path)).toEqual([]);
    expect(Buffer.from(bytes).toString('latin1', 30, 49)).toBe('[Content_Types].xml');
  });
});

describe('refused', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['what Word can’t hold', article('<p>甲</p><video src="x"></video>'), /video/],
    ['a picture that is not there', article('<img src="x.png">'), /x\.png/],
    ['no article', '<p>甲</p>', /one <article>/],
  ];
  it.each(cases)('%s', (_, content, message) => {
    expect(() => renderDocx(content, { title: 'x', demo: false })).toThrow(message);
  });
});

function pack(content: string, demo: boolean): Promise<Uint8Array> {
  return packDocx(renderDocx(content, { title: sampleModel.title, demo }), DATE);
}

/** The header or footer that a section refers to. */
function partOf(part: string, kind: string, section: string): string {
  const reference = new RegExp(`<w:${part}Reference [^>]*>`, 'g');
  const found = section.match(reference)?.find((tag) => tag.includes(`w:type="${kind}"`)) ?? '';
  const id = /r:id="([^"]+)"/.exec(found)?.[1];
  const relations = docx.parts['word/_rels/document.xml.rels'] ?? '';
  const target = [...relations.matchAll(/<Relationship [^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`Id="${id}"`));
  return docx.parts[`word/${/Target="([^"]+)"/.exec(target ?? '')?.[1]}`] ?? '';
}
