import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../pipeline/render/html.ts';
import { hanNumber } from '../../pipeline/render/template-helpers.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { sampleHtml } from './sample.ts';

const rows = [{ name: '甲' }, { name: '乙' }];

describe('renderHtml', () => {
  const prints: readonly (readonly [string, string, object, string])[] = [
    ['a text', '{{a}}', { a: '甲' }, '甲'],
    ['a text within', '{{a.b}}', { a: { b: '甲' } }, '甲'],
    ['a whole number', '共{{n}}项', { n: 12 }, '共12项'],
    ['an empty text', '（{{a}}）', { a: '' }, '（）'],
    ['markup as text', '{{a}}', { a: '<b>&"\'`=' }, '&lt;b&gt;&amp;&quot;&#x27;&#x60;&#x3D;'],
    ['an expression in a value as text', '{{a}}', { a: '{{b}}' }, '{{b}}'],
    ['no forbidden characters', '{{a}}', { a: '甲\u0000\u000b\uFFFE\uFFFF\ud800\u202e乙' }, '甲乙'],
    ['a list', '{{#each rows}}{{name}}、{{/each}}', { rows }, '甲、乙、'],
    ['numbers in a list', '{{#each rows}}{{@number}}{{hanNumber @number}}{{/each}}', { rows }, '1一2二'],
    ['ends of a list', '{{#each rows}}{{name}}{{#unless @last}}，{{/unless}}{{/each}}', { rows }, '甲，乙'],
    ['beginnings of a list', '{{#each rows}}{{#if @first}}首{{/if}}{{@index}}{{/each}}', { rows }, '首01'],
    ['outer values', '{{#each rows}}{{../a}}{{/each}}', { rows, a: '外' }, '外外'],
    ['a list of texts', '{{#each a}}{{this}}{{/each}}', { a: ['甲', '乙'] }, '甲乙'],
    ['a named item', '{{#each rows as |row|}}{{row.name}}{{/each}}', { rows }, '甲乙'],
    ['an empty list', '{{#each a}}x{{else}}无{{/each}}', { a: [] }, '无'],
    ['what is filled', '{{#if a}}有{{else}}无{{/if}}', { a: '1' }, '有'],
    ['what is null', '{{#if a}}有{{else}}无{{/if}}', { a: null }, '无'],
    ['what is empty', '{{#if a}}有{{else}}无{{/if}}', { a: [] }, '无'],
    ['else if', '{{#if a}}1{{else if b}}2{{/if}}', { a: false, b: true }, '2'],
    ['unless', '{{#unless a}}无{{/unless}}', { a: '' }, '无'],
    ['with', '{{#with a}}{{b}}{{/with}}', { a: { b: '乙' } }, '乙'],
    ['with nothing', '{{#with a}}{{b}}{{else}}无{{/with}}', { a: null }, '无'],
    ['equals', '{{#if (equals a "x")}}是{{else}}否{{/if}}', { a: 'x' }, '是'],
    ['another', '{{> part a=b}}', { b: '乙' }, '【乙】'],
    [
      'another by the name in a value',
      '{{> (lookup this "which") a=b}}',
      { which: 'part', b: '乙' },
      '【乙】',
    ],
    ['a part of its own', '{{#*inline "own"}}\n  （{{a}}）\n{{/inline}}{{> own}}', { a: '甲' }, '（甲）'],
  ];
  it.each(prints)('prints %s', (_, template, model, expected) => {
    expect(renderHtml(template, { part: '【{{a}}】' }, model)).toBe(expected);
  });

  const refuses: readonly (readonly [string, string, object, RegExp])[] = [
    ['a missing value', '\n{{a}}', {}, /line 2.*undefined/],
    ['a missing value within', '{{a.b}}', { a: {} }, /undefined/],
    ['a missing value far within', '{{a.b}}', {}, /undefined/],
    ['null', '{{a}}', { a: null }, /null/],
    ['a figure that is not worded', '{{a}}', { a: 12.345 }, /12\.345/],
    ['no figure at all', '{{a}}', { a: Number.NaN }, /NaN/],
    ['null in the other branch', '{{#if b}}x{{else}}{{a}}{{/if}}', { a: null, b: '' }, /null/],
    ['an object', '{{a}}', { a: {} }, /object/],
    ['a truth value', '{{a}}', { a: true }, /boolean/],
    ['a missing value in a list', '{{#each rows}}{{nmae}}{{/each}}', { rows }, /undefined/],
    ['a missing condition', '{{#if a}}x{{/if}}', {}, /\{\{if\}\} at line 1/],
    ['a missing condition to the contrary', '{{#unless a}}x{{/unless}}', {}, /unless/],
    ['a missing list', '{{#each a}}x{{/each}}', {}, /each/],
    ['a list that is none', '{{#each a}}x{{/each}}', { a: { b: 1 } }, /not a list/],
    ['a missing value to compare', '{{#if (equals a "x")}}x{{/if}}', {}, /equals/],
    ['a missing value for another', '{{> part a=b}}', {}, /undefined/],
    ['an unknown other', '{{> gone}}', {}, /gone/],
    ['an unknown helper', '{{shout a}}', { a: 'x' }, /shout/],
    ['a name looked up in vain', '{{lookup a b}}', { a: {}, b: 'c' }, /finds no “c”/],
    ['null in a part of its own', '{{#*inline "own"}}{{a}}{{/inline}}{{> own}}', { a: null }, /null/],
    ['logging', '{{log a}}', { a: 'x' }, /./],
    ['what is not escaped', '{{{a}}}', { a: 'x' }, /not escaped/],
    ['what is not escaped, in short', '{{#if a}}{{&a}}{{/if}}', { a: 'x' }, /not escaped/],
    ['what is not escaped in another', '{{> raw a=a}}', { a: 'x' }, /not escaped/],
    ['what every object has', '{{constructor}}', {}, /undefined/],
    ['what every text has', '{{a.length.constructor}}', { a: 'x' }, /./],
    [
      'a getter of a class',
      '{{a}}',
      new (class {
        get a() {
          return 'x';
        }
      })(),
      /undefined/,
    ],
    ['a number too great', '{{hanNumber a}}', { a: 100 }, /1 to 99/],
    ['an open block', '{{#if a}}', { a: 1 }, /./],
  ];
  it.each(refuses)('refuses %s', (_, template, model, message) => {
    const partials = { part: '【{{a}}】', ...(template.includes('raw') ? { raw: '{{{a}}}' } : {}) };
    expect(() => renderHtml(template, partials, model)).toThrow(message);
  });

  const breaks: readonly (readonly [string, string])[] = [
    ['<p>\n    第一行，\n    第二行。\n  </p>\n', '<p>第一行，第二行。</p>'],
    ['<p>甲\r\n乙</p>', '<p>甲乙</p>'],
    ['<p\n  class="note">甲</p>', '<p class="note">甲</p>'],
    ['<p>{{a}}\n  {{a}}</p>', '<p>文文</p>'],
    ['{{#if a}}\n  <p>甲</p>\n{{/if}}\n<p>乙</p>', '<p>甲</p><p>乙</p>'],
    ['<p>甲 乙</p>', '<p>甲 乙</p>'],
    ['{{!-- 说明\n 多行 --}}\n<p>甲</p>', '<p>甲</p>'],
    ['<p class="{{a}}"\n>甲</p>', '<p class="文" >甲</p>'],
  ];
  it.each(breaks)('keeps Han characters together: %j', (template, expected) => {
    expect(renderHtml(template, {}, { a: '文' })).toBe(expected);
  });

  it('leaves nothing behind for the next template', () => {
    renderHtml('{{> mine}}', { mine: '甲' }, {});
    expect(() => renderHtml('{{> mine}}', {}, {})).toThrow(/mine/);
  });

  it('keeps line breaks of a value from closing a tag or an element', () => {
    const html = sampleHtml({ opening: '一行\n\n另一行"><h1>' });
    expect(checkVocabulary(html)).toEqual([]);
  });
});

describe('hanNumber', () => {
  const cases: readonly (readonly [number, string])[] = [
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [15, '十五'],
    [20, '二十'],
    [34, '三十四'],
    [90, '九十'],
    [99, '九十九'],
  ];
  it.each(cases)('%i is %s', (value, text) => {
    expect(hanNumber(value)).toBe(text);
  });
});
