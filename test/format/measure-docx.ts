import { attributeOf, type Element, find, first, partsOf, readXml, textOf } from './read-docx.ts';

/** What GB/T 9704 asks of a Word file, as it is written in it: twips, half-points, hundredths of a character. */
export type MeasuredDocx = {
  readonly sections: readonly SectionMeasures[];
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
  readonly styles: ReadonlyMap<string, StyleMeasures>;
  readonly tables: readonly TableMeasures[];
  readonly oddAndEven: boolean;
  /** Pictures and charts without alternative text. */
  readonly speechless: number;
  readonly parts: Readonly<Record<string, string>>;
};

export type SectionMeasures = {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  readonly grid: string;
  readonly pitch: number;
  readonly footers: Readonly<Record<string, FooterMeasures>>;
};

export type FooterMeasures = {
  readonly text: string;
  readonly hasNumber: boolean;
  readonly face: string;
  readonly size: number;
  readonly align: string;
  readonly indent: number;
};

export type StyleMeasures = {
  readonly name: string;
  readonly face: string;
  readonly hint: string;
  readonly size: number;
  readonly bold: boolean;
  readonly spacing: number;
  readonly firstLineChars: number;
  readonly outline: number | null;
  readonly align: string;
  readonly color: string;
};

export type TableMeasures = {
  readonly rows: number;
  /** Header rows repeated on each page. */
  readonly heads: number;
  readonly divisible: number;
};

export function measureDocx(bytes: Uint8Array): MeasuredDocx {
  const parts = partsOf(bytes);
  const document = readXml(parts['word/document.xml'] ?? '');
  return {
    sections: find(document, 'w:sectPr').map((section) => measureSection(section, parts)),
    paragraphs: find(document, 'w:p').map((paragraph) => ({
      style: attributeOf(paragraph, 'w:pStyle') ?? '',
      text: textOf(paragraph),
    })),
    styles: measureStyles(readXml(parts['word/styles.xml'] ?? '')),
    tables: find(document, 'w:tbl').map(measureTable),
    oddAndEven: (parts['word/settings.xml'] ?? '').includes('<w:evenAndOddHeaders'),
    speechless: find(document, 'wp:docPr').filter(({ attributes }) => !attributes.descr).length,
    parts,
  };
}

function measureSection(section: Element, parts: MeasuredDocx['parts']): SectionMeasures {
  const margin = (side: string) => Number(attributeOf(section, 'w:pgMar', `w:${side}`));
  return {
    type: attributeOf(section, 'w:type') ?? 'nextPage',
    width: Number(attributeOf(section, 'w:pgSz', 'w:w')),
    height: Number(attributeOf(section, 'w:pgSz', 'w:h')),
    landscape: attributeOf(section, 'w:pgSz', 'w:orient') === 'landscape',
    margins: { top: margin('top'), right: margin('right'), bottom: margin('bottom'), left: margin('left') },
    grid: attributeOf(section, 'w:docGrid', 'w:type') ?? '',
    pitch: Number(attributeOf(section, 'w:docGrid', 'w:linePitch')),
    footers: Object.fromEntries(
      find(section, 'w:footerReference').map(({ attributes }) => [
        attributes['w:type'] ?? '',
        measureFooter(readXml(partNamed(attributes['r:id'] ?? '', parts))),
      ]),
    ),
  };
}

function measureFooter(footer: Element): FooterMeasures {
  const align = attributeOf(footer, 'w:jc') ?? '';
  return {
    text: textOf(footer),
    hasNumber: find(footer, 'w:instrText').some(({ text }) => text.trim() === 'PAGE'),
    face: attributeOf(footer, 'w:rFonts', 'w:eastAsia') ?? '',
    size: Number(attributeOf(footer, 'w:sz')),
    align,
    indent: Number(attributeOf(footer, 'w:ind', `w:${align === 'right' ? 'right' : 'left'}`)),
  };
}

function measureStyles(styles: Element): ReadonlyMap<string, StyleMeasures> {
  const defaults = first(styles, 'w:rPrDefault');
  return new Map(
    find(styles, 'w:style').map((style) => [
      style.attributes['w:styleId'] ?? '',
      {
        name: attributeOf(style, 'w:name') ?? '',
        face:
          attributeOf(style, 'w:rFonts', 'w:eastAsia') ??
          attributeOf(defaults, 'w:rFonts', 'w:eastAsia') ??
          '',
        hint: attributeOf(style, 'w:rFonts', 'w:hint') ?? attributeOf(defaults, 'w:rFonts', 'w:hint') ?? '',
        size: Number(attributeOf(style, 'w:sz') ?? attributeOf(defaults, 'w:sz')),
        bold: first(style, 'w:b') !== undefined,
        spacing: Number(attributeOf(first(style, 'w:rPr'), 'w:spacing') ?? 0),
        firstLineChars: Number(attributeOf(style, 'w:ind', 'w:firstLineChars') ?? 0),
        outline:
          first(style, 'w:outlineLvl') === undefined ? null : Number(attributeOf(style, 'w:outlineLvl')),
        align: attributeOf(style, 'w:jc') ?? '',
        color: attributeOf(style, 'w:color') ?? '',
      },
    ]),
  );
}

function measureTable(table: Element): TableMeasures {
  const rows = find(table, 'w:tr');
  return {
    rows: rows.length,
    heads: rows.filter((row) => first(row, 'w:tblHeader') !== undefined).length,
    divisible: rows.filter((row) => first(row, 'w:cantSplit') === undefined).length,
  };
}

function partNamed(id: string, parts: MeasuredDocx['parts']): string {
  const relations = find(readXml(parts['word/_rels/document.xml.rels'] ?? ''), 'Relationship');
  const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target;
  const part = parts[`word/${target}`];
  if (part === undefined) throw new Error(`no part for ${id}`);
  return part;
}
