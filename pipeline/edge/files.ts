import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { issue, OperatorError } from '../values/issue.ts';

/** What the disk can refuse that an operator can mend; everything else is a bug and keeps its stack. */
const DISK_REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  EFBIG: '文件超过系统允许的大小',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '文件系统是只读的',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '同名文件占用了文件夹的位置',
  EISDIR: '同名文件夹占用了文件的位置',
  ELOOP: '符号链接成环',
  ENAMETOOLONG: '文件名过长',
  EXDEV: '输出目录跨越了两个文件系统',
  EIO: '磁盘读写错误',
  ENOENT: '文件夹不存在或已被移走',
};

/** Lower-case hexadecimal sha-256. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes a file that must not exist yet and returns when the disk has it. Not atomic by itself: for
 * files that become visible later, all at once, by a rename of their folder.
 */
export async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames and new entries in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file's bytes, or null when there is no such file (a folder of that name included). */
export async function readFileIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}

/**
 * Runs something that writes below `path`.
 * @throws OperatorError output-unwritable when the disk refuses (full, read-only, no permission …).
 */
export async function writingTo<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const reason = DISK_REFUSALS[errorCode(error)];
    if (reason === undefined) throw error;
    throw new OperatorError([issue('output-unwritable', {}, { path, reason })]);
  }
}

/** The system's code of a failed call (`ENOENT`), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
