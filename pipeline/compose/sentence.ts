/**
 * What a template needs to write a sentence: the name of a phrase for each clause, with its values. The words are in
 * templates/phrases.hbs; so is the punctuation inside a clause, while that between clauses follows from their places.
 */

/** One clause: which phrase, and the texts it names (figures already rounded, with their measure). */
export type Clause = { readonly phrase: string; readonly [value: string]: string };

/** Clauses joined by commas. */
export type Part = { readonly clauses: readonly Clause[] };

/** Parts joined by semicolons, ended by a full stop. */
export type Sentence = { readonly parts: readonly Part[] };

export type Paragraph = { readonly sentences: readonly Sentence[] };

export function clause(phrase: string, values: Readonly<Record<string, string>> = {}): Clause {
  return { phrase, ...values };
}

/** A clause, unless a value it needs is missing: no sentence without its figure. */
export function clauseIf(phrase: string, values: Readonly<Record<string, string | null>>): Clause | null {
  const known = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
  return known.length === Object.keys(values).length ? clause(phrase, Object.fromEntries(known)) : null;
}

/** One sentence of one part; null when no clause is left. */
export function sentence(...clauses: readonly (Clause | null)[]): Sentence | null {
  return sentenceOf([clauses]);
}

/** One sentence of several parts; parts without clauses drop out. */
export function sentenceOf(parts: readonly (readonly (Clause | null)[])[]): Sentence | null {
  const filled = parts
    .map((clauses) => ({ clauses: clauses.filter((one) => one !== null) }))
    .filter((part) => part.clauses.length > 0);
  return filled.length === 0 ? null : { parts: filled };
}

/** A paragraph of the sentences that are there; null when none is. */
export function paragraph(...sentences: readonly (Sentence | null)[]): Paragraph | null {
  const known = sentences.filter((one) => one !== null);
  return known.length === 0 ? null : { sentences: known };
}

export function paragraphs(...found: readonly (Paragraph | null)[]): Paragraph[] {
  return found.filter((one) => one !== null);
}

/** One of several phrases that say the same, chosen by a number of the plan: never by chance. */
export function oneOf(phrases: readonly string[], number: number): string {
  return phrases[number % phrases.length] as string;
}

/** `甲、乙和丙`. */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join('、')}和${words.at(-1)}`;
}

/** `甲、乙、丙等5个` is for the template; this is the part before 等. */
export function firstFew(words: readonly string[], most: number): string {
  return words.slice(0, most).join('、');
}
