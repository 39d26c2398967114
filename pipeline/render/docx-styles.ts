/** Distances in twips (twentieths of a point), sizes in half-points, as Word has them. */
type ParagraphRule = {
  readonly keepNext?: true;
  /** Off in tables and small print, whose lines are closer than the page's grid. */
  readonly grid?: false;
  /** Exact distance of lines. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  /** Two characters, as every paragraph of a document begins. */
  readonly indented?: true;
  readonly left?: number;
  readonly hanging?: number;
  readonly right?: number;
  readonly align?: 'both' | 'center' | 'right';
  readonly outline?: 0 | 1 | 2;
};
type RunRule = {
  readonly face?: string;
  readonly size?: number;
  readonly bold?: true;
  readonly color?: string;
  readonly underline?: 'single' | 'dotted';
  readonly boxed?: true;
  readonly spacing?: number;
};

/** The standard faces by name: offices have them. */
export const FACES = {
  fangSong: '仿宋',
  hei: '黑体',
  kai: '楷体',
  song: '宋体',
  title: '方正小标宋简体',
} as const;

/** 3号, 2号, 小四, 5号, 小五. */
const SIZES = { body: 32, title: 44, caption: 24, table: 21, compact: 18 } as const;

const CHARACTER = 320;
const LINE = 579;

/** From the vocabulary of vocabulary.ts to the styles below. */
export const STYLE_MAP: Readonly<Record<string, string>> = {
  'h1.title': 'Title',
  'h1.attachment-title': 'AttachmentTitle',
  h2: 'Heading1',
  h3: 'Heading2',
  h4: 'Heading3',
  p: 'BodyText',
  'p.flush': 'Flush',
  'p.salutation': 'Salutation',
  'p.subtitle': 'Subtitle',
  'p.note': 'Note',
  'p.attachment-list': 'AttachmentList',
  'p.attachment-list + p.attachment-list': 'AttachmentListNext',
  'p.attachment-number': 'AttachmentNumber',
  'p.signature': 'Signature',
  'p.date': 'Date',
  table: 'DubanTable',
  caption: 'Caption',
  th: 'TableHead',
  td: 'TableText',
  'td.center': 'TableCenter',
  'td.number': 'TableNumber',
  'table.compact th': 'CompactHead',
  'table.compact td': 'CompactText',
  'table.compact td.center': 'CompactCenter',
  'table.compact td.number': 'CompactNumber',
  strong: 'Strong',
  'span.rating-achieved': 'RatingGood',
  'span.rating-onTrack': 'RatingGood',
  'span.rating-nearlyAchieved': 'RatingAttention',
  'span.rating-atRisk': 'RatingAttention',
  'span.rating-behind': 'RatingBehind',
  'span.rating-missed': 'RatingBehind',
  'span.rating-noData': 'RatingNoData',
};

/**
 * word/styles.xml: every style of a document. As XML, for the docx library writes neither table styles nor the grid
 * settings of a paragraph. Names that Word knows are Word's own, so that its navigation pane works.
 */
export function stylesXml(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    DOCUMENT_DEFAULTS,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    ...headings(),
    ...texts(),
    ...cells(),
    ...characters(),
    TABLE_STYLE,
    '</w:styles>',
  ].join('');
}

function headings(): string[] {
  const { body, title } = SIZES;
  const centred = { align: 'center', keepNext: true } as const;
  const gap = LINE / 3;
  return [
    paragraph('Title', 'Title', { ...centred, before: LINE, after: gap }, { face: FACES.title, size: title }),
    paragraph('Subtitle', 'Subtitle', { ...centred, after: LINE }, { face: FACES.kai, size: body }),
    paragraph('Heading1', 'heading 1', { indented: true, keepNext: true, outline: 0 }, { face: FACES.hei }),
    paragraph('Heading2', 'heading 2', { indented: true, keepNext: true, outline: 1 }, { face: FACES.kai }),
    paragraph('Heading3', 'heading 3', { indented: true, keepNext: true, outline: 2 }, {}),
    paragraph('AttachmentNumber', '附件编号', { keepNext: true }, { face: FACES.hei }),
    paragraph(
      'AttachmentTitle',
      '附件标题',
      { ...centred, before: gap, after: gap, outline: 0 },
      { face: FACES.title, size: title },
    ),
  ];
}

function texts(): string[] {
  const running = { align: 'both' } as const;
  // 28 characters a line: 28 × 16 pt is a little wider than 156 mm
  const tight = { spacing: -5 };
  const ofList = { left: 5.9 * CHARACTER };
  return [
    paragraph('BodyText', 'Body Text', { ...running, indented: true }, tight),
    paragraph('Flush', '正文顶格', running, tight),
    paragraph('Salutation', 'Salutation', { keepNext: true }, tight),
    paragraph(
      'Note',
      '注释',
      { ...running, grid: false, line: 340 },
      { face: FACES.song, size: SIZES.table },
    ),
    paragraph('AttachmentList', '附件说明', { ...ofList, hanging: 3.9 * CHARACTER, before: LINE }, {}),
    paragraph('AttachmentListNext', '附件说明续', { ...ofList, hanging: 0.9 * CHARACTER }, {}),
    paragraph(
      'Signature',
      'Signature',
      { align: 'right', right: 2 * CHARACTER, before: 2 * LINE, keepNext: true },
      {},
    ),
    paragraph('Date', 'Date', { align: 'right', right: 4 * CHARACTER }, {}),
  ];
}

