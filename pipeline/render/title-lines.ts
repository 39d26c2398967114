import { widthOf } from './official-layout.ts';

/** 2号 characters on a line of the type area, 156 mm wide. */
const WIDEST = 19.5;
/** They belong to the word before them. */
const CLINGING = /^[的地得了和与及、，。：；！？）》」』”]/;
/** They belong to the word after them. */
const LEADING = /(关于|[第（《「『“、])$/;

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * A title's lines: as few as fit, broken between words, as even as can be; of three the middle one the longest where
 * the words allow. The same in PDF and Word.
 */
export function titleLines(title: string): readonly string[] {
  const count = Math.ceil(widthOf(title) / WIDEST);
  if (count <= 1) return [title];
  const parts = [...words.segment(title)].map(({ segment }) => segment);
  const [few, more] = [best(parts, count), best(parts, count + 1)];
  return few ?? more ?? [title];
}

function best(parts: readonly string[], count: number): readonly string[] | null {
  const mean = widthOf(parts.join('')) / count;
  let found: { readonly lines: readonly string[]; readonly cost: number } | null = null;
  for (const lines of divisions(parts, count)) {
    const cost = costOf(lines, mean);
    if (found === null || cost < found.cost) found = { lines, cost };
  }
  return found?.lines ?? null;
}

/** Every way to divide the words into so many lines, none too wide. */
function* divisions(parts: readonly string[], count: number): Generator<readonly string[]> {
  const whole = parts.join('');
  if (count === 1) {
    if (widthOf(whole) <= WIDEST && parts.length > 0) yield [whole];
    return;
  }
  for (let taken = 1; taken < parts.length; taken++) {
    const first = parts.slice(0, taken).join('');
    if (widthOf(first) > WIDEST) return;
    for (const rest of divisions(parts.slice(taken), count - 1)) yield [first, ...rest];
  }
}

function costOf(lines: readonly string[], mean: number): number {
  const uneven = lines.reduce((sum, line) => sum + (widthOf(line) - mean) ** 2, 0);
  const torn = lines.filter(
    (line, index) => (index > 0 && CLINGING.test(line)) || (index < lines.length - 1 && LEADING.test(line)),
  ).length;
  const [first = 0, middle = 0, last = 0] = lines.map(widthOf);
  const hollow = lines.length === 3 && middle < Math.min(first, last);
  return uneven + 50 * torn + (hollow ? 100 : 0);
}
