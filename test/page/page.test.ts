import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { composePage } from '../../pipeline/compose/reports/page.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { type PrintBrowser, startBrowser } from '../../pipeline/edge/browser.ts';
import { coastalInput, demoInput, HOSTILE_TEXTS } from '../ledger/material.ts';
import { css, pageOf } from './pages.ts';
import { pdfText } from './pdf-text.ts';

let folder: string;
let browser: PrintBrowser;
let inputs: Record<string, ComposeInput>;
let pages: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-page-'));
  inputs = { demo: await demoInput(), coastal: await coastalInput() };
  pages = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, pageOf(input)]));
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page loaded as a reader would open the file; `requests` is everything that it asked for but itself. */
async function opened(
  html: string,
  width: number,
): Promise<{ page: Page; requests: string[]; said: string[] }> {
  const path = join(folder, 'page.html');
  await writeFile(path, html);
  const page = await browser.browser.newPage();
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.setViewport({ width, height: 800 });
  const url = pathToFileURL(path).href;
  await page.goto(url, { waitUntil: 'load' });
  return { page, requests: requests.filter((asked) => asked !== url), said };
}

async function evaluated<T>(html: string, width: number, script: string): Promise<T> {
  const { page } = await opened(html, width);
  const found = (await page.evaluate(script)) as T;
  await page.close();
  return found;
}

const UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true;";
const PLANS = ['demo', 'coastal'];

