import { type Issue, issue } from '../values/issue.ts';
import { compareText } from '../values/order.ts';

/** A face for printing and the characters it has: first and last of each run of code points, in order. */
export type Coverage = {
  readonly role: string;
  readonly ranges: readonly (readonly [number, number])[];
};

/**
 * A note for each character that the face of running text lacks: it is printed in the face that stands behind, and looks
 * a little different; a warning for one that no face has. In the order of their code points, each once.
 */
export function findMissingGlyphs(text: string, face: Coverage, behind: Coverage): Issue[] {
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

function covers({ ranges }: Coverage, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
