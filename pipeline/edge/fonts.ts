import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { issue, OperatorError } from '../values/issue.ts';
import { sha256Of } from './files.ts';

/** A face that documents are printed with, as the set-up chose it: pipeline/set-up/fonts.mjs. */
export type PrintFace = {
  readonly family: string;
  readonly weight: number;
  /** 仿宋, 黑体 … */
  readonly role: string;
  /** The font's own name. */
  readonly name: string;
  /** Why this face stands in for the one that should be there; empty when it does not. */
  readonly substitute: string;
  readonly file: string;
  readonly sha256: string;
  /** First and last of each run of characters it has. */
  readonly coverage: readonly (readonly [number, number])[];
};

const kept = new URL('../../node_modules/.duban/', import.meta.url);

/**
 * The faces that the set-up has made ready.
 * @throws OperatorError font-missing: the browser would put another font in its place without a word.
 */
export function readPrintFaces(): readonly PrintFace[] {
  const faces = readRecord();
  const missing = faces.filter((face) => !existsSync(fileURLToPath(urlOf(face))));
  if (faces.length === 0 || missing.length > 0) {
    const names = missing.map(({ role, name }) => `${role} ${name}`).join('、') || '全部';
    throw new OperatorError([issue('font-missing', {}, { faces: names })]);
  }
  return faces;
}

/** One checksum for all of them: what a manifest names them by. */
export function facesSha256(faces: readonly PrintFace[]): string {
  return sha256Of(faces.map(({ family, sha256 }) => `${family} ${sha256}`).join('\n'));
}

/** The `@font-face` rules of the faces, with `file:` addresses. */
export function fontFaceRules(faces: readonly PrintFace[]): string {
  return faces.map(fontFaceRule).join('\n');
}

/** All faces get the same ascent, or lines that mix them would drift off the line grid. */
function fontFaceRule(face: PrintFace): string {
  return (
    `@font-face { font-family: ${face.family}; font-weight: ${face.weight}; src: url("${urlOf(face).href}"); ` +
    'ascent-override: 88%; descent-override: 12%; line-gap-override: 0%; }'
  );
}

function readRecord(): readonly PrintFace[] {
  try {
    const record = readFileSync(new URL('fonts.json', kept), 'utf8');
    return (JSON.parse(record) as { faces: readonly PrintFace[] }).faces;
  } catch {
    return [];
  }
}

function urlOf({ file }: PrintFace): URL {
  return new URL(`fonts/${file}`, kept);
}
