import { describe, expect, it } from 'vitest';
import {
  dateInWords,
  dueDate,
  monthEnd,
  monthWords,
  shareOfYear,
  timeLeft,
  yearSoFar,
} from '../../pipeline/compose/spans.ts';

describe('a year so far', () => {
  it.each([
    ['2025-01', 2025, '1月'],
    ['2025-02', 2025, '1—2月'],
    ['2025-03', 2025, '一季度'],
    ['2025-05', 2025, '1—5月'],
    ['2025-06', 2025, '上半年'],
    ['2025-09', 2025, '前三季度'],
    ['2025-11', 2025, '1—11月'],
    ['2025-12', 2025, '全年'],
    ['2025-12', 2026, '2025年全年'],
    ['2024-05', 2025, '2024年1—5月'],
  ] as const)('%s in a report on %i is %s', (month, year, words) =>
    expect(yearSoFar(month, year)).toBe(words),
  );
});

describe('months', () => {
  it.each([
    ['2025-06', 2025, '6月底', '6月'],
    ['2024-12', 2025, '2024年12月底', '2024年12月'],
  ] as const)('%s in a report on %i', (month, year, end, words) => {
    expect(monthEnd(month, year)).toBe(end);
    expect(monthWords(month, year)).toBe(words);
  });

  it.each([
    ['2025-06', '2025-12', '下半年'],
    ['2025-09', '2025-12', '四季度'],
    ['2025-11', '2025-12', '12月'],
    ['2025-05', '2025-12', '后7个月'],
    ['2024-06', '2025-12', '今后18个月'],
    ['2025-02', '2025-06', '今后4个月'],
  ] as const)('from %s to %s is %s', (from, to, words) => expect(timeLeft(from, to)).toBe(words));

  it.each([
    ['2025-03', '全年时间已过四分之一'],
    ['2025-06', '全年时间已经过半'],
    ['2025-09', '全年时间已过四分之三'],
    ['2025-05', null],
    ['2025-12', null],
  ] as const)('%s: %s', (month, words) => expect(shareOfYear(month)).toBe(words));
});

describe('dates', () => {
  it.each([
    ['2025-07-05', 0, '2025年7月5日'],
    ['2025-07-05', 2025, '7月5日'],
    ['2024-07-05', 2025, '2024年7月5日'],
    ['2025-07', 2025, '7月'],
    ['2025-07-05T09:30', 2025, '7月5日'],
    ['七月', 2025, '七月'],
  ])('%s without the year %i is %s', (date, year, words) => expect(dateInWords(date, year)).toBe(words));

  it('figures fall due in the month after', () => {
    expect(dueDate('2025-06', 10)).toBe('2025-07-10');
    expect(dueDate('2025-12', 5)).toBe('2026-01-05');
  });
});
