import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFileIfThere, sha256Of, syncFolder, writeSynced, writingTo } from '../edge/files.ts';
import { sniffFile } from '../intake/file-kind.ts';
import { issue, OperatorError } from '../values/issue.ts';

/** Extensions of archived files: a fixed set, never taken from what a sender called the file. */
export type ArchiveExtension = 'xlsx' | 'csv' | 'bin' | 'yaml' | 'txt';

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
 * @returns the path relative to `out`.
 * @throws OperatorError output-unwritable.
 */
export async function archiveBytes(
  out: string,
  scratch: string,
  bytes: Uint8Array,
  extension: ArchiveExtension,
): Promise<string> {
  const sha256 = sha256Of(bytes);
  const relative = archivePath(sha256, extension);
  const path = join(out, relative);
  return writingTo(path, async () => {
    const present = await readFileIfThere(path);
    if (present && sha256Of(present) === sha256) return relative;
    const unfinished = join(scratch, `${sha256}.part`);
    await rm(unfinished, { force: true });
    await writeSynced(unfinished, bytes);
    const folder = dirname(path);
    const created = await mkdir(folder, { recursive: true });
    await rename(unfinished, path);
    await syncFolder(folder);
    if (created !== undefined) await syncFolder(dirname(folder));
    return relative;
  });
}

/**
 * The bytes of an archived file, checked against their sha-256.
 * @throws OperatorError archive-damaged when they are gone or changed.
 */
export async function readArchived(out: string, relative: string, sha256: string): Promise<Buffer> {
  const bytes = await readFileIfThere(join(out, relative));
  if (bytes && sha256Of(bytes) === sha256) return bytes;
  throw new OperatorError([issue('archive-damaged', { file: relative }, { path: relative })]);
}
