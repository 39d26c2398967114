import type { IndicatorVerdict } from '../values/evaluation.ts';
import { type Context, formatOf, indicatorOf } from './context.ts';
import { namesInWords } from './counts.ts';
import { amountAgainst, completionPercent } from './figures.ts';
import { type Clause, clause } from './sentence.ts';
import { isCalm, type Story } from './story.ts';

/** Neighbouring stories that are told in one breath, worst first as they came. */
export type Group = readonly [Story, ...Story[]];

const MERGED_KINDS = ['stock', 'annualFlow'];
const MOST_MERGED = 4;

/** Gathers what goes equally well, and what has no verdict for the same reason. */
export function gather(stories: readonly Story[]): Group[] {
  const groups: [Story, ...Story[]][] = [];
  for (const story of stories) {
    const last = groups.at(-1);
    if (last && (lackAlike(last[0], story) || (last.length < MOST_MERGED && goAlike(last[0], story)))) {
      last.push(story);
    } else groups.push([story]);
  }
  return groups;
}

/** The clauses of a group, one list for each part of its sentence. */
export function partsOf(group: Group, context: Context): Clause[][] {
  if (group.length === 1) return [[...group[0].facts]];
  return group[0].verdict.rating === 'noData' ? lackingTogether(group) : [calmTogether(group, context)];
}

function goAlike(a: Story, b: Story): boolean {
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

function lackAlike(a: Story, b: Story): boolean {
  return (
    a.verdict.rating === 'noData' &&
    b.verdict.rating === 'noData' &&
    a.verdict.reason === b.verdict.reason &&
    a.time === b.time
  );
}

/** 甲、乙和丙分别为…，分别完成…，均…. */
function calmTogether(group: Group, { plan }: Context): Clause[] {
  const verdicts = group.map(({ verdict }) => verdict);
  const { rating, final, kind } = group[0].verdict;
  const figure = ({ id, actual, target }: IndicatorVerdict) =>
    actual === null ? '' : amountAgainst(actual, target, formatOf(indicatorOf(id, plan)));
  const percents = verdicts.map(({ completion }) =>
    completion === null ? '' : completionPercent(completion),
  );
  const year = kind === 'annualFlow' && !final ? 'year' : 'plan';
  const reached = final ? 'merged-reached-final' : `merged-reached-${year}`;
  const names = verdicts.map(({ name }) => name);
  return [
    clause('merged-figures', {
      names: namesInWords(names, MOST_MERGED),
      amounts: namesInWords(verdicts.map(figure), MOST_MERGED),
    }),
    clause(`merged-completion-${year}`, { percents: namesInWords(percents, MOST_MERGED) }),
    clause(rating === 'achieved' ? reached : 'merged-on-pace'),
  ];
}

/** What is the same for all is said once, at the end; names that differ in nothing else stand in one list. */
function lackingTogether(group: Group): Clause[][] {
  const facts = group.map((story) => story.facts);
  const [first] = facts as [readonly Clause[]];
  let same = 0;
  while (same < first.length - 1 && facts.every((one) => sameClause(one.at(-1 - same), first.at(-1 - same))))
    same += 1;
  const tail = first.slice(first.length - same);
  const heads = facts.map((one) => one.slice(0, one.length - same));
  const [head] = heads as [Clause[]];
  const onlyNames = heads.every((one) => one.length === 1 && sameClause(unnamed(one[0]), unnamed(head[0])));
  if (onlyNames && head[0]?.name !== undefined) {
    const name = namesInWords(
      heads.map(([one]) => one?.name ?? ''),
      Number.POSITIVE_INFINITY,
    );
    return [[{ ...head[0], name }, ...tail]];
  }
  return [...heads, [...tail]];
}

function sameClause(a: Clause | undefined, b: Clause | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function unnamed(one: Clause | undefined): Clause | undefined {
  return one && { ...one, name: '' };
}
