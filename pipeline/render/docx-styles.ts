import { CHARACTER, character, fonts, LINE, paragraph } from './docx-style-xml.ts';
import { type MarkLayout, type OfficialLayout, RULE_DISTANCE } from './official-layout.ts';

/** The standard faces by name: offices have them. */
export const FACES = {
  fangSong: '仿宋',
  hei: '黑体',
  kai: '楷体',
  song: '宋体',
  title: '方正小标宋简体',
} as const;

/** 3号, 2号, 小四, 5号, 小五, 4号. */
const SIZES = { body: 32, title: 44, caption: 24, table: 21, compact: 18, imprint: 28 } as const;

const IMPRINT_CHARACTER = 280;
/** Of the empty paragraph below the red rule. */
const RULE_LINE = 20;
/** A line a twip below its place on the grid would move to the next one. */
const ROUNDING = 6;

/** From the vocabulary of vocabulary.ts to the styles below. */
export const STYLE_MAP: Readonly<Record<string, string>> = {
  'h1.title': 'Title',
  'h1.attachment-title': 'AttachmentTitle',
  'p.copy-number': 'CopyNumber',
  'p.classification': 'Classification',
  'p.urgency': 'Classification',
  'p.head-mark': 'HeadMark',
  'p.document-number': 'DocumentNumber',
  'p.red-rule': 'RedRule',
  'p.briefing-mark': 'BriefingMark',
  'p.briefing-number': 'BriefingNumber',
  h2: 'Heading1',
  h3: 'Heading2',
  h4: 'Heading3',
  p: 'BodyText',
  'p.last': 'BodyTextEnd',
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
  'td.blank': 'TableBlank',
  'table.compact th': 'CompactHead',
  'table.compact td': 'CompactText',
  'table.compact td.center': 'CompactCenter',
  'table.compact td.number': 'CompactNumber',
  'table.compact td.blank': 'CompactBlank',
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
export function stylesXml(layout: OfficialLayout): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    DOCUMENT_DEFAULTS,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    ...head(layout),
    ...briefingHead(layout),
    ...figures(),
    ...headings(layout),
    ...texts(layout),
    ...imprint(),
    paragraph('SectionEnd', '节尾', small, { size: 2 }),
    ...cells(),
    ...characters(),
    TABLE_STYLE,
    '</w:styles>',
  ].join('');
}

/** 份号, 密级 and 紧急程度 a line each above 发文机关标志; the red rule below 发文字号. */
function head({ mark }: OfficialLayout): string[] {
  const { size, scale, top, below, linesAbove } = mark ?? NO_MARK;
  const line = { align: 'both' } as const;
  return [
    paragraph('CopyNumber', '份号', line, {}),
    paragraph('Classification', '密级和紧急程度', line, { face: FACES.hei }),
    paragraph(
      'HeadMark',
      '发文机关标志',
      {
        ...{ align: 'center', keepNext: true, grid: false, line: twips(size) },
        ...{ before: twips(top) - linesAbove * LINE, after: twips(below) },
      },
      { face: FACES.title, size: 2 * size, color: 'FF0000', scale: Math.floor(scale * 100) },
    ),
    paragraph(
      'DocumentNumber',
      '发文字号',
      // between lines of the grid: LibreOffice would move it to the next one
      { align: 'center', keepNext: true, grid: false, line: LINE },
      tight,
    ),
    paragraph(
      'RedRule',
      '红色分隔线',
      { keepNext: true, grid: false, line: RULE_LINE, before: twips(RULE_DISTANCE), rule: true },
      { size: 2 },
    ),
  ];
}

/** 专报: its red name, 第6期 below it, organ and date at both ends of a line; the name takes two lines of the page. */
function briefingHead({ briefing }: OfficialLayout): string[] {
  const { size, scale } = briefing ?? NO_MARK;
  const name = { face: FACES.title, size: 2 * size, color: 'FF0000', scale: Math.floor(scale * 100) };
  return [
    paragraph('BriefingMark', '专报名称', { align: 'center', keepNext: true, grid: false, line: 870 }, name),
    paragraph('BriefingNumber', '期号', { align: 'center', keepNext: true }, tight),
    paragraph('IssueLine', '编印单位和日期', { keepNext: true }, tight),
  ];
}

/** A chart stands on a line as high as itself, its caption below it. */
function figures(): string[] {
  const caption = { face: FACES.hei, size: SIZES.caption };
  return [
    paragraph('Figure', '图', { align: 'center', keepNext: true, grid: false }, {}),
    paragraph('FigureCaption', '图题', { align: 'center', grid: false, line: LINE }, caption),
  ];
}

const NO_MARK: MarkLayout = { size: 36, scale: 1, top: 0, below: 0, linesAbove: 0 };

