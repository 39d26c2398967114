import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflateEntry } from '../../pipeline/intake/inflate.ts';
import { readZipDirectory, type ZipEntry } from '../../pipeline/intake/zip-directory.ts';

const TEXT = '指标编码,报告期,累计值,215\n'.repeat(5000);

function entryOf(level: 0 | 6, content = strToU8(TEXT)): ZipEntry {
  const [entry] = readZipDirectory(zipSync({ 'a/b.txt': [content, { level }] }), 10) ?? [];
  if (!entry) throw new Error('no entry');
  return entry;
}

function inflate(entry: ZipEntry, budget: number) {
  const pieces: Uint8Array[] = [];
  const result = inflateEntry(entry, budget, (piece) => void pieces.push(piece));
  return { result, text: Buffer.concat(pieces).toString('utf8') };
}

describe('readZipDirectory', () => {
  it('lists the entries in their order', () => {
    const bytes = zipSync({
      'b.txt': strToU8('b'),
      '/lead/a.txt': strToU8('a'),
      'back\\slash.txt': strToU8('c'),
    });
    expect(readZipDirectory(bytes, 10)?.map(({ name }) => name)).toEqual([
      'b.txt',
      'lead/a.txt',
      'back/slash.txt',
    ]);
    expect(readZipDirectory(bytes, 2)).toBeNull();
  });

  it('is null for every truncation, and never throws', () => {
    const bytes = zipSync({ 'a.txt': strToU8('content of a'), 'b.txt': strToU8('content of b') });
    const cut = Array.from({ length: bytes.length }, (_, length) =>
      readZipDirectory(bytes.subarray(0, length), 10),
    );
    expect(new Set(cut)).toEqual(new Set([null]));
  });

  it('survives any damaged byte', () => {
    const bytes = zipSync({ 'a.txt': strToU8('content of a') });
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      for (const entry of readZipDirectory(damaged, 10) ?? []) inflateEntry(entry, 1000, () => {});
    }
  });
});

describe('inflateEntry', () => {
  const size = strToU8(TEXT).length;

  it.each([0, 6] as const)('gives the content at level %i', (level) => {
    expect(inflate(entryOf(level), size)).toEqual({ result: size, text: TEXT });
    expect(inflate(entryOf(level, new Uint8Array()), 0)).toEqual({ result: 0, text: '' });
  });

  it.each([0, 6] as const)('stops when the budget is spent at level %i', (level) => {
    const { result, text } = inflate(entryOf(level), size - 1);
    expect(result).toBe('budget');
    expect(text.length).toBeLessThan(TEXT.length);
  });

  it('notices a changed digit, a truncated stream, an unknown method', () => {
    const stored = entryOf(0);
    const changed = stored.compressed.slice();
    changed[changed.indexOf('2'.charCodeAt(0))] = '3'.charCodeAt(0);
    expect(inflate({ ...stored, compressed: changed }, size).result).toBe('damaged');
    const deflated = entryOf(6);
    expect(inflate({ ...deflated, compressed: deflated.compressed.subarray(0, 50) }, size).result).toBe(
      'damaged',
    );
    expect(inflate({ ...deflated, method: 12 }, size).result).toBe('damaged');
  });

  it('lets an error of the taker through', () => {
    const fail = () => {
      throw new TypeError('mine');
    };
    expect(() => inflateEntry(entryOf(6), size, fail)).toThrow('mine');
  });
});
