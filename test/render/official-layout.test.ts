import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasImprint, markImprint, placeImprint } from '../../pipeline/render/imprint.ts';
import { LINE, officialLayout, TYPE_WIDTH, widthOf } from '../../pipeline/render/official-layout.ts';
import { titleLines } from '../../pipeline/render/title-lines.ts';

describe('发文机关标志', () => {
  const mark = (text: string) => officialLayout(`<p class="head-mark">${text}</p>`).mark;
  it('fits on a line, as large as it can be, narrowed before it is made small', () => {
    expect(mark('市外办')?.size).toBe(48);
    expect(mark('市外办')?.scale).toBe(1);
    for (let length = 1; length <= 60; length++) {
      const layout = mark('某'.repeat(length));
      const width = length * (layout?.size ?? 0) * (layout?.scale ?? 0);
      expect(width).toBeLessThanOrEqual(TYPE_WIDTH);
      if (length <= 36) expect(layout?.scale).toBeGreaterThanOrEqual(0.79);
    }
  });

  it('leads to the line grid, whatever its size', () => {
    for (const text of ['市外办', '市对外开放领导小组办公室文件', '某'.repeat(30)]) {
      const { size = 0, top = 0, below = 0 } = mark(text) ?? {};
      const end = top + size + below + 11.34 + 1.13;
      expect(Math.abs(end / LINE - Math.round(end / LINE))).toBeLessThan(0.001);
      expect(below).toBeGreaterThan(2 * LINE - 1);
    }
  });

  it('is not there when there is none', () => expect(officialLayout('<p>甲</p>').mark).toBeNull());
});

describe('signature and date', () => {
  const layout = (organ: string, date: string) =>
    officialLayout(`<p class="signature">${organ}</p><p class="date">${date}</p>`).signature;
  it.each([
    ['市对外开放领导小组办公室', '2025年7月8日'],
    ['市外办', '2025年7月8日'],
    ['市政府办', '2025年12月31日'],
    ['六个字的机关', '2025年7月8日'],
  ])('%s, %s: the date begins two characters to the right of the organ', (organ, date) => {
    const { organ: right, date: dateRight } = layout(organ, date);
    expect(dateRight + widthOf(date)).toBeCloseTo(right + widthOf(organ) - 2, 5);
    expect(Math.min(right, dateRight)).toBeGreaterThanOrEqual(0);
  });
});

describe('a title', () => {
  it('loses nothing and has no line that is too wide', () => {
    const character = fc.constantFrom(...'关于推进对外开放工作的通报和2025年6月情况（）《》');
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 58 }), (characters) => {
        const title = characters.join('');
        const lines = titleLines(title);
        expect(lines.join('')).toBe(title);
        if (lines.length > 1) for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(19.5);
      }),
    );
  });

  it('never begins a line with 的', () => {
    for (const line of titleLines('关于2025年上半年武汉市加快建设内陆开放高地工作进展情况的通报'))
      expect(line).not.toMatch(/^的/);
  });
});

describe('版记', () => {
  const html = '<article><p>甲</p><table class="imprint"><tr></tr></table></article>';
  const at = (page: number, top: number) => placeImprint(html, { page, top, imprintHeight: 87 });

  it('stands below the text on an even page with room', () => {
    expect(at(2, 100)).toContain('<div class="space" style="height:450.50pt"></div><table');
    expect(at(2, 100)).not.toContain('imprint-page');
  });
  it('has the next page to itself after an odd one', () => {
    expect(at(3, 100)).toContain('<div class="imprint-page">');
    expect(at(3, 100)).not.toContain('blank-page');
  });
  it('follows a blank page, without numbers, when there is no room on an even one', () => {
    expect(at(4, 600)).toContain('<div class="blank-page"></div><div class="imprint-page unnumbered">');
  });
  it('takes a mark at a page’s top for the end of the page before', () => {
    expect(at(3, 0)).toContain('blank-page');
    expect(at(4, 0)).toContain('<div class="imprint-page">');
  });
  it('is marked once, for the first printing', () => {
    expect(hasImprint(html)).toBe(true);
    expect(hasImprint('<table class="compact"></table>')).toBe(false);
    expect(markImprint(html).match(/id="duban-/g)?.length).toBe(3);
  });
});
