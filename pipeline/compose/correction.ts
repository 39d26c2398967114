import { type Plan, unitName } from '../plan/plan.ts';
import { type Decimal, decimal, toSixPlaces } from '../values/decimal.ts';
import type { Evaluation, IndicatorVerdict, StepStatus } from '../values/evaluation.ts';
import { indicatorOf, type ReportInput } from './context.ts';
import { completionPercent } from './figures.ts';
import { narratorOf } from './kinds/index.ts';
import type { PublishedEvaluation, PublishedIndicator, PublishedStep } from './published.ts';
import { type Clause, clause } from './sentence.ts';
import { tidyWords } from './tidy.ts';
import { NOTHING, RATING_WORDS, REASON_WORDS, STATE_WORDS } from './words.ts';

/** The published version that is compared with. */
export type PublishedVersion = {
  /** Its 成文日期, `YYYY-MM-DD`. */
  readonly date: string;
  readonly evaluation: PublishedEvaluation;
  /** Names of its files by their sha-256. */
  readonly files: ReadonlyMap<string, string>;
  readonly planSha256: string;
};

/** What a version says otherwise than the one before it. */
export type Correction = {
  /** 成文日期 of the version that is corrected. */
  readonly date: string;
  /** Indicators, then steps, then tasks, each in the plan's order. Never empty. */
  readonly changes: readonly Change[];
};

/** One matter: what was printed of it, what is printed now, and why, as clauses. */
export type Change = {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly why: readonly Clause[];
};

/** Where the reason stands among the facts. */
const REASON = 3;

type Now = {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly inputs: readonly ReportInput[];
  readonly planSha256: string;
};

type Comparison = { readonly then: PublishedVersion; readonly now: Now };

/**
 * What a new version of a period's report corrects: figures, completions, ratings and reasons of indicators, states of
 * steps, ratings of tasks, as far as they print otherwise. Null when nothing does.
 */
export function findCorrection(then: PublishedVersion, now: Now): Correction | null {
  const comparison = { then, now };
  const changes = [...indicatorChanges(comparison), ...stepChanges(comparison), ...taskChanges(comparison)];
  return changes.length === 0 ? null : { date: then.date, changes };
}

function indicatorChanges({ then, now }: Comparison): Change[] {
  const published = new Map(then.evaluation.indicators.map((one) => [one.id, one]));
  const known = now.evaluation.indicators.flatMap((verdict) => {
    const before = published.get(verdict.id);
    if (!before) return addedChange(verdict, now.plan);
    const changed = changedFacts(before, verdict, now.plan);
    if (changed.length === 0) return [];
    const told = (facts: readonly string[]) => changed.map((index) => facts[index] ?? NOTHING).join('；');
    const was = told(factsOf(asVerdict(before, verdict), now.plan));
    const why = whyIndicator(before, verdict, { then, now });
    return [{ name: verdict.name, before: was, after: told(factsOf(verdict, now.plan)), why }];
  });
  const ids = new Set(now.evaluation.indicators.map(({ id }) => id));
  const gone = then.evaluation.indicators.filter(({ id }) => !ids.has(id));
  return [
    ...known,
    ...gone.map(({ name, rating }) => ({
      name,
      before: ratingWords(rating),
      after: NOTHING,
      why: [clause('correction-plan')],
    })),
  ];
}

function addedChange(verdict: IndicatorVerdict, plan: Plan): Change[] {
  const after = factsOf(verdict, plan).slice(0, REASON);
  return [
    {
      name: verdict.name,
      before: NOTHING,
      after: after.filter((fact) => fact !== NOTHING).join('；'),
      why: [clause('correction-plan')],
    },
  ];
}

/** The verdict as it was, so that its figure is told by the same rules as today's. */
function asVerdict(before: PublishedIndicator, verdict: IndicatorVerdict): IndicatorVerdict {
  const { dataMonth, actual, target, completion, rating, reason, parts } = before;
  return { ...verdict, ...{ dataMonth, actual, target, completion, rating, reason, parts } };
}

/** Figure, completion, rating, reason, as a document prints them. */
function factsOf(verdict: IndicatorVerdict, plan: Plan): string[] {
  const indicator = indicatorOf(verdict.id, plan);
  const { completion, rating, reason } = verdict;
  return [
    narratorOf(indicator).actual(verdict, indicator) ?? NOTHING,
    completion === null ? NOTHING : `完成率${completionPercent(completion)}`,
    ratingWords(rating),
    REASON_WORDS[reason],
  ];
}

/**
 * Which facts differ, both told from six places: what was rounded then must not differ for that alone. A reason is
 * told only where nothing else shows that something has changed.
 */
