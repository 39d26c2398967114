import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { isMonth, type Month } from '../../../../pipeline/values/month.ts';

/** What the demonstration data is made of, as written by hand in `dataset.yaml` and `data/`. */

const month = z
  .string()
  .refine(isMonth)
  .transform((text) => text as Month);
const day = z.iso.date();
const monthText = z.string().refine(isMonth);
const byMonth = z.record(monthText, z.number());
const byYear = z.record(z.string().regex(/^20\d\d$/), z.number());
const span = z.strictObject({ first: month, last: month });
const reported = z.strictObject({ measure: z.string(), places: z.number().int().min(0).max(4) });

const datasetSchema = z.strictObject({
  schema: z.literal('duban.dataset/1'),
  demo: z.literal(true),
  title: z.string(),
  plan: z.string(),
  seed: z.number().int(),
  history: z.strictObject({ first: month, last: month, statedAt: day }),
  months: span,
  explanation: z.string(),
});

const flowSchema = z.strictObject({
  reported,
  season: z.string(),
  /** Largest random deviation of a month's weight from its season, as a fraction. */
  noise: z.number().min(0).max(0.3),
  from: month.optional(),
  /** How the years before the plan are reported: 当月 and 累计, one of them, or with January and February as one. */
  history: z.enum(['both', 'ytd', 'month', 'janFeb']).default('both'),
  years: byYear,
  totals: byMonth.default({}),
  revised: z.strictObject({ month, by: z.number(), remark: z.string() }).optional(),
});

const stockSchema = z.strictObject({
  reported,
  change: z.enum(['straight', 'steps']),
  from: month.optional(),
  missing: span.optional(),
  values: byMonth,
});

const seasonsSchema = z.strictObject({
  weights: z.record(z.string(), z.array(z.number().positive()).length(12)),
  springFestival: z.record(z.string(), z.strictObject({ january: z.number(), february: z.number() })),
});

const assessmentSchema = z.strictObject({
  measure: z.string(),
  results: z.record(z.string(), z.strictObject({ value: z.number().int(), published: month })),
});

const remarkSchema = z.strictObject({ item: z.string(), first: month, last: month, text: z.string() });

const habitSchema = z.strictObject({
  period: z.enum(['words', 'date', 'dash']),
  number: z.enum(['number', 'text']),
});

const reportingSchema = z.strictObject({
  habits: z.record(z.string(), habitSchema),
  late: z.record(monthText, z.record(z.string(), day)),
  absent: z.record(monthText, z.string()),
  withoutSteps: z.array(z.strictObject({ unit: z.string(), first: month, last: month })),
});

const stepSchema = z.strictObject({
  step: z.string(),
  started: month,
  done: day.optional(),
  progress: z.record(monthText, z.string()),
});

export type Dataset = z.output<typeof datasetSchema>;
export type Flow = z.output<typeof flowSchema>;
export type Stock = z.output<typeof stockSchema>;
export type Seasons = z.output<typeof seasonsSchema>;
export type Habit = z.output<typeof habitSchema>;
export type StepStory = z.output<typeof stepSchema>;
export type DemoData = ReturnType<typeof readDemoData>;

/** Reads everything below the folder of this demonstration data; a mistake in it throws. */
export function readDemoData() {
  const stepFiles = readdirSync(new URL('../data/steps/', import.meta.url)).sort();
  return {
    dataset: datasetSchema.parse(read('dataset.yaml')),
    seasons: seasonsSchema.parse(read('data/seasons.yaml')),
    flows: z.record(z.string(), flowSchema).parse(read('data/flows.yaml')),
    stocks: z.record(z.string(), stockSchema).parse(read('data/stocks.yaml')),
    assessments: z.record(z.string(), assessmentSchema).parse(read('data/assessments.yaml')),
    remarks: z.array(remarkSchema).parse(read('data/remarks.yaml')),
    reporting: reportingSchema.parse(read('data/reporting.yaml')),
    steps: stepFiles.flatMap((file) => z.array(stepSchema).parse(read(`data/steps/${file}`))),
  };
}

function read(path: string): unknown {
  return parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
}
