import { describe, expect, it } from 'vitest';
import { type ComposeInput, contextOf } from '../../pipeline/compose/context.ts';
import { narratorOf } from '../../pipeline/compose/kinds/index.ts';
import { sentence } from '../../pipeline/compose/sentence.ts';
import { storyOf } from '../../pipeline/compose/story.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { TARGET_KINDS } from '../../pipeline/plan/target-kinds/index.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { IndicatorVerdict } from '../../pipeline/values/evaluation.ts';
import { issue } from '../../pipeline/values/issue.ts';
import { evaluation, inputAt, observation, PLAN, verdict } from './fixture.ts';
import { KIND_CASES } from './kind-cases.ts';
import { words } from './rendered.ts';

describe('what is said of an indicator', () => {
  it.each(KIND_CASES)('%s', (_, told, expected) => {
    const said = saidOf(told, periodOf(told));
    expect(said).toBe(expected);
    expect(checkStyle(said)).toEqual([]);
  });

  it('covers every kind', () => {
    expect(new Set(KIND_CASES.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(TARGET_KINDS)));
  });
});

describe('what is said where there is no verdict', () => {
  const none = { rating: 'noData', dataMonth: null } as const;
  const flow = { kind: 'annualFlow', rating: 'noData', actual: '38.6', yearOnYear: '-0.012' } as const;
  const conflicts = [
    issue(
      'figure-conflict',
      { indicator: 'annual-flow' },
      { name: '甲区进出口额', period: '2025年6月', units: '“市商务局”、“武汉海关”', values: '98.5、99.7' },
    ),
  ];

  it.each<readonly [IndicatorVerdict, string, string]>([
    [
      verdict({ kind: 'stock', ...none, reason: 'no-observation' }),
      '2025-06',
      '市商务局没有报送签约引进企业数据，暂不作评定。',
    ],
    [
      verdict({ kind: 'rank', ...none, reason: 'no-observation' }),
      '2025-06',
      '综合评估排名在方案实施后尚无公布的结果，暂不作评定。',
    ],
    [
      verdict({ kind: 'share', ...none, reason: 'missing-part', missing: ['total'] }),
      '2025-06',
      '本地货源占比缺少出口额数据，不能计算，暂不作评定。',
    ],
    [
      verdict({ kind: 'annualFlow', ...none, reason: 'conflict', missing: ['annual-flow'] }),
      '2025-06',
      '“甲区进出口额”2025年6月的数，“市商务局”、“武汉海关”所报不一致（98.5、99.7），不采用，暂不作评定。',
    ],
    [
      verdict({ ...flow, dataMonth: '2025-02', reason: 'stale' }),
      '2025-06',
      '甲区进出口额最近一次数据为2月的38.6亿元，此后没有更新，暂不作评定。',
    ],
    [
      verdict({ kind: 'ordinal', rating: 'noData', reason: 'stale', dataMonth: '2023-12', actual: '2' }),
      '2025-06',
      '考核档次最近公布的是2023年度结果（第2档），此后没有更新，暂不作评定。',
    ],
    [
      verdict({
        kind: 'averageGrowth',
        rating: 'noData',
        reason: 'stale',
        dataMonth: '2025-02',
        parts: [{ item: 'contracts', value: decimal('12.34') }],
      }),
      '2025-06',
      '服务外包执行额年均增长最近一次数据为2月的12.3亿元，此后没有更新，暂不作评定。',
    ],
    [
      verdict({
        kind: 'stock',
        rating: 'noData',
        reason: 'before-start',
        dataMonth: '2023-12',
        actual: '12',
      }),
      '2025-06',
      '签约引进企业只有2023年12月及以前的数据，暂不作评定。',
    ],
    [
      verdict({ ...flow, reason: 'no-baseline' }),
      '2025-06',
      '甲区进出口额38.6亿元，同比下降1.2%，因缺少基期数据无法比较，暂不作评定。',
    ],
    [
      verdict({
        kind: 'stock',
        rating: 'noData',
        reason: 'no-baseline',
        actual: '24',
        yearOnYearChange: '2',
      }),
      '2025-06',
      '签约引进企业24家，比去年同期增加2家，因缺少基期数据无法比较，暂不作评定。',
    ],
    [
      verdict({ ...flow, dataMonth: '2025-01', reason: 'jan-feb-together' }),
      '2025-01',
      '甲区进出口额38.6亿元，同比下降1.2%，1月与2月合并评定，暂不作评定。',
    ],
    [
      verdict({ ...flow, dataMonth: '2025-11', reason: 'final-figure-missing' }),
      '2026-01',
      '甲区进出口额的期末数据尚未报送，最近一次为2025年11月的38.6亿元，暂不作评定。',
    ],
    [
      verdict({
        kind: 'ordinal',
        rating: 'noData',
        reason: 'final-figure-missing',
        dataMonth: '2024-12',
        actual: '1',
      }),
      '2026-01',
      '考核档次的2025年度结果尚未公布，2024年度为第1档，暂不作评定。',
    ],
  ])('%#', (told, period, expected) => {
    const said = saidOf(told, period, { issues: conflicts });
    expect(said).toBe(expected);
    expect(checkStyle(said)).toEqual([]);
  });
});

