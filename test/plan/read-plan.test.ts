import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../pipeline/plan/read/nearest-word.ts';
import { pathInWords, valueAt } from '../../pipeline/plan/read/path-words.ts';
import { readYaml } from '../../pipeline/plan/read/yaml-source.ts';
import { parsePlan } from '../../pipeline/plan/read-plan.ts';
import { coastal, wuhan } from './seed-plans.ts';

/** The invented plan's text with one thing written otherwise. */
function changed(from: string | RegExp, to: string, yaml = coastal.yaml): string {
  const text = yaml.replace(from, to);
  expect(text, `nothing to change: ${from}`).not.toBe(yaml);
  return text;
}

const lineOf = (part: string, yaml: string) => yaml.slice(0, yaml.indexOf(part)).split('\n').length;
const issuesOf = (yaml: string) => parsePlan(yaml, coastal.policy).issues;

describe('a plan without a mistake', () => {
  it.each([
    ['wuhan-2024', wuhan],
    ['coastal-2026', coastal],
  ])('%s is read as it stands', (_, seed) => {
    const { plan, issues } = parsePlan(seed.yaml, seed.policy);
    expect(issues).toEqual([]);
    expect(plan).toEqual(seed.plan);
  });

  it('is read without a policy text, with Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${coastal.yaml.replace(/\n/g, '\r\n')}`;
    expect(parsePlan(windows, null)).toEqual({ plan: coastal.plan, issues: [] });
  });
});

/** what is written · instead of what · the part on whose line it is found · message after 第 n 行 */
const FORM: readonly (readonly [string, string, string, string])[] = [
  [
    'universse: [东屿,',
    'universe: [东屿,',
    'universse',
    '指标 island-water 的 universse：没有“universse”这个字段，是否应为“universe”',
  ],
  [
    'leedUnit: port',
    'leadUnit: port',
    'leedUnit',
    '任务 2 的 leedUnit：没有“leedUnit”这个字段，是否应为“leadUnit”',
  ],
  ['xyzzy: 1\nreporting:', 'reporting:', 'xyzzy', 'xyzzy：没有“xyzzy”这个字段'],
  [
    'kind: anualFlow',
    'kind: annualFlow',
    'kind: anualFlow',
    '指标 seafood-exports 的 kind：没有“anualFlow”这种指标类型，是否应为“annualFlow”',
  ],
  ['version: 2', 'version: "2"', 'version: 2', 'version：应为文本，现为数字，请加引号'],
  ['end: 2028-13', 'end: 2028-12', 'end: 2028-13', 'end：月份应写成 2025-12'],
  ['issuedOn: "2026-01-32"', 'issuedOn: "2026-01-20"', 'issuedOn', 'issuedOn：日期应写成 2024-03-07'],
  ['dueDay: 31', 'dueDay: 8', 'dueDay', 'reporting.dueDay：'],
  ['target: 多', 'target: 6.5', 'target: 多', '指标 seafood-exports 的 target：应为数字或百分数'],
  ['target: [1]', 'target: 6.5', 'target: [1]', '指标 seafood-exports 的 target：应为数字或文本，现为列表'],
  ['core: 是', 'core: true', 'core: 是', '任务 4 的 milestones.core：应为 true 或 false，现为文本'],
  ['baseline: zero', 'baseline: start-from-zero', 'baseline: zero', '指标 cold-storage 的 baseline：应为'],
  [
    'members: []',
    'members: [east-county, west-district, south-county]',
    'members',
    '单位组 coastal-counties 的 members：至少要有 1 项',
  ],
  [
    'quotations:',
    'quotations: [集装箱吞吐量年均增长8%]',
    'quotations:\n',
    '指标 port-growth 的 quotations：没有填写',
  ],
  [
    'tilte: 港口贸易提质行动',
    'title: 港口贸易提质行动',
    'id: port-trade\n',
    '工程 port-trade 的 title：缺少这一项',
  ],
  [
    'data: { sumOff: [ocean-product] }',
    'data: { item: berth-containers }',
    'data: { sumOff',
    '指标 port-containers 的 data.sumOff：没有“sumOff”这个字段，是否应为“sumOf”',
  ],
  ['name: " "', 'name: 建设深水泊位二期', 'name: " "', '任务 2 事项 deep-berths 的 name：不能为空'],
];

