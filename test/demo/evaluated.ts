import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import type { Evaluation } from '../../pipeline/values/evaluation.ts';
import type { Issue } from '../../pipeline/values/issue.ts';
import type { Month } from '../../pipeline/values/month.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { type Dataset, makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { historySubmission, submissionOf } from './submissions.ts';

/** What every form up to a month says, as submissions. */
export function submissionsOf({ plan, history, forms }: Dataset): Submission[] {
  return [historySubmission(history, plan), ...forms.map((form) => submissionOf(form, plan))];
}

/** The demonstration judged at a period from the forms up to that month, without workbooks. */
export async function evaluatedAt(text: string): Promise<{ evaluation: Evaluation; issues: Issue[] }> {
  const dataset = await makeDataset(text as Month);
  return evaluateAt(dataset, text, submissionsOf(dataset));
}

export function evaluateAt(
  { plan }: Dataset,
  text: string,
  submissions: readonly Submission[],
): { evaluation: Evaluation; issues: Issue[] } {
  const period = parsePeriod(text);
  if (!period) throw new Error(`not a period: ${text}`);
  return evaluate(plan, period, submissions);
}
