import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { phrasesIn } from '../compose/phrases.ts';
import { compareText } from '../values/order.ts';
import { sha256Of } from './files.ts';

/** Everything under templates/ that a document is made with. */
export type Templates = {
  /** Text of each template by its file name, `progress.hbs`. */
  readonly sources: Readonly<Record<string, string>>;
  /** What a template may include: the other templates by their name without ending, and every phrase. */
  readonly partials: Readonly<Record<string, string>>;
  readonly css: string;
  /** Of all of them together: what a manifest names them by. */
  readonly sha256: string;
};

const ENDING = '.hbs';
const PHRASES = 'phrases.hbs';

/** Reads a folder of templates, whose names are then known to one another. */
export async function readTemplates(folder: string): Promise<Templates> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort(compareText);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const css = await readFile(join(folder, 'official.css'), 'utf8');
  const pairs = names.map((name, index) => [name, texts[index] ?? ''] as const);
  const sources = Object.fromEntries(pairs);
  const byName = pairs.map(([name, text]) => [name.slice(0, -ENDING.length), text] as const);
  return {
    sources,
    partials: { ...Object.fromEntries(byName), ...phrasesIn(sources[PHRASES] ?? '') },
    css,
    sha256: sha256Of([...pairs.flat(), css].join('\u0000')),
  };
}
