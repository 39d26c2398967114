/** Everything outside XML 1.0's Char production: Word calls a file that holds one “unreadable content”. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Marks that turn the direction of the text around them: of no use here, and able to make a line read otherwise. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The text without characters that can't stand in a document: XML's forbidden ones and marks of direction. */
export function printableText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(DIRECTION, '');
}
