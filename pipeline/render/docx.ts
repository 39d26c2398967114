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
import { STYLE_MAP, stylesXml } from './docx-styles.ts';
import { footers, headers } from './page-furniture.ts';

type Part = { readonly html: string; readonly landscape: boolean };

const CREATOR = 'duban';

/** Twips. Paper A4 and margins of GB/T 9704: 版心 156 × 225 mm, 22 lines of 579. */
const PAPER = { width: 11906, height: 16838 };
const PORTRAIT_MARGIN = { top: 2098, right: 1474, bottom: 1984, left: 1588, header: 900, footer: 1420 };
const LANDSCAPE_MARGIN = { top: 1588, right: 1701, bottom: 1474, left: 1701, header: 850, footer: 900 };
const PORTRAIT_WIDTH = PAPER.width - PORTRAIT_MARGIN.left - PORTRAIT_MARGIN.right;
const LANDSCAPE_WIDTH = PAPER.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right;
const LINE_PITCH = 579;

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
  return new Document({
    title,
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    externalStyles: stylesXml(),
    evenAndOddHeaderAndFooters: true,
    sections: splitParts(html).map((part) => section(part, demo)),
  });
}

/** The body, then each attachment: each begins a page and lies in its own direction. */
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

function section({ html, landscape }: Part, demo: boolean): ISectionOptions {
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
      grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
    },
    ...(demo ? { headers: headers() } : {}),
    footers: footers(),
    children: content(html, landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH),
  };
}

function content(html: string, width: number): (Paragraph | Table)[] {
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
