import Handlebars from 'handlebars';
import { fitPages } from './fit-pages.ts';
import { printableText } from './printable-text.ts';
import { templateHelpers } from './template-helpers.ts';

const COMPILED = { strict: true, noEscape: false, knownHelpersOnly: true } as const;

/** Ours, and none of those that Handlebars knows by itself. */
const KNOWN_HELPERS = {
  ...{ lookup: false, log: false, helperMissing: false, blockHelperMissing: false },
  ...Object.fromEntries(Object.keys(templateHelpers).map((name) => [name, true])),
};

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
  const handlebars = Handlebars.create();
  for (const name of Object.keys(handlebars.helpers)) handlebars.unregisterHelper(name);
  handlebars.registerHelper(templateHelpers);
  const compile = (source: string) => {
    // Handlebars' own treatment of whitespace would take the line breaks and leave the indentation
    const tree = Handlebars.parseWithoutProcessing(source);
    prepare(tree);
    return handlebars.compile(tree, { ...COMPILED, knownHelpers: KNOWN_HELPERS });
  };
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, compile(source));
  const html = compile(templateSource)(model, {
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
  return fitPages(printableText(html).trim());
}

/** The tree made fit for documents, from its first statement to its last; `inTag` as the walk goes. */
function prepare(program: hbs.AST.Program, walk = { inTag: false }): void {
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
