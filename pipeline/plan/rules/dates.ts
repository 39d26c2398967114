import type { Month } from '../../values/month.ts';
import { TARGET_KINDS } from '../target-kinds/index.ts';
import { type Finding, type PlanRule, stepsOf } from './plan-rule.ts';

/** Months compare as text. */
export const dateRules: readonly PlanRule[] = [
  {
    name: 'plan-dates-ordered',
    needs: [],
    check: ({ parsed: { start, end, baseline, issuedOn } }) => [
      ...found(start >= end, ['end'], `方案期末 ${end} 应晚于起始月 ${start}`),
      ...found(
        baseline.period > start,
        ['baseline', 'period'],
        `基期 ${baseline.period} 不应晚于方案起始月 ${start}`,
      ),
      ...found(issuedOn.slice(0, 7) > end, ['issuedOn'], `印发日期 ${issuedOn} 晚于方案期末 ${end}`),
    ],
  },
  {
    name: 'deadlines-within-plan',
    needs: [],
    check: ({ parsed, plan }) =>
      plan.indicators.flatMap(({ deadline, baseline }, index) => [
        ...outsidePlan(deadline, parsed, ['indicators', index, 'deadline']),
        ...found(
          deadline <= baseline.period,
          ['indicators', index, 'deadline'],
          `完成时限 ${deadline} 应晚于基期 ${baseline.period}`,
        ),
      ]),
  },
  {
    name: 'due-months-within-plan',
    needs: [],
    check: ({ parsed }) =>
      stepsOf(parsed).flatMap(({ step, path }) =>
        step.due === undefined ? [] : outsidePlan(step.due, parsed, [...path, 'due']),
      ),
  },
  {
    name: 'whole-years',
    needs: [],
    check: ({ plan }) =>
      plan.indicators.flatMap(({ kind, deadline, baseline }, index) => [
        ...found(
          TARGET_KINDS[kind].wholeYearTarget && !isDecember(deadline),
          ['indicators', index, 'deadline'],
          `${kind} 按全年判断，完成时限应为某年12月，现为 ${deadline}`,
        ),
        ...found(
          TARGET_KINDS[kind].wholeYearBaseline && !isDecember(baseline.period),
          ['indicators', index, 'baseline'],
          `${kind} 以全年数为基数，基期应为某年12月，现为 ${baseline.period}`,
        ),
      ]),
  },
];

function outsidePlan(
  month: Month,
  plan: { readonly start: Month; readonly end: Month },
  path: Finding['path'],
) {
  return found(
    month < plan.start || month > plan.end,
    path,
    `完成时限 ${month} 不在方案期内（${plan.start} 至 ${plan.end}）`,
  );
}

function isDecember(month: Month): boolean {
  return month.endsWith('-12');
}

function found(wrong: boolean, path: Finding['path'], reason: string): Finding[] {
  return wrong ? [{ path, reason }] : [];
}
