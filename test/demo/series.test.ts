import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { type Month, monthNumberOf } from '../../pipeline/values/month.ts';
import { makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { toSmallestSteps, written } from '../../seeds/wuhan-2024/demo/model/amount.ts';
import { type DemoData, readDemoData } from '../../seeds/wuhan-2024/demo/model/data.ts';
import { flowSeries } from '../../seeds/wuhan-2024/demo/model/flow-series.ts';
import { randomFrom, wholeBetween } from '../../seeds/wuhan-2024/demo/model/random.ts';
import { stockSeries } from '../../seeds/wuhan-2024/demo/model/stock-series.ts';

let plan: Plan;
let data: DemoData;
beforeAll(async () => {
  ({ plan, data } = await makeDataset('2024-01'));
});

const itemOf = (id: string) => {
  const item = plan.items.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
};

describe('chance', () => {
  it('is the same for the same seed and names, and another for others', () => {
    const draw = (...names: string[]) => Array.from({ length: 5 }, randomFrom(1, ...names));
    expect(draw('a', 'b')).toEqual(draw('a', 'b'));
    expect(draw('a', 'b')).not.toEqual(draw('a', 'c'));
    expect(draw('a', 'b')).not.toEqual(Array.from({ length: 5 }, randomFrom(2, 'a', 'b')));
  });

  it('is what it was on the day this was written, on every machine', () => {
    const random = randomFrom(20240307, 'fixed');
    expect([random(), random(), random()].map((value) => value.toFixed(12))).toMatchInlineSnapshot(`
      [
        "0.329596221913",
        "0.942793908529",
        "0.314826376503",
      ]
    `);
  });

  it('draws whole numbers between two ends, both of them too', () => {
    const random = randomFrom(3, 'ends');
    const drawn = new Set(Array.from({ length: 200 }, () => wholeBetween(random, 2, 4)));
    expect([...drawn].sort()).toEqual([2, 3, 4]);
  });
});

describe('flows', () => {
  const everyFlow = () =>
    Object.entries(data.flows).map(([id, flow]) => ({
      id,
      flow,
      series: flowSeries(itemOf(id), flow, data.seasons, data.dataset.seed),
    }));

  it('add up: every running total is the one before and the month', () => {
    for (const { id, series } of everyFlow()) {
      for (const [month, { month: single, ytd }] of series) {
        const number = monthNumberOf(month);
        const before = number === 1 ? 0 : (series.get(previous(month))?.ytd ?? Number.NaN);
        expect([id, month, ytd]).toEqual([id, month, before + single]);
      }
    }
  });

  it('reach every total that was written down', () => {
    for (const { id, flow, series } of everyFlow()) {
      const totals = Object.entries(flow.years).map(([year, total]) => [`${year}-12`, total] as const);
      for (const [month, total] of [...totals, ...Object.entries(flow.totals)]) {
        const steps = toSmallestSteps(total, itemOf(id).measure, flow.reported);
        expect([id, month, series.get(month as Month)?.ytd]).toEqual([id, month, steps]);
      }
    }
  });

  it('are positive once a year is under way, and dip around the Spring Festival', () => {
    for (const { id, series } of everyFlow()) {
      for (const [month, { month: single }] of series) {
        expect([id, month, single >= 0]).toEqual([id, month, true]);
      }
    }
    const trade = everyFlow().find(({ id }) => id === 'ftz-trade')?.series;
    const months = [...(trade ?? [])].filter(([month]) => month.startsWith('2024'));
    const [lowest] = months.sort(([, a], [, b]) => a.month - b.month);
    expect(lowest?.[0]).toBe('2024-02');
  });

  it('any total is spread to the last step, whatever the season', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 12, maxLength: 12 }),
        (total, anchor, weights) => {
          const seasons = {
            weights: { any: weights },
            springFestival: { 2025: { january: 0.9, february: 1.1 } },
          };
          const fixed = `2025-${String(anchor).padStart(2, '0')}`;
          const half = Math.floor(total / 2);
          const flow = {
            reported: { measure: '家', places: 0 },
            season: 'any',
            noise: 0.2,
            history: 'both' as const,
            years: { 2025: total },
            totals: anchor === 12 ? {} : { [fixed]: half },
          };
          const series = flowSeries({ id: 'x', measure: '家' }, flow, seasons, 1);
          const sum = [...series.values()].reduce((all, { month }) => all + month, 0);
          expect(sum).toBe(total);
          expect(series.get(fixed as Month)?.ytd).toBe(anchor === 12 ? total : half);
          expect([...series.values()].every(({ month }) => month >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('stocks', () => {
  it('hold every level that was written down', () => {
    for (const [id, stock] of Object.entries(data.stocks)) {
      const series = stockSeries(itemOf(id), stock, '2025-12', data.dataset.seed);
      for (const [month, value] of Object.entries(stock.values)) {
        const steps = toSmallestSteps(value, itemOf(id).measure, stock.reported);
        expect([id, month, series.get(month as Month)]).toEqual([id, month, steps]);
      }
      expect(series.has('2025-12')).toBe(true);
    }
  });

  it('never turn back on a rising line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (from, rise) => {
        const stock = {
          reported: { measure: '家', places: 0 },
          change: 'straight' as const,
          values: { '2024-01': from, '2025-06': from + rise },
        };
        const levels = [...stockSeries({ id: 'x', measure: '家' }, stock, '2025-12', 5).values()];
        expect(levels).toEqual([...levels].sort((a, b) => a - b));
        expect(levels.at(-1)).toBe(from + rise);
      }),
    );
  });

  it('that change in steps wait for their month', () => {
    const stock = {
      reported: { measure: '条', places: 0 },
      change: 'steps' as const,
      values: { '2024-01': 1, '2024-04': 2 },
    };
    const levels = stockSeries({ id: 'x', measure: '条' }, stock, '2024-05', 1);
    expect([...levels]).toEqual([
      ['2024-01', 1],
      ['2024-02', 1],
      ['2024-03', 1],
      ['2024-04', 2],
      ['2024-05', 2],
    ]);
  });
});

describe('amounts', () => {
  it.each([
    [12.3456, '亿元', { measure: '万元', places: 0 }, 123456, '123456'],
    [402.47, '亿元', { measure: '亿元', places: 2 }, 40247, '402.47'],
    [1.68153, '亿美元', { measure: '千美元', places: 0 }, 168153, '168153'],
    [5.7, '亿元', { measure: '亿元', places: 2 }, 570, '5.70'],
  ])('%s %s', (value, measure, reported, steps, text) => {
    expect(toSmallestSteps(value, measure, reported)).toBe(steps);
    expect(written(steps, reported.places)).toBe(text);
  });

  it('do not turn dollars into yuan', () => {
    expect(() => toSmallestSteps(1, '亿元', { measure: '万美元', places: 0 })).toThrow('does not convert');
  });
});

describe('the data written by hand', () => {
  it('has a series or results for every item of the plan, and for nothing else', () => {
    const named = [...Object.keys(data.flows), ...Object.keys(data.stocks), ...Object.keys(data.assessments)];
    expect(named.sort()).toEqual(plan.items.map(({ id }) => id).sort());
  });

  it('remarks on items of the plan, in its months', () => {
    const ids = new Set(plan.items.map(({ id }) => id));
    for (const { item, first, last, text } of readDemoData().remarks) {
      expect([text, ids.has(item), first <= last]).toEqual([text, true, true]);
    }
  });

  it('says that it is invented', () => {
    expect(data.dataset.demo).toBe(true);
    expect(data.dataset.explanation).toMatch(/编造.*不得引用/s);
  });
});

function previous(month: Month): Month {
  const number = monthNumberOf(month) - 1;
  return `${month.slice(0, 4)}-${String(number).padStart(2, '0')}` as Month;
}
