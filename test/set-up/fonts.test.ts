import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontFaceRules, readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { css } from '../render/sample.ts';
import { faces, root } from './sandbox.ts';

type Font = { readonly file: Buffer; readonly tables: ReadonlyMap<string, Buffer> };

const DOUBLES =
  /^[\u2012\u2015\u2215\u2329\u232a\u2e80-\u2fdf\u301c\u3400-\u4dbf\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u;

it('official.css names no face that is not in fonts.json, and the other way round', () => {
  const named = new Set([...css.matchAll(/\bduban-[a-z-]+/g)].map(([family]) => family));
  expect([...named].sort()).toEqual(faces.faces.map(({ family }) => family).sort());
  // one weight each: emphasis is another face
  expect(css).not.toMatch(/font-weight: (?!400)|font: (?!400)/);
});

it('every rule names a file that is there, with the same ascent', () => {
  const rules = fontFaceRules(readPrintFaces()).split('\n');
  expect(rules.length).toBe(faces.faces.length);
  for (const rule of rules) {
    expect(rule).toContain('ascent-override: 88%; descent-override: 12%; line-gap-override: 0%');
    expect(readFileSync(new URL(/url\("([^"]+)"\)/.exec(rule)?.[1] ?? '')).length).toBeGreaterThan(1_000_000);
  }
});

it('the record says which characters a face has', () => {
  const has = (family: string, character: string) =>
    readPrintFaces()
      .find((face) => face.family === family)
      ?.coverage.some(([first, last]) => {
        const code = character.codePointAt(0) ?? 0;
        return code >= first && code <= last;
      });
  expect(['国', '堃'].map((character) => has('duban-rare-song', character))).toEqual([true, true]);
  expect(has('duban-fangsong', '国')).toBe(true);
});

const fromNpm = readPrintFaces().flatMap((face) => {
  const { file } = faces.faces.find(({ family }) => family === face.family) ?? {};
  return file !== undefined && face.name.startsWith('Noto') && face.substitute === ''
    ? [{ ...face, source: file }]
    : [];
});

describe.each(fromNpm)('the printing copy of $name for $family', ({ file, source: original }) => {
  const source = readFont(join(root, 'node_modules', original));
  const copy = readFont(join(root, 'node_modules/.duban/fonts', file));
  const before = readMap(source);
  const after = readMap(copy);

  it('leads to every ordinary character’s own glyph', () => {
    const differs = [...before].filter(([code, glyph]) => !isDouble(code) && after.get(code) !== glyph);
    // — takes the glyph that Noto draws it with in Chinese text
    expect(differs.map(([code]) => code)).toEqual([0x2014]);
    expect(after.get(0x2014)).toBe(before.get(0x2015));
  });

  it('leads to no glyph from a double and from an ordinary character', () => {
    const ordinary = new Set([...after].filter(([code]) => !isDouble(code)).map(([, glyph]) => glyph));
    expect([...after].filter(([code, glyph]) => isDouble(code) && ordinary.has(glyph))).toEqual([]);
    expect(before.size - after.size).toBeGreaterThan(300);
  });

  it('keeps the doubles that have a glyph of their own', () => {
    const own = [...before].filter(([code]) => isDouble(code) && after.has(code));
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter(([code, glyph]) => after.get(code) !== glyph)).toEqual([]);
  });

  it('is otherwise the font itself, and whole', () => {
    for (const [tag, bytes] of source.tables) {
      if (tag === 'cmap' || tag === 'head') continue;
      expect(copy.tables.get(tag)?.equals(bytes), tag).toBe(true);
    }
    let sum = 0;
    for (let at = 0; at < copy.file.length; at += 4) sum = (sum + copy.file.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});

function isDouble(code: number): boolean {
  return DOUBLES.test(String.fromCodePoint(code));
}

function readFont(path: string): Font {
  const file = readFileSync(path);
  const entries = Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const tables = entries.map((at) => {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    return [file.toString('latin1', at, at + 4), file.subarray(offset, offset + length)] as const;
  });
  return { file, tables: new Map(tables) };
}

/** Glyph by character, from the font's format 12 map. */
function readMap({ tables }: Font): Map<number, number> {
  const cmap = tables.get('cmap') ?? Buffer.alloc(4);
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index));
  const map = cmap.subarray(starts.find((start) => cmap.readUInt16BE(start) === 12));
  const pairs: [number, number][] = [];
  for (let at = 16; at < 16 + 12 * map.readUInt32BE(12); at += 12) {
    const [first, last, glyph] = [map.readUInt32BE(at), map.readUInt32BE(at + 4), map.readUInt32BE(at + 8)];
    for (let code = first; code <= last; code++) pairs.push([code, glyph + code - first]);
  }
  return new Map(pairs);
}
