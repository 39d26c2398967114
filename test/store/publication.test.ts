import { execFileSync, spawnSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSynced } from '../../pipeline/edge/files.ts';
import { checkPlaceIsFree, currentRunId, publish } from '../../pipeline/store/publication.ts';
import { closeWorkingFolder, openWorkingFolder } from '../../pipeline/store/working-folder.ts';

const startedAt = new Date('2025-07-22T09:13:00.123Z');
const host = hostname().replace(/[^A-Za-z0-9-]/g, '-');
let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'duban-publication-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

async function publishRun(period: string, content: string): Promise<string> {
  const folder = await openWorkingFolder(out, startedAt);
  await writeSynced(join(folder.files, 'evaluation.json'), content);
  const path = await publish(out, period, folder);
  await closeWorkingFolder(folder);
  return path;
}

describe('publish', () => {
  it('makes a run current under its period, by a relative link', async () => {
    const path = await publishRun('2025-06', 'first');
    expect(path).toMatch(/runs\/2025-06\/20250722T091300Z-[0-9a-f]{6}$/);
    expect(await readFile(join(out, '2025-06', 'evaluation.json'), 'utf8')).toBe('first');
    expect(await readlink(join(out, '2025-06'))).toBe(path.slice(out.length + 1));
    expect(await readdir(join(out, '.working'))).toEqual([]);
  });

  it('replaces the current run and keeps the earlier one', async () => {
    const first = await publishRun('2025-06', 'first');
    const second = await publishRun('2025-06', 'second');
    expect(await readFile(join(out, '2025-06', 'evaluation.json'), 'utf8')).toBe('second');
    expect(await readFile(join(first, 'evaluation.json'), 'utf8')).toBe('first');
    expect(second.endsWith(`/${await currentRunId(out, '2025-06')}`)).toBe(true);
  });

  it('leaves other periods alone', async () => {
    await publishRun('2025-06', 'june');
    await publishRun('2025-Q2', 'quarter');
    expect(await readFile(join(out, '2025-06', 'evaluation.json'), 'utf8')).toBe('june');
  });

  it('shows nothing before it is called', async () => {
    const folder = await openWorkingFolder(out, startedAt);
    await writeSynced(join(folder.files, 'evaluation.json'), 'unfinished');
    expect((await readdir(out)).filter((name) => !name.startsWith('.'))).toEqual([]);
  });
});

describe('what is not ours is not touched', () => {
  it.each([
    ['a folder', (place: string) => mkdir(place)],
    ['a file', (place: string) => writeFile(place, 'mine')],
    ['a link elsewhere', (place: string) => symlink('elsewhere', place)],
    ['a link to another period', (place: string) => symlink('runs/2025-05/20250722T091300Z-4f2a9c', place)],
    ['a link that climbs out', (place: string) => symlink('runs/2025-06/../../..', place)],
  ])('%s', async (_, occupy) => {
    const place = join(out, '2025-06');
    await occupy(place);
    const before = await lstat(place);
    await expect(checkPlaceIsFree(out, '2025-06')).rejects.toMatchObject({
      issues: [{ code: 'output-occupied' }],
    });
    await expect(publishRun('2025-06', 'new')).rejects.toMatchObject({
      issues: [{ code: 'output-occupied' }],
    });
    expect((await lstat(place)).ino).toBe(before.ino);
  });

  it('a place that is free, or a run of ours', async () => {
    await checkPlaceIsFree(out, '2025-06');
    await checkPlaceIsFree(join(out, 'not', 'there'), '2025-06');
    await publishRun('2025-06', 'first');
    await checkPlaceIsFree(out, '2025-06');
  });
});

describe('openWorkingFolder', () => {
  const deadPid = spawnSync(process.execPath, ['-e', '']).pid;
  const leave = (name: string) => mkdir(join(out, '.working', name, 'files'), { recursive: true });

  it('clears away what dead runs left, and nothing else', async () => {
    const kept = [
      `20250722T091300Z-aaaaaa~${host}~1~00000000`,
      `20250722T091300Z-bbbbbb~another-host~${deadPid}~00000000`,
      'notes of somebody',
    ];
    const dead = [
      `20250722T091300Z-cccccc~${host}~${deadPid}~00000000`,
      // an earlier process that had our own number, as in a restarted container
      `20250722T091300Z-dddddd~${host}~${process.pid}~00000000`,
    ];
    for (const name of [...kept, ...dead]) await leave(name);
    const mine = await openWorkingFolder(out, startedAt);
    const left = await readdir(join(out, '.working'));
    expect(left.sort()).toEqual([...kept, mine.path.split('/').at(-1)].sort());
  });

  it('two runs of one process in one second do not meet', async () => {
    const [one, two] = [await openWorkingFolder(out, startedAt), await openWorkingFolder(out, startedAt)];
    expect(one.runId).not.toBe(two.runId);
    expect((await readdir(join(out, '.working'))).length).toBe(2);
  });

  it('says in one line that the output folder cannot be made', async () => {
    await writeFile(join(out, 'file'), '');
    await expect(openWorkingFolder(join(out, 'file', 'below'), startedAt)).rejects.toMatchObject({
      issues: [{ code: 'output-unwritable' }],
    });
  });
});

describe('a full disk', () => {
  // A file system of 256 KiB of our own needs user namespaces; where there are none, the mapping of the error
  // is still covered by the cases above.
  const namespaces = spawnSync('unshare', ['-rm', 'true']).status === 0;

  it.runIf(namespaces)('is an operator error and publishes nothing', async () => {
    const script = `
      import { writeSynced, writingTo } from ${JSON.stringify(new URL('../../pipeline/edge/files.ts', import.meta.url).href)};
      import { openWorkingFolder } from ${JSON.stringify(new URL('../../pipeline/store/working-folder.ts', import.meta.url).href)};
      import { archiveBytes } from ${JSON.stringify(new URL('../../pipeline/store/archive.ts', import.meta.url).href)};
      const folder = await openWorkingFolder(process.argv[1], new Date(0));
      const codes = [];
      const refuse = (error) => codes.push(error.issues?.[0].message ?? error.stack);
      await archiveBytes(process.argv[1], folder.scratch, Buffer.alloc(1e6, 1), 'bin').catch(refuse);
      await writingTo('x', () => writeSynced(folder.files + '/big', Buffer.alloc(1e6, 2))).catch(refuse);
      console.log(JSON.stringify(codes));
    `;
    const printed = execFileSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        'mount -t tmpfs -o size=256k none "$1" && exec "$2" --input-type=module -e "$3" "$1"',
        'sh',
        out,
        process.execPath,
        script,
      ],
      { encoding: 'utf8' },
    );
    const messages = JSON.parse(printed) as string[];
    expect(messages.length).toBe(2);
    for (const message of messages) expect(message).toContain('磁盘空间不足');
  });
});
