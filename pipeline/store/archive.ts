import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFileIfThere, sha256Of, syncFolder, writeSynced, writingTo } from '../edge/files.ts';
import { issue, OperatorError } from '../values/issue.ts';

/** Extensions of archived files: a fixed set, never taken from what a sender called the file. */
export type ArchiveExtension = 'xlsx' | 'ole' | 'csv' | 'bin' | 'yaml' | 'txt';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Enough of a file to tell text from anything else. */
const SNIFFED_BYTES = 4096;

/** Path of a content in the archive, relative to the output folder and with `/` on every system. */
export function archivePath(sha256: string, extension: ArchiveExtension): string {
  return `archive/${sha256.slice(0, 2)}/${sha256}.${extension}`;
}

/** What a received file is, by its first bytes. A zip is taken for a workbook: nothing else is read. */
export function sniffExtension(bytes: Uint8Array): ArchiveExtension {
  const startsWith = (signature: readonly number[]) =>
    signature.every((byte, index) => bytes[index] === byte);
  if (startsWith(ZIP)) return 'xlsx';
  if (startsWith(OLE)) return 'ole';
  return bytes.length > 0 && !bytes.subarray(0, SNIFFED_BYTES).includes(0) ? 'csv' : 'bin';
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
