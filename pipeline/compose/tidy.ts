/**
 * The units' own words, fit to stand inside a sentence of the report: one line, full-width punctuation, nothing
 * doubled, nothing left open, no full stop inside. Their meaning is not touched.
 */

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '~': '～',
};

const PAIRS: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['(', ')'],
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['[', ']'],
  ['「', '」'],
];

/** 10~15%: a range keeps its measure at both ends. */
const RANGE = /(\d+(?:\.\d+)?)[~～](\d+(?:\.\d+)?)(%|亿美元|万美元|[亿万]?[元家条列个项])/g;

const NOTHING_SAID = /^(无|暂无|没有|略|同上|空|\/|\\|-|—|－|N\/?A|none)+$/i;
const MOST_CHARACTERS = 160;

/** Tidied words of at most about 160 characters; empty when nothing was said. */
export function tidyWords(text: string): string {
  let words = plain(text);
  for (let before = ''; before !== words; ) {
    before = words;
    words = tidiedOnce(words);
  }
  if (NOTHING_SAID.test(words)) return '';
  return words.length <= MOST_CHARACTERS ? words : tidyWords(shortened(words));
}

/** A name in quotation marks; those inside it become single ones. */
export function quoted(name: string): string {
  return `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

function plain(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/\b(undefined|null|NaN)\b|#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?)/g, '')
    .replace(/["＂]/g, '')
    .trim();
}

function tidiedOnce(text: string): string {
  return withoutRepeats(
    closed(text)
      .replace(/(?<=[\p{Script=Han}，。；：、？！）”》])\s+|\s+(?=[\p{Script=Han}，。；：、？！（“《])/gu, '')
      .replace(
        /(?<=[\p{Script=Han}）”》])[,;:?!()~]|[,;:?!()~](?=[\p{Script=Han}（“《])/gu,
        (mark) => FULL_WIDTH[mark] ?? mark,
      )
      .replace(/(?<=\p{Script=Han})\.(?!\d)/gu, '；')
      .replace(/[。！？!?]+/g, '；')
      .replace(/(增长|增加|上升|提高)(?:了|为|率为)?[-−－﹣](\d)/g, '下降$2')
      .replace(/[，；：、,;:]*([；，：、])[，；：、,;:]*/g, '$1')
      .replace(/([,;:])[,;:]+/g, '$1')
      .replace(RANGE, '$1$3～$2$3')
      .replace(/ {2,}/g, ' ')
      .replace(/[（(“‘《〈【[「][\s，；：、,;:]*[）)”’》〉】\]」]/g, '')
      .replace(/(?<=[（“《])[，；：、,;:]+|[，；：、,;:]+(?=[）”》])/g, '')
      .replace(/^[\s，；：、,;:.．·]+|[\s，；：、,;:.．·]+$/g, ''),
  );
}

/** A bracket or quotation mark without its partner goes. */
function closed(text: string): string {
  let words = text;
  for (const [open, close] of PAIRS) {
    const kept: string[] = [];
    const waiting: number[] = [];
    for (const character of words) {
      if (character === close && waiting.length === 0) continue;
      if (character === close) waiting.pop();
      if (character === open) waiting.push(kept.length);
      kept.push(character);
    }
    words = kept.filter((_, index) => !waiting.includes(index)).join('');
  }
  return crossed(words) ? words.replace(/[（()）“”‘’《》〈〉【】[\]「」]/g, '') : words;
}

/** Whether pairs overlap, as in （“）”. */
function crossed(text: string): boolean {
  const waiting: string[] = [];
  for (const character of text) {
    const opened = PAIRS.find(([open]) => open === character);
    if (opened) waiting.push(opened[1]);
    else if (PAIRS.some(([, close]) => close === character) && waiting.pop() !== character) return true;
  }
  return false;
}

/** A clause said twice in a row is said once. */
function withoutRepeats(text: string): string {
  const parts = text.split(/(?<=[，；：、])/);
  const bare = (part: string | undefined) => part?.replace(/[，；：、]$/, '');
  return parts.filter((part, index) => index === 0 || bare(part) !== bare(parts[index - 1])).join('');
}

function shortened(words: string): string {
  const head = words.slice(0, MOST_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = Math.max(head.lastIndexOf('；'), head.lastIndexOf('，'));
  return end > MOST_CHARACTERS / 2 ? head.slice(0, end) : `${head}`;
}
