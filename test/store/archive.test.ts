import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { archiveBytes, archivePath, checkArchived, extensionOf } from '../../pipeline/store/archive.ts';
import { OperatorError } from '../../pipeline/values/issue.ts';

const text = Buffer.from('指标编码,报告期,当月值\n');
const sha256 = sha256Of(text);
let out: string;
let scratch: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'duban-archive-'));
  scratch = join(out, '.working');
  await mkdir(scratch);
});
afterEach(() => rm(out, { recursive: true, force: true }));

describe('archiveBytes', () => {
  it('keeps bytes under their sha-256 and leaves nothing unfinished', async () => {
    const { archived } = await archiveBytes(out, scratch, text, 'csv');
    expect(archived).toBe(`archive/${sha256.slice(0, 2)}/${sha256}.csv`);
    expect(archived).toBe(archivePath(sha256, 'csv'));
    expect(await readFile(join(out, archived))).toEqual(text);
    expect(await readdir(scratch)).toEqual([]);
  });

  it('never rewrites a sound copy', async () => {
    const path = join(out, (await archiveBytes(out, scratch, text, 'csv')).archived);
    const before = await stat(path);
    await archiveBytes(out, scratch, text, 'csv');
    const after = await stat(path);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('puts a damaged copy right', async () => {
    const path = join(out, (await archiveBytes(out, scratch, text, 'csv')).archived);
    await writeFile(path, 'half');
    await archiveBytes(out, scratch, text, 'csv');
    expect(await readFile(path)).toEqual(text);
  });

  it('is not stopped by an unfinished copy of a dead run', async () => {
    await writeFile(join(scratch, `${sha256}.part`), 'ha');
    const { archived } = await archiveBytes(out, scratch, text, 'csv');
    expect(await readFile(join(out, archived))).toEqual(text);
  });

  it('says in one line that the place cannot be written', async () => {
    await writeFile(join(out, 'archive'), 'a file stands where the archive should be');
    const refused = await archiveBytes(out, scratch, text, 'csv').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OperatorError);
    expect((refused as OperatorError).issues.map(({ code }) => code)).toEqual(['output-unwritable']);
  });
});

describe('checkArchived', () => {
  it('is content with what is sound', async () => {
    const kept = await archiveBytes(out, scratch, text, 'csv');
    expect(kept).toEqual({ archived: archivePath(sha256, 'csv'), sha256, bytes: text.length });
    await checkArchived(out, [kept]);
  });

  it.each([
    ['gone', (path: string) => rm(path)],
    ['changed by one byte', (path: string) => writeFile(path, Buffer.concat([text, Buffer.from(' ')]))],
    ['empty', (path: string) => writeFile(path, '')],
  ])('names every file that is %s', async (_, damage) => {
    const sound = await archiveBytes(out, scratch, Buffer.from('sound'), 'txt');
    const damaged = [
      await archiveBytes(out, scratch, text, 'csv'),
      await archiveBytes(out, scratch, Buffer.from('schema: x'), 'yaml'),
    ];
    for (const { archived } of damaged) await damage(join(out, archived));
    const refused = await checkArchived(out, [sound, ...damaged]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OperatorError);
    expect((refused as OperatorError).issues.map(({ code }) => code)).toEqual([
      'archive-damaged',
      'archive-damaged',
    ]);
  });
});

describe('extensionOf', () => {
  it.each([
    ['an old or encrypted workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'bin'],
    ['text', text, 'csv'],
    ['GB18030 text', Buffer.from([0xd6, 0xb8, 0xb1, 0xea]), 'csv'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), 'bin'],
    ['a damaged zip', Buffer.from('PK\u0003\u0004rest'), 'bin'],
    ['nothing', Buffer.alloc(0), 'bin'],
  ])('%s', (_, bytes, extension) => {
    expect(extensionOf(bytes)).toBe(extension);
  });

  it('a workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('填报表').addRow(['指标编码']);
    expect(extensionOf(new Uint8Array(await workbook.xlsx.writeBuffer()))).toBe('xlsx');
  });
});
