import { describe, expect, it } from 'vitest';
import { composeExplain } from '../../pipeline/compose/explain.ts';
import { composeTaskTable } from '../../pipeline/compose/task-table.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { CalculationStep } from '../../pipeline/values/evaluation.ts';
import { evaluation, milestones, observation, PLAN, step, verdict } from './fixture.ts';

const line = (
  symbol: string,
  expression: string,
  value: string,
  cells: CalculationStep['observations'] = [],
) => ({
  symbol,
  expression,
  value: decimal(value),
  observations: cells,
});

describe('a verdict as a sum', () => {
  const cell = observation({ item: 'annual-flow', period: '2025-06', printed: '2,150,000', measure: '万元' });
  const told = verdict({
    kind: 'annualFlow',
    actual: '215',
    target: '500',
    planTarget: '500',
    completion: '0.43',
    ratio: '0.924731',
    basis: 'seasonal',
    rating: 'atRisk',
    reason: 'below-pace',
    flags: ['interimPath'],
    forecast: {
      value: decimal('462.365591'),
      low: decimal('457.446809'),
      high: decimal('467.391304'),
      basis: 'seasonal',
    },
    steps: [
      line('A', '', '215', [cell]),
      line('T', '', '500'),
      line('s2024', '230 ÷ 500', '0.46'),
      line('E', '(0.46 + 0.47 + 0.465) ÷ 3', '0.465'),
      line('expected', '500 × 0.465', '232.5'),
      line('ratio', '215 ÷ 232.5', '0.9247311827'),
      line('new-symbol', '1 + 1', '2'),
    ],
  });

  it('can be checked with a pocket calculator', () => {
    expect(composeExplain(told, PLAN, new Map([['a'.repeat(64), '2025-06/市商务局.xlsx']]))).toEqual([
      '甲区进出口额（annual-flow）',
      '评定：关注（低于应有进度）',
      '目标：500亿元，时限2025年12月；数据月份：2025年6月；实际：215.0亿元',
      '口径：报告期内的数值。',
      '政策原文：原文',
      '',
      '计算过程',
      '  实际值 A ＝ 215亿元',
      '      甲区进出口额，2025年6月累计 2,150,000万元：2025-06/市商务局.xlsx，工作表“填报表”，单元格 E7，市商务局报送',
      '  目标值 T ＝ 500亿元',
      '  2024年同期占全年的份额 ＝ 230 ÷ 500 ＝ 0.46',
      '  应完成份额 E ＝ (0.46 + 0.47 + 0.465) ÷ 3 ＝ 0.465',
      '  应达值 ＝ 500 × 0.465 ＝ 232.5亿元',
      '  进度比 ＝ 215 ÷ 232.5 ＝ 0.924731',
      '  new-symbol ＝ 1 + 1 ＝ 2',
      '',
      '界线：进度比不低于0.95为正常，不低于0.7为关注，低于0.7为滞后；达到目标即为已完成',
      '应有进度的依据：近年同期平均进度',
      '附注：目标值为按年均增速推算的当年数',
      '全年推算（仅供参考，不影响评定）：462.4亿元，参考区间457.4亿元～467.4亿元',
      '结论：进度比0.924731，评定为关注（低于应有进度）',
    ]);
  });

  it('names a file as its unit did when the run does not know it', () => {
    expect(composeExplain(told, PLAN, new Map()).join('\n')).toContain('：市商务局.xlsx，工作表');
  });

  it('says what is missing where there is no sum', () => {
    const none = verdict({
      kind: 'share',
      rating: 'noData',
      reason: 'missing-part',
      dataMonth: null,
      missing: ['total'],
    });
    const lines = composeExplain(none, PLAN, new Map());
    expect(lines).toContain('  （没有可供计算的数据）');
    expect(lines).toContain('缺少或不一致的数据项：出口额');
    expect(lines.at(-1)).toBe('结论：评定为数据不足（分项数据不齐）');
    expect(lines.join('\n')).not.toContain('界线');
  });

  it.each([
    ['stock', '进度比不低于0.95为正常'],
    ['annualRange', '达到应达数为正常，进度比不低于0.7为关注'],
    ['averageGrowth', '期末按各年总量严格比较'],
    ['ordinal', '达到保底档次为已完成'],
    ['rank', '比基期小为已完成'],
    ['classification', '列入公布的名单为已完成'],
  ] as const)('says the limits of %s', (kind, words) => {
    expect(composeExplain(verdict({ kind }), PLAN, new Map()).join('\n')).toContain(words);
  });

  it('a final verdict has no tolerance', () => {
    const final = verdict({ kind: 'stock', final: true, rating: 'missed', reason: 'target-missed' });
    const lines = composeExplain(final, PLAN, new Map());
    expect(lines[1]).toBe('评定：未完成（期末未达到目标），最终评定');
    expect(lines.join('\n')).toContain('最终评定只看是否达到目标');
  });
});

describe('the table that a run ends with', () => {
  it('names what decided each task', () => {
    const indicators = [
      verdict({
        kind: 'stock',
        rating: 'behind',
        actual: '17',
        target: '30',
        completion: '0.566667',
        ratio: '0.37',
      }),
      verdict({ kind: 'averageGrowth', rating: 'onTrack', actual: '0.15', completion: '1' }),
    ];
    const judged = evaluation(indicators, [
      milestones([step(0, { state: 'done' }), step(1, { overdue: true })]),
    ]);
    expect(composeTaskTable(judged, PLAN)).toEqual([
      { number: '1', title: '提升综合实力', rating: '滞后', figure: '签约引进企业：17家，完成56.7%' },
      { number: '2', title: '提升便利化水平', rating: '正常', figure: '具体事项：2项已完成1项，逾期1项' },
    ]);
  });

  it('says why there is no figure', () => {
    const judged = evaluation([verdict({ kind: 'stock', rating: 'noData', reason: 'no-observation' })]);
    expect(composeTaskTable(judged, PLAN).map(({ figure }) => figure)).toEqual([
      '签约引进企业：没有报送数据',
      '核心指标（事项）数据不足',
    ]);
  });
});
