import { strFromU8, unzipSync } from 'fflate';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One printed page. Text without any white space: lines are broken where the page ends, not where words do. */
export type PdfPage = {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** In the upper margin, in the type area, in the lower margin. */
  readonly head: string;
  readonly body: string;
  readonly foot: string;
  /** Runs of the type area from its first to its last, with their baseline in points from the bottom. */
  readonly runs: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Of the page number's first character, points from the left of the upright paper. */
  readonly footX: number;
};

/** Points: OFFICIAL-FORMAT's margins of a portrait page, and of one turned a quarter to the left. */
const MARGINS = { portrait: { top: 104.8, foot: 99.2 }, landscape: { top: 79.3, foot: 90 } };

export async function pdfPagesOf(bytes: Uint8Array): Promise<PdfPage[]> {
  // pdfjs keeps the array for itself
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++)
    pages.push(await readPage(await pdf.getPage(number)));
  await pdf.cleanup();
  return pages;
}

/** The document's words in reading order, without page furniture and repeated table heads. */
export function pdfTextOf(pages: readonly PdfPage[], html: string): string {
  const heads = [...html.matchAll(/<thead>(.*?)<\/thead>/gs)].map(([, head]) => htmlTextOf(head ?? ''));
  const bodies = pages.map(({ body }, index) => {
    // the first page of a table begins with more than its head: a number, a title, a caption
    const repeated = index > 0 ? heads.find((head) => body.startsWith(head)) : undefined;
    return body.slice(repeated?.length ?? 0);
  });
  return bodies.join('');
}

export type DocxText = {
  /** Each paragraph's text with the id of its style, table cells included, in the document's order. */
  readonly paragraphs: readonly { readonly text: string; readonly style: string }[];
  /** Files of the package by path, as text. */
  readonly parts: Readonly<Record<string, string>>;
};

export function docxTextOf(bytes: Uint8Array): DocxText {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  );
  const document = parts['word/document.xml'] ?? '';
  const paragraphs = [...document.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs)].map(([, content = '']) => ({
    text: runTextOf(content),
    style: /<w:pStyle w:val="([^"]+)"/.exec(content)?.[1] ?? '',
  }));
  return { paragraphs, parts };
}

/** The text of a part of a Word file: its `<w:t>` elements one after another. */
export function runTextOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => decode(text ?? '')).join('');
}

export function htmlTextOf(html: string): string {
  return squeeze(decode(html.replace(/<[^>]*>/g, '')));
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Elements that are not closed in the order in which they were opened: empty when the XML is well formed. */
export function unbalancedTags(xml: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, end, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) faults.push(name);
    } else if (empty !== '/') open.push(name);
  }
  return [...faults, ...open];
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const [, , width = 0, height = 0] = page.view;
  const margin = width > height ? MARGINS.landscape : MARGINS.portrait;
  const content = await page.getTextContent();
  const runs = content.items.flatMap((item) =>
    'str' in item ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) }] : [],
  );
  page.cleanup();
  const textOf = (found: typeof runs) => squeeze(found.map(({ text }) => text).join(''));
  // on a landscape page the number stands at the paper's foot, which is its left side
  const inFoot = ({ x, y }: (typeof runs)[number]) => (width > height ? x < margin.foot : y < margin.foot);
  const body = runs.filter((run) => run.y <= height - margin.top && !inFoot(run));
  const foot = runs.filter(inFoot);
  return {
    ...{ width, height, runs: body.filter(({ text }) => squeeze(text) !== '') },
    head: textOf(runs.filter(({ y }) => y > height - margin.top)),
    body: textOf(body),
    foot: textOf(foot),
    footX: Math.min(
      ...foot.filter(({ text }) => squeeze(text) !== '').map(({ x, y }) => (width > height ? height - y : x)),
    ),
  };
}

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, digits, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (digits !== undefined) return String.fromCodePoint(Number(digits));
    return named[name] ?? whole;
  });
}
