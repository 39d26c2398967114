import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { pullFolder } from '../../pipeline/sources/folder.ts';
import { OperatorError } from '../../pipeline/values/issue.ts';

let around: string;
let inbox: string;

beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'duban-folder-'));
  inbox = join(around, 'inbox');
  await mkdir(inbox);
});

afterEach(() => rm(around, { recursive: true }));

async function put(name: string, content: string): Promise<void> {
  const path = join(inbox, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function told() {
  const { files, demo, issues } = await pullFolder(inbox);
  return {
    files: files.map((file) => `${file.name}${file.demo ? ' demo' : ''}`),
    demo,
    issues: issues.map(({ code, file }) => `${code} ${file}`),
  };
}

const refusal = (path: string) =>
  pullFolder(path).then(
    () => 'pulled',
    (error: unknown) =>
      error instanceof OperatorError ? error.issues.map(({ code, message }) => [code, message]) : error,
  );

describe('pullFolder', () => {
  it('gives every file below the folder with its content, by name', async () => {
    await put('b.xlsx', 'bb');
    await put('商务局/6月.csv', 'cc');
    await put('a/深/c.xlsx', 'dd');
    await put('B.xlsx', 'ee');
    const { files, issues } = await pullFolder(inbox);
    expect(files.map(({ name }) => name)).toEqual(['B.xlsx', 'a/深/c.xlsx', 'b.xlsx', '商务局/6月.csv']);
    expect(files[2]).toEqual({
      name: 'b.xlsx',
      path: join(inbox, 'b.xlsx'),
      bytes: Buffer.from('bb'),
      sha256: sha256Of('bb'),
      demo: false,
    });
    expect(issues).toEqual([]);
  });

  it('leaves alone what programs leave behind', async () => {
    for (const name of [
      '.hidden',
      '.git/config',
      '~$表.xlsx',
      'Thumbs.db',
      'desktop.ini',
      '__MACOSX/._a.xlsx',
      '.DS_Store',
    ])
      await put(name, name);
    await put('a.xlsx', 'a');
    expect(await told()).toEqual({ files: ['a.xlsx'], demo: false, issues: [] });
  });

  it('reads identical content once, under its first name', async () => {
    await put('b.xlsx', 'same');
    await put('a/b.xlsx', 'same');
    await put('c.xlsx', 'other');
    const { files, issues } = await pullFolder(inbox);
    expect(files.map(({ name }) => name)).toEqual(['a/b.xlsx', 'c.xlsx']);
    expect(issues.map(({ code, severity, file, message }) => [code, severity, file, message])).toEqual([
      ['file-duplicate', 'note', 'b.xlsx', '与“a/b.xlsx”内容完全相同，只计一次'],
    ]);
  });

  it('marks what lies in or below a folder of demonstration data', async () => {
    await put('a.xlsx', 'a');
    await put('演示/dataset.yaml', 'title: 演示\ndemo: true # 虚构\n');
    await put('演示/b.xlsx', 'b');
    await put('演示/深/c.xlsx', 'c');
    await put('真实/dataset.yaml', 'demo: false\n');
    await put('真实/d.xlsx', 'd');
    expect(await told()).toEqual({
      files: ['a.xlsx', '演示/b.xlsx demo', '演示/深/c.xlsx demo', '真实/d.xlsx'],
      demo: true,
      issues: [],
    });
  });

  it('keeps the mark when the rest of that file is broken', async () => {
    await put('dataset.yaml', 'title: "未完\ndemo: true\n');
    await put('a.xlsx', 'a');
    expect((await told()).files).toEqual(['a.xlsx demo']);
  });

  it('follows a link inside the folder, never one out of it, nor in circles', async () => {
    await put('a/a.xlsx', 'a');
    await writeFile(join(around, 'secret.xlsx'), 'secret');
    await mkdir(join(around, 'inbox-elsewhere'));
    await symlink(join(inbox, 'a', 'a.xlsx'), join(inbox, 'b.xlsx'));
    await symlink(join(around, 'secret.xlsx'), join(inbox, 'c.xlsx'));
    await symlink(join(around, 'inbox-elsewhere'), join(inbox, 'd'));
    await symlink(inbox, join(inbox, 'a', 'circle'));
    await symlink(join(around, 'nowhere'), join(inbox, 'e.xlsx'));
    expect(await told()).toEqual({
      files: ['a/a.xlsx'],
      demo: false,
      issues: [
        'file-link-outside c.xlsx',
        'file-link-outside d',
        'file-unreadable e.xlsx',
        'file-duplicate b.xlsx',
      ],
    });
  });

  it('may itself be a link', async () => {
    await put('a.xlsx', 'a');
    const link = join(around, 'link');
    await symlink(inbox, link);
    expect((await pullFolder(link)).files.map(({ name }) => name)).toEqual(['a.xlsx']);
  });

  it('does not read a file of gigabytes', async () => {
    await put('a.xlsx', 'a');
    await put('big.xlsx', '');
    await truncate(join(inbox, 'big.xlsx'), 3 * 1024 ** 3);
    expect(await told()).toEqual({ files: ['a.xlsx'], demo: false, issues: ['file-too-large big.xlsx'] });
  });

  it.skipIf(process.getuid?.() === 0)('goes on after what it may not read', async () => {
    await put('a.xlsx', 'a');
    await put('b.xlsx', 'b');
    await put('c/c.xlsx', 'c');
    await chmod(join(inbox, 'b.xlsx'), 0);
    await chmod(join(inbox, 'c'), 0);
    const found = await told();
    await chmod(join(inbox, 'c'), 0o700);
    expect(found).toEqual({
      files: ['a.xlsx'],
      demo: false,
      issues: ['file-unreadable c', 'file-unreadable b.xlsx'],
    });
  });

  it('refuses a folder that is not there, is a file, or holds nothing', async () => {
    await put('a/.hidden', 'a');
    await put('a/dataset.yaml', 'demo: true');
    const file = join(around, 'file');
    await writeFile(file, 'a');
    const nowhere = join(around, 'nowhere');
    expect(await refusal(nowhere)).toEqual([['inbox-missing', `找不到数据文件夹：${nowhere}`]]);
    expect(await refusal(file)).toEqual([['inbox-missing', `找不到数据文件夹：${file}`]]);
    expect(await refusal(inbox)).toEqual([['inbox-empty', `数据文件夹中没有任何表格：${inbox}`]]);
  });
});
