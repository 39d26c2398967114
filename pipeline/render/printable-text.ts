/** Everything outside XML 1.0's Char production: Word calls a file that holds one “unreadable content”. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Marks that turn the direction of the text around them: of no use here, and able to make a line read otherwise. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Radicals and compatibility ideographs, as text copied out of a PDF often has them: ⾼ for 高. */
const COMPATIBILITY = /[\u2F00-\u2FD5\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/** Look the same as their commoner twin; the fonts for printing have only that one: pipeline/set-up/radicals.mjs. */
const TWINS: Readonly<Record<string, string>> = {
  '\u2012': '–',
  '\u2015': '—',
  '\u2215': '／',
  '\u2329': '〈',
  '\u232A': '〉',
  '\u301C': '～',
};

/** The text in characters that can be printed, searched for and kept in a Word file. */
export function printableText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(DIRECTION, '')
    .replace(COMPATIBILITY, (character) => character.normalize('NFKC'))
    .replace(/[\u2012\u2015\u2215\u2329\u232A\u301C]/g, (character) => TWINS[character] ?? character);
}
