import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { root } from './sandbox.ts';

type Table = { readonly tag: string; readonly bytes: Buffer };
type Pairs = (readonly [number, number])[];
/** Plain JavaScript, for it runs before there is anything else; these are its types. */
type SetUp = {
  readMap: (cmap: Buffer) => Pairs;
  rangesOf: (pairs: Pairs) => Pairs;
  writeMap: (pairs: Pairs) => Buffer;
  facesOf: (font: Buffer) => number[];
  hasCffOutlines: (font: Buffer, start: number) => boolean;
  namesOf: (font: Buffer, start: number) => string[];
  readTables: (font: Buffer, start?: number) => Table[];
  writeFont: (header: Buffer, tables: Table[]) => Buffer;
  findFaces: (
    files: (readonly [string, number])[],
    names: string[],
  ) => Map<string, { path: string; start: number }>;
  withoutRadicals: (font: Buffer, start?: number) => Buffer;
};

const modules = await Promise.all(
  ['character-map', 'font-file', 'machine-fonts', 'radicals'].map(
    (name) => import(/* @vite-ignore */ pathToFileURL(join(root, 'pipeline/set-up', `${name}.mjs`)).href),
  ),
);
const setUp: SetUp = Object.assign({}, ...modules);
const { readMap, rangesOf, writeMap, facesOf, hasCffOutlines } = setUp;
const { namesOf, readTables, writeFont, findFaces, withoutRadicals } = setUp;

const noto = join(root, 'node_modules/@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
const font = readFileSync(noto);
const folder = mkdtempSync(join(tmpdir(), 'duban-faces-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A collection of one face: its tables lie behind the collection's own header. */
function collection(): Buffer {
  const header = Buffer.alloc(16);
  header.write('ttcf', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(1, 8);
  header.writeUInt32BE(16, 12);
  const moved = Buffer.from(font);
  for (let index = 0; index < moved.readUInt16BE(4); index++) {
    const at = 12 + 16 * index + 8;
    moved.writeUInt32BE(moved.readUInt32BE(at) + header.length, at);
  }
  return Buffer.concat([header, moved]);
}

describe('a font of the machine', () => {
  it('is known by every name it has, alone or in a collection', () => {
    expect(facesOf(font)).toEqual([0]);
    expect(namesOf(font, 0)).toContain('NotoSansSC-Medium');
    const whole = collection();
    expect(facesOf(whole)).toEqual([16]);
    expect(namesOf(whole, 16)).toEqual(namesOf(font, 0));
  });

  it('is found among others, damaged ones included', () => {
    copyFileSync(noto, join(folder, 'a.ttf'));
    writeFileSync(join(folder, 'b.ttc'), collection());
    writeFileSync(join(folder, 'c.ttf'), font.subarray(0, 40));
    writeFileSync(join(folder, 'd.ttf'), 'no font');
    const files = ['d', 'c', 'b', 'a'].map(
      (name) => [join(folder, `${name}.${name === 'b' ? 'ttc' : 'ttf'}`), 0] as const,
    );
    const found = findFaces(files, ['NotoSansSC-Medium', '仿宋']);
    expect([...found]).toEqual([['NotoSansSC-Medium', { path: join(folder, 'b.ttc'), start: 16 }]]);
    expect(hasCffOutlines(font, 0)).toBe(false);
    expect(hasCffOutlines(Buffer.from('OTTO'), 0)).toBe(true);
  });

  it('is the same face taken out of a collection', () => {
    expect(withoutRadicals(collection(), 16).equals(withoutRadicals(font))).toBe(true);
    expect(facesOf(writeFont(font.subarray(0, 12), readTables(font)))).toEqual([0]);
  });
});

describe('a character map', () => {
  it('is read as it was written, and in ranges', () => {
    const pairs: [number, number][] = [
      [0x41, 5],
      [0x42, 6],
      [0x4e00, 9],
      [0x20000, 7],
    ];
    expect(readMap(writeMap(pairs))).toEqual(pairs);
    expect(rangesOf(pairs)).toEqual([
      [0x41, 0x42],
      [0x4e00, 0x4e00],
      [0x20000, 0x20000],
    ]);
  });

  it('is read in the older form, of the basic plane', () => {
    // two segments: A–B by a difference, and the one that ends every such map
    const map = Buffer.alloc(12 + 16 + 16);
    map.writeUInt16BE(1, 2);
    map.writeUInt32BE(12, 8);
    [4, 32, 0, 4, 4, 1, 0, 0x42, 0xffff, 0, 0x41, 0xffff, 0xffc4, 1, 0, 0].forEach((value, index) => {
      map.writeUInt16BE(value, 12 + 2 * index);
    });
    expect(readMap(map)).toEqual([
      [0x41, 5],
      [0x42, 6],
    ]);
  });
});

const made = readPrintFaces().filter(({ name }) => name.startsWith('Duban'));
describe.runIf(made.length > 0).each(made)('$name, with outlines made here', ({ file }) => {
  const path = join(root, 'node_modules/.duban/fonts', file);

  it('is TrueType under its own name, with Latin letters half as wide as Han characters or nearly so', () => {
    const own = readFileSync(path);
    const tables = new Map(readTables(own).map(({ tag, bytes }) => [tag, bytes]));
    expect(hasCffOutlines(own, 0)).toBe(false);
    expect(namesOf(own, 0).every((name) => name.startsWith('Duban'))).toBe(true);
    const glyphs = new Map(readMap(tables.get('cmap') ?? Buffer.alloc(0)));
    const widthOf = (character: string) =>
      tables.get('hmtx')?.readUInt16BE(4 * (glyphs.get(character.codePointAt(0) ?? 0) ?? 0));
    expect(widthOf('国')).toBe(1000);
    for (const character of '0259') expect(Math.abs((widthOf(character) ?? 0) - 500)).toBeLessThan(60);
  });

  it('has its licence beside the face it was made from', () => {
    for (const name of ['Fandol-COPYING.gz', 'Fandol-README'])
      expect(statSync(join(root, '.duban/fonts', name)).size).toBeGreaterThan(100);
  });
});