describe('a mistake of form', () => {
  it.each(FORM)('%s', (written, instead, part, message) => {
    const yaml = changed(instead, written);
    const found = issuesOf(yaml).filter((one) => one.message.includes(message));
    expect(issuesOf(yaml).map((one) => one.code)).toContain('plan-invalid');
    expect(found.map((one) => one.message)).toHaveLength(1);
    expect(found[0]?.message).toMatch(new RegExp(`^方案第 ${lineOf(part, yaml)} 行 `));
  });

  it('lists the kinds there are', () => {
    const [found] = issuesOf(changed('kind: annualFlow', 'kind: totals'));
    expect(found?.hint).toContain('stock、annualFlow、annualRange');
    expect(found?.hint).toContain('classification');
  });

  it('leaves no plan', () => {
    for (const [written, instead] of FORM)
      expect(parsePlan(changed(instead, written), coastal.policy).plan).toBeNull();
  });
});

describe('every problem at once', () => {
  it('of YAML, of form and of cross references, in the order of lines', () => {
    const yaml = [
      ['version: "2"', 'version: 2'],
      ['    leadUnit: port\n', '    leadUnit: harbour\n'],
      ['due: 2027-06', 'due: 2029-06'],
      ['    target: 6.5', '    target: viel'],
      ['quotation: 设立海洋产业基金', 'quotation: 设立海洋基金'],
      ['    core: false\n    tasks: [3]', '    core: false\n    core: true\n    tasks: [3]'],
      ['target: 25%', 'target: 25'],
    ].reduce((text, [from = '', to = '']) => changed(from, to, text), coastal.yaml);
    const found = issuesOf(yaml);
    expect(found.map(({ code, message }) => [code, /第 \d+ 行 (?:.*?：)?(.{8})/.exec(message)?.[1]])).toEqual(
      [
        ['plan-unreadable', '同一个键写了两次'],
        ['plan-invalid', '应为文本，现为数'],
        ['plan-invalid', '完成时限 202'],
        ['plan-invalid', '没有编码为“ha'],
        ['quotation-not-found', '引文“设立海洋基'],
        ['plan-invalid', '应为数字或百分数'],
        ['plan-invalid', '目标值超过 10'],
      ],
    );
  });

  it('without findings that only the unreadable part could settle', () => {
    const broken = changed('id: port\n    name: 市港航局', 'id: port\n    nam: 市港航局');
    expect(issuesOf(broken).map((one) => one.message.replace(/.*：/, ''))).toEqual([
      '缺少这一项',
      '没有“nam”这个字段，是否应为“name”',
    ]);
    const withoutIndicator = changed('data: { ratioOf', 'date: { ratioOf');
    expect(issuesOf(withoutIndicator).every((one) => one.message.includes('指标 ocean-share'))).toBe(true);
    const withoutTask = changed('title: 提升港口吞吐能力', 'titel: 提升港口吞吐能力');
    expect(issuesOf(withoutTask).every((one) => one.message.includes('任务 2'))).toBe(true);
  });

  it('with the right line and name after something unreadable was left out before it', () => {
    const yaml = changed(
      'quotation: 推广船舶岸电使用',
      'quotation: 推广岸电',
      changed('name: 建设深水泊位二期', 'nam: 建设深水泊位二期'),
    );
    const quoted = issuesOf(yaml).find((one) => one.code === 'quotation-not-found');
    expect(quoted?.message).toBe(
      `方案第 ${lineOf('quotation: 推广岸电', yaml)} 行 任务 2 事项 shore-power 的 quotation：` +
        '引文“推广岸电”在政策原文中找不到',
    );
  });

  it('gives only the mistakes of form when a whole section is missing', () => {
    const found = issuesOf(coastal.yaml.slice(0, coastal.yaml.indexOf('\nunits:')));
    expect(found.map((one) => one.message.replace(/.*行 /, ''))).toEqual([
      'units：缺少这一项',
      'programmes：缺少这一项',
      'tasks：缺少这一项',
      'indicators：缺少这一项',
    ]);
  });
});

