import { readdirSync, readFileSync } from 'node:fs';
import { phrasesIn } from '../../pipeline/compose/phrases.ts';
import type { ReportModel } from '../../pipeline/compose/reports/progress.ts';
import type { Paragraph, Sentence } from '../../pipeline/compose/sentence.ts';
import { documentLines } from '../../pipeline/render/document-lines.ts';
import { renderHtml } from '../../pipeline/render/html.ts';

const templates = new URL('../../templates/', import.meta.url);

export const PHRASES_SOURCE = readFileSync(new URL('phrases.hbs', templates), 'utf8');
export const PHRASES = phrasesIn(PHRASES_SOURCE);
export const TEMPLATE = templateNamed('progress');
/** Every phrase, and every template by its name: what a run's templates may include. */
export const PARTIALS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync(templates)
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => [name.slice(0, -'.hbs'.length), templateNamed(name.slice(0, -'.hbs'.length))]),
  ),
  ...PHRASES,
};

export function templateNamed(name: string): string {
  return readFileSync(new URL(`${name}.hbs`, templates), 'utf8');
}

export function reportHtml(model: ReportModel): string {
  return renderHtml(TEMPLATE, PARTIALS, model);
}

/** The report's text: a line for each paragraph, heading and cell. */
export function reportLines(model: ReportModel): string[] {
  return documentLines(reportHtml(model));
}

export { documentLines as linesOf };

/** Sentences as the template words them. */
export function words(told: Paragraph | Sentence | readonly (Sentence | null)[] | null): string {
  if (told === null) return '';
  const sentences = Array.isArray(told)
    ? told.filter((one) => one !== null)
    : 'parts' in told
      ? [told]
      : (told as Paragraph).sentences;
  return documentLines(
    renderHtml('<p>{{#each sentences}}{{> sentence this}}{{/each}}</p>', PHRASES, { sentences }),
  ).join('');
}

/** A line for each list of sentences: many at once, because every call of the renderer compiles all phrases. */
export function wordsOfEach(told: readonly (readonly (Sentence | null)[])[]): string[] {
  const paragraphs = told.map((sentences) => ({ sentences: sentences.filter((one) => one !== null) }));
  return documentLines(
    renderHtml('{{#each paragraphs}}{{> paragraph this}}{{/each}}', PHRASES, { paragraphs }),
  );
}
