import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { quoted, tidyWords } from '../../pipeline/compose/tidy.ts';

describe("the units' own words become fit for a sentence", () => {
  it.each([
    ['受国际市场需求下降影响。', '受国际市场需求下降影响'],
    ['主体工程完工,正在验收!', '主体工程完工，正在验收'],
    ['完成一期(含配套)建设；', '完成一期（含配套）建设'],
    ['完成一期（含配套建设', '完成一期含配套建设'],
    ['第一行\r\n第二行\t第三行', '第一行第二行第三行'],
    ['完成81%。设备进场。', '完成81%；设备进场'],
    ['投资3.6亿元.', '投资3.6亿元'],
    ['同比增长-3.2%', '同比下降3.2%'],
    ['，，进展顺利，，', '进展顺利'],
    ['进展顺利，进展顺利。', '进展顺利'],
    ['已签约（）', '已签约'],
    ['"前店后仓"升级', '前店后仓升级'],
    ['“前店后仓”升级', '“前店后仓”升级'],
    ['“（前店”后仓）升级', '前店后仓升级'],
    ['含#N/A和undefined的说明', '含和的说明'],
    ['藏\u202e在里面\u200b的字', '藏在里面的字'],
    ['  ', ''],
    ['无', ''],
    ['—', ''],
    ['暂无', ''],
    ['/', ''],
    ['。', ''],
    ['RCEP rules done', 'RCEP rules done'],
    ['增速在10~15%之间', '增速在10%～15%之间'],
    ['需3～5家', '需3家～5家'],
  ])('%j → %j', (text, tidied) => expect(tidyWords(text)).toBe(tidied));

  it('a long text ends at a comma, and is not too long', () => {
    const tidied = tidyWords('完成主体工程建设，设备安装进场。'.repeat(400));
    expect(tidied.length).toBeLessThanOrEqual(160);
    expect(tidied).toMatch(/(建设|进场)$/);
    expect(tidyWords('长'.repeat(5000)).length).toBeLessThanOrEqual(160);
  });

  it('passes the style check inside a sentence, whatever was written', () => {
    const fragment = fc.constantFrom(
      ...[
        '进展顺利',
        '完成',
        '12',
        '3.5%',
        'RCEP',
        '，',
        '。',
        ',',
        '.',
        '(',
        ')',
        '（',
        '）',
        '“',
        '”',
        '"',
        '；',
        ';',
        ' ',
      ],
      ...[
        '!',
        '\n',
        '、',
        '：',
        '增长-2%',
        'undefined',
        '《',
        '》',
        '‘',
        '’',
        '~',
        '😀',
        '\u202e',
        '［',
        '】',
        '?',
        '…',
      ],
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
        const tidied = tidyWords(fragments.join(''));
        expect(tidyWords(tidied)).toBe(tidied);
        if (tidied !== '') expect(checkStyle(`据市商务局说明，${tidied}。`)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('quotation marks inside quotation marks are single', () => {
  it.each([
    ['单一窗口', '“单一窗口”'],
    ['对接“单一窗口”平台', '“对接‘单一窗口’平台”'],
  ])('%s → %s', (name, words) => expect(quoted(name)).toBe(words));
});
