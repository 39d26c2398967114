import { describe, expect, it } from 'vitest';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { LINE } from '../../pipeline/render/official-layout.ts';
import { hatch, wrap } from '../../pipeline/render/pictures/drawing.ts';
import { figureHtml, splitAtPictures, withDrawnPictures } from '../../pipeline/render/pictures/figure.ts';
import { matrixTable } from '../../pipeline/render/pictures/matrix-table.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import type {
  Picture,
  ProgressBars,
  Ranking,
  RatingMatrix,
  SeriesPicture,
} from '../../pipeline/values/picture.ts';
import { partsOf } from './docx-parts.ts';

const HOSTILE = '<b>甲</b> & “乙” "丙" {{x}}';

const bars: ProgressBars = {
  kind: 'progress-bars',
  title: '主要目标完成率',
  description: '条形图：甲80.0%；乙32.1%。',
  barName: '完成率',
  markName: '目前应达',
  rows: [
    { name: '甲', value: '80', label: '80.0%', expected: '90', rating: { key: 'atRisk', word: '关注' } },
    {
      name: HOSTILE,
      value: '32.05',
      label: '32.1%',
      expected: '48.05',
      rating: { key: 'behind', word: '滞后' },
    },
    {
      name: '丙',
      value: '132',
      label: '132.0%',
      expected: null,
      rating: { key: 'achieved', word: '已完成' },
    },
    { name: '丁', value: '0', label: '0.0%', expected: '0', rating: { key: 'behind', word: '滞后' } },
  ],
};

const series: SeriesPicture = {
  kind: 'series',
  title: '甲区进出口额走势（亿元）',
  description: '折线图：2025年各月甲区进出口额。',
  measure: '亿元',
  periods: Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
  lines: [
    { name: '2025年', role: 'actual', values: ['30', null, '90', '120', ...Array(8).fill(null)] },
    {
      name: '2024年',
      role: 'before',
      values: Array.from({ length: 12 }, (_, index) => String(25 * (index + 1))),
    },
    {
      name: '应有进度',
      role: 'expected',
      values: Array.from({ length: 12 }, (_, index) => String(40 * (index + 1))),
    },
  ],
  target: { name: '目标480亿元', value: '480' },
  forecast: { name: '全年推算400亿元～460亿元', low: '400', value: '430', high: '460' },
};

const ranking: Ranking = {
  kind: 'ranking',
  title: '报送完整率',
  description: '条形图：甲局2/3项。',
  barName: '报送完整率',
  rows: [{ name: '甲局', value: '66.666667', label: '2/3项' }],
};

const matrix = (count: number, named: boolean): RatingMatrix => ({
  kind: 'rating-matrix',
  title: '',
  description: '',
  cells: Array.from({ length: count }, (_, index) => ({
    number: String(index + 1),
    name: named ? `任务名称${HOSTILE}` : '',
    rating: { key: 'behind' as const, word: '滞后' },
    change: '持平',
  })),
});

const article = (...pictures: readonly Picture[]) =>
  `<article lang="zh-CN" data-demo="false"><p>前</p>${pictures.map((one) => figureHtml(one)).join('')}<p>后</p></article>`;