function changedFacts(before: PublishedIndicator, verdict: IndicatorVerdict, plan: Plan): number[] {
  const was = factsOf(asVerdict(before, verdict), plan);
  const is = factsOf(rounded(verdict), plan);
  const changed = was.flatMap((fact, index) => (fact === is[index] ? [] : [index]));
  return changed.length > 1 ? changed.filter((index) => index < REASON) : changed;
}

function rounded(verdict: IndicatorVerdict): IndicatorVerdict {
  const six = (value: Decimal | null) => (value === null ? null : decimal(toSixPlaces(value)));
  const { actual, target, completion, parts } = verdict;
  return {
    ...verdict,
    ...{ actual: six(actual), target: six(target), completion: six(completion) },
    parts: parts.map(({ item, value }) => ({ item, value: decimal(toSixPlaces(value)) })),
  };
}

/** From the figures that are new or other than before: who sent them, in which file, with which remark. */
function whyIndicator(before: PublishedIndicator, verdict: IndicatorVerdict, compared: Comparison): Clause[] {
  const slots = new Map(before.observations.map((one) => [slotOf(one), one]));
  const { then, now } = compared;
  const reasons = verdict.observations.flatMap((one) => {
    const earlier = slots.get(slotOf(one));
    const isOld = earlier ? earlier.value.eq(decimal(toSixPlaces(one.value))) : then.files.has(one.sha256);
    if (isOld) return [];
    const unit = unitName(one.unit, now.plan);
    return [sent(earlier !== undefined, unit, fileName(one.sha256, now), one.remark)];
  });
  const digests = before.observations.map(({ sha256 }) => sha256);
  return distinct(reasons.length > 0 ? reasons : [otherwise(digests, compared)]);
}

function slotOf({ item, period, type }: { item: string; period: string; type: string }): string {
  return `${item} ${period} ${type}`;
}

function stepChanges(compared: Comparison): Change[] {
  const { then, now } = compared;
  const published = new Map(
    then.evaluation.milestones.flatMap(({ steps }) => steps.map((one) => [one.id, one])),
  );
  return now.evaluation.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      const before = published.get(step.id);
      if (before?.state === step.state) return [];
      const after = stateWords(step.state);
      if (!before) return [{ name: step.name, before: NOTHING, after, why: [clause('correction-plan')] }];
      return [
        { name: step.name, before: stateWords(before.state), after, why: [whyStep(before, step, compared)] },
      ];
    });
}

function whyStep(before: PublishedStep, step: StepStatus, compared: Comparison): Clause {
  const { then, now } = compared;
  const { sha256, responsibleUnit, progress } = step;
  if (sha256 === null || then.files.has(sha256))
    return otherwise(before.sha256 === null ? [] : [before.sha256], compared);
  return sent(before.state !== null, unitName(responsibleUnit, now.plan), fileName(sha256, now), progress);
}

function taskChanges({ then, now }: Comparison): Change[] {
  const published = new Map(then.evaluation.tasks.map((one) => [one.no, one]));
  return now.evaluation.tasks.flatMap(({ no, title, rating }) => {
    const before = published.get(no);
    if (before?.rating === rating) return [];
    const name = `任务${no}：${title}`;
    const [was, why] = before
      ? [ratingWords(before.rating), 'correction-follows']
      : [NOTHING, 'correction-plan'];
    return [{ name, before: was, after: ratingWords(rating), why: [clause(why)] }];
  });
}

/** A file that was not there before: its unit had said otherwise, or had said nothing. */
function sent(again: boolean, unit: string, file: string, words: string): Clause {
  const phrase = again ? 'correction-sent-again' : 'correction-sent-late';
  const remark = tidyWords(words);
  return remark === '' ? clause(phrase, { unit, file }) : clause(`${phrase}-saying`, { unit, file, remark });
}

/** Where no new figure explains it: the plan, a file that is no longer there, or what other figures say. */
function otherwise(digests: readonly string[], { then, now }: Comparison): Clause {
  if (then.planSha256 !== now.planSha256) return clause('correction-plan');
  const files = new Set(now.inputs.map(({ sha256 }) => sha256));
  const gone = digests.find((sha256) => !files.has(sha256));
  const file = gone === undefined ? undefined : then.files.get(gone);
  return file === undefined ? clause('correction-checked') : clause('correction-withdrawn', { file });
}

function fileName(sha256: string, { inputs }: Now): string {
  return inputs.find((input) => input.sha256 === sha256)?.name ?? NOTHING;
}

function ratingWords(rating: IndicatorVerdict['rating']): string {
  return `评定${RATING_WORDS[rating]}`;
}

function stateWords(state: StepStatus['state']): string {
  return state === null ? '没有报送' : STATE_WORDS[state];
}

function distinct(clauses: readonly Clause[]): Clause[] {
  return [...new Map(clauses.map((one) => [JSON.stringify(one), one])).values()];
}