describe.each(PLANS)('the page of %s', (plan) => {
  const html = () => pages[plan] as string;

  it('asks for nothing and reports nothing', async () => {
    const { page, requests, said } = await opened(html(), 1280);
    await page.close();
    expect([requests, said]).toEqual([[], []]);
    expect(html()).not.toMatch(/<(script|img|link|iframe|object|form)\b|\bsrc=|\burl\(|@import|\son\w+=/i);
    expect(html()).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
  });

  it.each([320, 360, 768, 1280])('is not wider than a screen of %d, folded and unfolded', async (width) => {
    const widths = await evaluated<number[]>(
      html(),
      width,
      `(() => { const w = () => document.documentElement.scrollWidth; const folded = w(); ${UNFOLD} return [folded, w()]; })()`,
    );
    expect(widths).toEqual([width, width]);
  });

  it('has a title, a language, landmarks, one h1, and headings that skip no level', async () => {
    const found = await evaluated<{ title: string; lang: string; marks: string[]; levels: number[] }>(
      html(),
      1280,
      `({ title: document.title, lang: document.documentElement.lang,
        marks: [...document.querySelectorAll('header, nav, main, footer')].map((one) => one.localName),
        levels: [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.localName[1])) })`,
    );
    expect(found.title).toBe(composePage(inputs[plan] as ComposeInput).title);
    expect(found.lang).toBe('zh-CN');
    expect(found.marks).toEqual(['header', 'nav', 'main', 'footer']);
    expect(found.levels.filter((level) => level === 1)).toEqual([1]);
    found.levels.forEach((level, index) => {
      expect(level - (found.levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('has tables with captions and header cells that say what they head', async () => {
    const faults = await evaluated<string[]>(
      html(),
      1280,
      `[...document.querySelectorAll('table')].flatMap((table) => [
        ...(table.caption?.textContent ? [] : ['no caption']),
        ...[...table.querySelectorAll('th')].filter((th) => !th.scope).map((th) => 'no scope: ' + th.textContent),
        ...[...table.rows].filter((row) => !row.querySelector('th')).map((row) => 'no head: ' + row.textContent),
      ])`,
    );
    expect(faults).toEqual([]);
  });

  it('has names for what can be pressed, places that are there once, and links that arrive', async () => {
    const faults = await evaluated<string[]>(
      html(),
      1280,
      `(() => {
        const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
        return [
          ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => 'twice: ' + id),
          ...[...document.querySelectorAll('a')]
            .filter((a) => !/^#./.test(a.getAttribute('href')) || !ids.includes(a.getAttribute('href').slice(1)))
            .map((a) => 'nowhere: ' + a.outerHTML.slice(0, 80)),
          ...[...document.querySelectorAll('a, summary')].filter((one) => !one.textContent.trim()).map(() => 'unnamed'),
          ...[...document.querySelectorAll('[aria-labelledby]')]
            .filter((one) => !ids.includes(one.getAttribute('aria-labelledby'))).map((one) => 'unlabelled ' + one.id),
        ];
      })()`,
    );
    expect(faults).toEqual([]);
  });

  it('unfolds every indicator once, down to file, sheet and cell', async () => {
    const { evaluation } = inputs[plan] as ComposeInput;
    const places = await evaluated<string[]>(
      html(),
      1280,
      "[...document.querySelectorAll('.unfolded[id]')].map((one) => one.id)",
    );
    expect(places.sort()).toEqual(evaluation.indicators.map(({ id }) => `indicator-${id}`).sort());
    const cells = evaluation.indicators.flatMap(({ steps }) =>
      steps.flatMap(({ observations }) => observations),
    );
    const shown = await evaluated<string[]>(
      html(),
      1280,
      "[...document.querySelectorAll('.cells > li')].map((one) => one.textContent)",
    );
    expect(shown.length).toBe(cells.length);
    cells.forEach(({ printed, measure, sheet, cell }) => {
      expect(
        shown.some(
          (one) => one.includes(`${printed}${measure}`) && one.includes(`“${sheet}”，单元格${cell}`),
        ),
      ).toBe(true);
    });
  });

  it('prints with everything unfolded, on A4, its pages numbered', { timeout: 120_000 }, async () => {
    const { page } = await opened(html(), 1280);
    const text = await pdfText(await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    expect(text.size.map(Math.round)).toEqual([595, 842]);
    const all = text.pages.join('\n').replace(/\s/g, '');
    for (const { id } of (inputs[plan] as ComposeInput).evaluation.indicators.slice(0, 5)) {
      const verdict = (inputs[plan] as ComposeInput).evaluation.indicators.find((one) => one.id === id);
      for (const { cell } of verdict?.observations ?? []) expect(all).toContain(`单元格${cell}`);
    }
    text.pages.forEach((words, index) => {
      const plain = words.replace(/\s/g, '');
      expect(plain).toContain(`${index + 1}/${text.pages.length}`);
      expect(plain.includes('演示数据非真实统计')).toBe(plan === 'demo');
    });
  });

  it('reads as our documents do', async () => {
    const paragraphs = await evaluated<string[]>(
      html(),
      1280,
      "[...document.querySelectorAll('main > section > p, h2, h3')].map((one) => one.textContent)",
    );
    expect(checkStyle(paragraphs.join('\n'))).toEqual([]);
  });
});

describe('the page', () => {
  it('says on top, and on paper across every page, that data is invented; otherwise nothing', () => {
    expect(pages.demo).toContain('<p class="demo" role="note"><strong>演示数据</strong>');
    expect(pages.demo).toContain('<div class="watermark" aria-hidden="true">演示数据</div>');
    expect(pages.coastal).not.toContain('演示数据');
    expect(pages.coastal).not.toContain('<div class="watermark"');
  });

  it('shows each rating by mark, word and colour', () => {
    for (const [key, mark, word] of [
      ['achieved', '★', '已完成'],
      ['behind', '▲', '滞后'],
      ['noData', '□', '数据不足'],
    ]) {
      expect(pages.demo).toContain(
        `<span class="mark mark-${key}"><span aria-hidden="true">${mark}</span>${word}</span>`,
      );
    }
  });

  it('can be read by who sees little: text against its ground at least 4.5 to 1', async () => {
    const low = await evaluated<string[]>(
      pages.demo as string,
      360,
      `(() => {
        ${UNFOLD}
        const channels = (color) => color.match(/[\\d.]+/g).map(Number);
        const light = (color) => channels(color).slice(0, 3).map((c) => c / 255)
          .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
        const ground = (one) => {
          for (let at = one; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if ((channels(color)[3] ?? 1) > 0) return color;
          }
          return 'rgb(255, 255, 255)';
        };
        const texts = [...document.querySelectorAll('body *')]
          .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && one.className !== 'watermark');
        return [...new Set(texts.filter((one) => {
          const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05) < 4.5;
        }).map((one) => one.localName + '.' + one.className))];
      })()`,
    );
    expect(low).toEqual([]);
  });

  it('can be pressed with a thumb on a phone', async () => {
    const small = await evaluated<string[]>(
      pages.demo as string,
      360,
      `[...document.querySelectorAll('summary, .tasks a, nav a')]
        .filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML.slice(0, 60))`,
    );
    expect(small).toEqual([]);
  });

  it('unfolds what a link leads to', async () => {
    const { page } = await opened(pages.demo as string, 1280);
    const state = "document.querySelector('#indicator-freight-trains').closest('details').open";
    expect(await page.evaluate(state)).toBe(false);
    await page.evaluate("location.hash = '#indicator-freight-trains'");
    await page.waitForFunction(state, { timeout: 5_000 });
    await page.close();
  });

  it('needs no face and nothing else from elsewhere', () => {
    expect(css).not.toMatch(/@font-face|url\(|@import|https?:/);
  });

  it('stands without anything to show', async () => {
    const coastal = inputs.coastal as ComposeInput;
    const nothing = { ...coastal.evaluation, indicators: [], milestones: [], tasks: [], units: [] };
    const html = pageOf({ ...coastal, evaluation: nothing, issues: [], inputs: [] });
    const titles = await evaluated<string[]>(
      html,
      360,
      "[...document.querySelectorAll('h2')].map((one) => one.textContent)",
    );
    expect(titles).toEqual(['一、总体情况', '二、存在问题', '三、说明']);
  });

  it('tells what a corrected version corrects', () => {
    const html = pageOf({
      ...(inputs.coastal as ComposeInput),
      correction: {
        date: '2026-07-12',
        changes: [{ name: '某指标', before: '1家（滞后）', after: '2家（正常）', why: [] }],
      },
    });
    expect(html).toContain('代替2026年7月12日的同名文件，更正1处');
    expect(html).toContain('更正后：<strong>2家（正常）</strong>');
  });
});

describe('hostile words', () => {
  it.each(HOSTILE_TEXTS.map((text) => [text]))('%j stays text', async (text) => {
    const coastal = inputs.coastal as ComposeInput;
    const { evaluation, plan } = coastal;
    const html = pageOf({
      ...coastal,
      plan: { ...plan, shortTitle: text, units: plan.units.map((unit) => ({ ...unit, name: text })) },
      inputs: coastal.inputs.map((file) => ({ ...file, name: text })),
      issues: [{ code: 'file-empty', severity: 'note', message: text, hint: text, file: text }],
      evaluation: {
        ...evaluation,
        indicators: evaluation.indicators.map((verdict) => ({ ...verdict, name: text })),
        milestones: evaluation.milestones.map((group) => ({
          ...group,
          steps: group.steps.map((step) => ({ ...step, name: text, progress: text })),
        })),
      },
    });
    const { page, requests, said } = await opened(html, 360);
    const found = (await page.evaluate(
      `(() => { ${UNFOLD} return [
        document.querySelectorAll('script, b, img').length,
        document.documentElement.scrollWidth,
        [...document.querySelectorAll('summary .name')].some((one) => one.textContent.trim().length > 0),
      ]; })()`,
    )) as [number, number, boolean];
    await page.close();
    expect([requests, said]).toEqual([[], []]);
    expect(found).toEqual([0, 360, true]);
  });

  it('without an end to break at do not widen the page', async () => {
    const coastal = inputs.coastal as ComposeInput;
    const long = 'x'.repeat(500);
    const indicators = coastal.evaluation.indicators.map((verdict) => ({ ...verdict, name: long }));
    const html = pageOf({ ...coastal, evaluation: { ...coastal.evaluation, indicators } });
    expect(
      await evaluated<number>(
        html,
        360,
        `(() => { ${UNFOLD} return document.documentElement.scrollWidth; })()`,
      ),
    ).toBe(360);
  });
});
