import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../pipeline/values/issue.ts';
import { findVerb, readArguments } from '../../pipeline/verbs/command-line.ts';
import { verbHelp } from '../../pipeline/verbs/help.ts';
import { defineVerb } from '../../pipeline/verbs/verb.ts';

const sample = defineVerb({
  name: 'plan check',
  summary: '检查',
  operands: { usage: '[FILE]', min: 0, max: 1 },
  options: {
    period: { type: 'string', placeholder: 'P', summary: '报告期' },
    json: { type: 'boolean', summary: '打印 JSON' },
  },
  details: ['一段说明。'],
  run: async () => 0,
});
const required = { ...sample, name: 'explain', operands: { usage: 'INDICATOR', min: 1, max: 1 } };

function mistakes(args: readonly string[], verb = sample): string[] {
  try {
    readArguments(args, verb);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    const { issues } = error as OperatorError;
    for (const { code, hint } of issues) {
      expect(code).toBe('argument-invalid');
      expect(hint).toContain(`${verb.name} --help`);
    }
    return issues.map(({ message }) => message);
  }
}

describe('findVerb', () => {
  it.each([
    [['plan', 'check', 'a.yaml'], 'plan check', ['a.yaml']],
    [['explain', 'x', '--json'], 'explain', ['x', '--json']],
    [['plan'], undefined, undefined],
    [['check'], undefined, undefined],
    [['--json', 'explain'], undefined, undefined],
    [['Explain'], undefined, undefined],
  ])('%j', (args, name, rest) => {
    const found = findVerb(args, [sample, required]);
    expect(found?.verb.name).toBe(name);
    expect(found?.rest).toEqual(rest);
  });
});

describe('readArguments', () => {
  it.each([
    [[], { options: {}, operands: [] }],
    [['--period', '2025-06'], { options: { period: '2025-06' }, operands: [] }],
    [
      ['--period=2025-06', 'a.yaml', '--json'],
      { options: { period: '2025-06', json: true }, operands: ['a.yaml'] },
    ],
    [['--period=-x'], { options: { period: '-x' }, operands: [] }],
    [['--period', '1', '--period', '2'], { options: { period: '2' }, operands: [] }],
    [['--help', 'a', 'b', 'c'], { options: { help: true }, operands: ['a', 'b', 'c'] }],
    [['--', '--json'], { options: {}, operands: ['--json'] }],
  ])('%j', (args, expected) => {
    expect(readArguments(args, sample)).toEqual(expected);
  });

  it.each([
    [['--perod', '2025-06'], ['没有选项 --perod']],
    [['-p'], ['没有选项 -p']],
    [['--toString'], ['没有选项 --toString']],
    [['--period'], ['选项 --period 后面缺少 P']],
    [['--period', '--json'], ['选项 --period 后面缺少 P']],
    [['--period='], ['选项 --period 后面缺少 P']],
    [['--json=yes'], ['选项 --json 不带值']],
    [['a', 'b', 'c'], ['多余的参数 b c']],
    [
      ['--x', '--y', 'a', 'b'],
      ['没有选项 --x', '没有选项 --y', '多余的参数 b'],
    ],
  ])('%j is refused, every mistake at once', (args, messages) => {
    expect(mistakes(args)).toEqual(messages);
  });

  it('names the operand that is missing', () => {
    expect(mistakes([], required)).toEqual(['缺少 INDICATOR']);
  });
});

it('help names every option with its value, aligned, and the usage', () => {
  expect(verbHelp(sample)).toBe(
    [
      'plan check：检查',
      '',
      '用法：npm run -s duban -- plan check [FILE] [选项]',
      '',
      '一段说明。',
      '',
      '选项：',
      '  --period P  报告期',
      '  --json      打印 JSON',
      '  --help      显示本说明',
      '',
    ].join('\n'),
  );
});
