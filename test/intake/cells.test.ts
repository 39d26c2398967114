import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCell } from '../../pipeline/intake/cell-value.ts';
import { readAssessment } from '../../pipeline/intake/cells/assessment.ts';
import { chineseNumber, plainText } from '../../pipeline/intake/cells/plain-text.ts';
import { parseState } from '../../pipeline/intake/cells/state.ts';
import { addressOf, parseRange } from '../../pipeline/intake/workbook.ts';

describe('normaliseCell', () => {
  const run = (text: string) => ({ text, font: { bold: true } });

  it.each<[string, unknown, string | undefined, unknown, string]>([
    ['text', ' 市商务局\n', undefined, { kind: 'text', text: ' 市商务局\n' }, '市商务局'],
    ['number', 12.5, undefined, { kind: 'number', number: 12.5 }, '12.5'],
    ['zero', 0, undefined, { kind: 'number', number: 0 }, '0'],
    ['float', 0.1 + 0.2, '0.00', { kind: 'number', number: 0.1 + 0.2 }, '0.3'],
    ['percent', 0.125, '0.00%', { kind: 'number', number: 0.125 }, '12.5%'],
    ['boolean', false, undefined, { kind: 'boolean', boolean: false }, 'FALSE'],
    [
      'date',
      new Date(Date.UTC(2025, 5, 30)),
      'yyyy-mm-dd',
      { kind: 'date', date: '2025-06-30' },
      '2025-06-30',
    ],
    [
      'time',
      new Date(Date.UTC(2025, 5, 30, 16, 29, 59, 990)),
      undefined,
      { kind: 'date', date: '2025-06-30T16:30' },
      '2025-06-30 16:30',
    ],
    ['invalid date', new Date(Number.NaN), undefined, { kind: 'error', error: '#VALUE!' }, '#VALUE!'],
    [
      'richText',
      { richText: [run('当'), run('月值')] },
      undefined,
      { kind: 'text', text: '当月值' },
      '当月值',
    ],
    [
      'hyperlink',
      { text: '附件', hyperlink: 'https://example.org' },
      undefined,
      { kind: 'text', text: '附件' },
      '附件',
    ],
    [
      'hyperlink of richText',
      { text: { richText: [run('进出'), run('口额')] }, hyperlink: 'x' },
      undefined,
      { kind: 'text', text: '进出口额' },
      '进出口额',
    ],
    ['hyperlink of a number', { text: 12, hyperlink: 'x' }, undefined, { kind: 'number', number: 12 }, '12'],
    ['formula', { formula: 'A1', result: 3 }, undefined, { kind: 'number', number: 3 }, '3'],
    ['formula of 0', { formula: 'A1', result: 0 }, undefined, { kind: 'number', number: 0 }, '0'],
    [
      'formula of a date',
      { formula: 'A1', result: new Date(Date.UTC(2025, 0, 2)) },
      undefined,
      { kind: 'date', date: '2025-01-02' },
      '2025-01-02',
    ],
    [
      'formula of an error',
      { formula: 'A1', result: { error: '#REF!' } },
      undefined,
      { kind: 'error', error: '#REF!' },
      '#REF!',
    ],
    ['formula without a result', { formula: 'A1' }, undefined, { kind: 'formulaWithoutResult' }, ''],
    ['shared formula', { sharedFormula: 'A1', result: 4 }, undefined, { kind: 'number', number: 4 }, '4'],
    [
      'shared formula without a result',
      { sharedFormula: 'A1' },
      undefined,
      { kind: 'formulaWithoutResult' },
      '',
    ],
    ['error', { error: '#N/A' }, undefined, { kind: 'error', error: '#N/A' }, '#N/A'],
    ['infinity', Number.POSITIVE_INFINITY, undefined, { kind: 'error', error: '#NUM!' }, '#NUM!'],
  ])('%s', (_, value, format, expected, shown) => {
    expect(normaliseCell(7, 5, value, format)).toMatchObject({ address: 'E7', value: expected, shown });
  });

  it.each([
    [null],
    [undefined],
    [''],
    [' \u00a0\u3000\n'],
    [{ richText: [] }],
    [{ formula: 'A1', result: '' }],
    [{ unknown: 1 }],
  ])('%j holds nothing', (value) => {
    expect(normaliseCell(1, 1, value, undefined)).toBeNull();
  });

  it('marks a percent format, and not a percent sign in quotes', () => {
    const format = (text: string) => normaliseCell(1, 1, 1, text)?.percentFormat;
    expect(['0%', '0.00%;[Red]-0.00%', '0.0"%"', '0\\%', '@'].map(format)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('addresses', () => {
  it.each([
    [1, 1, 'A1'],
    [7, 26, 'Z7'],
    [7, 27, 'AA7'],
    [12, 702, 'ZZ12'],
    [1048576, 16384, 'XFD1048576'],
  ])('row %i, column %i is %s', (row, column, address) => {
    expect(addressOf(row, column)).toBe(address);
    expect(parseRange(`A1:${address}`)).toEqual({ top: 1, left: 1, bottom: row, right: column });
  });

  it('knows what is no range', () => {
    expect([parseRange('A1'), parseRange('A:B'), parseRange('1:2'), parseRange('')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('readAssessment', () => {
  const read = (value: unknown, list: string | null) => {
    const cell = normaliseCell(1, 1, value, undefined);
    const reading = cell && readAssessment(cell, list);
    return reading?.kind === 'number' ? reading.value.toNumber() : reading?.kind;
  };

  it.each([
    [2, 2],
    ['2', 2],
    ['二档', 2],
    ['第二档', 2],
    ['第2档', 2],
    ['２档', 2],
    ['第十二名', 12],
    ['第二十一位', 21],
    ['12位', 12],
    ['第3', 3],
    ['二', 'unreadable'],
    ['暂无', 'missing'],
    ['优秀', 'unreadable'],
    [true, 'otherType'],
  ])('a place %j is %j', (value, expected) => {
    expect(read(value, null)).toBe(expected);
  });

  it.each([
    ['是', 1],
    ['已入选', 1],
    ['√', 1],
    ['A类', 1],
    ['Ａ类', 1],
    [1, 1],
    [true, 1],
    ['否', 0],
    ['未入选', 0],
    ['B类', 0],
    ['×', 0],
    [0, 0],
    [false, 0],
    ['尚未公布', 'missing'],
    ['可能', 'unreadable'],
  ])('on the list: %j is %j', (value, expected) => {
    expect(read(value, 'A类')).toBe(expected);
  });
});

describe('parseState', () => {
  it.each([
    ['未启动', 'notStarted'],
    ['尚未开始', 'notStarted'],
    ['进行中', 'inProgress'],
    ['正在推进', 'inProgress'],
    ['推進中', 'inProgress'],
    [' 已完成 ', 'done'],
    ['已完成。', 'done'],
    ['办结', 'done'],
    ['基本完成', null],
    ['未完成', null],
    ['80%', null],
    ['', null],
  ])('%s is %s', (text, expected) => {
    expect(parseState(text)).toBe(expected);
  });
});

describe('plain text', () => {
  it('knows the Chinese numbers up to 99', () => {
    const all = Array.from({ length: 99 }, (_, index) => index + 1);
    const digits = '〇一二三四五六七八九';
    const written = all.map((number) => {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
    });
    expect(written.map(chineseNumber)).toEqual(all);
    expect(['', '百', '一二', '十十'].map(chineseNumber)).toEqual([null, null, null, null]);
  });

  it('is the same for every width, space and dash', () => {
    expect(['2025年１—６月', ' 2025 年 1–6 月', '2025年1～6月', '2025年1−6月'].map(plainText)).toEqual(
      Array.from({ length: 4 }, () => '2025年1-6月'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => plainText(plainText(text)) === plainText(text)),
    );
  });
});
