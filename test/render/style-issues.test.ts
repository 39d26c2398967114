import { describe, expect, it } from 'vitest';
import { documentLines } from '../../pipeline/render/document-lines.ts';
import { styleIssues } from '../../pipeline/render/style-issues.ts';

describe('documentLines', () => {
  it.each([
    ['<p>甲<strong>乙</strong></p><p></p><p>丙</p>', ['甲乙', '丙']],
    ['<table><tr><th>一</th><td>1</td></tr></table>', ['一', '1']],
    ['<h1 class="title">题</h1><p>A&amp;B &lt;x&gt; &quot;&#x27;</p>', ['题', 'A&B <x> "\'']],
  ])('%s', (html, lines) => expect(documentLines(html)).toEqual(lines));
});

describe('styleIssues', () => {
  it('names the document, the finding and the words, each once', () => {
    const html = '<article><p>进展顺利。。</p><p>进展顺利。。</p><p>完成率为，低于目标。</p></article>';
    const found = styleIssues(html, '某通报');
    expect(found.map(({ code, severity, file, message }) => [code, severity, file, message])).toEqual([
      ['style-finding', 'warning', '某通报', '文字有待修改：标点重复：…进展顺利。。…'],
      ['style-finding', 'warning', '某通报', '文字有待修改：缺少数值：…完成率为，低于目标。…'],
    ]);
  });

  it('has nothing to say of a clean document', () => {
    expect(styleIssues('<article><p>同比增长3.2%。</p></article>', '某通报')).toEqual([]);
  });
});
