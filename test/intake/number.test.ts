import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCell } from '../../pipeline/intake/cell-value.ts';
import { parseNumber, readNumber } from '../../pipeline/intake/cells/number.ts';
import { decimal } from '../../pipeline/values/decimal.ts';

describe('parseNumber', () => {
  it.each([
    ['1234.5', '1234.5', 1, null],
    ['1,234.5', '1234.5', 1, null],
    ['1，234', '1234', 0, null],
    ['1,234,567', '1234567', 0, null],
    ['1 234 567.25', '1234567.25', 2, null],
    ['１２３．５', '123.5', 1, null],
    ['＋３', '3', 0, null],
    ['－１２', '-12', 0, null],
    ['−3', '-3', 0, null],
    ['–3', '-3', 0, null],
    ['+12.50', '12.5', 2, null],
    ['(12.3)', '-12.3', 1, null],
    ['（12.3）', '-12.3', 1, null],
    ['(12.3%)', '-12.3', 1, '%'],
    ['12.5%', '12.5', 1, '%'],
    ['１２．５％', '12.5', 1, '%'],
    ['30家', '30', 0, '家'],
    ['12.5 亿元', '12.5', 1, '亿元'],
    ['30余家', '30', 0, '余家'],
    ['\u00a05\u3000', '5', 0, null],
    ["'12", '12', 0, null],
    ['.5', '0.5', 1, null],
    ['0', '0', 0, null],
    ['00012', '12', 0, null],
  ])('%s is %s', (text, value, places, suffix) => {
    const reading = parseNumber(text);
    expect(reading).toMatchObject({ kind: 'number', places, suffix });
    expect(reading.kind === 'number' && reading.value.toString()).toBe(value);
  });

  it.each([
    '—',
    '-',
    '－',
    '——',
    '/',
    '／',
    '无',
    '暂无',
    'N/A',
    'n/a',
    '……',
    '…',
    '...',
    '无数据',
    '\\',
    ' 尚未公布 ',
  ])('%s says that there is nothing', (text) => {
    expect(parseNumber(text)).toEqual({ kind: 'missing' });
  });

  it.each([
    '约500',
    '500左右',
    '三十',
    '12,34',
    '1,2345',
    '1.234,5',
    '12.5.3',
    '5.',
    '12 .5',
    '--5',
    '+-5',
    '(-5)',
    '1.2E3',
    '1e5',
    '1-2月',
    '12—15',
    'abc',
    '#N/A',
    '12;13',
    '1'.repeat(61),
  ])('%s is no number', (text) => {
    const reading = parseNumber(text);
    if (reading.kind === 'number') expect(reading.suffix).toMatch(/左右/);
    else expect(reading).toEqual({ kind: 'unreadable' });
  });

  it('knows no zero below zero', () => {
    for (const text of ['-0', '(0.0)', '0']) {
      const reading = parseNumber(text);
      expect(reading.kind === 'number' && reading.value.toFixed()).toBe('0');
    }
  });

  const written = fc.tuple(
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 6 }),
  );
  const widen = (text: string) =>
    text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

  it('reads back every decimal that was printed with separators, full width and spaces', () => {
    fc.assert(
      fc.property(
        written,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        ([whole, fraction, places], grouped, wide, spaced) => {
          const digits = String(fraction).padStart(6, '0').slice(0, places);
          const exact = `${whole}${places > 0 ? `.${digits}` : ''}`;
          const [left = '', right] = exact.split('.');
          const printed = grouped ? left.replace(/\B(?=(\d{3})+$)/g, ',') : left;
          const text = printed + (right === undefined ? '' : `.${right}`);
          const reading = parseNumber(
            `${spaced ? ' ' : ''}${wide ? widen(text) : text}${spaced ? '\u00a0' : ''}`,
          );
          expect(reading.kind).toBe('number');
          if (reading.kind !== 'number') return;
          expect(reading.value.equals(decimal(exact))).toBe(true);
          expect(reading.places).toBe(places);
        },
      ),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseNumber(text)));
  });
});

describe('readNumber', () => {
  const read = (value: unknown, format?: string) => {
    const cell = normaliseCell(1, 1, value, format);
    if (cell === null) throw new Error('nothing in the cell');
    const reading = readNumber(cell);
    return reading.kind === 'number'
      ? [reading.value.toString(), reading.places, reading.suffix]
      : reading.kind === 'otherType'
        ? reading.type
        : reading.kind;
  };

  it.each([
    [12.5, undefined, ['12.5', 1, null]],
    [0.1 + 0.2, undefined, ['0.3', 1, null]],
    [1.2e21, undefined, ['1200000000000000000000', 0, null]],
    [1 / 3, undefined, ['0.333333333333333', 8, null]],
    [0.125, '0.0%', ['12.5', 1, '%']],
    [0.125, '0.00', ['0.125', 3, null]],
    [0.125, '0.0"%"', ['0.125', 3, null]],
    [-3, undefined, ['-3', 0, null]],
    ['12.5%', undefined, ['12.5', 1, '%']],
    [true, undefined, '逻辑值'],
    [new Date(Date.UTC(2025, 5, 1)), undefined, '日期'],
    [{ error: '#DIV/0!' }, undefined, 'error'],
    ['#REF!', undefined, 'error'],
    [' #N/A', undefined, 'error'],
    ['#1', undefined, 'unreadable'],
    [{ formula: 'A1' }, undefined, 'formulaWithoutResult'],
    [{ formula: 'A1', result: 7 }, undefined, ['7', 0, null]],
  ])('%j under %s', (value, format, expected) => {
    expect(read(value, format)).toEqual(expected);
  });
});
