import { readFile, stat } from 'node:fs/promises';
import { readCsv } from '../intake/csv.ts';
import { type FileFinding, sniffFile, tooLarge } from '../intake/file-kind.ts';
import { LIMITS } from '../intake/limits.ts';
import { slimWorkbook } from '../intake/slim-workbook.ts';
import type { RawWorkbook } from '../intake/workbook.ts';
import { errorCode } from './files.ts';
import { readWithExceljs } from './workbook-exceljs.ts';

/** What the child says about one file. `cutSheets` had rows beyond the limit. */
export type ChildAnswer =
  | { readonly workbook: RawWorkbook; readonly cutSheets: readonly string[] }
  | { readonly finding: FileFinding };

export type ChildMessage = 'ready' | ChildAnswer;

/** The child process: one file after another, each asked for by its path. It ends with its parent. */
function serve(): void {
  process.on('message', (path: string) => {
    readWorkbookFile(path).then(answer, (error: unknown) => {
      process.stderr.write(error instanceof Error ? `${error.stack}\n` : `${error}\n`);
      process.exit(70);
    });
  });
  process.on('disconnect', () => process.exit(0));
  answer('ready');
}

function answer(message: ChildMessage): void {
  process.send?.(message);
}

async function readWorkbookFile(path: string): Promise<ChildAnswer> {
  const bytes = await readBounded(path);
  if ('code' in bytes) return { finding: bytes };
  const file = sniffFile(bytes);
  if (file.kind === 'refused') return { finding: file.finding };
  if (file.kind === 'text') {
    const csv = readCsv(bytes);
    if ('code' in csv) return { finding: csv };
    return { workbook: csv.workbook, cutSheets: csv.cut ? csv.workbook.sheets.map(({ name }) => name) : [] };
  }
  const slim = slimWorkbook(file.entries);
  if ('code' in slim) return { finding: slim };
  try {
    const workbook = await readWithExceljs(slim);
    return { workbook, cutSheets: slim.sheets.filter(({ cut }) => cut).map(({ name }) => name) };
  } catch {
    // exceljs throws errors of every kind on XML that it does not understand: none of them is ours.
    return { finding: { code: 'file-unreadable', values: { reason: '内容不是规范的 xlsx 格式' } } };
  }
}

async function readBounded(path: string): Promise<Buffer | FileFinding> {
  try {
    const { size } = await stat(path);
    if (size > LIMITS.fileBytes) return { code: 'file-too-large', values: tooLarge(size) };
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return { code: 'file-unreadable', values: { reason: '没有读取权限，或文件已被移走' } };
  }
}

serve();
