import type { IndicatorVerdict, TaskReason, TaskVerdict } from '../values/evaluation.ts';
import type { Context } from './context.ts';
import { namesInWords } from './counts.ts';
import { clause, oneOf, type Sentence, sentence } from './sentence.ts';
import { isCalm, isLate } from './story.ts';

const OPENINGS: Readonly<Record<TaskReason, readonly string[]>> = {
  'core-missed': ['task-missed'],
  'core-behind': ['task-behind-1', 'task-behind-2', 'task-behind-3'],
  'core-no-data': ['task-no-data-1', 'task-no-data-2'],
  'core-at-risk': ['task-at-risk-1', 'task-at-risk-2'],
  'core-nearly-achieved': ['task-nearly'],
  'other-behind': ['task-other-behind'],
  'on-pace': ['task-on-pace-1', 'task-on-pace-2'],
  'all-achieved': ['task-achieved-1', 'task-achieved-2'],
};

/** A judgement in front, unless the first figure tells it all by itself. */
export function openingOf(task: TaskVerdict, verdicts: readonly IndicatorVerdict[]): Sentence | null {
  if (verdicts.length < 2) return null;
  const deciding = verdicts.filter(({ id }) => task.decidedBy.includes(id));
  if (deciding.length > 0 && deciding.every(({ reason }) => reason === 'jan-feb-together')) return null;
  const names = deciding.map(({ name }) => name);
  const steps = task.milestones.some((id) => task.decidedBy.includes(id));
  if (steps) names.push('具体工作事项');
  const calm = task.reason === 'on-pace' || task.reason === 'all-achieved';
  if (calm) return verdicts.every(isCalm) ? sentence(clause(oneOf(OPENINGS[task.reason], task.no))) : null;
  if (names.length === 0 || (names.length === 1 && !steps && verdicts[0] === deciding[0])) return null;
  return sentence(clause(oneOf(OPENINGS[task.reason], task.no), { names: namesInWords(names) }));
}

const OWNERS = ['owner-late-1', 'owner-late-2', 'owner-late-3'];

/** Who has to act, once for the task. */
export function closingOf(
  task: TaskVerdict,
  verdicts: readonly IndicatorVerdict[],
  lead: string,
  { ended }: Context,
): Sentence | null {
  if (verdicts.some(isLate)) {
    return sentence(clause(ended ? 'owner-ended' : oneOf(OWNERS, task.no), { lead }));
  }
  return verdicts.some(({ rating }) => rating === 'atRisk') ? sentence(clause('owner-risk', { lead })) : null;
}
