import { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { DEMO_MARK, DEMO_WATERMARK } from './demo-mark.ts';
import { FACES } from './docx-styles.ts';

/** Half-points and twips: 4号 is 14 pt. */
const SIZE = 28;
const CHARACTER = 280;

/** — 1 — : odd pages end one character in from the right, even pages begin one character in from the left. */
export function footers(): { default: Footer; even: Footer } {
  const footer = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          indent: { [side]: CHARACTER },
          children: [
            new TextRun({ font: font(FACES.song), size: SIZE, children: ['— ', PageNumber.CURRENT, ' —'] }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}

/** The mark of invented data, in words and as a watermark. */
export function headers(): { default: Header; even: Header } {
  const header = () =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({ text: DEMO_MARK, font: font(FACES.hei), size: SIZE, color: 'C00000' }),
            new TextWatermark({
              text: DEMO_WATERMARK,
              font: FACES.hei,
              color: 'F4CCCC',
              rotation: 325,
              width: 430,
              height: 105,
            }),
          ],
        }),
      ],
    });
  return { default: header(), even: header() };
}

function font(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, hint: 'eastAsia' };
}
