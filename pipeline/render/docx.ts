import {
  Document,
  DocumentGridType,
  type ISectionOptions,
  PageOrientation,
  type Paragraph,
  SectionType,
  type Table,
} from 'docx';
import { type HtmlWarning, htmlToContent } from 'docx/html';
import { imprintBlocks, imprintHeight, PAGE_HEIGHT } from './docx-imprint.ts';
import { issueLineBlock, splitAtIssueLine } from './docx-issue-line.ts';
import { endOf, type TextEnd } from './docx-page-end.ts';
import { LINE } from './docx-style-xml.ts';
import { STYLE_MAP, stylesXml } from './docx-styles.ts';
import { officialLayout } from './official-layout.ts';
import { footers, headers } from './page-furniture.ts';
import { splitAtPictures } from './pictures/figure.ts';
import { chartBlocks } from './pictures/word-chart.ts';
import { titleLines } from './title-lines.ts';

type Part = { readonly html: string; readonly landscape: boolean };
type Block = Paragraph | Table;

const CREATOR = 'duban';

/** Twips. Paper A4 and margins of GB/T 9704: 版心 156 × 225 mm, 22 lines of 579. */
const PAPER = { width: 11906, height: 16838 };
const PORTRAIT_MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1588, header: 900, footer: 1420 };
/** The portrait ones, turned a quarter. */
const LANDSCAPE_MARGIN = { top: 1588, right: 2098, bottom: 1474, left: 1984, header: 850, footer: 900 };
const PORTRAIT_WIDTH = PAPER.width - PORTRAIT_MARGIN.left - PORTRAIT_MARGIN.right;
const LANDSCAPE_WIDTH = PAPER.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right;

const IMPRINT = /<table class="imprint">.*?<\/table>/s;

/** What docx/html would otherwise write as direct formatting, or leave to Word. */
const STYLESHEET = `
  table { table-layout: fixed; }
  tr { break-inside: avoid; }
  th, td { vertical-align: middle; }
  th, strong { font-weight: normal; }
  th { background: #ededed; }
`;

/**
 * The same document as a Word tree, in the document's own named styles; the demo mark in every page's header.
 * @param html `<article>` of renderHtml()
 * @throws Error when Word can't hold something of it as it stands: a bug of the template.
 */
export function renderDocx(
  html: string,
  { title, demo }: { readonly title: string; readonly demo: boolean },
): Document {
  const imprint = IMPRINT.exec(html)?.[0] ?? '';
  const text = html.replace(imprint, '');
  const parts = splitParts(text);
  const build = (sections: readonly ISectionOptions[]) =>
    new Document({
      title,
      creator: CREATOR,
      lastModifiedBy: CREATOR,
      externalStyles: stylesXml(officialLayout(html)),
      evenAndOddHeaderAndFooters: true,
      sections,
    });
  const made = () => parts.map((part) => section(part, content(part), demo));
  if (imprint === '') return build(made());
  return build(withImprint(made(), imprint, endOf(made().map((part) => build([part]))), demo));
}

/**
 * At the foot of the text's last page when that is an even one with room, else on the next even page, as in the PDF.
 * Word cannot be told so: the page is worked out beforehand.
 */
function withImprint(
  sections: readonly ISectionOptions[],
  imprint: string,
  { page, room }: TextEnd,
  demo: boolean,
): ISectionOptions[] {
  const width = PORTRAIT_WIDTH;
  const last = sections.at(-1);
  if (last && page % 2 === 0 && room >= imprintHeight(imprint) + LINE) {
    const children = [...last.children, ...imprintBlocks(imprint, { room, width })];
    return [...sections.slice(0, -1), { ...last, children }];
  }
  const blocks = imprintBlocks(imprint, { room: PAGE_HEIGHT, width });
  const own = section({ html: '', landscape: false }, blocks, demo);
  return [...sections, { ...own, properties: { ...own.properties, type: SectionType.EVEN_PAGE } }];
}

/** The body, then each attachment: each begins a page and lies in its own direction; */
function splitParts(html: string): Part[] {
  const article = /^<article[^>]*>(.*)<\/article>$/s.exec(html)?.[1];
  if (article === undefined) throw new Error('a document is one <article>');
  return article
    .split(/(<section class="[^"]*">.*?<\/section>)/s)
    .filter((part) => part !== '')
    .map((part) => ({
      html: part.replace(/^<section[^>]*>|<\/section>$/g, ''),
      landscape: part.startsWith('<section class="attachment landscape">'),
    }));
}

function section({ landscape }: Part, children: Block[], demo: boolean): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          ...PAPER,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: landscape ? LANDSCAPE_MARGIN : PORTRAIT_MARGIN,
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE },
    },
    ...(demo ? { headers: headers() } : {}),
    footers: footers(),
    children,
  };
}

/** Signature and 附件说明 never stand alone on a page. */
function withLastParagraph(html: string): string {
  return html.replace(
    /<p>(?=[^<]*(?:<(?!\/?p\b)[^<]*)*<\/p><p class="(?:attachment-list|signature)">)/,
    '<p class="last">',
  );
}

/** Lines of a title break where those of the PDF do. */
function withTitleLines(html: string): string {
  return html.replace(
    /(<h1 class="[\w-]+">)([^<]*)(?=<\/h1>)/g,
    (_, start: string, title: string) => start + titleLines(title).join('<br>'),
  );
}

function content({ html, landscape }: Part): Block[] {
  const width = landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
  return splitAtPictures(withLastParagraph(withTitleLines(html))).flatMap((piece) =>
    typeof piece === 'string'
      ? splitAtIssueLine(piece).flatMap((text) => issueLineBlock(text, width) ?? textBlocks(text, width))
      : chartBlocks(piece),
  );
}

function textBlocks(html: string, width: number): Block[] {
  const warnings: HtmlWarning[] = [];
  const blocks = htmlToContent(absoluteWidths(html, width), {
    styleMap: STYLE_MAP,
    stylesheet: STYLESHEET,
    onWarning: (warning) => warnings.push(warning),
  });
  if (warnings.length > 0) {
    throw new Error(`Word can't hold: ${warnings.map(({ message }) => message).join('; ')}`);
  }
  return [...blocks];
}

/** Percentages become twips (15 to a pixel), or Word and LibreOffice each make their own widths. */
function absoluteWidths(html: string, width: number): string {
  const pixels = (percent: number) => Math.round((width * percent) / 100) / 15;
  return html
    .replace(/<table/g, `<table style="width:${pixels(100)}px"`)
    .replace(
      /<col style="width:([\d.]+)%">/g,
      (_, percent: string) => `<col width="${pixels(Number(percent))}">`,
    );
}
