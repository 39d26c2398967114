import { z } from 'zod';
import { type Decimal, decimal } from '../values/decimal.ts';
import { RATINGS, REASONS } from '../values/evaluation.ts';
import { isMonth, type Month } from '../values/month.ts';

/**
 * What an earlier version of a period's report said: as much of its evaluation.json as a correction compares.
 * Numbers have six places there, as many as anybody has seen.
 */

const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform((text): Decimal => decimal(text));
const amount = number.nullable();
const month = z.custom<Month>((value) => typeof value === 'string' && isMonth(value));

const indicator = z.object({
  id: z.string(),
  name: z.string(),
  dataMonth: month.nullable(),
  actual: amount,
  target: amount,
  completion: amount,
  rating: z.enum(RATINGS),
  reason: z.enum(REASONS),
  parts: z.array(z.object({ item: z.string(), value: number })),
  observations: z.array(
    z.object({ period: z.string(), type: z.string(), value: number, sha256: z.string(), item: z.string() }),
  ),
});

const step = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['notStarted', 'inProgress', 'done']).nullable(),
  sha256: z.string().nullable(),
});

const publishedSchema = z.object({
  schema: z.literal('duban.evaluation/1'),
  indicators: z.array(indicator),
  milestones: z.array(z.object({ steps: z.array(step) })),
  tasks: z.array(z.object({ no: z.number(), title: z.string(), rating: z.enum(RATINGS) })),
});

export type PublishedEvaluation = z.output<typeof publishedSchema>;
export type PublishedIndicator = PublishedEvaluation['indicators'][number];
export type PublishedStep = z.output<typeof step>;

/** @returns null when the text is no evaluation of ours. */
export function parsePublished(text: string): PublishedEvaluation | null {
  try {
    return publishedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
