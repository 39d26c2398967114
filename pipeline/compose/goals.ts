import type { ProgressBars } from '../values/picture.ts';
import type { Context } from './context.ts';
import { countsInWords } from './counts.ts';
import { progressBars } from './pictures/progress-bars.ts';
import { type IndicatorRow, indicatorRow } from './rows.ts';
import { clause, type Paragraph, paragraph, sentence } from './sentence.ts';

/** 二、主要目标完成情况: the indicators of the plan's general goals, gathered by goal. */
export type GoalsTable = {
  readonly groups: readonly { readonly title: string; readonly rows: readonly IndicatorRow[] }[];
};

export function goalsTable(context: Context): GoalsTable | null {
  const { plan } = context;
  let number = 0;
  const groups = plan.goals
    .map((goal) => ({ title: goal.title, verdicts: verdictsOf(goal.id, context) }))
    .filter(({ verdicts }) => verdicts.length > 0)
    .map(({ title, verdicts }) => ({
      title,
      rows: verdicts.map((verdict) => {
        number += 1;
        return indicatorRow(verdict, number, context);
      }),
    }));
  return groups.length === 0 ? null : { groups };
}

export function goalsParagraph(context: Context): Paragraph | null {
  const ids = new Set(
    context.plan.goals.flatMap(({ id }) => verdictsOf(id, context).map((verdict) => verdict.id)),
  );
  const verdicts = context.evaluation.indicators.filter(({ id }) => ids.has(id));
  if (verdicts.length === 0) return null;
  const phrase = context.ended ? 'goals-result' : 'goals-counts';
  return paragraph(
    sentence(clause(phrase, { total: String(verdicts.length), counts: countsInWords(verdicts) })),
  );
}

/** 完成率 of the goals' indicators against what it should be by now. */
export function goalsPictures(context: Context): ProgressBars[] {
  const verdicts = context.plan.goals.flatMap(({ id }) => verdictsOf(id, context));
  return progressBars(context.ended ? '主要目标完成率' : '主要目标完成率与目前应达', verdicts);
}

/** Of an indicator that serves several goals, the row stands under the first. */
function verdictsOf(goal: string, { plan, evaluation }: Context) {
  const own = plan.indicators.filter(({ goals }) => goals[0] === goal).map(({ id }) => id);
  return evaluation.indicators.filter(({ id }) => own.includes(id));
}