describe('a picture in a document', () => {
  it('is in the vocabulary, whatever its words', () => {
    expect(checkVocabulary(article(bars, series, ranking, matrix(15, true)))).toEqual([]);
  });

  it('is drawn with its words for those who cannot see it, and nothing from outside', () => {
    const html = withDrawnPictures(article(bars, series, ranking));
    expect(html.match(/<svg /g)).toHaveLength(3);
    for (const { description, title } of [bars, series, ranking]) {
      expect(html).toContain(`role="img" aria-label="${description}"`);
      expect(html).toContain(`<figcaption>${title}</figcaption>`);
    }
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|<script|href=|\bid=/,
    );
    expect(html).toContain('&lt;b&gt;甲&lt;/b&gt; &amp; “乙”');
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('takes whole lines of the page', () => {
    const heights = [...withDrawnPictures(article(bars, series, ranking)).matchAll(/height="([\d.]+)pt"/g)];
    expect(heights).toHaveLength(3);
    for (const [, height] of heights) expect((Number(height) / LINE) % 1).toBeCloseTo(0, 3);
  });

  it('is the same text every time', () => {
    expect(withDrawnPictures(article(bars, series))).toBe(withDrawnPictures(article(bars, series)));
  });

  it('parts the document where it stands, in Word', () => {
    const pieces = splitAtPictures(article(bars, matrix(3, true), series));
    expect(pieces.map((piece) => (typeof piece === 'string' ? piece.slice(0, 8) : piece))).toEqual([
      '<article',
      bars,
      '<table c',
      series,
      '<p>后</p>',
    ]);
  });
});

describe('bars', () => {
  const svg = withDrawnPictures(figureHtml(bars));
  const widths = [...svg.matchAll(/<rect x="152"[^>]*width="([\d.]+)" height="8"/g)].map(([, width]) =>
    Number(width),
  );

  it('are as long as their share, full when it is more than the whole, absent at nothing', () => {
    expect(widths).toEqual([164.8, 66.02, 206]);
  });

  it('differ without colour: full, hatched one way, hatched both ways', () => {
    expect(svg.match(/<path /g)).toHaveLength(1 + 2);
  });

  it('hatching stays inside its box', () => {
    const box = { x: 10, y: 20, width: 33, height: 8 };
    for (const leaning of ['left', 'right'] as const) {
      const points = [...hatch(box, '#000', leaning).matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ]);
      expect(points.length).toBeGreaterThan(10);
      for (const [x = 0, y = 0] of points) {
        expect(x >= 10 && x <= 43 && y >= 20 && y <= 28, `${leaning} ${x} ${y}`).toBe(true);
      }
    }
  });

  it.each([
    ['', 40, ['']],
    ['一二三四五', 27, ['一二三', '四五']],
    ['进出口额2000亿元', 36, ['进出口额', '2000亿元']],
  ])('“%s” in %d points', (words, width, lines) => {
    expect(wrap(words, width)).toEqual(lines);
  });
});

describe('a series', () => {
  const svg = withDrawnPictures(figureHtml(series));

  it('has a gap where a month is missing', () => {
    const path = /<path d="([^"]*)" fill="none" stroke="#1f3f7f"/.exec(svg)?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(1);
  });

  it.each([
    [
      ['0', '0'],
      ['0', '1'],
    ],
    [
      ['3', '17'],
      ['0', '20'],
    ],
    [
      ['-12', '30'],
      ['-20', '40'],
    ],
    [
      ['0.012', '0.034'],
      ['0', '0.04'],
    ],
  ])('of %j has a scale with %j on it', (values, labels) => {
    const drawn = withDrawnPictures(
      figureHtml({ ...series, lines: [{ name: '', role: 'actual', values }], target: null, forecast: null }),
    );
    const shown = [...drawn.matchAll(/text-anchor="end">([^<]*)</g)].map(([, label]) => label);
    expect(shown).toEqual(expect.arrayContaining(labels));
    expect(drawn).not.toMatch(/NaN|Infinity/);
  });
});

describe('a matrix', () => {
  it.each([1, 2, 7, 15, 40])('of %d tasks is a table with columns that make up the whole', (count) => {
    for (const named of [true, false]) {
      const html = matrixTable(matrix(count, named));
      expect(checkVocabulary(`<article>${html}</article>`)).toEqual([]);
      expect(html.match(/rating-behind/g)).toHaveLength(count);
    }
  });
});

describe('in Word', () => {
  const make = async () =>
    packDocx(renderDocx(article(bars, series, ranking, matrix(15, true)), { title: '图', demo: false }), {
      date: '2025-07-15',
    });

  it('charts are native, with their workbooks, names and words', async () => {
    const parts = partsOf(await make());
    expect(Object.keys(parts).filter((path) => /charts\/chart\d\.xml$/.test(path))).toHaveLength(3);
    expect(Object.keys(parts).filter((path) => /embeddings\/.*\.xlsx$/.test(path))).toHaveLength(3);
    const document = parts['word/document.xml'] ?? '';
    for (const { description, title } of [bars, series, ranking]) {
      expect(document).toContain(`descr="${description}"`);
      expect(document).toContain(title);
    }
    const chart = Object.entries(parts).find(([path]) => path.endsWith('chart2.xml'))?.[1] ?? '';
    for (const { name } of series.lines) expect(chart).toContain(name);
    expect(chart).toContain('<c:errBars>');
  });

  it('are the same bytes every time', async () => {
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });
});
