/** Distances in twips (twentieths of a point), sizes in half-points, as Word has them. */
export type ParagraphRule = {
  /** With the next paragraph; `apart`: but it may itself be divided. */
  readonly keepNext?: true | 'apart';
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
  /** A red line above. */
  readonly rule?: true;
};
export type RunRule = {
  /** Width of the characters in per cent. */
  readonly scale?: number;
  readonly face?: string;
  readonly size?: number;
  readonly color?: string;
  readonly underline?: 'single' | 'dotted';
  readonly boxed?: true;
  readonly spacing?: number;
};

/** Twips: 3号. */
export const CHARACTER = 320;
/** Twips: 225 mm ÷ 22, and not 580, which makes 21 lines. */
export const LINE = 579;

export function paragraph(id: string, name: string, rule: ParagraphRule, run: RunRule): string {
  // the schema wants the properties in this order
  const properties = [
    rule.keepNext ? `<w:keepNext/>${rule.keepNext === true ? '<w:keepLines/>' : ''}` : '',
    rule.rule ? RED_RULE : '',
    NO_EXTRA_SPACE,
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

/** Between Han characters and digits. Again in each style, for LibreOffice does not see the document's default. */
const NO_EXTRA_SPACE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

/** Eighths of a point: 9 are 0.4 mm. */
const RED_RULE = '<w:pBdr><w:top w:val="single" w:sz="9" w:space="0" w:color="FF0000"/></w:pBdr>';

export function character(id: string, name: string, run: RunRule): string {
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
  const sides = { left, right, hanging };
  const given = Object.entries(sides).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `<w:ind ${given.map(([side, value]) => `w:${side}="${value}"`).join(' ')}/>`;
}

function runProperties({ face, color, spacing, scale, size, underline, boxed }: RunRule): string {
  return [
    face ? fonts(face) : '',
    color ? `<w:color w:val="${color}"/>` : '',
    spacing ? `<w:spacing w:val="${spacing}"/>` : '',
    scale ? `<w:w w:val="${scale}"/>` : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
    underline ? `<w:u w:val="${underline}"/>` : '',
    boxed ? `<w:bdr w:val="single" w:sz="6" w:space="0" w:color="${color ?? 'auto'}"/>` : '',
  ].join('');
}

/** The hint puts “ ” — … in the Chinese face. */
export function fonts(name: string): string {
  return `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:eastAsia="${name}" w:hAnsi="${name}"/>`;
}
