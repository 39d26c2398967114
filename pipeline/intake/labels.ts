import { simplified } from '../values/name.ts';
import type { CellValue, RawCell } from './workbook.ts';

/** What a form says about all of its rows, above or below the table. */
export type LabelKind = 'unit' | 'period' | 'statedAt' | 'measure';

export type Label = { readonly kind: LabelKind; readonly value: CellValue; readonly cell: RawCell };

const WORDS: Readonly<Record<LabelKind, readonly string[]>> = {
  unit: ['填报单位', '报送单位', '填表单位', '上报单位', '填报部门', '报送部门', '单位名称', '责任单位'],
  period: [
    '报告期',
    '报告期别',
    '数据期',
    '数据期别',
    '报表期',
    '数据所属期',
    '所属期',
    '统计期',
    '填报期',
    '统计月份',
    '数据月份',
  ],
  statedAt: [
    '填报日期',
    '填报时间',
    '填表日期',
    '填表时间',
    '报送日期',
    '报送时间',
    '上报日期',
    '上报时间',
    '制表日期',
  ],
  measure: ['计量单位', '单位'],
};

/** Letters may stand apart, a bracket such as （盖章） may follow; 单位 alone also ends words such as 主管单位. */
const PATTERNS = (Object.keys(WORDS) as LabelKind[]).map((kind) => {
  const words = WORDS[kind].map((word) => [...word].join('\\s*')).join('|');
  return {
    kind,
    text: `${kind === 'measure' ? '(?<!\\p{Script=Han})' : ''}(?:${words})\\s*(?:\\([^()]*\\))?`,
  };
});
const ANY = new RegExp(PATTERNS.map(({ kind, text }) => `(?<${kind}>${text}\\s*:)`).join('|'), 'gu');
const ALONE = PATTERNS.map(({ kind, text }) => ({ kind, pattern: new RegExp(`^${text}$`, 'u') }));

/**
 * The labels of one row, several to a cell or the value in the cell beside: `填报单位：市商务局　报告期：2025年6月`.
 * A label without a value is none.
 */
export function readLabels(cells: readonly RawCell[]): Label[] {
  return cells.flatMap((cell, index) => labelsOf(cell, cells[index + 1]));
}

function labelsOf(cell: RawCell, beside: RawCell | undefined): Label[] {
  if (cell.value.kind !== 'text') return [];
  const text = simplified(cell.value.text.normalize('NFKC')).trim();
  const alone = ALONE.find(({ pattern }) => pattern.test(text));
  if (alone) return fromBeside(alone.kind, beside);
  const matches = text.includes(':') ? [...text.matchAll(ANY)] : [];
  return matches.flatMap((match, index) => {
    const kind = PATTERNS.find((pattern) => match.groups?.[pattern.kind] !== undefined)?.kind;
    if (kind === undefined) return [];
    const stated = text.slice(match.index + match[0].length, matches[index + 1]?.index).trim();
    if (stated === '') return index === matches.length - 1 ? fromBeside(kind, beside) : [];
    return [{ kind, value: { kind: 'text' as const, text: firstPart(kind, stated) }, cell }];
  });
}

function fromBeside(kind: LabelKind, beside: RawCell | undefined): Label[] {
  return beside && labelsOf(beside, undefined).length === 0 && !isLabelAlone(beside)
    ? [{ kind, value: beside.value, cell: beside }]
    : [];
}

function isLabelAlone({ value }: RawCell): boolean {
  return value.kind === 'text' && ALONE.some(({ pattern }) => pattern.test(value.text.trim()));
}

/** What else may follow in the same cell, a name that is no label of ours for instance: `市商务局；填报人：张三`. */
function firstPart(kind: LabelKind, stated: string): string {
  const end =
    kind === 'statedAt' ? /\s{2,}|\s(?=\p{Script=Han})/u : /\s{2,}|[\s,;、。](?=\p{Script=Han}{2,6}\s*:)/u;
  return (stated.split(end)[0] ?? stated).replace(/[\s,;、。]+$/, '');
}
