import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { phraseLines, phrasesIn } from '../compose/phrases.ts';
import type { TemplateSet } from '../render/template-check.ts';
import { issue, OperatorError } from '../values/issue.ts';
import { compareText } from '../values/order.ts';
import { sha256Of } from './files.ts';

/** Everything that a document is made with. */
export type Templates = TemplateSet & {
  readonly css: string;
  /** Of the reading page. */
  readonly pageCss: string;
  /** Of all of them together: what a manifest names them by. */
  readonly sha256: string;
  /** The user's own, which stand before those of the program; null when there are none. */
  readonly own: OwnTemplates | null;
};

/** A user's folder: a file there stands in place of ours of that name; phrases one by one. */
export type OwnTemplates = {
  /** As its files are called in what is told of them. */
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

const ENDING = '.hbs';
const PHRASES = 'phrases.hbs';
const CSS = 'official.css';
const PAGE_CSS = 'page.css';

/** Reads the program's folder of templates, with a user's own over it. Templates are known to one another by name. */
export async function readTemplates(folder: string, own: OwnTemplates | null = null): Promise<Templates> {
  const ours = await filesOf(folder, '');
  const theirs = (own?.files ?? []).map(({ name, bytes }) => fileOf(name, bytes, own?.folder ?? ''));
  const files = [...ours, ...theirs];
  const whole = new Map(files.filter(({ name }) => name.endsWith(ENDING)).map((file) => [file.name, file]));
  const names = [...whole.keys()].filter((name) => name !== PHRASES).sort(compareText);
  const templates = names.flatMap((name) => whole.get(name) ?? []);
  const phrases = files.filter(({ name }) => name === PHRASES);
  const [css = '', pageCss = ''] = [CSS, PAGE_CSS].map(
    (wanted) => files.findLast(({ name }) => name === wanted)?.text,
  );
  const used = [...templates, ...phrases].flatMap(({ name, text }) => [name, text]);
  return {
    sources: Object.fromEntries(templates.map(({ name, text }) => [name, text])),
    partials: Object.fromEntries([
      ...templates.map(({ name, text }) => [name.slice(0, -ENDING.length), text] as const),
      ...phrases.flatMap(({ text }) => Object.entries(phrasesIn(text))),
    ]),
    places: Object.fromEntries([
      ...templates.flatMap(({ name, shown }) =>
        [name, name.slice(0, -ENDING.length)].map((key) => [key, { file: shown, line: 1 }] as const),
      ),
      ...phrases.flatMap(({ text, shown }) =>
        Object.entries(phraseLines(text)).map(([name, line]) => [name, { file: shown, line }] as const),
      ),
    ]),
    phraseFiles: phrases.map(({ shown, text }) => ({ file: shown, text })),
    css,
    pageCss,
    sha256: sha256Of([...used, css, pageCss].join('\u0000')),
    own,
  };
}

/**
 * A user's own templates.
 * @throws OperatorError templates-missing when there is no such folder, or no template in it.
 */
export async function readOwnTemplates(folder: string): Promise<OwnTemplates> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names
    .filter((name) => name.endsWith(ENDING) || name === CSS || name === PAGE_CSS)
    .sort(compareText);
  if (wanted.length === 0) throw new OperatorError([issue('templates-missing', {}, { path: folder })]);
  const files = await Promise.all(
    wanted.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
  return { folder: basename(folder), files };
}

type TemplateFile = { readonly name: string; readonly shown: string; readonly text: string };

async function filesOf(folder: string, shown: string): Promise<TemplateFile[]> {
  const { files } = await readOwnTemplates(folder);
  return files.map(({ name, bytes }) => fileOf(name, bytes, shown));
}

function fileOf(name: string, bytes: Uint8Array, folder: string): TemplateFile {
  // an editor of Windows puts a mark at the beginning, and returns at the ends of lines
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  return { name, shown: folder === '' ? name : `${folder}/${name}`, text };
}
