import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFileIfThere, sha256Of, syncFolder, writeSynced, writingTo } from '../edge/files.ts';
import { sniffFile } from '../intake/file-kind.ts';
import { issue, OperatorError } from '../values/issue.ts';

/** Extensions of archived files: a fixed set, never taken from what a sender called the file. */
export type ArchiveExtension = 'xlsx' | 'csv' | 'bin' | 'yaml' | 'txt' | 'hbs' | 'css';

/** A kept content, as a manifest names it. */
export type Archived = { readonly archived: string; readonly sha256: string; readonly bytes: number };

const EXTENSIONS = { workbook: 'xlsx', text: 'csv', refused: 'bin' } as const;

/** Path of a content in the archive, relative to the output folder and with `/` on every system. */
export function archivePath(sha256: string, extension: ArchiveExtension): string {
  return `archive/${sha256.slice(0, 2)}/${sha256}.${extension}`;
}

/** The extension of a received file, by what its content is. */
export function extensionOf(bytes: Uint8Array): ArchiveExtension {
  return EXTENSIONS[sniffFile(bytes).kind];
}

/**
 * Keeps bytes under their own sha-256, once and for ever: written beside, synced, renamed into place.
 * A copy that is already there and sound is left alone; a damaged one is put right.
 * @param scratch a folder on the same file system for the unfinished copy.
 * @throws OperatorError output-unwritable.
 */
export async function archiveBytes(
  out: string,
  scratch: string,
  bytes: Uint8Array,
  extension: ArchiveExtension,
): Promise<Archived> {
  const sha256 = sha256Of(bytes);
  const archived = archivePath(sha256, extension);
  const path = join(out, archived);
  await writingTo(path, async () => {
    if (await isSound(path, sha256)) return;
    const unfinished = join(scratch, `${sha256}.part`);
    await rm(unfinished, { force: true });
    await writeSynced(unfinished, bytes);
    const folder = dirname(path);
    const created = await mkdir(folder, { recursive: true });
    await rename(unfinished, path);
    await syncFolder(folder);
    if (created !== undefined) await syncFolder(dirname(folder));
  });
  return { archived, sha256, bytes: bytes.length };
}

/**
 * Makes sure that archived files are there and unchanged.
 * @throws OperatorError archive-damaged, naming every one that is not.
 */
export async function checkArchived(
  out: string,
  files: readonly Pick<Archived, 'archived' | 'sha256'>[],
): Promise<void> {
  const damaged: string[] = [];
  for (const { archived, sha256 } of files)
    if (!(await isSound(join(out, archived), sha256))) damaged.push(archived);
  if (damaged.length > 0)
    throw new OperatorError(damaged.map((path) => issue('archive-damaged', {}, { path })));
}

async function isSound(path: string, sha256: string): Promise<boolean> {
  const bytes = await readFileIfThere(path);
  return bytes !== null && sha256Of(bytes) === sha256;
}
