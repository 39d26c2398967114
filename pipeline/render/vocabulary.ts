type ElementRule = {
  /** Classes it may have; `''` when it may stand without one. */
  readonly classes: readonly string[];
  readonly within: readonly string[];
  readonly attributes?: Readonly<Record<string, RegExp>>;
  /** No content and no end tag. */
  readonly empty?: true;
};

const RATING_CLASSES = ['achieved', 'nearlyAchieved', 'onTrack', 'atRisk', 'behind', 'missed', 'noData'].map(
  (rating) => `rating rating-${rating}`,
);
const TEXT = ['p', 'td', 'th'];
const BLOCKS = ['article', 'section'];
const SPAN = /^[1-9]\d?$/;

/** The closed vocabulary of a document, printed and explained in templates/README.md. */
const VOCABULARY: Readonly<Record<string, ElementRule>> = {
  article: { classes: [''], within: [''], attributes: { lang: /^zh-CN$/, 'data-demo': /^(true|false)?$/ } },
  section: { classes: ['attachment', 'attachment landscape'], within: ['article'] },
  h1: { classes: ['title', 'attachment-title'], within: BLOCKS },
  h2: { classes: [''], within: BLOCKS },
  h3: { classes: [''], within: BLOCKS },
  h4: { classes: [''], within: BLOCKS },
  p: {
    classes: [
      ...['', 'flush', 'note', 'subtitle', 'salutation', 'signature', 'date'],
      ...['attachment-list', 'attachment-number', 'copy-number', 'classification', 'urgency'],
      ...['head-mark', 'document-number', 'red-rule', 'briefing-mark', 'briefing-number', 'issue-line'],
    ],
    within: BLOCKS,
  },
  figure: { classes: [''], within: BLOCKS, attributes: { 'data-picture': /./ } },
  figcaption: { classes: [''], within: ['figure'] },
  table: { classes: ['', 'compact', 'imprint'], within: BLOCKS },
  caption: { classes: [''], within: ['table'] },
  colgroup: { classes: [''], within: ['table'] },
  col: {
    classes: [''],
    within: ['colgroup'],
    attributes: { style: /^width:\d+(\.\d+)?%$/ },
    empty: true,
  },
  thead: { classes: [''], within: ['table'] },
  tbody: { classes: [''], within: ['table'] },
  tr: { classes: [''], within: ['thead', 'tbody'] },
  th: { classes: [''], within: ['tr'], attributes: { rowspan: SPAN, colspan: SPAN } },
  td: {
    classes: ['', 'text', 'number', 'center', 'blank'],
    within: ['tr'],
    attributes: { rowspan: SPAN, colspan: SPAN },
  },
  strong: { classes: [''], within: TEXT },
  span: { classes: [...RATING_CLASSES, 'issue-date'], within: [...TEXT, 'strong'] },
};

const TAG = /<(\/?)([^\s<>/]*)([^<>]*)>/g;

/** Something outside the vocabulary, in words for who edits a template; `at` is its place in the HTML. */
export type VocabularyFault = { readonly at: number; readonly fault: string };

/** The faults of a document in words; empty when all is well. */
export function checkVocabulary(html: string): string[] {
  return findVocabularyFaults(html).map(({ fault }) => fault);
}

/**
 * What a document says outside its vocabulary: an unknown element, class or attribute, an element in the wrong place
 * or left open, columns that do not make up 100 %, text outside a paragraph.
 */
export function findVocabularyFaults(html: string): VocabularyFault[] {
  const faults: VocabularyFault[] = [];
  const note = (at: number, found: readonly string[]) =>
    faults.push(...found.map((fault) => ({ at, fault })));
  const open: { name: string; at: number }[] = [];
  let end = 0;
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash, name = '', rest = ''] = tag;
    const parent = open.at(-1)?.name;
    note(end, checkText(html.slice(end, tag.index), parent));
    end = tag.index + whole.length;
    if (slash === '/') {
      if (parent === name) open.pop();
      else note(tag.index, [`</${name}> 与 ${parent === undefined ? '开头' : `<${parent}>`} 不配对`]);
    } else {
      note(tag.index, checkElement(name, rest, parent ?? ''));
      if (VOCABULARY[name]?.empty !== true) open.push({ name, at: tag.index });
    }
  }
  note(end, checkText(html.slice(end), open.at(-1)?.name));
  for (const { name, at } of open) note(at, [`<${name}> 没有结束标记`]);
  return [...faults, ...checkColumns(html)];
}

function checkElement(name: string, rest: string, parent: string): string[] {
  const rule = VOCABULARY[name];
  if (rule === undefined) return [`<${name}> 不是可用的标记`];
  const faults: string[] = [];
  if (!rule.within.includes(parent))
    faults.push(parent === '' ? `<${name}> 不能放在最外层` : `<${name}> 不能放在 <${parent}> 里`);
  const attributes = [...rest.matchAll(/\s+([^\s=]+)(?:="([^"]*)")?/g)];
  if (attributes.map(([whole]) => whole).join('') !== rest)
    faults.push(`<${name}${rest}> 写法不规范，属性值须加双引号`);
  if (!attributes.some(([, key]) => key === 'class') && !rule.classes.includes('')) {
    faults.push(`<${name}> 须写明 class`);
  }
  for (const [, key = '', value = ''] of attributes) {
    const allowed =
      key === 'class' ? value !== '' && rule.classes.includes(value) : rule.attributes?.[key]?.test(value);
    if (allowed !== true) faults.push(`<${name}> 不能写 ${key}="${value}"`);
  }
  return faults;
}

function checkText(text: string, parent: string | undefined): string[] {
  if (text === '') return [];
  if (/[<>]/.test(text)) return [`文字中有尖括号：“${text}”`];
  const holdsText = parent !== undefined && /^(h\d|p|caption|figcaption|th|td|strong|span)$/.test(parent);
  if (holdsText) return [];
  return [`${parent === undefined ? '最外层' : `<${parent}> 里`}不能直接写文字：“${text}”`];
}

/** Word needs every column's width, so a table names them all. */
function checkColumns(html: string): VocabularyFault[] {
  return [...html.matchAll(/<table[^>]*>.*?<\/table>/gs)].flatMap(({ 0: table, index: at }) => {
    const widths = [...table.matchAll(/<col style="width:([\d.]+)%">/g)].map(([, width]) => Number(width));
    const sum = Number(widths.reduce((total, width) => total + width, 0).toFixed(2));
    return sum === 100 ? [] : [{ at, fault: `表格各列宽度合计为 ${sum}%，应为 100%` }];
  });
}
