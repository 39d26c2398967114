import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../pipeline/intake/cells/date.ts';
import { isFromJanuary, parsePeriodText, readPeriod } from '../../pipeline/intake/cells/period.ts';
import { monthOf } from '../../pipeline/values/month.ts';

const show = (period: ReturnType<typeof parsePeriodText>) =>
  period === null ? null : period.span === null ? period.month : `${period.span} months to ${period.month}`;

describe('parsePeriodText', () => {
  it.each([
    ['2025-06', '2025-06'],
    ['2025-6', '2025-06'],
    ['2025年6月', '2025-06'],
    ['2025 年 6 月', '2025-06'],
    ['２０２５年６月', '2025-06'],
    ['2025.6', '2025-06'],
    ['2025.10', '2025-10'],
    ['2025/6', '2025-06'],
    ['202506', '2025-06'],
    ['2025年06月份', '2025-06'],
    ['二〇二五年六月', '2025-06'],
    ['二○二五年十二月', '2025-12'],
    ['25年6月', '2025-06'],
    ['截至2025年6月底', '2025-06'],
    ['（2025年6月）', '2025-06'],
    ['2025年6月30日', '2025-06'],
    ['2025-06-30', '2025-06'],
    ['20250630', '2025-06'],
    ['Jun-25', '2025-06'],
    ['2025年1-2月', '2 months to 2025-02'],
    ['2025年1—2月', '2 months to 2025-02'],
    ['2025年1～6月', '6 months to 2025-06'],
    ['2025年1至6月份', '6 months to 2025-06'],
    ['2025年1月-6月', '6 months to 2025-06'],
    ['2025年1月至2025年6月', '6 months to 2025-06'],
    ['2025.01-2025.06', '6 months to 2025-06'],
    ['2025-01—2025-06', '6 months to 2025-06'],
    ['2025年4-6月', '3 months to 2025-06'],
    ['2025年6-6月', '2025-06'],
    ['2025年前5个月', '5 months to 2025-05'],
    ['2025年上半年', '6 months to 2025-06'],
    ['2025年下半年', '6 months to 2025-12'],
    ['2025-H1', '6 months to 2025-06'],
    ['2025年一季度', '3 months to 2025-03'],
    ['2025年第二季度', '3 months to 2025-06'],
    ['2025年2季度', '3 months to 2025-06'],
    ['2025Q2', '3 months to 2025-06'],
    ['2025-Q3', '3 months to 2025-09'],
    ['2025年前三季度', '9 months to 2025-09'],
    ['2025', '12 months to 2025-12'],
    ['2025年', '12 months to 2025-12'],
    ['2025年度', '12 months to 2025-12'],
    ['2025年全年', '12 months to 2025-12'],
  ])('%s is %s', (text, expected) => {
    expect(show(parsePeriodText(text, null))).toBe(expected);
  });

  it.each([
    '',
    '6月',
    '上半年',
    '2025年13月',
    '2025-00',
    '2025年6月31月',
    '2024年12月-2025年2月',
    '2025年7-6月',
    '去年',
    '1905年6月',
    'Abc-25',
    '本月',
    '—',
  ])('%s is no period', (text) => {
    expect(parsePeriodText(text, null)).toBeNull();
  });

  it.each([
    ['6月', '2024-06'],
    ['六月份', '2024-06'],
    ['1—2月', '2 months to 2024-02'],
    ['第二季度', '3 months to 2024-06'],
    ['上半年', '6 months to 2024-06'],
    ['6', '2024-06'],
    ['2025年6月', '2025-06'],
    ['本月', null],
  ])('%s under a heading of 2024 is %s', (text, expected) => {
    expect(show(parsePeriodText(text, 2024))).toBe(expected);
  });

  it('reads back every month in every form', () => {
    const month = fc.record({
      year: fc.integer({ min: 2000, max: 2099 }),
      number: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(month, ({ year, number }) => {
        const two = String(number).padStart(2, '0');
        for (const text of [
          `${year}-${two}`,
          `${year}年${number}月`,
          `${year}.${two}`,
          `${year}${two}`,
          `${year}/${number}`,
        ])
          expect(show(parsePeriodText(text, null))).toBe(monthOf(year, number));
      }),
    );
  });
});

describe('readPeriod', () => {
  it.each([
    [45809, '2025-06'],
    [45838, '2025-06'],
    [202506, '2025-06'],
    [20250630, '2025-06'],
    [2025, '12 months to 2025-12'],
    [2025.6, '2025-06'],
    [2025.11, '2025-11'],
    [2025.01, '2025-01'],
    // Typed as 2025.1 or as 2025.10: nobody can tell.
    [2025.1, null],
    [6, null],
    [0, null],
    [-1, null],
    [45809.5, null],
  ])('number %s is %s', (number, expected) => {
    expect(show(readPeriod({ kind: 'number', number }, null))).toBe(expected);
  });

  it('takes a date cell for its month, and nothing else for a period', () => {
    expect(show(readPeriod({ kind: 'date', date: '2025-06-30' }, null))).toBe('2025-06');
    expect(show(readPeriod({ kind: 'date', date: '2025-06-01T08:30' }, null))).toBe('2025-06');
    expect(readPeriod({ kind: 'boolean', boolean: true }, null)).toBeNull();
    expect(readPeriod({ kind: 'error', error: '#N/A' }, 2025)).toBeNull();
    expect(show(readPeriod({ kind: 'number', number: 6 }, 2025))).toBe('2025-06');
  });

  it('knows which periods begin in January', () => {
    const from = (text: string) => {
      const period = parsePeriodText(text, null);
      return period && isFromJanuary(period);
    };
    expect(
      ['2025年6月', '2025年1-6月', '2025Q1', '2025年', '2025Q2', '2025年4-6月', '2025年下半年'].map(from),
    ).toEqual([true, true, true, true, false, false, false]);
  });
});

describe('readDate', () => {
  const text = (written: string) => readDate({ kind: 'text', text: written });

  it.each([
    ['2025-06-30', '2025-06-30'],
    ['2025年6月30日', '2025-06-30'],
    ['2025.6.3', '2025-06-03'],
    ['2025/6/30', '2025-06-30'],
    ['20250630', '2025-06-30'],
    ['２０２５年６月３０日', '2025-06-30'],
    ['2025-07-05 16:30', '2025-07-05T16:30'],
    ['2025年7月5日 9：05', '2025-07-05T09:05'],
    ['2025年6月', '2025-06'],
    ['2025-06', '2025-06'],
    ['2025年6月31日', null],
    ['2025-13-01', null],
    ['2025-07-05 25:30', null],
    ['预计年底', null],
    ['2025年', null],
    ['', null],
  ])('%s is %s', (written, expected) => {
    expect(text(written)).toBe(expected);
  });

  it('reads date cells and serial numbers', () => {
    expect(readDate({ kind: 'date', date: '2025-06-30T16:30' })).toBe('2025-06-30T16:30');
    expect(readDate({ kind: 'number', number: 45838 })).toBe('2025-06-30');
    expect(readDate({ kind: 'number', number: 45838.6 })).toBe('2025-06-30');
    expect(readDate({ kind: 'number', number: 20250630 })).toBe('2025-06-30');
    expect(readDate({ kind: 'number', number: 202506 })).toBe('2025-06');
    expect(readDate({ kind: 'number', number: 12 })).toBeNull();
    expect(readDate({ kind: 'formulaWithoutResult' })).toBeNull();
  });
});