describe("the unit's own words", () => {
  const remarked = (rating: 'behind' | 'onTrack', remark: string) =>
    verdict({
      kind: 'stock',
      actual: '17',
      rating,
      observations: [observation({ item: 'stock', period: '2025-06', type: 'stock', remark })],
    });
  const remarkOf = (told: IndicatorVerdict) =>
    storyOf(told, contextOf(inputAt('2025-06', evaluation([told])))).remark;

  it('explain what is late, tidied', () =>
    expect(remarkOf(remarked('behind', '受外需下降影响,'))).toEqual({
      unit: '市商务局',
      words: '受外需下降影响',
    }));
  it('are not told where nothing has to be explained', () =>
    expect(remarkOf(remarked('onTrack', '一切正常'))).toBeNull());
  it('are not told when they say nothing', () => expect(remarkOf(remarked('behind', '无'))).toBeNull());
});

describe('cells', () => {
  const cells = Object.fromEntries(
    PLAN.indicators.map((indicator) => [indicator.kind, narratorOf(indicator).target(indicator)]),
  );

  it('say each kind of target', () => {
    expect(cells).toEqual({
      stock: '30家',
      annualFlow: '500亿元',
      annualRange: '每年20项～25项',
      approximate: '20项左右',
      averageGrowth: '年均增长15%',
      share: '30%',
      coverage: '100%',
      ordinal: '保第2档、争第1档',
      rank: '位次优于基期',
      classification: '入选A类',
    });
  });

  it.each([
    [verdict({ kind: 'annualFlow', yearOnYear: '-0.032' }), '下降3.2%'],
    [verdict({ kind: 'annualFlow', yearOnYear: '0.0001' }), '持平'],
    [verdict({ kind: 'annualFlow' }), null],
    [verdict({ kind: 'stock', yearOnYearChange: '-3' }), '减少3家'],
    [verdict({ kind: 'stock', yearOnYearChange: '0' }), '持平'],
    [verdict({ kind: 'share', yearOnYearChange: '0.017' }), '提高1.7个百分点'],
    [verdict({ kind: 'share', yearOnYearChange: '-0.017' }), '降低1.7个百分点'],
    [verdict({ kind: 'averageGrowth', yearOnYear: '0.12' }), '增长12.0%'],
    [verdict({ kind: 'rank', yearOnYear: '0.12' }), null],
  ])('同比 %#', (told, expected) => {
    const indicator = PLAN.indicators.find(({ id }) => id === told.id);
    if (!indicator) throw new Error(told.id);
    expect(narratorOf(indicator).change(told, indicator)).toBe(expected);
  });
});

function periodOf({ final, flags, dataMonth }: IndicatorVerdict): string {
  if (final) return '2025-12';
  return flags.includes('interimPath') || dataMonth === '2024-06' ? String(dataMonth) : '2025-06';
}

function saidOf(told: IndicatorVerdict, period: string, over: Partial<ComposeInput> = {}): string {
  const story = storyOf(told, contextOf(inputAt(period, evaluation([told]), over)));
  return words([sentence(...story.facts), ...story.outlook]);
}
