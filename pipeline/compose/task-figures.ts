import type { TaskVerdict } from '../values/evaluation.ts';
import { type Context, verdictsOfTask } from './context.ts';
import { type Group, gather, partsOf } from './gather.ts';
import {
  type Clause,
  clause,
  type Paragraph,
  paragraph,
  paragraphs,
  type Sentence,
  sentence,
  sentenceOf,
} from './sentence.ts';
import { isCalm, type Story, storyOf, worstFirst } from './story.ts';
import { closingOf, openingOf } from './task-judgement.ts';

/** More than this many indicators make two paragraphs: what has to be explained, and what goes well. */
const MOST_IN_ONE_PARAGRAPH = 4;

/** On a task's figures: what decides first, what goes well gathered into few words. */
export function figuresParagraphs(task: TaskVerdict, lead: string, context: Context): Paragraph[] {
  const verdicts = worstFirst(verdictsOfTask(task, context.evaluation), task.decidedBy);
  const stories = verdicts.map((verdict) => storyOf(verdict, context));
  const start = openingOf(task, verdicts);
  const end = closingOf(task, verdicts, lead, context);
  const tell = (some: readonly Story[]) => tellInOrder(gather(some), task, context);
  const calm = stories.filter(({ verdict }) => isCalm(verdict));
  const others = stories.filter(({ verdict }) => !isCalm(verdict));
  if (stories.length <= MOST_IN_ONE_PARAGRAPH || calm.length === 0 || others.length === 0) {
    return paragraphs(paragraph(start, ...tell(stories), end));
  }
  return paragraphs(paragraph(start, ...tell(others), end), paragraph(...tell(calm)));
}

/** Sentences in order; a time is named again only when it changes. */
function tellInOrder(groups: readonly Group[], task: TaskVerdict, context: Context): (Sentence | null)[] {
  const calmTask = task.rating === 'onTrack' || task.rating === 'achieved';
  const remarks = new Set<string>();
  const said = new Set<string>();
  let time = '';
  return groups.flatMap((group, index) => {
    const [story] = group;
    const newTime = story.time !== '' && story.time !== time;
    time = story.time;
    const [first = [], ...others] = partsOf(group, context);
    const opened = newTime ? timed(first, story.time, task.no + index) : first;
    const alone = group.length === 1 && (!isCalm(story.verdict) || calmTask);
    return [
      sentenceOf([opened, ...others]),
      ...(alone ? story.outlook.map((one) => once(one, said)) : []),
      ...group.map((one) => remarkOnce(one, remarks)),
    ];
  });
}

/** The time goes before the subject or behind it, in turn. */
function timed(facts: readonly Clause[], time: string, turn: number): Clause[] {
  const [first, ...rest] = facts;
  const plain = first?.phrase === 'figure' || first?.phrase === 'figure-is';
  if (first && plain && turn % 3 === 1) return [{ ...first, phrase: 'figure-timed', time }, ...rest];
  return [clause('time', { time }), ...facts];
}

/** Two indicators may need just the same from here: the second time that is what is said. */
function once(one: Sentence, said: Set<string>): Sentence | null {
  const key = JSON.stringify(one);
  if (said.has(key)) return sentence(clause('likewise'));
  said.add(key);
  return one;
}

function remarkOnce({ remark }: Story, told: Set<string>): Sentence | null {
  if (remark === null || told.has(remark.words)) return null;
  told.add(remark.words);
  return sentence(clause('remark', { unit: remark.unit, words: remark.words }));
}
