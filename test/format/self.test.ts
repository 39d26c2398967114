import { describe, expect, it } from 'vitest';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { measureDocx } from './measure-docx.ts';
import {
  facesOf,
  halfWidthPunctuation,
  headingsAtPageEnd,
  horizontalRules,
  linesOf,
  MM,
  offGrid,
  pageNumberOf,
  pitchesOf,
  strangeCharacters,
} from './measure-pdf.ts';
import { officialHtml } from './official-html.ts';
import { find, readXml } from './read-docx.ts';
import type { Glyph, ReadPage, ReadPdf } from './read-pdf.ts';

/** The measures must see what is wrong: here each is given something wrong. */
const glyph = (text: string, x: number, y: number, changes: Partial<Glyph> = {}): Glyph => ({
  ...{ text, x, y, right: x + 16, size: 16, face: 'Fang', color: '#000000', angle: 0 },
  ...changes,
});
const page = (glyphs: Glyph[], changes: Partial<ReadPage> = {}): ReadPage => ({
  ...{ number: 1, width: 595, height: 842, turned: 0, glyphs, rules: [] },
  ...changes,
});
const pdf = (...pages: ReadPage[]): ReadPdf => ({
  pages,
  info: {},
  outline: [],
  tags: [],
  fonts: [],
  source: '',
});
const line = (text: string, y: number) =>
  [...text].map((character, index) => glyph(character, 80 + 16 * index, y));

describe('the measures of a PDF', () => {
  it('tell lines, their pitch and their place on the grid', () => {
    const lines = linesOf(page([...line('甲乙', 125.4), ...line('丙', 154.4), ...line('丁', 190)]));
    expect(lines.map(({ text }) => text)).toEqual(['甲乙', '丙', '丁']);
    expect(pitchesOf(lines).map(Math.round)).toEqual([29, 36]);
    const [first, second, third] = offGrid(lines);
    expect([first ?? 9, second ?? 9].every((distance) => distance < 1)).toBe(true);
    expect(third).toBeGreaterThan(5);
  });

  it('see a foreign face, a wrong page number and one on the wrong side', () => {
    expect(facesOf([glyph('甲', 80, 125), glyph('乙', 96, 125, { face: 'Song' })])).toEqual(['Fang', 'Song']);
    const number = pageNumberOf(page([glyph('1', 100, 768), glyph('—', 110, 768)]));
    expect(number.text).toBe('1—');
    expect(number.endsFromRight).toBeGreaterThan(400);
  });

  it('see a rule too short and join one in two parts', () => {
    const rule = (left: number, right: number) => ({ left, right, top: 300, bottom: 301, color: '#ff0000' });
    const found = horizontalRules(page([], { rules: [rule(80, 200), rule(200, 400)] }), '#ff0000');
    expect(found.map(({ left, right }) => (right - left) / MM < 150)).toEqual([true]);
    expect(found[0]?.right).toBe(400);
  });

  it('see radicals, private characters and half-width punctuation', () => {
    expect(strangeCharacters(pdf(page(line('⾼高\uFFFD\uE000\u0001', 125))))).toEqual([
      '⾼',
      '\uFFFD',
      '\uE000',
      '\u0001',
    ]);
    expect(halfWidthPunctuation('开放,平台（一）;甲 a,b')).toEqual(['放,', ';甲']);
  });

  it('see a heading at a page’s end', () => {
    expect(headingsAtPageEnd(pdf(page([...line('正文。', 125), ...line('一、总体情况', 154)])))).toEqual([1]);
    expect(headingsAtPageEnd(pdf(page([...line('一、总体情况', 125), ...line('正文。', 154)])))).toEqual([]);
  });
});

describe('the measures of a Word file', () => {
  it('change with the file', async () => {
    const [first = ''] = /<thead>.*?<\/thead><tbody>/.exec(officialHtml({ rows: 2 })) ?? [];
    const plain = `<tbody>${first.replace(/<\/?t(head|body)>/g, '').replaceAll('th>', 'td class="text">')}`;
    const html = officialHtml({ paragraphs: 1, rows: 2 }).replace(
      first,
      plain.replaceAll('</td class="text">', '</td>'),
    );
    const docx = measureDocx(
      await packDocx(renderDocx(html, { title: '题', demo: false }), { date: '2025-07-08' }),
    );
    expect(docx.tables[0]?.heads).toBe(0);
    expect(docx.tables[1]?.heads).toBe(1);
  });

  it('read XML, and refuse what is not', () => {
    const root = readXml('<?xml version="1.0"?><a x="1"><b/><b>t</b></a>');
    expect(find(root, 'b').map(({ text }) => text)).toEqual(['', 't']);
    expect(() => readXml('<a><b></a></b>')).toThrow('closes another');
    expect(() => readXml('<a>')).toThrow('not closed');
  });
});
