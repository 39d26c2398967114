import { join } from 'node:path';
import { makeDocuments, openPress } from '../documents.ts';
import { readFileIfThere } from '../edge/files.ts';
import type { OwnTemplates } from '../edge/templates.ts';
import type { World } from '../edge/world.ts';
import type { Judged } from '../judge.ts';
import { versionsOf } from '../run.ts';
import type { StoredRun } from '../store/runs.ts';
import { DOCUMENT_ISSUES } from '../values/document-issues.ts';
import type { Issue } from '../values/issue.ts';
import { correctionOf } from '../versions.ts';

/** What making a run's documents again has shown. */
export type DocumentsAgain = {
  /** Names of documents that came out with other bytes, or not at all. */
  readonly changed: readonly string[];
  /** What is not as it was when the run was made: then the documents were not made again. */
  readonly otherVersions: readonly string[];
};

/**
 * Makes the documents of a run again, from what was judged again, and compares their checksums. Only with the versions
 * the run was made with: another Chromium, font or template rightly gives other bytes.
 */
export async function compareDocuments(
  run: StoredRun,
  judged: Judged,
  world: World,
): Promise<DocumentsAgain> {
  const { documents, versions } = run.manifest;
  if (documents.length === 0) return { changed: [], otherVersions: [] };
  const formats = [...new Set(documents.map(({ format }) => format))];
  const press = await openPress(formats, await archivedTemplates(run));
  try {
    const present = await versionsOf(press);
    const names = [...new Set([...Object.keys(versions), ...Object.keys(present)])];
    const otherVersions = names.filter((name) => versions[name] !== present[name]);
    if (otherVersions.length > 0) return { changed: [], otherVersions };
    const made = await makeAgain(run, judged, press, world);
    const changed = documents.filter(({ path, sha256 }) => made.get(path) !== sha256);
    return { changed: changed.map(({ path }) => path), otherVersions };
  } finally {
    await press.close();
  }
}

/** The user's own templates as they were then. */
async function archivedTemplates({ manifest: { templates }, out }: StoredRun): Promise<OwnTemplates | null> {
  if (templates === null) return null;
  const files = await Promise.all(
    templates.files.map(async ({ path, archived }) => ({
      name: path,
      bytes: (await readFileIfThere(join(out, archived))) ?? new Uint8Array(),
    })),
  );
  return { folder: templates.folder, files };
}

/** Checksums by name. */
async function makeAgain(
  { manifest, folder, out }: StoredRun,
  judged: Judged,
  press: Awaited<ReturnType<typeof openPress>>,
  world: World,
): Promise<Map<string, string>> {
  const correction = await correctionOf(out, manifest.corrects, {
    ...judged,
    planSha256: manifest.plan.sha256,
  });
  const { documents } = await makeDocuments(
    { ...judged, issues: await storedIssues(folder) },
    {
      reports: [...new Set(manifest.documents.map(({ report }) => report))],
      formats: [...new Set(manifest.documents.map(({ format }) => format))],
      unit: null,
      date: manifest.run.date,
      correction,
    },
    press,
    async () => {},
    world,
  );
  return new Map(documents.map(({ path, sha256 }) => [path, sha256]));
}

/** What the documents' annex tells of: some of it was found while the files were collected, and only then. */
async function storedIssues(folder: string): Promise<Issue[]> {
  const text = (await readFileIfThere(join(folder, 'issues.json')))?.toString('utf8') ?? '[]';
  const issues = JSON.parse(text) as Issue[];
  return issues.filter(({ code }) => !(code in DOCUMENT_ISSUES));
}
