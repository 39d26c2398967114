import type { ParsedPlan } from '../schema.ts';
import { type PlanPath, type PlanRule, stepsOf } from './plan-rule.ts';

/** What the plan puts in the policy's mouth must be there, word for word; line breaks and spaces do not count. */
export const quotationRules: readonly PlanRule[] = [
  {
    name: 'quotations-in-policy',
    needs: [],
    check: ({ parsed, policyText }) => {
      if (policyText === null) return [];
      const policy = withoutSpaces(policyText);
      return quotationsOf(parsed)
        .filter(({ text }) => !policy.includes(withoutSpaces(text)))
        .map(({ text, path }) => ({ path, reason: '引文在政策原文中找不到', quotation: text }));
    },
  },
];

/** Every word-for-word text of the plan with its path. */
function quotationsOf(parsed: ParsedPlan): { readonly text: string; readonly path: PlanPath }[] {
  return [
    ...parsed.goals.map(({ text }, index) => ({ text, path: ['goals', index, 'text'] })),
    ...parsed.tasks.map(({ text }, index) => ({ text, path: ['tasks', index, 'text'] })),
    ...stepsOf(parsed).map(({ step, path }) => ({ text: step.quotation, path: [...path, 'quotation'] })),
    ...parsed.indicators.flatMap(({ quotations }, index) =>
      quotations.map((text, nth) => ({ text, path: ['indicators', index, 'quotations', nth] })),
    ),
  ];
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
