import { describe, expect, it } from 'vitest';
import { STYLE_MAP } from '../../pipeline/render/docx-styles.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { RATINGS } from '../../pipeline/values/evaluation.ts';
import { article, css, sampleHtml } from './sample.ts';

const table = (head: string, row: string, columns = '<col style="width:40%"><col style="width:60%">') =>
  article(`<table><colgroup>${columns}</colgroup><thead>${head}</thead><tbody>${row}</tbody></table>`);
const HEAD = '<tr><th>甲</th><th>乙</th></tr>';

describe('checkVocabulary', () => {
  it('finds nothing wrong with a document that uses all of it', () => {
    const html = sampleHtml();
    expect(checkVocabulary(html)).toEqual([]);
    for (const rating of RATINGS) expect(html).toContain(`class="rating rating-${rating}"`);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['an unknown element', article('<div>甲</div>'), '<div> 不是可用的标记'],
    ['an inline style', article('<p style="color:red">甲</p>'), '<p> 不能写 style="color:red"'],
    ['an unknown class', article('<p class="big">甲</p>'), '<p> 不能写 class="big"'],
    [
      'an unknown rating',
      article('<p><span class="rating rating-good">甲</span></p>'),
      '<span> 不能写 class="rating rating-good"',
    ],
    ['an empty class', article('<p class="">甲</p>'), '<p> 不能写 class=""'],
    ['a title without class', article('<h1>甲</h1>'), '<h1> 须写明 class'],
    ['a script', article('<script>x</script>'), '<script> 不是可用的标记'],
    ['an event', article('<p onclick="x">甲</p>'), '<p> 不能写 onclick="x"'],
    ['a picture', article('<img src="x">'), '<img> 不是可用的标记'],
    [
      'an attribute without quotes',
      article('<p class=note>甲</p>'),
      '<p class=note> 写法不规范，属性值须加双引号',
    ],
    ['a paragraph in a paragraph', article('<p><p>甲</p></p>'), '<p> 不能放在 <p> 里'],
    ['a paragraph in a cell', table(HEAD, '<tr><td><p>甲</p></td><td></td></tr>'), '<p> 不能放在 <td> 里'],
    [
      'a section in a section',
      article('<section class="attachment"><section class="attachment"></section></section>'),
      '<section> 不能放在 <section> 里',
    ],
    ['a document without root', '<p>甲</p>', '<p> 不能放在最外层'],
    ['text outside a paragraph', article('甲'), '<article> 里不能直接写文字：“甲”'],
    [
      'white space between cells',
      table(HEAD, '<tr> <td>甲</td><td>乙</td></tr>'),
      '<tr> 里不能直接写文字：“ ”',
    ],
    ['an open element', '<article lang="zh-CN"><p>甲</p>', '<article> 没有结束标记'],
    ['a wrong end', article('<p>甲</h2>'), '</h2> 与 <p> 不配对'],
    ['a bare angle bracket', article('<p>甲 < 乙</p>'), '文字中有尖括号：“甲 < 乙”'],
    [
      'a column in points',
      table(HEAD, '', '<col style="width:40pt"><col style="width:60%">'),
      '<col> 不能写 style="width:40pt"',
    ],
    ['a span of none', table(HEAD, '<tr><td colspan="0">甲</td></tr>'), '<td> 不能写 colspan="0"'],
    ['another language', '<article lang="en"></article>', '<article> 不能写 lang="en"'],
    ['a comment', article('<!-- x -->'), '<!--> 不是可用的标记'],
  ];
  it.each(wrong)('names %s', (_, html, fault) => {
    expect(checkVocabulary(html)).toContain(fault);
  });

  const columns: readonly (readonly [string, string, boolean])[] = [
    ['100 %', '<col style="width:33.3%"><col style="width:66.7%">', true],
    ['99 %', '<col style="width:33%"><col style="width:66%">', false],
    ['nothing', '', false],
  ];
  it.each(columns)('columns of %s', (_, columnsHtml, right) => {
    expect(checkVocabulary(table(HEAD, '', columnsHtml)).length === 0).toBe(right);
  });
});

it('every element and class of the sample has its style in Word, and its rule in the print CSS', () => {
  const html = sampleHtml();
  const classes = [...html.matchAll(/<(\w+) class="([^"]+)"/g)].map(([, name, value]) => `${name}.${value}`);
  const wanted = new Set(classes.map((found) => found.replace('rating ', '')));
  const plain = ['section.attachment', 'section.attachment landscape', 'td.text'];
  const mapped = [...wanted].filter((name) => !plain.includes(name) && name !== 'table.compact');
  expect(mapped.filter((name) => !(name in STYLE_MAP))).toEqual([]);
  const words = [...wanted].map((name) => name.split(/[. ]/).at(-1) ?? '');
  expect(words.filter((word) => word !== 'text' && !css.includes(`.${word}`))).toEqual([]);
});
