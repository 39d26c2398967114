const PHRASE = /\{\{#\*inline "([\w-]+)"\}\}([\s\S]*?)\{\{\/inline\}\}/g;

/**
 * The phrases of templates/phrases.hbs by name, for the renderer's partials. Line breaks and indentation around a
 * phrase are not part of it; a later phrase of the same name wins.
 */
export function phrasesIn(source: string): Record<string, string> {
  const found = [...source.matchAll(PHRASE)].map(([, name, words]) => [name, (words as string).trim()]);
  return Object.fromEntries(found) as Record<string, string>;
}