function cells(): string[] {
  const caption = {
    align: 'center',
    keepNext: true,
    grid: false,
    line: 360,
    before: 100,
    after: 80,
  } as const;
  const family = (id: string, name: string, size: number, line: number) => {
    const rule = { grid: false, line } as const;
    const text = { face: FACES.song, size };
    return [
      paragraph(`${id}Text`, `${name}文字`, rule, text),
      paragraph(`${id}Center`, `${name}居中`, { ...rule, align: 'center' }, text),
      paragraph(`${id}Number`, `${name}数字`, { ...rule, align: 'right' }, text),
      paragraph(`${id}Head`, `${name}表头`, { ...rule, align: 'center' }, { face: FACES.hei, size }),
    ];
  };
  return [
    paragraph('Caption', 'caption', caption, { face: FACES.hei, size: SIZES.caption }),
    ...family('Table', '表格', SIZES.table, 300),
    ...family('Compact', '小表格', SIZES.compact, 250),
  ];
}

/** Ratings: colour on a screen; in black and white the weight, the rule below and the box tell them apart. */
function characters(): string[] {
  return [
    character('Strong', 'Strong', { bold: true }),
    character('RatingGood', '评定正常', { color: '1D6B34' }),
    character('RatingAttention', '评定关注', { color: '8A5A00', underline: 'single' }),
    character('RatingBehind', '评定滞后', { bold: true, color: 'B00000', boxed: true }),
    character('RatingNoData', '评定数据不足', { color: '555555', underline: 'dotted' }),
  ];
}

/** Digits stand beside Han characters without Word's extra space, as in the PDF. */
const DOCUMENT_DEFAULTS =
  `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(FACES.fangSong)}<w:sz w:val="${SIZES.body}"/>` +
  `<w:szCs w:val="${SIZES.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
  '<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>';

/** Its paragraph part is for cells that a merged cell covers: their empty paragraphs have no style of their own. */
const TABLE_STYLE =
  '<w:style w:type="table" w:customStyle="1" w:styleId="DubanTable"><w:name w:val="统计表"/>' +
  '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="200" w:lineRule="exact"/></w:pPr><w:tblPr><w:tblBorders>' +
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('') +
  '</w:tblBorders><w:tblCellMar>' +
  '<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>' +
  '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>' +
  '</w:tblCellMar></w:tblPr></w:style>';

function paragraph(id: string, name: string, rule: ParagraphRule, run: RunRule): string {
  // the schema wants the properties in this order
  const properties = [
    rule.keepNext ? '<w:keepNext/><w:keepLines/>' : '',
    rule.grid === false ? '<w:snapToGrid w:val="0"/>' : '',
    spacing(rule),
    indent(rule),
    rule.align ? `<w:jc w:val="${rule.align}"/>` : '',
    rule.outline === undefined ? '' : `<w:outlineLvl w:val="${rule.outline}"/>`,
  ].join('');
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${runProperties(run)}</w:rPr></w:style>`
  );
}

function character(id: string, name: string, run: RunRule): string {
  return (
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/>` +
    `<w:rPr>${runProperties(run)}</w:rPr></w:style>`
  );
}

function spacing({ before, after, line }: ParagraphRule): string {
  if (before === undefined && after === undefined && line === undefined) return '';
  const exact = line === undefined ? '' : ` w:line="${line}" w:lineRule="exact"`;
  return `<w:spacing w:before="${before ?? 0}" w:after="${after ?? 0}"${exact}/>`;
}

function indent({ indented, left, hanging, right }: ParagraphRule): string {
  if (indented) return `<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/>`;
  if (left !== undefined)
    return `<w:ind w:left="${Math.round(left)}" w:hanging="${Math.round(hanging ?? 0)}"/>`;
  return right === undefined ? '' : `<w:ind w:right="${right}"/>`;
}

function runProperties({ face, bold, color, spacing, size, underline, boxed }: RunRule): string {
  return [
    face ? fonts(face) : '',
    bold ? '<w:b/><w:bCs/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    spacing ? `<w:spacing w:val="${spacing}"/>` : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
    underline ? `<w:u w:val="${underline}"/>` : '',
    boxed ? `<w:bdr w:val="single" w:sz="6" w:space="0" w:color="${color ?? 'auto'}"/>` : '',
  ].join('');
}

/** The hint puts “ ” — … in the Chinese face. */
function fonts(name: string): string {
  return `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:eastAsia="${name}" w:hAnsi="${name}"/>`;
}
