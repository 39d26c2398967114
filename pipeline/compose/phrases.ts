const PHRASE = /\{\{#\*inline "([\w-]+)"\}\}([\s\S]*?)\{\{\/inline\}\}/g;

/**
 * The phrases of templates/phrases.hbs by name, for the renderer's partials. Line breaks and indentation around a
 * phrase are not part of it; a later phrase of the same name wins.
 */
export function phrasesIn(source: string): Record<string, string> {
  const found = [...source.matchAll(PHRASE)].map(([, name, words]) => [name, (words as string).trim()]);
  return Object.fromEntries(found) as Record<string, string>;
}

/** The line, from 1, on which the words of each phrase begin. */
export function phraseLines(source: string): Record<string, number> {
  const found = [...source.matchAll(PHRASE)].map(({ 0: whole, 1: name, 2: words, index }) => {
    const before = whole.indexOf('}}') + 2 + ((words ?? '').length - (words ?? '').trimStart().length);
    return [name, source.slice(0, index + before).split('\n').length] as const;
  });
  return Object.fromEntries(found) as Record<string, number>;
}

/**
 * What templates/README.md lists: each phrase that a report may ask for, with the names of its values. The tests hold
 * it to what the program asks for.
 */
export function phraseCatalogue(readme: string): Map<string, readonly string[]> {
  const rows = [...readme.slice(readme.indexOf('## 短语')).matchAll(/^\| `([\w-]+)` \| ([^|]*) \|.*\|$/gm)];
  return new Map(
    rows.map(([, name = '', values = '']) => [
      name,
      [...values.matchAll(/`(\w+)`/g)].map(([, value = '']) => value),
    ]),
  );
}
