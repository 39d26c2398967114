import { describe, expect, it } from 'vitest';
import { findDifferences } from '../../pipeline/render/difference.ts';
import { documentName } from '../../pipeline/render/document-name.ts';
import { displayWidth, textTable } from '../../pipeline/render/text-table.ts';

describe('documentName', () => {
  it.each([
    ['方案工作进展情况通报（2025年6月）', '方案工作进展情况通报（2025年6月）.pdf'],
    ['港口/空港: “一单制”*试点?', '港口／空港： “一单制”＊试点？.pdf'],
    ['../../etc/passwd', '／..／etc／passwd.pdf'],
    ['a\\b|c<d>"e"', 'a＼b｜c＜d＞＂e＂.pdf'],
    ['两\n行\u0000 \u202e标题', '两 行 标题.pdf'],
    ['...', '文件.pdf'],
    ['', '文件.pdf'],
  ])('%s', (title, name) => {
    expect(documentName(title, 'pdf')).toBe(name);
  });

  it('keeps within what file systems allow, without cutting a character in half', () => {
    const name = documentName('𠮷'.repeat(200), 'docx');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(226);
    expect(name).toMatch(/^𠮷+….docx$/u);
  });
});

describe('textTable', () => {
  it('aligns by display width', () => {
    expect(
      textTable(
        ['序号', '任务', '评定'],
        [
          ['1', '自贸试验区', '正常'],
          ['15', 'RCEP', '滞后'],
        ],
      ),
    ).toBe(['序号  任务        评定', '1     自贸试验区  正常', '15    RCEP        滞后', ''].join('\n'));
  });

  it.each([
    ['abc', 3],
    ['综保区', 6],
    ['（A）', 5],
    ['𠮷', 2],
    ['', 0],
  ])('%s is %d wide', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('findDifferences', () => {
  const before = {
    period: '2025-06',
    indicators: [
      { id: 'a', actual: '1', flags: [] },
      { id: 'b', actual: null },
    ],
  };

  it('finds none in equal documents', () => {
    expect(findDifferences(before, structuredClone(before))).toEqual([]);
  });

  it('names the place by id', () => {
    const after = {
      period: '2025-06',
      indicators: [
        { id: 'a', actual: '2', flags: ['x'] },
        { id: 'b', actual: null },
      ],
    };
    expect(findDifferences(before, after)).toEqual([
      { path: 'indicators[a].actual', before: '1', after: '2' },
      { path: 'indicators[a].flags[0]', before: undefined, after: 'x' },
    ]);
  });

  it('finds what was added, dropped or changed in kind', () => {
    const after = { period: null, indicators: [before.indicators[0]], units: [] };
    expect(findDifferences(before, after).map(({ path }) => path)).toEqual([
      'period',
      'indicators[b]',
      'units',
    ]);
  });
});
