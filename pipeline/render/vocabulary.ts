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
    classes: ['', 'text', 'number', 'center'],
    within: ['tr'],
    attributes: { rowspan: SPAN, colspan: SPAN },
  },
  strong: { classes: [''], within: TEXT },
  span: { classes: [...RATING_CLASSES, 'issue-date'], within: [...TEXT, 'strong'] },
};

const TAG = /<(\/?)([^\s<>/]*)([^<>]*)>/g;

/**
 * What a document says outside its vocabulary: an unknown element, class or attribute, an element in the wrong place
 * or left open, columns that do not make up 100 %, text outside a paragraph. Empty when all is well.
 */
export function checkVocabulary(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash, name = '', rest = ''] = tag;
    faults.push(...checkText(html.slice(end, tag.index), open.at(-1)));
    end = tag.index + whole.length;
    if (slash === '/') {
      if (open.at(-1) === name) open.pop();
      else faults.push(`</${name}> closes <${open.at(-1) ?? 'nothing'}>`);
    } else {
      faults.push(...checkElement(name, rest, open.at(-1) ?? ''));
      if (VOCABULARY[name]?.empty !== true) open.push(name);
    }
  }
  faults.push(...checkText(html.slice(end), open.at(-1)));
  return [...faults, ...open.map((name) => `<${name}> is not closed`), ...checkColumns(html)];
}

function checkElement(name: string, rest: string, parent: string): string[] {
  const rule = VOCABULARY[name];
  if (rule === undefined) return [`<${name}> is not in the vocabulary`];
  const faults: string[] = [];
  if (!rule.within.includes(parent)) faults.push(`<${name}> in <${parent}>`);
  const attributes = [...rest.matchAll(/\s+([^\s=]+)(?:="([^"]*)")?/g)];
  if (attributes.map(([whole]) => whole).join('') !== rest)
    faults.push(`<${name}${rest}> is not well formed`);
  if (!attributes.some(([, key]) => key === 'class') && !rule.classes.includes('')) {
    faults.push(`<${name}> without a class`);
  }
  for (const [, key = '', value = ''] of attributes) {
    const allowed =
      key === 'class' ? value !== '' && rule.classes.includes(value) : rule.attributes?.[key]?.test(value);
    if (allowed !== true) faults.push(`<${name} ${key}="${value}">`);
  }
  return faults;
}

function checkText(text: string, parent: string | undefined): string[] {
  if (text === '') return [];
  if (/[<>]/.test(text)) return [`a bare angle bracket in “${text}”`];
  const holdsText = parent !== undefined && /^(h\d|p|caption|figcaption|th|td|strong|span)$/.test(parent);
  return holdsText ? [] : [`text in <${parent ?? ''}>: “${text}”`];
}

/** Word needs every column's width, so a table names them all. */
function checkColumns(html: string): string[] {
  return [...html.matchAll(/<table[^>]*>.*?<\/table>/gs)].flatMap(([table]) => {
    const widths = [...table.matchAll(/<col style="width:([\d.]+)%">/g)].map(([, width]) => Number(width));
    const sum = widths.reduce((total, width) => total + width, 0);
    return Math.abs(sum - 100) < 0.01 ? [] : [`columns of ${sum} % in ${table.slice(0, 60)}…`];
  });
}
