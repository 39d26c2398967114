import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PrintBrowser, startBrowser } from '../../pipeline/edge/browser.ts';
import { readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { printPdf } from '../../pipeline/edge/pdf.ts';
import { pageOf } from '../render/sample.ts';
import {
  facesOf,
  halfWidthPunctuation,
  headingsAtPageEnd,
  horizontalRules,
  linesOf,
  lineWith,
  MM,
  offGrid,
  pageNumberOf,
  pitchesOf,
  strangeCharacters,
  TYPE_AREA,
} from './measure-pdf.ts';
import { type OfficialParts, officialHtml, SENTENCE } from './official-html.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

const DATE = { date: '2025-07-08' };
const PITCH = (225 * MM) / 22;
const RED = '#ff0000';
const BLACK = '#000000';
const LONG_TITLE = '关于2025年上半年武汉市加快建设内陆开放高地三年行动实施方案工作进展情况的通报';
const LONGEST_TITLE =
  '关于2025年上半年全市推动外经贸载体创新提能发展和加快建设内陆开放高地三年行动实施方案各项重点任务工作进展情况的通报';

let browser: PrintBrowser;
let whole: ReadPdf;

beforeAll(async () => {
  browser = await startBrowser();
  whole = await print({ copyNumber: '000012', classification: '秘密★1年', urgency: '特急' });
});
afterAll(() => browser.close());

async function print(parts: Partial<OfficialParts> = {}): Promise<ReadPdf> {
  return readPdf(await printPdf(browser, pageOf(officialHtml(parts), false), DATE));
}

const nameOf = (family: string) =>
  readPrintFaces()
    .find((face) => face.family === family)
    ?.name.replaceAll(' ', '');
/** Faces as the PDF names them: without the spaces and the hyphens of styles. */
const plain = (face: string) =>
  face.replace(/-(Regular|Medium|Bold)$/, (_, style) => (style === 'Regular' ? '' : style));

describe('page and type area', () => {
  it('is A4, landscape only where a wide table is', () => {
    const sizes = whole.pages.map(({ width, height }) => [Math.round(width), Math.round(height)].join('×'));
    expect([...new Set(sizes)].sort()).toEqual(['595×842', '842×595']);
    expect(whole.pages.map(({ turned }) => turned).filter((angle) => angle !== 0)).toEqual([]);
  });

  it('holds 22 lines of 28 characters', async () => {
    const pdf = await print({
      sentence: '国'.repeat(28 * 12),
      paragraphs: 3,
      imprint: false,
      attachments: [],
    });
    const lines = linesOf(pdf.pages[1] as ReadPdf['pages'][number]);
    const full = lines.filter(({ glyphs }) => (glyphs[0]?.x ?? 0) < TYPE_AREA.left + 2 && glyphs.length > 20);
    expect(lines.length).toBe(22);
    expect(new Set(full.slice(0, 9).map(({ glyphs }) => glyphs.length))).toEqual(new Set([28]));
    for (const { glyphs } of full.slice(0, 9)) {
      expect(Math.abs((glyphs[0]?.x ?? 0) - TYPE_AREA.left)).toBeLessThan(1);
      expect(Math.abs((glyphs.at(-1)?.right ?? 0) - TYPE_AREA.right)).toBeLessThan(1);
    }
  });

  it('keeps the pitch of 225 mm ÷ 22, each line on the grid', () => {
    for (const page of whole.pages.slice(1, 5)) {
      const lines = linesOf(page);
      for (const pitch of pitchesOf(lines))
        expect(pitch / PITCH - Math.round(pitch / PITCH)).toBeCloseTo(0, 1);
      expect(Math.max(...offGrid(lines))).toBeLessThan(1);
    }
    const body = linesOf(whole.pages[0] as ReadPdf['pages'][number]).filter(({ y }) => y > 400);
    expect(Math.max(...offGrid(body.slice(2)))).toBeLessThan(1.5);
  });

  it('indents paragraphs by two characters', () => {
    const { glyphs } = lineWith(whole, '为贯彻落实');
    expect(((glyphs[0]?.x ?? 0) - TYPE_AREA.left) / 16).toBeCloseTo(2, 1);
  });
});

describe('faces', () => {
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['body', '为贯彻落实', 'duban-fangsong', 16],
    ['一、', '一、总体情况', 'duban-hei', 16],
    ['（一）', '（一）开放平台', 'duban-kai', 16],
    ['1.', '1.开放口岸', 'duban-fangsong', 16],
    ['title', '关于2025年6月', 'duban-title', 22],
    ['密级', '秘密★1年', 'duban-hei', 16],
    ['紧急程度', '特急', 'duban-hei', 16],
    ['附件1', '附件1', 'duban-hei', 16],
    ['发文字号', '武开放办〔2025〕6号', 'duban-fangsong', 16],
  ];
  it.each(cases)('of %s', (_, beginning, family, size) => {
    const { glyphs } = lineWith(whole, beginning);
    const faces = facesOf(glyphs.filter(({ text }) => text !== '★'));
    expect(faces.map(plain)).toEqual([nameOf(family)]);
    expect(new Set(glyphs.map((glyph) => Math.round(glyph.size * 10) / 10))).toEqual(new Set([size]));
  });

  it('are embedded by name, none as Type 3, none bold by force', () => {
    expect(whole.fonts).not.toContain('Type3');
    expect(whole.fonts).not.toContain('not embedded');
    expect(whole.fonts.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the head', () => {
  const page = () => whole.pages[0] as ReadPdf['pages'][number];

  it('has 份号, 密级 and 紧急程度 a line each from the first, flush left', () => {
    const lines = linesOf(page()).slice(0, 3);
    expect(lines.map(({ text }) => text)).toEqual(['000012', '秘密★1年', '特急']);
    expect(Math.max(...offGrid(lines))).toBeLessThan(1);
    for (const { glyphs } of lines) expect(glyphs[0]?.x).toBeCloseTo(TYPE_AREA.left, 0);
  });

  it('has the mark red and centred, its upper edge 72 mm from the paper’s', () => {
    const mark = lineWith(whole, '市对外开放领导小组办公室文件');
    const [first, last] = [mark.glyphs[0], mark.glyphs.at(-1)];
    expect(new Set(mark.glyphs.map(({ color }) => color))).toEqual(new Set([RED]));
    expect(((first?.x ?? 0) + (last?.right ?? 0)) / 2).toBeCloseTo(
      (TYPE_AREA.left + TYPE_AREA.right) / 2,
      -0.3,
    );
    // Han glyphs reach 0.85 em above the baseline
    expect(Math.abs((mark.y - 0.85 * (first?.size ?? 0)) / MM - 72)).toBeLessThan(1);
  });

  it('has the number two lines below, centred, in the form 〔2025〕6号', () => {
    const { text, glyphs, y } = lineWith(whole, '武开放办');
    expect(text).toMatch(/^\p{Script=Han}+〔20\d\d〕[1-9]\d*号$/u);
    const middle = ((glyphs[0]?.x ?? 0) + (glyphs.at(-1)?.right ?? 0)) / 2;
    expect(Math.abs(middle - (TYPE_AREA.left + TYPE_AREA.right) / 2)).toBeLessThan(1);
    const mark = lineWith(whole, '市对外开放领导小组办公室文件');
    const blank = y - 0.88 * 16 - (PITCH - 16) / 2 - mark.y;
    expect(blank / PITCH).toBeGreaterThan(1.9);
    expect(blank / PITCH).toBeLessThan(3.2);
  });

  it('has the red rule 4 mm below the number, 156 mm wide, 0.35 to 0.5 mm thick', () => {
    const [rule, ...others] = horizontalRules(page(), RED);
    expect(others).toEqual([]);
    expect(((rule?.right ?? 0) - (rule?.left ?? 0)) / MM).toBeCloseTo(156, -0.3);
    const thick = ((rule?.bottom ?? 0) - (rule?.top ?? 0)) / MM;
    expect(thick).toBeGreaterThan(0.34);
    expect(thick).toBeLessThan(0.51);
    const number = lineWith(whole, '武开放办');
    const below = (rule?.top ?? 0) - (number.y + 0.12 * 16 + (PITCH - 16) / 2);
    expect(below / MM).toBeCloseTo(4, 0);
  });

  it('has the title two lines below the rule and 主送 one below the title, and body on the first page', () => {
    const [rule] = horizontalRules(page(), RED);
    const title = lineWith(whole, '关于2025年6月');
    const top = title.y - 0.88 * 22 - (PITCH - 22) / 2;
    expect((top - (rule?.bottom ?? 0)) / PITCH).toBeCloseTo(2, 1);
    const titleEnd = linesOf(page())
      .filter(({ glyphs }) => Math.round(glyphs[0]?.size ?? 0) === 22)
      .at(-1);
    const recipients = lineWith(whole, '各区人民政府');
    expect((recipients.y - (titleEnd?.y ?? 0)) / PITCH).toBeCloseTo(2, 0.5);
    expect(recipients.text.endsWith('：')).toBe(true);
    expect(recipients.glyphs[0]?.x).toBeCloseTo(TYPE_AREA.left, 0);
    expect(lineWith(whole, '为贯彻落实').page).toBe(1);
  });

  it.each([
    ['short', '关于开放工作的通报', 1],
    ['usual', '关于2025年6月内陆开放高地建设工作进展情况的通报', 2],
    ['long', LONG_TITLE, 2],
    ['longest', LONGEST_TITLE, 3],
  ])('breaks a %s title between words, each line centred', async (_, title, count) => {
    const pdf = await print({ title, paragraphs: 3, attachments: [] });
    const lines = linesOf(pdf.pages[0] as ReadPdf['pages'][number]).filter(
      ({ glyphs }) => Math.round(glyphs[0]?.size ?? 0) === 22,
    );
    expect(lines.length).toBe(count);
    expect(lines.map(({ text }) => text).join('')).toBe(title);
    const middles = lines.map(({ glyphs }) => ((glyphs[0]?.x ?? 0) + (glyphs.at(-1)?.right ?? 0)) / 2);
    for (const middle of middles) expect(Math.abs(middle - 106 * MM)).toBeLessThan(1);
    expect(pdf.outline[0]?.title.replace(/\s/g, '')).toBe(title);
    expect(lineWith(pdf, '为贯彻落实').page).toBe(1);
  });

  it.each([
    '市外办',
    '市对外开放领导小组办公室文件',
    '某某市推进国家服务业扩大开放综合试点工作领导小组办公室文件',
  ])('has the mark %s on one line', async (mark) => {
    const pdf = await print({ mark, paragraphs: 3, attachments: [] });
    const line = lineWith(pdf, mark);
    expect(line.text).toBe(mark);
    expect(line.glyphs[0]?.x).toBeGreaterThan(TYPE_AREA.left - 1);
    expect(line.glyphs.at(-1)?.right).toBeLessThan(TYPE_AREA.right + 1);
  });

  it('is without a number when there is none', async () => {
    const pdf = await print({ number: '', paragraphs: 3, attachments: [] });
    expect(horizontalRules(pdf.pages[0] as ReadPdf['pages'][number], RED).length).toBe(1);
    expect(() => lineWith(pdf, '武开放办')).toThrow();
  });
});

describe('page numbers', () => {
  it('are — 1 — in 4号 宋体, 7 mm below the 版心, one character in from the outer edge, throughout', () => {
    whole.pages.forEach((page, index) => {
      const number = pageNumberOf(page);
      expect(number.text).toBe(`—${index + 1}—`);
      expect(plain(number.face)).toBe(nameOf('duban-song'));
      expect(number.size).toBeCloseTo(14, 0);
      // an em dash lies 0.38 em above the baseline
      expect(Math.abs((number.baseline - 0.38 * 14) / MM - 269)).toBeLessThan(1);
      const distance = index % 2 === 0 ? number.endsFromRight - 26 * MM : number.begins - 28 * MM;
      if (page.width < page.height) expect(Math.abs(distance - 14)).toBeLessThan(1.5);
      else expect(Math.abs(distance - 14)).toBeLessThan(16);
    });
  });
});

describe('the end', () => {
  it('has 附件说明 one line below the text, names under one another', () => {
    const [first, second] = [lineWith(whole, '附件：1.'), lineWith(whole, '2.指标')];
    const nameAt = (line: { glyphs: readonly { text: string; x: number }[] }, name: string) =>
      line.glyphs.find(({ text }) => text === name)?.x ?? 0;
    expect(((first.glyphs[0]?.x ?? 0) - TYPE_AREA.left) / 16).toBeCloseTo(2, 1);
    expect(nameAt(first, '重')).toBeCloseTo(nameAt(second, '指'), 0);
    expect(first.text).not.toMatch(/[。；]$/);
  });

  it('has the organ two characters from the right, the date two to the right of the organ’s first', async () => {
    const organ = lineWith(whole, '市对外开放领导小组办公室');
    const signature = linesOf(whole.pages[5] as ReadPdf['pages'][number]).find(({ text }) =>
      text.startsWith('市对外'),
    );
    const date = lineWith(whole, '2025年7月8日');
    expect(organ).toBeDefined();
    expect((TYPE_AREA.right - (signature?.glyphs.at(-1)?.right ?? 0)) / 16).toBeCloseTo(2, 1);
    expect(((date.glyphs[0]?.x ?? 0) - (signature?.glyphs[0]?.x ?? 0)) / 16).toBeCloseTo(2, 0.5);
    expect(date.text).toMatch(/^20\d\d年[1-9]\d?月[1-9]\d?日$/);
    const short = await print({ organ: '市外办', paragraphs: 3, attachments: [] });
    const [organLine, dateLine] = [lineWith(short, '市外办'), lineWith(short, '2025年7月8日')];
    expect((TYPE_AREA.right - (dateLine.glyphs.at(-1)?.right ?? 0)) / 16).toBeCloseTo(2, 0.5);
    expect(((dateLine.glyphs[0]?.x ?? 0) - (organLine.glyphs[0]?.x ?? 0)) / 16).toBeCloseTo(2, 0.5);
  });

  it('begins each attachment on a page: 附件1 on the first line, its title centred on the third', () => {
    for (const [beginning, title] of [
      ['附件1', '重点任务清单'],
      ['附件3', '数据来源与口径说明'],
    ] as const) {
      const { page } = lineWith(whole, beginning);
      const lines = linesOf(whole.pages[page - 1] as ReadPdf['pages'][number]);
      expect(lines.slice(0, 2).map(({ text }) => text)).toEqual([beginning, title]);
      expect(Math.max(...offGrid(lines.slice(0, 1)))).toBeLessThan(1);
      expect(((lines[1]?.y ?? 0) - (lines[0]?.y ?? 0)) / PITCH).toBeCloseTo(2, 0.7);
    }
  });

  it('repeats a table’s head', () => {
    const heads = whole.pages.filter(({ glyphs }) =>
      glyphs
        .map(({ text }) => text)
        .join('')
        .includes('序号指标名称完成数'),
    );
    expect(heads.length).toBe(5);
  });
});

describe('版记', () => {
  // from a body that ends near the top of a page to one that ends near its bottom
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  it.each(lengths)('stands at the foot of an even last page after %i paragraphs', async (paragraphs) => {
    const pdf = await print({ paragraphs, attachments: [] });
    const last = pdf.pages.at(-1) as ReadPdf['pages'][number];
    const rules = horizontalRules(last, BLACK);
    expect(last.number % 2).toBe(0);
    expect(rules.length).toBe(3);
    expect(Math.abs((rules.at(-1)?.bottom ?? 0) / MM - 262)).toBeLessThan(0.5);
    for (const rule of rules) expect(((rule.right ?? 0) - rule.left) / MM).toBeCloseTo(156, -0.3);
    const thickness = rules.map((rule) => (rule.bottom - rule.top) / MM);
    expect(thickness[0]).toBeGreaterThan(thickness[1] ?? 1);
    expect(thickness[2]).toBeGreaterThan(thickness[1] ?? 1);
    const text = linesOf(last).map((line) => line.text);
    expect(text.at(-1)).toBe('市对外开放领导小组办公室2025年7月8日印发');
    // never on top of the text, never three pages for nothing
    const above = linesOf(last).filter(({ y }) => y < (rules[0]?.top ?? 0));
    if (above.length > 0) expect((rules[0]?.top ?? 0) - (above.at(-1)?.y ?? 0)).toBeGreaterThan(20);
    expect(headingsAtPageEnd(pdf)).toEqual([]);
    const signature = pdf.pages.find((page) => linesOf(page).some((line) => line.text === '2025年7月8日'));
    expect(linesOf(signature as ReadPdf['pages'][number]).length).toBeGreaterThanOrEqual(4);
  });

  it('follows attachments, upright after a landscape one, without a number behind a blank page', async () => {
    const pdf = await print({ attachments: ['指标完成情况一览表'], rows: 10 });
    const last = pdf.pages.at(-1) as ReadPdf['pages'][number];
    expect(last.number % 2).toBe(0);
    expect(last.width).toBeLessThan(last.height);
    expect(Math.abs((horizontalRules(last, BLACK).at(-1)?.bottom ?? 0) / MM - 262)).toBeLessThan(0.5);
    const blank = pdf.pages.filter((page) => page.glyphs.length === 0);
    for (const page of blank) expect(page.number).toBe(last.number - 1);
    if (blank.length > 0) expect(pageNumberOf(last).text).toBe('');
  });

  it('is one character in at both sides, 4号', () => {
    const line = lineWith(whole, '市对外开放领导小组办公室2025年');
    expect(line.glyphs[0]?.size).toBeCloseTo(14, 0);
    expect(((line.glyphs[0]?.x ?? 0) - TYPE_AREA.left) / 14).toBeCloseTo(1, 0.5);
    expect((TYPE_AREA.right - (line.glyphs.at(-1)?.right ?? 0)) / 14).toBeCloseTo(1, 0.5);
  });
});

describe('the text', () => {
  it('holds no radicals and no private characters, and full-width punctuation beside Han', () => {
    expect(strangeCharacters(whole)).toEqual([]);
    const text = whole.pages.flatMap((page) => linesOf(page).map((line) => line.text)).join('');
    expect(halfWidthPunctuation(text)).toEqual([]);
    expect(text).toContain(SENTENCE.slice(0, 20));
  });

  it('keeps rare characters and Traditional ones, on the grid', async () => {
    const sentence = '堃喆昇玥珺镕各㎡，㐂；臺灣國際貿易、開放型經濟發展與進出口總額。';
    const pdf = await print({ sentence, paragraphs: 3, attachments: [] });
    const text = pdf.pages.flatMap((page) => linesOf(page).map((line) => line.text)).join('');
    expect(text).toContain('堃喆昇玥珺镕各㎡，');
    expect(text).toContain('臺灣國際貿易、開放型經濟發展與進出口總額。');
    expect(strangeCharacters(pdf)).toEqual([]);
    expect(
      Math.max(...offGrid(linesOf(pdf.pages[0] as ReadPdf['pages'][number]).filter(({ y }) => y > 540))),
    ).toBeLessThan(1.5);
  });

  it('is tagged in order, with title, language, headings and table heads', () => {
    expect(whole.info).toMatchObject({ Language: 'zh-CN', Creator: 'duban' });
    expect(whole.source).toContain('/Marked true');
    for (const tag of ['H1', 'H2', 'H3', 'H4', 'P', 'Table', 'TR', 'TH', 'TD'])
      expect(whole.tags).toContain(tag);
  });

  it('has an outline that leads to each heading and attachment', () => {
    const titles = whole.outline.map(({ title }) => title.replace(/\s/g, ''));
    expect(titles).toContain('一、总体情况');
    expect(titles.slice(-3)).toEqual(['重点任务清单', '指标完成情况一览表', '数据来源与口径说明']);
    const section = whole.outline.find(({ title }) => title === '一、总体情况');
    const line = lineWith(whole, '一、总体情况');
    expect(section?.page).toBe(line.page);
    expect(Math.abs((section?.top ?? 0) - line.y)).toBeLessThan(PITCH);
  });
});
