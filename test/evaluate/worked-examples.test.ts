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
    expect(printed(verdict)).toMatchObject({
      rating: 'atRisk',
      expected: '0.27',
      ratio: '0.888889',
      gap: '-0.01',
    });
    expect(verdict.required).toBeNull();
  });
});

function totals(years: Record<number, [string, string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(years).flatMap(([year, [june, december]]) => [
      [`${year}-06`, june],
      [`${year}-12`, december],
    ]),
  );
}
