/** The end of everything that stands on a line of its own. */
const LINE_END = /<\/(?:p|h\d|td|th|caption|figcaption|li|text)>/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A document's text: a line for each paragraph, heading, cell and label, without those that are empty. */
export function documentLines(html: string): string[] {
  return html
    .replace(LINE_END, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([\da-f]+)|(\w+));/gi, (_, hex: string | undefined, name: string | undefined) =>
      hex === undefined ? (NAMED[name ?? ''] ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .split('\n')
    .filter((line) => line !== '');
}
