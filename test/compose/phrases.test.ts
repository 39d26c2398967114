import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phrasesIn } from '../../pipeline/compose/phrases.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { PARTIALS, PHRASES, PHRASES_SOURCE, TEMPLATE } from './rendered.ts';

/** Parts of the page, not clauses. */
const STRUCTURE = ['sentence', 'paragraph', 'rating', 'attachment-head'];
const clauses = Object.entries(PHRASES).filter(([name]) => !STRUCTURE.includes(name));
const valuesOf = (phrase: string) => [...phrase.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string);

describe('templates/phrases.hbs', () => {
  it('has each phrase once', () => {
    const names = [...PHRASES_SOURCE.matchAll(/#\*inline "([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(150);
    expect(names).toEqual(Object.keys(PHRASES));
  });

  it.each(clauses)('%s is a clause without punctuation at its ends', (_, phrase) => {
    expect(phrase).not.toMatch(/[，。；、：]$|^[，。；、：]/);
    expect(phrase.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}<>]/);
  });

  it('every phrase renders with its values, and refuses to without one', () => {
    for (const [name, phrase] of clauses) {
      const values = valuesOf(phrase);
      const model = { one: { phrase: name, ...Object.fromEntries(values.map((value) => [value, '某'])) } };
      const template = '<p>{{> (lookup one "phrase") one}}</p>';
      expect(renderHtml(template, { [name]: phrase }, model)).toBe(
        `<p>${phrase.replace(/\{\{\w+\}\}/g, '某')}</p>`,
      );
      if (values.length > 0)
        expect(() => renderHtml(template, { [name]: phrase }, { one: { phrase: name } })).toThrow();
    }
  });

  it('is read without its comments and line breaks', () => {
    const source =
      '{{!-- 说明 --}}\n{{#*inline "a"}}甲{{x}}{{/inline}}\n\n{{#*inline "b-1"}}\n  乙\n{{/inline}}';
    expect(phrasesIn(source)).toEqual({ a: '甲{{x}}', 'b-1': '乙' });
  });
});

describe('phrases and program agree', () => {
  const program = sourcesBelow(new URL('../../pipeline/compose/', import.meta.url)).join('\n');
  const named = new Set(
    [...program.matchAll(/'([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)'/g)].map(([, name]) => name as string),
  );
  const patterns = [...program.matchAll(/`([^`]*\$\{[^`]*)`/g)].map(([, pattern]) =>
    patternOf(pattern as string),
  );

  it.each(clauses)('%s is asked for somewhere', (name) => {
    expect(named.has(name) || patterns.some((pattern) => pattern.test(name))).toBe(true);
  });

  it('the template names only phrases and templates that exist', () => {
    const partials = [...TEMPLATE.matchAll(/\{\{> ([\w-]+) /g)].map(([, name]) => name as string);
    for (const name of partials) expect(Object.keys(PARTIALS)).toContain(name);
  });
});

describe('templates/README.md', () => {
  const text = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');
  const readme = text.slice(text.indexOf('## 短语'));

  it.each(clauses)('lists %s with its values', (name, phrase) => {
    const line = readme.split('\n').find((one) => one.startsWith(`| \`${name}\` |`));
    expect(line).toBeDefined();
    for (const value of valuesOf(phrase)) expect(line).toContain(`\`${value}\``);
  });

  it('lists no phrase that is gone', () => {
    const listed = [...readme.matchAll(/^\| `([\w-]+)` \| .* \|$/gm)].map(([, name]) => name as string);
    const gone = listed.filter((name) => !(name in PHRASES) && /-/.test(name));
    expect(gone).toEqual([]);
  });
});

/** `${phrase}-heading` → /^[\w-]*-heading$/ */
function patternOf(literal: string): RegExp {
  const fixed = literal.split(/\$\{(?:[^{}]|\{[^}]*\})*\}/).map((part) => part.replace(/[^\w-]/g, '\\$&'));
  return fixed.join('') === '' ? /^$/ : new RegExp(`^${fixed.join('[\\w-]*')}$`);
}

function sourcesBelow(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sourcesBelow(new URL(`${entry.name}/`, folder))
      : [readFileSync(new URL(entry.name, folder), 'utf8')],
  );
}
