import { describe, expect, it } from 'vitest';
import { choosePeriod } from '../../pipeline/plan/choose-period.ts';
import type { Month } from '../../pipeline/values/month.ts';

const plan = { start: '2024-01' as Month, end: '2025-12' as Month };

describe('choosePeriod', () => {
  it.each<[Month, string | undefined, string | null, string[]]>([
    // without a period: the newest finished month within the plan
    ['2025-06', undefined, '2025-06', []],
    ['2025-12', undefined, '2025-12', []],
    ['2026-10', undefined, '2025-12', []],
    ['2024-01', undefined, '2024-01', []],
    ['2023-12', undefined, null, ['period-before-plan']],
    // the four forms
    ['2025-06', '2025-06', '2025-06', []],
    ['2025-06', '2025-Q2', '2025-Q2', []],
    ['2025-06', '2025-H1', '2025-H1', []],
    ['2026-01', '2025', '2025', []],
    // unreadable
    ['2025-06', '2025-13', null, ['period-unreadable-argument']],
    ['2025-06', '202506', null, ['period-unreadable-argument']],
    ['2025-06', '2025年6月', null, ['period-unreadable-argument']],
    ['2025-06', '../2025-06', null, ['period-unreadable-argument']],
    ['2025-06', '', null, ['period-unreadable-argument']],
    // not over yet: judged by the last month
    ['2025-06', '2025-07', null, ['period-unfinished']],
    ['2025-05', '2025-Q2', null, ['period-unfinished']],
    ['2025-11', '2025', null, ['period-unfinished']],
    ['2025-11', '2025-Q4', null, ['period-unfinished']],
    // before the plan: a period that ends before the plan starts
    ['2025-06', '2023-12', null, ['period-before-plan']],
    ['2025-06', '2023', null, ['period-before-plan']],
    ['2025-06', '2024-01', '2024-01', []],
    // after the plan: allowed and said
    ['2026-10', '2026-01', '2026-01', ['period-after-plan']],
    ['2026-10', '2026-H1', '2026-H1', ['period-after-plan']],
    ['2025-12', '2026-01', null, ['period-unfinished']],
  ])('newest finished %s, asked %s: %s %j', (newest, asked, period, codes) => {
    const chosen = choosePeriod(plan, newest, asked);
    expect(chosen.period?.text ?? null).toBe(period);
    expect(chosen.issues.map(({ code }) => code)).toEqual(codes);
  });

  it('says which period could be had', () => {
    const [unfinished] = choosePeriod(plan, '2025-06', '2025-Q3').issues;
    expect(unfinished?.message).toBe('报告期 2025年第三季度 尚未结束');
    expect(unfinished?.hint).toContain('2025-06');
  });
});
