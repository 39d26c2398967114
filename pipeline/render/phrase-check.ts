import { phraseLines, phrasesIn } from '../compose/phrases.ts';
import { checkStyle } from '../compose/style.ts';
import type { TemplateProblem, TemplateSet } from './template-check.ts';
import { syntaxFaultIn } from './template-tree.ts';

/**
 * Mistakes of phrases by themselves, also of those that no sample happens to use: one that no report asks for, one
 * that is asked for and not there, a value it does not have, words that would not read well in a sentence.
 * @param catalogue every phrase that a report may ask for, with the names of its values.
 */
export function checkPhrases(
  set: TemplateSet,
  catalogue: ReadonlyMap<string, readonly string[]>,
): TemplateProblem[] {
  const included = includedIn(set);
  const missing = [...catalogue.keys()].filter((name) => !Object.hasOwn(set.partials, name));
  return [
    ...set.phraseFiles.flatMap(({ file, text }) => checkFile(file, text, catalogue, included)),
    ...missing.map((name) => ({ file: 'phrases.hbs', line: null, problem: `报告要用的短语“${name}”没有写` })),
  ];
}

function checkFile(
  file: string,
  text: string,
  catalogue: ReadonlyMap<string, readonly string[]>,
  included: ReadonlySet<string>,
): TemplateProblem[] {
  const fault = syntaxFaultIn(text, { file, line: 1 });
  if (fault) return [fault];
  const lines = phraseLines(text);
  return Object.entries(phrasesIn(text)).flatMap(([name, words]) => {
    const values = catalogue.get(name);
    if (values === undefined && included.has(name)) return [];
    const problems =
      values === undefined
        ? [`没有报告用到短语“${name}”，请核对名称`]
        : [...unknownValues(name, words, values), ...wording(name, words)];
    return problems.map((problem) => ({ file, line: lines[name] ?? null, problem }));
  });
}

/** Names that a template or a phrase includes by itself. */
function includedIn({ sources, partials }: TemplateSet): Set<string> {
  const texts = [...Object.values(sources), ...Object.values(partials)];
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\{\{>\s*([\w-]+)/g)].map(([, name = '']) => name)),
  );
}

function unknownValues(name: string, words: string, values: readonly string[]): string[] {
  const used = new Set(
    [...words.matchAll(/\{\{\s*(?:#\w+\s+)?(\w+)\s*\}\}/g)].map(([, value = '']) => value),
  );
  const known = values.length === 0 ? '这一条没有可用的值' : `可用的有 ${values.join('、')}`;
  return [...used]
    .filter((value) => !values.includes(value) && value !== 'else')
    .map((value) => `短语“${name}”没有“${value}”这个值，${known}`);
}

/** As it stands in a sentence: something before it, and a full stop or a comma behind. */
function wording(name: string, words: string): string[] {
  const filled = words.replace(/\{\{[^}]*\}\}/g, '某');
  return checkStyle(`某，${filled}，某。`).map((finding) => `短语“${name}”：${finding}`);
}
