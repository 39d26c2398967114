/** Most file systems allow 255 bytes; room is left for an extension and for “副本” or “(1)” put before it. */
const LONGEST_NAME = 220;

/**
 * The file name a person reads: the title with what a file system or a mail program would stumble over
 * replaced by its full-width likeness, as Chinese titles have it anyway.
 * @param extension without the dot.
 */
export function documentName(title: string, extension: string): string {
  const safe = title
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[/\\:*?"<>|]/g, (character) => FULL_WIDTH[character] ?? '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${shorten(safe || '文件', LONGEST_NAME)}.${extension}`;
}

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '/': '／',
  '\\': '＼',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
};

function shorten(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= bytes) return text;
  let kept = '';
  for (const character of text) {
    if (encoder.encode(`${kept}${character}…`).length > bytes) break;
    kept += character;
  }
  return `${kept}…`;
}
