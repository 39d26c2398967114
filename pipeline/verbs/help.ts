import { HELP_OPTION, PROGRAM } from './command-line.ts';
import type { OptionSpec, Verb } from './verb.ts';

const EXIT_STATUSES = [
  '0   完成',
  '1   操作有误，可自行改正（一行说明，不打印调用栈）',
  '2   已完成，但有阻断问题使部分指标数据不足，报告中已列明',
  '70  程序错误',
];

/** Help of the program: what it is, its verbs, its exit statuses. */
export function programHelp(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length)) + 2;
  return lines([
    '督办：读取各单位报送的指标表格，对照方案逐项评估，生成工作进展情况通报。',
    '',
    `用法：${PROGRAM} 命令 [选项]`,
    '',
    '命令：',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    `各命令的选项：${PROGRAM} 命令 --help`,
    '',
    '退出状态：',
    ...EXIT_STATUSES.map((line) => `  ${line}`),
  ]);
}

/** Help of one verb. */
export function verbHelp(verb: Verb): string {
  const options: (readonly [string, OptionSpec])[] = [...Object.entries(verb.options), ['help', HELP_OPTION]];
  const heads = options.map(([name, { placeholder }]) =>
    placeholder ? `--${name} ${placeholder}` : `--${name}`,
  );
  const width = Math.max(...heads.map((head) => head.length)) + 2;
  const usage = [PROGRAM, verb.name, verb.operands.usage, '[选项]'].filter(Boolean).join(' ');
  return lines([
    `${verb.name}：${verb.summary}`,
    '',
    `用法：${usage}`,
    ...verb.details.flatMap((paragraph) => ['', paragraph]),
    '',
    '选项：',
    ...options.map(([, { summary }], index) => `  ${heads[index]?.padEnd(width)}${summary}`),
  ]);
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
