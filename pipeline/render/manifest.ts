import { z } from 'zod';

/**
 * manifest.json of a run's folder (CONTRACT.md §3): what a program reads to find inputs and documents.
 * Paths of documents and files are relative to the run's folder, `archived` ones to the output folder.
 */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const archived = z.string().regex(/^archive\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z]+$/);
const source = z.object({ path: z.string(), sha256, archived });
/** A name inside the run's folder, never a way out of it. */
const fileName = z.string().regex(/^[^/\\]+$/);

const manifestSchema = z.object({
  schema: z.literal('duban.manifest/1'),
  run: z.object({
    id: z.string(),
    plan: z.string(),
    period: z.string(),
    date: z.string(),
    trigger: z.string(),
    startedAt: z.string(),
    finishedAt: z.string(),
  }),
  plan: source.extend({ id: z.string(), version: z.string(), policy: source.nullable() }),
  /** The user's own templates that stood before those of the program. */
  templates: z
    .object({ folder: z.string(), files: z.array(source) })
    .nullable()
    .default(null),
  demo: z.boolean(),
  /** Of the period's report: 1, and one more with every run whose printed figures differ from the published ones. */
  version: z.int().positive().default(1),
  /** Id of the run whose figures this version corrects. */
  corrects: z.string().nullable().default(null),
  inputs: z.array(source.extend({ bytes: z.number(), source: z.string(), unit: z.string().optional() })),
  documents: z.array(
    z.object({
      report: z.string(),
      format: z.string(),
      path: fileName,
      sha256,
      bytes: z.number(),
      unit: z.string().optional(),
    }),
  ),
  files: z.array(z.object({ path: fileName, sha256 })),
  versions: z.record(z.string(), z.string()),
  issues: z.object({ blocker: z.number(), warning: z.number(), note: z.number() }),
});

export type Manifest = z.output<typeof manifestSchema>;

/** The exact text of manifest.json, keys in the schema's order. */
export function manifestJson(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}

/** @returns null when the text is not a manifest of ours. */
export function parseManifest(text: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
