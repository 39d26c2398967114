import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issue, OperatorError } from '../values/issue.ts';

type FontFace = { readonly family: string; readonly weight: number; readonly file: string };

const root = new URL('../../', import.meta.url);

/**
 * The `@font-face` rules of templates/fonts.json, with `file:` addresses.
 * @throws OperatorError font-missing: the browser would put another font in its place without a word.
 */
export function readFontFaces(): string {
  const { faces } = JSON.parse(readFileSync(new URL('templates/fonts.json', root), 'utf8')) as {
    faces: readonly FontFace[];
  };
  const missing = faces.filter((face) => !existsSync(fileURLToPath(fontUrl(face))));
  if (missing.length > 0) {
    const names = missing.map((face) => `${face.family} ${face.weight}`).join('、');
    throw new OperatorError([issue('font-missing', {}, { faces: names })]);
  }
  return faces.map(fontFaceRule).join('\n');
}

/** All faces get the same ascent, or lines that mix them would drift off the line grid. */
function fontFaceRule(face: FontFace): string {
  return (
    `@font-face { font-family: ${face.family}; font-weight: ${face.weight}; src: url("${fontUrl(face).href}"); ` +
    'ascent-override: 88%; descent-override: 12%; line-gap-override: 0%; }'
  );
}

/** The copy that pipeline/set-up/fonts.mjs has made. */
function fontUrl(face: FontFace): URL {
  return new URL(`node_modules/.duban/fonts/${basename(face.file)}`, root);
}
