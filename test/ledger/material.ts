import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { indicatorSeries } from '../../pipeline/evaluate/indicator-series.ts';
import { judgeInbox } from '../../pipeline/inbox.ts';
import type { Judged } from '../../pipeline/judge.ts';
import type { Evaluation } from '../../pipeline/values/evaluation.ts';
import type { Issue } from '../../pipeline/values/issue.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { evaluateAt, submissionsOf } from '../demo/evaluated.ts';
import { COASTAL_PLAN, GOOD_INBOX, worldAt } from '../shell/world.ts';

/** What composing is given in a run, made without writing anything. */

type Found = Pick<Judged, 'plan' | 'period' | 'demo'> & {
  readonly evaluation: Evaluation;
  readonly submissions: readonly Submission[];
  readonly issues: readonly Issue[];
};

/** The demonstration, June 2025. */
export async function demoInput(): Promise<ComposeInput> {
  const dataset = await makeDataset('2025-06');
  const submissions = submissionsOf(dataset);
  const period = parsePeriod('2025-06');
  if (!period) throw new Error('period');
  const judged = evaluateAt(dataset, period.text, submissions);
  return inputOf({ ...judged, plan: dataset.plan, period, demo: true, submissions }, '2025-07-15');
}

/** The second plan: another city's, five tasks, CSV files. */
export async function coastalInput(inbox = GOOD_INBOX): Promise<ComposeInput> {
  const world = worldAt('2026-07-12T02:00:00Z', { stdout: '', stderr: '' });
  const judged = await judgeInbox({ plan: COASTAL_PLAN, inbox, period: '2026-06' }, world);
  return inputOf(judged, '2026-07-15');
}

function inputOf({ plan, period, demo, evaluation, submissions, issues }: Found, date: string): ComposeInput {
  return {
    plan,
    period,
    demo,
    evaluation,
    issues,
    date,
    previous: null,
    correction: null,
    series: indicatorSeries(plan, period, submissions, evaluation),
    observations: submissions.flatMap(({ observations }) => observations),
    inputs: submissions.map(({ name, sha256 }) => ({ name, sha256, bytes: 1024 })),
    evaluationSha256: 'e'.repeat(64),
  };
}

/** What people write into cells to see what happens: formulas, markup, marks of direction, what is not printable. */
export const HOSTILE_TEXTS = [
  '=1+1',
  '=HYPERLINK("http://example.org","点这里")',
  "=cmd|'/C calc'!A0",
  '+8613800000000',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '<b>粗</b><script>alert(1)</script>',
  '{{title}} {{{html}}}',
  '"引号" & \'单引号\'',
  '_x0041_ 与 _x000d_',
  '反向\u202E文字\u200F',
  '控制\u0000\u0008字符\uFFFE',
  '😀𠮷䶮',
  '一行\n又一行',
] as const;
