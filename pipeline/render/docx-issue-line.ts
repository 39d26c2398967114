import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { unescapeText } from './docx-imprint.ts';

const ISSUE_LINE = /(<p class="issue-line">.*?<\/p>)/s;

/** HTML in pieces, parted where a line with an organ to the left and a date to the right stands. */
export function splitAtIssueLine(html: string): string[] {
  return html.split(ISSUE_LINE).filter((piece) => piece !== '');
}

/** That line, its date at a tab on the right edge; null for any other HTML. */
export function issueLineBlock(html: string, width: number): Paragraph | null {
  if (!ISSUE_LINE.test(html)) return null;
  const [organ = '', date = ''] = html
    .replace(/<p[^>]*>|<\/p>|<\/span>/g, '')
    .split('<span class="issue-date">')
    .map(unescapeText);
  return new Paragraph({
    style: 'IssueLine',
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [new TextRun({ children: [organ, new Tab(), date] })],
  });
}
