/**
 * What nobody should find in a document of ours. Works on plain text, one paragraph or table cell a line, and knows
 * nothing of the report. Returns a line for each finding, with the words around it; empty when all is well.
 */
export function checkStyle(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [
    ...lines.flatMap((line) => [...checkMarks(line), ...checkPairs(line), ...checkRepeats(line)]),
    ...checkNumbering(lines),
  ];
}

type Rule = { readonly finding: string; readonly pattern: RegExp };

const RULES: readonly Rule[] = [
  { finding: '标点重复', pattern: /[，。；：、！？][，。；：、！？]|,,|;;|“”|‘’|《》|（）|\(\)|【】/u },
  {
    finding: '汉字旁有半角标点',
    pattern: /\p{Script=Han}[,;:?!()"]|[,;:?!()"]\p{Script=Han}|\p{Script=Han}\.(?![\dA-Za-z])/u,
  },
  {
    finding: '缺少数值',
    pattern:
      /(为|距目标差|还差|超出|分别为|月均需(达到|完成)?|同比|应达的?|预计|全年约为|参考区间为)[，。；、）]/u,
  },
  { finding: '缺少数值', pattern: /(?<![\d零])个百分点|(?<![\d%．])%(?=[，。；])|（(目标)?[，。；]/u },
  {
    finding: '增长、下降与负号并用',
    pattern: /(增长|下降|增加|减少|提高|降低|低于|高于|快于|慢于)[^，。；]{0,4}[-−－]\d/u,
  },
  { finding: '未填充的值', pattern: /\b(undefined|null|NaN|Infinity|Invalid Date)\b|\[object |\{\{|\}\}/u },
  {
    finding: '区间前一数没有单位',
    pattern: /(?<![\d.%])\d+(\.\d+)?[～~]\d+(\.\d+)?(%|亿|万|[元家条列个项])/u,
  },
  { finding: '多余的空格', pattern: /\p{Script=Han} +\p{Script=Han}|[，。；：、] +/u },
];

function checkMarks(line: string): string[] {
  return RULES.flatMap(({ finding, pattern }) => {
    const found = pattern.exec(line);
    return found ? [`${finding}：${around(line, found.index)}`] : [];
  });
}

const PAIRS: Readonly<Record<string, string>> = {
  '）': '（',
  '”': '“',
  '’': '‘',
  '》': '《',
  '〉': '〈',
  '】': '【',
  '〕': '〔',
};

function checkPairs(line: string): string[] {
  const open: string[] = [];
  for (const [index, mark] of [...line].entries()) {
    if (Object.values(PAIRS).includes(mark)) open.push(mark);
    else if (PAIRS[mark] !== undefined && open.pop() !== PAIRS[mark])
      return [`括号或引号不配对：${around(line, index)}`];
  }
  return open.length > 0
    ? [`括号或引号没有关闭：${around(line, line.lastIndexOf(open.at(-1) as string))}`]
    : [];
}

const LONG_ENOUGH_TO_NOTICE = 8;

/** The same clause twice in a row, or the same sentence twice in a paragraph. */
function checkRepeats(line: string): string[] {
  const clauses = line.split(/[，；。]/).map((clause) => clause.trim());
  const sentences = line.split('。').map((sentence) => sentence.trim());
  const noticed = (words: string) => words.length >= LONG_ENOUGH_TO_NOTICE;
  const clause = clauses.find((words, index) => noticed(words) && words === clauses[index - 1]);
  const sentence = sentences.find((words, index) => noticed(words) && sentences.indexOf(words) < index);
  return [clause, sentence].flatMap((words) => (words === undefined ? [] : [`语句重复：${words}`]));
}

const DIGITS = '一二三四五六七八九十';

/** 一、 （一） 1. go up by one; a lower level may begin again. */
function checkNumbering(lines: readonly string[]): string[] {
  const last: Record<string, number> = {};
  return lines.flatMap((line) => {
    const number = numberOf(line);
    if (!number) return [];
    const before = last[number.level] ?? 0;
    last[number.level] = number.value;
    return number.value === before + 1 || number.value === 1 ? [] : [`编号不连续：${line.slice(0, 20)}`];
  });
}

function numberOf(line: string): { level: string; value: number } | null {
  const heading = /^([一二三四五六七八九十]+)、/.exec(line);
  if (heading) return { level: '一、', value: chineseNumber(heading[1] as string) };
  const second = /^（([一二三四五六七八九十]+)）/.exec(line);
  if (second) return { level: '（一）', value: chineseNumber(second[1] as string) };
  const third = /^(?:附件：)?(\d{1,3})\.(?!\d)\s*\S/.exec(line);
  return third ? { level: '1.', value: Number(third[1]) } : null;
}

function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (word: string | undefined, otherwise: number) =>
    word ? DIGITS.indexOf(word) + 1 : otherwise;
  return (tens === '0' ? 0 : digit(tens, 1) * 10) + digit(ones, 0);
}

function around(line: string, index: number): string {
  return `…${line.slice(Math.max(0, index - 12), index + 16)}…`;
}
