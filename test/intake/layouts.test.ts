import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../pipeline/intake/layouts/index.ts';
import { NO_DEFAULTS, openPage } from '../../pipeline/intake/page.ts';
import { planNames } from '../../pipeline/intake/plan-names.ts';
import { SOURCE, sheetOf, type Written } from './raw.ts';
import { TINY_PLAN } from './tiny-plan.ts';

/** A sheet that each layout must read, with a bad cell in it. A layout without one fails the contract. */
const SAMPLES: Record<string, Written[][]> = {
  'long-table': [
    ['指标编码', '报告期', '累计值', '计量单位', '填报单位'],
    ['trade', '2025-06', 215, '亿元', '市商务局'],
    ['trade', '2025-05', 'x', '亿元', '市商务局'],
  ],
  'milestone-table': [
    ['事项编码', '报告期', '状态', '填报单位'],
    ['build-port', '2025-06', '进行中', '市交通运输局'],
    ['build-port', '2025-05', 'x', '市交通运输局'],
  ],
};

const context = { plan: TINY_PLAN, names: planNames(TINY_PLAN), source: SOURCE };
const open = (rows: readonly (readonly Written[])[], merges: string[] = []) =>
  openPage(sheetOf(rows, { merges }), NO_DEFAULTS, context);

describe('the family of layouts', () => {
  it('has different names', () => {
    expect(new Set(LAYOUTS.map(({ name }) => name)).size).toBe(LAYOUTS.length);
  });
});

describe.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('layout %s', (name, layout) => {
  const sample = SAMPLES[name] ?? [];

  it('reads its sample with provenance, and one finding for the bad cell', () => {
    const found = layout.read(open(sample), context);
    const read = [...(found?.figures ?? []), ...(found?.reports ?? [])];
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({ file: SOURCE.file, sha256: SOURCE.sha256, sheet: '数据', cell: 'C2' });
    expect(found?.issues.map(({ file, sheet, cell }) => [file, sheet, cell])).toEqual([
      [SOURCE.name, '数据', 'C3'],
    ]);
    expect(found?.covers.length).toBeGreaterThan(0);
  });

  it('says null where nothing is laid out so', () => {
    for (const other of Object.entries(SAMPLES).filter(([key]) => key !== name))
      expect(layout.read(open(other[1]), context)).toBeNull();
    expect(layout.read(open([]), context)).toBeNull();
    expect(layout.read(open([['关于报送数据的函']]), context)).toBeNull();
  });

  it('finds the same cells lower down and further right', () => {
    const moved = [...Array.from({ length: 20 }, () => []), ...sample.map((row) => [null, null, ...row])];
    const found = layout.read(open(moved), context);
    expect([...(found?.figures ?? []), ...(found?.reports ?? [])].map(({ cell }) => cell)).toEqual(['E22']);
  });

  it('never throws, whatever stands in the cells', () => {
    const words = fc.constantFrom(
      ...sample.flat(),
      '合计',
      '填报单位：',
      '报告期：2025年',
      '单位：',
      '12.5%',
      '—',
      '1-2月',
      '上年同期',
    );
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ error: '#N/A' }),
      fc.constant({ formula: 'A1' }),
      fc.date().map((date) => date),
    );
    const cells = fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: words }, odd), { maxLength: 8 }), {
      maxLength: 12,
    });
    const merges = fc.subarray(['A1:A3', 'B2:D2', 'A4:H4', 'C1:C9', 'E1:XFD1048576']);
    fc.assert(
      fc.property(cells, merges, (rows, ranges) => {
        const page = open([...rows, ...sample, ...rows], ranges);
        const found = layout.read(page, context);
        for (const { value } of found?.figures ?? []) expect(value.isFinite()).toBe(true);
        for (const { file, sheet } of found?.issues ?? [])
          expect([file, sheet]).toEqual([SOURCE.name, '数据']);
      }),
      { numRuns: 300 },
    );
  });
});
