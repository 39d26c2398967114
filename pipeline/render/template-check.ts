import Handlebars from 'handlebars';
import { checkStyle } from '../compose/style.ts';
import { documentLines } from './document-lines.ts';
import { fitPages } from './fit-pages.ts';
import { bareHandlebars, COMPILED, KNOWN_HELPERS, prepare, RUNTIME } from './html.ts';
import { printableText } from './printable-text.ts';
import { templateHelpers } from './template-helpers.ts';
import { type Expression, findStaticFaults, markTree, type Place, placeOf } from './template-tree.ts';
import { findVocabularyFaults } from './vocabulary.ts';

/** What documents are made with: the texts of the templates and, by name, everything they may include. */
export type TemplateSet = {
  readonly sources: Readonly<Record<string, string>>;
  readonly partials: Readonly<Record<string, string>>;
  /** Where each template (`progress.hbs`) and each partial begins. */
  readonly places: Readonly<Record<string, Place>>;
  /** The files that the phrases stand in, as they are written. */
  readonly phraseFiles: readonly { readonly file: string; readonly text: string }[];
};

/** A document to try a template with. */
export type Sample = {
  readonly template: string;
  readonly label: string;
  readonly model: object;
  /** Bound to no vocabulary and no style. */
  readonly freeForm: boolean;
};

export type TemplateProblem = {
  readonly file: string;
  /** null where the document as a whole shows it, and not a line of a template. */
  readonly line: number | null;
  readonly problem: string;
};

/**
 * Every mistake in a set of templates that shows in its texts or in one of the samples, each once: mistakes of syntax,
 * unknown helpers, phrases, values, elements and classes, and what the style checker marks.
 */
export function checkTemplates(set: TemplateSet, samples: readonly Sample[]): TemplateProblem[] {
  const statics = [...Object.entries(set.sources), ...Object.entries(set.partials)].map(([name, source]) => ({
    name,
    faults: findStaticFaults(source, placeIn(set, name), Object.keys(set.partials)),
  }));
  const broken = new Set(statics.filter(({ faults }) => faults.length > 0).map(({ name }) => name));
  const rendered = samples.flatMap(openTrial(set, broken));
  return distinct([...statics.flatMap(({ faults }) => faults), ...rendered]);
}

function placeIn({ places }: TemplateSet, name: string): Place {
  return places[name] ?? { file: name, line: 1 };
}

/** Stands where a value is missing or a phrase could not be used, so that the rest is still looked at. */
const STAND_IN = '某';
const STAND_IN_PARTIAL = 'stand-in';

/** Tries one sample after another; the templates are parsed once. */
function openTrial(set: TemplateSet, broken: ReadonlySet<string>): (sample: Sample) => TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const places: Place[] = [];
  const expressions = new Map<string, Expression>();
  const handlebars = bareHandlebars();
  const compile = (name: string, source: string) => {
    const tree = Handlebars.parseWithoutProcessing(source);
    markTree(tree, places.push(placeIn(set, name)) - 1, expressions);
    prepare(tree);
    return handlebars.compile(tree, { ...COMPILED, strict: false, knownHelpers: KNOWN_HELPERS });
  };
  const note = (line: number, problem: string) => {
    problems.push({ ...placeOf(line, places), problem });
  };
  handlebars.registerHelper(recordingHelpers(set.partials, expressions, note));
  handlebars.registerPartial(STAND_IN_PARTIAL, STAND_IN);
  for (const [name, source] of Object.entries(set.partials))
    handlebars.registerPartial(name, broken.has(name) ? STAND_IN : compile(name, source));
  const templates = new Map(
    Object.entries(set.sources)
      .filter(([name]) => !broken.has(name))
      .map(([name, source]) => [name, compile(name, source)]),
  );
  return (sample) => {
    const html = templates.get(sample.template)?.(sample.model, RUNTIME).trim();
    if (html !== undefined && !sample.freeForm) problems.push(...styleProblems(html, sample, set));
    if (html !== undefined && !sample.freeForm) noteFaults(html, note);
    return problems.splice(0);
  };
}

function noteFaults(marked: string, note: Note): void {
  const { text, marks } = unmarked(marked.replace(FITTING, ''));
  for (const { at, fault } of findVocabularyFaults(text))
    note(marks.findLast((mark) => mark.at <= at)?.line ?? 0, fault);
}

function styleProblems(marked: string, { label, template }: Sample, set: TemplateSet): TemplateProblem[] {
  const lines = documentLines(fitPages(printableText(unmarked(marked).text)));
  const { file } = placeIn(set, template);
  return checkStyle(lines.join('\n')).map((finding) => ({
    ...{ file, line: null, problem: `“${label}”中${finding}` },
  }));
}

type Note = (line: number, problem: string) => void;
type Recorded = (this: unknown, ...values: unknown[]) => unknown;

/** The helpers of a document, but what one of them refuses is written down and the work goes on. */
function recordingHelpers(
  partials: Readonly<Record<string, string>>,
  expressions: ReadonlyMap<string, Expression>,
  note: Note,
): Record<string, Recorded> {
  const record = (name: string, helper: Recorded): Recorded =>
    function (...values) {
      const { loc } = values.at(-1) as { loc: { start: { line: number; column: number } } };
      const { line, column } = loc.start;
      const said = expressions.get(`${line}:${column}`) ?? { text: name, isPartialName: false };
      let found: unknown;
      try {
        found = helper.apply(this, values);
      } catch {
        note(line, whatIsWrong(name, values[0], said.text));
        return said.isPartialName ? STAND_IN_PARTIAL : name === 'print' ? STAND_IN : '';
      }
      if (!said.isPartialName || Object.hasOwn(partials, String(found))) return found;
      note(line, `报告要用的短语“${String(found)}”没有写`);
      return STAND_IN_PARTIAL;
    };
  return Object.fromEntries(
    Object.entries(templateHelpers).map(([name, helper]) => [name, record(name, helper as Recorded)]),
  );
}

function whatIsWrong(helper: string, value: unknown, said: string): string {
  if (value === undefined) return `没有“${said}”这个值`;
  if (helper === 'print' && value === null) return `“${said}”可能为空，须写在 {{#if ${said}}}…{{/if}} 里面`;
  if (helper === 'print') return `“${said}”不是一段文字，须写出它的下级名称`;
  if (helper === 'each') return `“${said}”不是列表，不能用 {{#each}}`;
  if (helper === 'picture') return `“${said}”不是图`;
  return `“${said}”不能用于 ${helper}`;
}

const MARK = /\uE000(\d+)\uE001/g;
const FITTING = / data-(?:pages|spare|instead)="\d*"/g;

/** The HTML without the marks that tell where it comes from. */
function unmarked(marked: string): { text: string; marks: { at: number; line: number }[] } {
  const marks: { at: number; line: number }[] = [];
  const parts: string[] = [];
  let [length, end] = [0, 0];
  for (const found of marked.matchAll(MARK)) {
    const part = marked.slice(end, found.index);
    length += part.length;
    parts.push(part);
    marks.push({ at: length, line: Number(found[1]) });
    end = found.index + found[0].length;
  }
  return { text: parts.join('') + marked.slice(end), marks };
}

function distinct(problems: readonly TemplateProblem[]): TemplateProblem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