function headings({ mark }: OfficialLayout): string[] {
  const { body, title } = SIZES;
  const centred = { align: 'center', keepNext: true } as const;
  // a face taller than the grid's line would take two of them
  const ofTitle = { ...centred, grid: false, line: LINE } as const;
  return [
    paragraph(
      'Title',
      'Title',
      { ...ofTitle, before: mark ? 2 * LINE - RULE_LINE - ROUNDING : 0 },
      { face: FACES.title, size: title },
    ),
    paragraph('Subtitle', 'Subtitle', centred, { face: FACES.kai, size: body }),
    paragraph('Heading1', 'heading 1', { indented: true, keepNext: true, outline: 0 }, { face: FACES.hei }),
    paragraph('Heading2', 'heading 2', { indented: true, keepNext: true, outline: 1 }, { face: FACES.kai }),
    paragraph('Heading3', 'heading 3', { indented: true, keepNext: true, outline: 2 }, {}),
    paragraph('AttachmentNumber', '附件编号', { keepNext: true }, { face: FACES.hei }),
    paragraph(
      'AttachmentTitle',
      '附件标题',
      { ...ofTitle, before: LINE, after: LINE, outline: 0 },
      { face: FACES.title, size: title },
    ),
  ];
}

/** Empty paragraphs that should take no room. */
const small = { grid: false, line: 20 } as const;

/** 28 characters a line: 28 × 16 pt is a little wider than 156 mm. */
const tight = { spacing: -5 };

function texts({ signature }: OfficialLayout): string[] {
  const running = { align: 'both' } as const;
  const ofList = { left: 6 * CHARACTER, keepNext: true } as const;
  const right = (characters: number) =>
    ({ align: 'right', right: Math.round(characters * CHARACTER) }) as const;
  return [
    paragraph('BodyText', 'Body Text', { ...running, indented: true }, tight),
    paragraph('BodyTextEnd', '正文末段', { ...running, indented: true, keepNext: 'apart' }, tight),
    paragraph('Flush', '正文顶格', running, tight),
    paragraph('Salutation', 'Salutation', { keepNext: true, before: LINE }, tight),
    paragraph(
      'Note',
      '注释',
      { ...running, grid: false, line: 290 },
      { face: FACES.song, size: SIZES.table },
    ),
    paragraph('AttachmentList', '附件说明', { ...ofList, hanging: 4 * CHARACTER, before: LINE }, tight),
    paragraph('AttachmentListNext', '附件说明续', { ...ofList, hanging: CHARACTER }, tight),
    paragraph('Signature', 'Signature', { ...right(signature.organ), before: LINE, keepNext: true }, tight),
    paragraph('Date', 'Date', right(signature.date), tight),
  ];
}

/** 版记, one character in at both sides; wrapped names of 抄送 under the first. */
function imprint(): string[] {
  const text = { size: SIZES.imprint };
  const sides = { left: IMPRINT_CHARACTER, right: IMPRINT_CHARACTER } as const;
  return [
    paragraph(
      'ImprintCopies',
      '版记抄送',
      {
        left: 4 * IMPRINT_CHARACTER,
        hanging: 3 * IMPRINT_CHARACTER,
        right: IMPRINT_CHARACTER,
        ...{ grid: false, line: LINE },
      },
      text,
    ),
    paragraph('ImprintOrgan', '版记印发机关', { ...sides, grid: false, line: LINE }, text),
    paragraph(
      'ImprintDate',
      '版记印发日期',
      { right: IMPRINT_CHARACTER, align: 'right', grid: false, line: LINE },
      text,
    ),
    paragraph('ImprintSpace', '版记前后空白', small, { size: 2 }),
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
      paragraph(
        `${id}Head`,
        `${name}表头`,
        { ...rule, align: 'center', keepNext: true },
        { face: FACES.hei, size },
      ),
      // room to write in: a row is as high as its paragraph
      paragraph(`${id}Blank`, `${name}待填`, { ...rule, before: line / 2, after: line / 2 }, text),
    ];
  };
  return [
    paragraph('Caption', 'caption', caption, { face: FACES.hei, size: SIZES.caption }),
    ...family('Table', '表格', SIZES.table, 340),
    ...family('Compact', '小表格', SIZES.compact, 246),
  ];
}

/** Ratings: colour on a screen; in black and white the face, the rule below and the box tell them apart. */
function characters(): string[] {
  return [
    character('Strong', 'Strong', { face: FACES.hei }),
    character('RatingGood', '评定正常', { color: '1D6B34' }),
    character('RatingAttention', '评定关注', { color: '8A5A00', underline: 'single' }),
    character('RatingBehind', '评定滞后', { face: FACES.hei, color: 'B00000', boxed: true }),
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
  '<w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>' +
  '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>' +
  '</w:tblCellMar></w:tblPr></w:style>';

function twips(points: number): number {
  return Math.round(points * 20);
}
