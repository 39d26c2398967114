import type { Month } from '../../../../pipeline/values/month.ts';
import { addMonths, monthsBetween } from '../../../../pipeline/values/month.ts';
import type { MilestoneState } from '../../../../pipeline/values/observation.ts';
import type { StepStory } from './data.ts';

/** What the responsible unit writes about a step in a month. */
export type StepProgress = {
  readonly state: MilestoneState;
  readonly completedOn: string | null;
  readonly text: string;
};

/**
 * A step's state and sentence at a month: the newest sentence not after it, its `{a→b}` numbers grown from `a` in the
 * sentence's first month to `b` in the last month before the next sentence (or `end`).
 */
export function stepProgress(story: StepStory, month: Month, end: Month): StepProgress {
  const months = Object.keys(story.progress).sort() as Month[];
  const first = months.filter((one) => one <= month).at(-1);
  if (first === undefined) throw new Error(`${story.step} says nothing about ${month}`);
  const next = months.find((one) => one > month);
  const last = next === undefined ? end : addMonths(next, -1);
  const text = story.progress[first] ?? '';
  const doneIn = story.done?.slice(0, 7);
  const done = doneIn !== undefined && month >= doneIn;
  return {
    state: done ? 'done' : month < story.started ? 'notStarted' : 'inProgress',
    completedOn: done ? (story.done ?? null) : null,
    text: grown(text, monthsBetween(first, month), monthsBetween(first, last)),
  };
}

function grown(text: string, gone: number, all: number): string {
  return text.replace(/\{([\d.]+)→([\d.]+)\}/g, (_, from: string, to: string) => {
    const places = Math.max(from.split('.')[1]?.length ?? 0, to.split('.')[1]?.length ?? 0);
    const share = all === 0 ? 1 : gone / all;
    return (Number(from) + (Number(to) - Number(from)) * share).toFixed(places);
  });
}
