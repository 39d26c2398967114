import { type Issue, issue } from '../values/issue.ts';
import { compareText } from '../values/order.ts';

/** A face for printing and the characters it has: first and last of each run of code points, in order. */
export type Coverage = {
  readonly family: string;
  readonly role: string;
  readonly coverage: readonly (readonly [number, number])[];
};

/** What official.css prints in another face than 仿宋, and with which one behind it. What is matched first is taken out. */
const PARTS: readonly { readonly pattern: RegExp; readonly face: string; readonly behind: string }[] = [
  {
    pattern: /<h1[^>]*>.*?<\/h1>|<p class="head-mark">.*?<\/p>/gs,
    face: 'duban-title',
    behind: 'duban-rare-title',
  },
  {
    pattern: /<(h2|strong|th|caption)>.*?<\/\1>|<p class="(?:classification|urgency)">.*?<\/p>/gs,
    face: 'duban-hei',
    behind: 'duban-rare-hei',
  },
  { pattern: /<h3>.*?<\/h3>|<p class="subtitle">.*?<\/p>/gs, face: 'duban-kai', behind: 'duban-rare-song' },
  {
    pattern: /<table(?! class="imprint")[^>]*>.*?<\/table>|<p class="note">.*?<\/p>/gs,
    face: 'duban-song',
    behind: 'duban-rare-song',
  },
];

/**
 * A note for each character that its face lacks: it is printed in the face that stands behind, and looks a little
 * different; a warning for one that neither has. By face, then by code point, each once.
 * @param html of renderHtml()
 */
export function findMissingGlyphs(html: string, faces: readonly Coverage[]): Issue[] {
  const named = new Map(faces.map((face) => [face.family, face]));
  let rest = html;
  const issues = PARTS.flatMap(({ pattern, face, behind }) => {
    const found = rest.match(pattern) ?? [];
    rest = rest.replace(pattern, '');
    return missingIn(found.join(''), named.get(face), named.get(behind));
  });
  return [...missingIn(rest, named.get('duban-fangsong'), named.get('duban-rare-song')), ...issues];
}

function missingIn(html: string, face: Coverage | undefined, behind: Coverage | undefined): Issue[] {
  if (!face || !behind) throw new Error('a face that official.css names is not in fonts.json');
  const text = html.replace(/<[^>]*>/g, '').replace(/&(?:#\w+|\w+);/g, '');
  const characters = [...new Set(text)].filter((character) => character > ' ').sort(compareText);
  return characters
    .filter((character) => !covers(face, character))
    .map((character) => {
      const values = { character, code: codeOf(character), face: face.role };
      return covers(behind, character)
        ? issue('glyph-borrowed', {}, values)
        : issue('glyph-missing', {}, values);
    });
}

function covers({ coverage }: Coverage, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