describe('a text that is no plan', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('')]
    .map((key, at, all) => {
      const before = at === 1 ? 'a' : all[at - 1];
      return at === 0 ? key : `${key}: &${key} [${Array(10).fill(`*${before}`).join(',')}]`;
    })
    .join('\n');

  it.each([
    ['nothing', '', '文件是空的'],
    ['a comment', '# 方案\n', '文件是空的'],
    ['a tab', 'a:\n\tb: 1', '制表符'],
    ['an open bracket', 'a: [1, 2', '缩进不正确'],
    ['an open quote', 'a: "甲', '缺少符号'],
    ['two colons', 'a: b: c', '多余的冒号'],
    ['two documents', 'a: 1\n---\nb: 2', '一份方案'],
    ['an unknown alias', 'a: *nothing', '别名'],
    ['an alias bomb', bomb, '别名'],
    ['deep nesting', '['.repeat(50_000), '嵌套过深'],
    ['a tag', 'a: !!js/function x', '标记'],
    ['a prototype key', '__proto__: { id: x }', '__proto__'],
    ['a nested prototype key', 'a:\n  - __proto__: 1', '__proto__'],
    ['too much', 'a: 1\n'.repeat(500_000), '文件过大'],
  ])('%s', (_, text, reason) => {
    const { plan, issues } = parsePlan(text, null);
    expect(plan).toBeNull();
    const unreadable = issues.filter((one) => one.code === 'plan-unreadable');
    expect(unreadable.map((one) => one.message).join()).toContain(reason);
    expect(issues.length).toBeLessThan(30);
  });

  it.each([
    ['a list', '- 1'],
    ['a word', '方案'],
    ['a number', '7'],
  ])('%s has no fields', (_, text) => {
    expect(parsePlan(text, null).issues.map((one) => one.message)).toEqual([
      expect.stringContaining('方案：应为若干字段'),
    ]);
  });

  it('never throws, whatever is cut out of a plan', () => {
    const cut = fc.tuple(fc.nat({ max: coastal.yaml.length }), fc.nat({ max: 400 }));
    fc.assert(
      fc.property(cut, ([from, length]) => {
        const yaml = coastal.yaml.slice(0, from) + coastal.yaml.slice(from + length);
        const { plan, issues } = parsePlan(yaml, coastal.policy);
        expect(plan === null).toBe(issues.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('does not touch the prototype of anything', () => {
    parsePlan('__proto__: { polluted: 1 }\nunits: [{ __proto__: { polluted: 1 } }]', null);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('lines', () => {
  const text = 'a:\n  - x: 1\n    y:\n      z: 2\n  - &two { x: 3 }\nb: *two\n';
  const { lineOf: line } = readYaml(text);

  it.each([
    [[], 1],
    [['a'], 1],
    [['a', 0], 2],
    [['a', 0, 'y'], 3],
    [['a', 0, 'y', 'z'], 4],
    [['a', 1, 'x'], 5],
    [['b', 'x'], 5],
    [['a', 0, 'missing'], 2],
    [['a', 9], 1],
    [['missing', 'deep'], 1],
  ])('of %j is %i', (path, expected) => {
    expect(line(path)).toBe(expected);
  });
});

describe('a path in words', () => {
  const data = { tasks: [{ no: 3, milestones: { steps: [{ id: 'town' }] } }], units: [{}] };

  it.each([
    [[], '方案'],
    [['baseline', 'period'], 'baseline.period'],
    [['tasks', 0], '任务 3'],
    [['tasks', 0, 'leadUnit'], '任务 3 的 leadUnit'],
    [['tasks', 0, 'milestones', 'steps', 0, 'due'], '任务 3 事项 town 的 due'],
    [['tasks', 0, 'cooperatingUnits', 1], '任务 3 的 cooperatingUnits 第 2 项'],
    [['units', 0, 'name'], '单位 第 1 个 的 name'],
  ])('%j', (path, words) => {
    expect(pathInWords(path, data)).toBe(words);
  });

  it('leads nowhere without complaint', () => {
    expect(valueAt(data, ['tasks', 5, 'no'])).toBeUndefined();
    expect(valueAt(data, ['constructor'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});

describe('the nearest word', () => {
  const words = ['leadUnit', 'cooperatingUnits', 'milestones', 'title', 'text', 'no'];

  it.each([
    ['leedUnit', 'leadUnit'],
    ['LEADUNIT', 'leadUnit'],
    ['cooperatingUnit', 'cooperatingUnits'],
    ['mileston', 'milestones'],
    ['titel', 'title'],
    ['cooperating', null],
    ['xyzzy', null],
    ['', null],
  ])('to %j is %j', (word, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest);
  });

  it('finds a word with one letter wrong, left out or too many', () => {
    const slip = fc.tuple(
      fc.constantFrom('leadUnit', 'milestones'),
      fc.nat(7),
      fc.constantFrom('', 'q', 'qq'),
    );
    fc.assert(
      fc.property(slip, ([word, at, letters]) => {
        expect(nearestWord(word.slice(0, at) + letters + word.slice(at + 1), words)).toBe(word);
      }),
    );
  });
});
