import type { IndicatorVerdict, TaskReason, TaskVerdict } from '../values/evaluation.ts';
import { type Context, formatOf, indicatorOf, verdictsOfTask } from './context.ts';
import { namesInWords } from './counts.ts';
import { amountAgainst, completionPercent } from './figures.ts';
import {
  type Clause,
  clause,
  oneOf,
  type Paragraph,
  paragraph,
  type Sentence,
  sentence,
} from './sentence.ts';
import { isLate, type Story, storyOf, worstFirst } from './story.ts';

/** The paragraph on a task's figures: what decides first, what is well gathered into few words. */
export function figuresParagraph(task: TaskVerdict, lead: string, context: Context): Paragraph | null {
  const verdicts = worstFirst(verdictsOfTask(task, context.evaluation));
  if (verdicts.length === 0) return null;
  const stories = verdicts.map((verdict) => storyOf(verdict, context));
  const calmTask = task.rating === 'onTrack' || task.rating === 'achieved';
  const told = tellInOrder(gathered(stories), task.no, calmTask, context);
  return paragraph(opening(task, verdicts), ...told, closing(task, verdicts, lead, context));
}

/** Sentences in order; a time is named again only when it changes. */
function tellInOrder(
  groups: readonly Story[][],
  number: number,
  calmTask: boolean,
  context: Context,
): (Sentence | null)[] {
  const remarks = new Set<string>();
  let time = '';
  return groups.flatMap((group, index) => {
    const [story] = group as [Story];
    const newTime = story.time !== '' && story.time !== time;
    time = story.time;
    const facts = group.length > 1 ? mergedFacts(group, context) : story.facts;
    const first = sentence(...(newTime ? timed(facts, story.time, number + index) : facts));
    const calm = isCalm(story.verdict);
    const outlook = group.length === 1 && (!calm || calmTask) ? sentence(...story.outlook) : null;
    const remark = group.length === 1 ? remarkOnce(story, remarks) : null;
    return [first, outlook, remark];
  });
}

/** The time goes before the subject or behind it, in turn. */
function timed(facts: readonly Clause[], time: string, turn: number): Clause[] {
  const [first, ...rest] = facts;
  const plain = first?.phrase === 'figure' || first?.phrase === 'figure-is';
  if (first && plain && turn % 3 === 1) return [{ ...first, phrase: 'figure-timed', time }, ...rest];
  return [clause('time', { time }), ...facts];
}

function remarkOnce({ remark }: Story, told: Set<string>): Sentence | null {
  if (remark === null || told.has(remark.words)) return null;
  told.add(remark.words);
  return sentence(clause('remark', { unit: remark.unit, words: remark.words }));
}

const MERGED_KINDS = ['stock', 'annualFlow'];
const MOST_MERGED = 4;

/** Calm neighbours that can be said in one breath: same kind, same rating, same time. */
function gathered(stories: readonly Story[]): Story[][] {
  const groups: Story[][] = [];
  for (const story of stories) {
    const last = groups.at(-1);
    const head = last?.[0];
    if (last && head && last.length < MOST_MERGED && canMerge(head, story)) last.push(story);
    else groups.push([story]);
  }
  return groups;
}

function canMerge(a: Story, b: Story): boolean {
  const mergeable = ({ verdict }: Story) =>
    MERGED_KINDS.includes(verdict.kind) &&
    isCalm(verdict) &&
    verdict.actual !== null &&
    verdict.completion !== null &&
    verdict.flags.length === 0;
  return (
    mergeable(a) &&
    mergeable(b) &&
    a.verdict.kind === b.verdict.kind &&
    a.verdict.rating === b.verdict.rating &&
    a.verdict.final === b.verdict.final &&
    a.verdict.dataMonth === b.verdict.dataMonth
  );
}

function mergedFacts(group: readonly Story[], { plan }: Context): Clause[] {
  const verdicts = group.map(({ verdict }) => verdict);
  const [{ rating, final, kind }] = verdicts as [IndicatorVerdict];
  const figure = ({ id, actual, target }: IndicatorVerdict) =>
    actual === null ? '' : amountAgainst(actual, target, formatOf(indicatorOf(id, plan)));
  const percents = verdicts.map(({ completion }) =>
    completion === null ? '' : completionPercent(completion),
  );
  const year = kind === 'annualFlow' && !final ? 'year' : 'plan';
  const reached = final ? 'merged-reached-final' : `merged-reached-${year}`;
  return [
    clause('merged-figures', {
      names: namesInWords(
        verdicts.map(({ name }) => name),
        MOST_MERGED,
      ),
      amounts: listed(verdicts.map(figure)),
    }),
    clause(`merged-completion-${year}`, { percents: listed(percents) }),
    clause(rating === 'achieved' ? reached : 'merged-on-pace'),
  ];
}

function listed(figures: readonly string[]): string {
  return `${figures.slice(0, -1).join('、')}和${figures.at(-1)}`;
}

function isCalm({ rating }: IndicatorVerdict): boolean {
  return rating === 'achieved' || rating === 'onTrack';
}

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
function opening(task: TaskVerdict, verdicts: readonly IndicatorVerdict[]): Sentence | null {
  if (verdicts.length < 2) return null;
  const deciding = verdicts.filter(({ id }) => task.decidedBy.includes(id));
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
function closing(
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
