import Handlebars from 'handlebars';
import type { Picture } from '../values/picture.ts';
import { figureHtml } from './pictures/figure.ts';

type Options = Handlebars.HelperOptions;

/**
 * Everything a template can call, documented in templates/README.md. A value that the model does not have is a
 * mistake in the template's spelling, so every helper refuses it: an empty place is `null`, `false`, '' or [].
 */
export const templateHelpers = {
  /** `{{name}}`: a text or a whole number; everything else should have been worded and rounded before. */
  print(value: unknown, options: Options): string | number {
    if (typeof value === 'string' || Number.isSafeInteger(value)) return value as string | number;
    throw new Error(`template: ${place(options)} is ${describe(value)}, not a text`);
  },

  /** `{{#if value}} … {{else}} … {{/if}}` */
  if(this: unknown, value: unknown, options: Options): string {
    return isFilled(given(value, options)) ? options.fn(this) : options.inverse(this);
  },

  /** `{{#unless value}} … {{/unless}}` */
  unless(this: unknown, value: unknown, options: Options): string {
    return isFilled(given(value, options)) ? options.inverse(this) : options.fn(this);
  },

  /** `{{#with value}} … {{else}} … {{/with}}` */
  with(this: unknown, value: unknown, options: Options): string {
    return isFilled(given(value, options)) ? options.fn(value) : options.inverse(this);
  },

  /** `{{#each list}} … {{@index}}, {{@number}} (from 1), {{@first}}, {{@last}} … {{else}} … {{/each}}` */
  each(this: unknown, list: unknown, options: Options): string {
    if (!Array.isArray(given(list, options))) throw new Error(`template: ${place(options)} is not a list`);
    const items = list as readonly unknown[];
    if (items.length === 0) return options.inverse(this);
    return items
      .map((item, index) => {
        const data = Handlebars.createFrame(options.data);
        Object.assign(data, {
          index,
          number: index + 1,
          first: index === 0,
          last: index === items.length - 1,
        });
        return options.fn(item, { data, blockParams: [item, index] });
      })
      .join('');
  },

  /** `{{#if (equals kind "stock")}}` */
  equals(left: unknown, right: unknown, options: Options): boolean {
    return given(left, options) === given(right, options);
  },

  /** `{{> (lookup this "phrase") this}}`: the value under a name that the model gives. */
  lookup(record: unknown, name: unknown, options: Options): unknown {
    const from = given(record, options);
    const found = typeof from === 'object' && from !== null && Object.hasOwn(from, String(name));
    if (found) return given((from as Record<string, unknown>)[String(name)], options);
    throw new Error(`template: ${place(options)} finds no “${String(name)}”`);
  },

  /** `{{picture bars}}`, `{{picture trend spare="5"}}`: the place of a picture, drawn in each format's own way. */
  picture(value: unknown, options: Options): Handlebars.SafeString {
    const picture = given(value, options);
    const drawable = typeof picture === 'object' && picture !== null && 'kind' in picture;
    if (!drawable) throw new Error(`template: ${place(options)} is not a picture`);
    const attributes = Object.entries(options.hash).map(
      ([name, level]) => ` data-${name}="${Number(level)}"`,
    );
    return new Handlebars.SafeString(figureHtml(picture as Picture, attributes.join('')));
  },

  /** `{{hanNumber @number}}`: 1 → 一, 12 → 十二, up to 99. */
  hanNumber(value: unknown): string {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 99) {
      throw new Error(`template: hanNumber takes 1 to 99, not ${describe(value)}`);
    }
    return hanNumber(value as number);
  },
};

/** 1 → 一, 10 → 十, 12 → 十二, 20 → 二十, 99 → 九十九. */
export function hanNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

function given(value: unknown, options: Options): unknown {
  if (value !== undefined) return value;
  throw new Error(`template: ${place(options)} names a value that the model does not have`);
}

/** Handlebars' own sense of emptiness: '' 0 null false NaN and []. */
function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function place(options: Options): string {
  // present at run time since Handlebars 4.6, absent from its types
  const { name, loc } = options as Options & {
    name: string;
    loc: { start: { line: number; column: number } };
  };
  return `{{${name}}} at line ${loc.start.line}, column ${loc.start.column + 1}`;
}

function describe(value: unknown): string {
  return value === null ? 'null' : typeof value === 'number' ? String(value) : typeof value;
}
