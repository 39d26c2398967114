import { describe, expect, test } from 'vitest';
import { toSixPlaces } from '../../pipeline/values/decimal.ts';
import { indicator, item, observed, planOf, printed, verdictAt } from './build.ts';

/** METHOD.md §6, figure by figure. */
describe('worked examples of METHOD.md', () => {
  test('stock: 24 of 30 after three quarters of the road', () => {
    const plan = planOf([indicator({ kind: 'stock', target: 30 })]);
    const verdict = verdictAt(plan, '2025-06', observed('i', 'stock', { '2023-12': 12, '2025-06': 24 }));
    expect(printed(verdict)).toMatchObject({
      rating: 'atRisk',
      completion: '0.8',
      expected: '25.5',
      ratio: '0.888889',
      required: '1',
    });
    expect(verdict.requiredPer).toBe('month');
  });

  const flow = {
    ...totals({ 2022: ['46', '100'], 2023: ['94', '200'], 2024: ['93', '200'] }),
    '2025-06': '215.0',
  };

  test('annualFlow: 215 of 500 with seasonal shares', () => {
    const plan = planOf([indicator({ kind: 'annualFlow', target: 500, measure: '亿元' })]);
    const verdict = verdictAt(plan, '2025-06', observed('i', 'ytd', flow));
    expect(printed(verdict)).toMatchObject({
      rating: 'atRisk',
      expected: '232.5',
      ratio: '0.924731',
      gap: '-0.07',
    });
    expect(verdict.basis).toBe('seasonal');
    const { value, low, high } = verdict.forecast ?? {};
    expect([value, low, high].map((one) => one && toSixPlaces(one))).toEqual([
      '462.365591',
      '457.446809',
      '467.391304',
    ]);
  });

  test('averageGrowth: 30 % over two years is not 15 % a year', () => {
    const plan = planOf(
      [indicator({ kind: 'averageGrowth', target: '15%', measure: '%', data: { item: 'v' } })],
      {
        items: [item('v', 'flow', '亿元')],
      },
    );
    const verdict = verdictAt(plan, '2025-06', observed('v', 'ytd', { '2023-06': 100, '2025-06': 130 }));
    expect(printed(verdict)).toMatchObject({
      rating: 'atRisk',
      actual: '0.140175',
      target: '0.15',
      ratio: '0.934503',
    });
  });

  test.each([
    [9, 'atRisk'],
    [10, 'onTrack'],
    [7, 'atRisk'],
    [6, 'behind'],
  ])('annualRange: %s items of 20 by June are %s', (items, rating) => {
    const plan = planOf([indicator({ kind: 'annualRange', target: { low: 20, high: 25 } })]);
    const verdict = verdictAt(plan, '2025-06', observed('i', 'ytd', { '2025-06': items }));
    expect(printed(verdict)).toMatchObject({ rating, expected: '10' });
  });

  test.each([
    [2, 'onTrack'],
    [1, 'atRisk'],
    [0, 'behind'],
  ])('lumpy: %s of the 2 that should be there is %s', (count, rating) => {
    const plan = planOf([indicator({ kind: 'stock', target: 3, lumpy: true, measure: '条' })]);
    const verdict = verdictAt(plan, '2025-06', observed('i', 'stock', { '2023-12': 1, '2025-06': count }));
    expect(printed(verdict)).toMatchObject({ rating, expected: '2' });
  });

  test('share: 26 % on a road from 18 % to 30 %', () => {
    const data = { ratioOf: { numerator: 'a', denominator: 'b' } };
    const plan = planOf([indicator({ kind: 'share', target: '30%', measure: '%', data })], {
      items: [item('a', 'flow', '亿元'), item('b', 'flow', '亿元')],
    });
    const verdict = verdictAt(plan, '2025-06', [
      ...observed('a', 'ytd', { '2023-12': 18, '2025-06': 13 }),
      ...observed('b', 'ytd', { '2023-12': 100, '2025-06': 50 }),
    ]);
    expect(printed(verdict)).toMatchObject({
      rating: 'atRisk',
      expected: '0.27',
      ratio: '0.888889',
      gap: '-0.01',
    });
    expect(verdict.required).toBeNull();
  });
});

/** June and December totals of earlier years: a year's share is the first over the second. */
function totals(years: Record<number, [string, string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(years).flatMap(([year, [june, december]]) => [
      [`${year}-06`, june],
      [`${year}-12`, december],
    ]),
  );
}
