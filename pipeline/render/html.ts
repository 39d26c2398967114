import Handlebars from 'handlebars';
import { fitPages } from './fit-pages.ts';
import { printableText } from './printable-text.ts';
import { templateHelpers } from './template-helpers.ts';

export const COMPILED = { strict: true, noEscape: false, knownHelpersOnly: true } as const;
/** What a template may see of a model: its own values only. */
export const RUNTIME = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

/** Ours, and none of those that Handlebars knows by itself. */
export const KNOWN_HELPERS = {
  ...{ lookup: false, log: false, helperMissing: false, blockHelperMissing: false },
  ...Object.fromEntries(Object.keys(templateHelpers).map((name) => [name, true])),
};

const OPTIONS = { ...COMPILED, knownHelpers: KNOWN_HELPERS };

/**
 * The document as one `<article>` in the vocabulary of vocabulary.ts: the template's words with the model's figures.
 * Escaped, without the line breaks of the template's source and without characters that XML 1.0 forbids.
 * @throws Error for a bug of template or model: a missing, null or unformatted value, an unknown partial or helper,
 *   unescaped output.
 */
export function renderHtml(
  templateSource: string,
  partials: Readonly<Record<string, string>>,
  model: object,
): string {
  const html = environmentOf(partials).compile(templateSource)(model, RUNTIME);
  return fitPages(printableText(html).trim());
}

type Environment = { readonly compile: (source: string) => Handlebars.TemplateDelegate };

/** Of each set of partials: a run makes many documents with one set, and parsing it takes longer than a letter. */
const environments = new WeakMap<object, Environment>();

function environmentOf(partials: Readonly<Record<string, string>>): Environment {
  const known = environments.get(partials);
  if (known) return known;
  const handlebars = bareHandlebars();
  handlebars.registerHelper(templateHelpers);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const compile = (source: string) => {
    const found = compiled.get(source) ?? handlebars.compile(parseTemplate(source), OPTIONS);
    compiled.set(source, found);
    return found;
  };
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, compile(source));
  const environment = { compile };
  environments.set(partials, environment);
  return environment;
}

/** Handlebars without any helper of its own. */
export function bareHandlebars(): typeof Handlebars {
  const handlebars = Handlebars.create();
  for (const name of Object.keys(handlebars.helpers)) handlebars.unregisterHelper(name);
  return handlebars;
}

/** Handlebars' own treatment of whitespace would take the line breaks and leave the indentation. */
function parseTemplate(source: string): hbs.AST.Program {
  const tree = Handlebars.parseWithoutProcessing(source);
  prepare(tree);
  return tree;
}

/** Makes a tree fit for documents, from its first statement to its last; `inTag` as the walk goes. */
export function prepare(program: hbs.AST.Program, walk = { inTag: false }): void {
  for (const statement of program.body) {
    if (isContent(statement)) {
      statement.value = joinLines(statement.value, walk);
    } else if (isMustache(statement)) {
      if (!statement.escaped) throw new Error(`template ${line(statement)}: {{{…}}} is not escaped`);
      if (statement.params.length === 0) printPath(statement);
    } else if (isBlock(statement)) {
      prepare(statement.program, walk);
      if (statement.inverse) prepare(statement.inverse, walk);
    }
  }
}

/**
 * A line break between Han characters would print as a space, so those of the source vanish with their indentation;
 * inside a tag they part two attributes and become a space.
 */
function joinLines(text: string, walk: { inTag: boolean }): string {
  return text.replace(/[<>]|\s*\n\s*/g, (found) => {
    if (found === '<' || found === '>') {
      walk.inTag = found === '<';
      return found;
    }
    return walk.inTag ? ' ' : '';
  });
}

/**
 * `{{name}}` becomes `{{print name}}`: Handlebars' strict mode notices a name that is not there, but not one that holds
 * null, and not one given to a helper.
 */
function printPath(statement: hbs.AST.MustacheStatement): void {
  const { path } = statement;
  statement.params = [path];
  statement.path = {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: ['print'],
    original: 'print',
    loc: path.loc,
  } as hbs.AST.PathExpression;
}

function isContent(statement: hbs.AST.Statement): statement is hbs.AST.ContentStatement {
  return statement.type === 'ContentStatement';
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return ['BlockStatement', 'PartialBlockStatement', 'DecoratorBlock'].includes(statement.type);
}

function line(statement: hbs.AST.Statement): string {
  return `line ${statement.loc.start.line}`;
}
