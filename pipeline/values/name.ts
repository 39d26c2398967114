import * as OpenCC from 'opencc-js/t2cn';

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });

/** Traditional characters to Simplified by characters alone (`t→cn`; `twp→cn` would change 智慧 to 智能). */
export function simplified(text: string): string {
  return toSimplified(text);
}

/**
 * The key under which usual variants of a name are one name: Traditional and Simplified, full-width and
 * half-width, any spaces, brackets, dashes, middle dots and quotation marks, upper and lower case.
 * For comparing only; never printed.
 */
export function nameKey(text: string): string {
  return simplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]/gu, '');
}
