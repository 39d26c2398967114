import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { layoutDocument } from 'docx/layout';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { composeBriefing } from '../../pipeline/compose/reports/briefing.ts';
import { type PrintBrowser, startBrowser } from '../../pipeline/edge/browser.ts';
import { packDocx } from '../../pipeline/edge/docx-bytes.ts';
import { printPdf } from '../../pipeline/edge/pdf.ts';
import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import { documentLines } from '../../pipeline/render/document-lines.ts';
import { renderDocx } from '../../pipeline/render/docx.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import type { Evaluation } from '../../pipeline/values/evaluation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { lineWith, MM } from '../format/measure-pdf.ts';
import { readPdf } from '../format/read-pdf.ts';
import { coastal } from '../plan/seed-plans.ts';
import { pageOf } from '../render/sample.ts';
import { briefingHtml, demoInputs } from './briefings.ts';
import { input } from './fixture.ts';

/** Two pages, always: printed by the browser, laid out by the library and, where it is installed, by LibreOffice. */

const OFFICE = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));

let browser: PrintBrowser;
let folder: string;
let inputs: (text: string) => ComposeInput;

beforeAll(async () => {
  [browser, inputs] = await Promise.all([startBrowser(), demoInputs('2025-12')]);
  folder = mkdtempSync(join(tmpdir(), 'duban-briefing-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

type Made = { readonly name: string; readonly input: () => ComposeInput };

const CASES: readonly Made[] = [
  ...['2025-02', '2025-06', '2025-12', '2025-H1', '2024-01', '2026-02'].map((text) => ({
    name: `the demonstration, ${text}`,
    input: () => inputs(text),
  })),
  { name: 'the second plan without any data', input: secondPlan },
  { name: 'everything late, every name long', input: () => worstCase(inputs('2025-06')) },
  {
    name: 'everything late, every name long, readers and serial',
    input: () => withReaders(worstCase(inputs('2025-06'))),
  },
  { name: 'the demonstration with readers and serial', input: () => withReaders(inputs('2025-06')) },
];

describe.each(CASES)('$name', ({ input: given }) => {
  it('has two pages at most, and says what to do in the first half page', async () => {
    const html = briefingHtml(composeBriefing(given()));
    const pdf = await readPdf(await printPdf(browser, pageOf(html), { date: '2025-07-15' }));
    expect(pdf.pages.length).toBeLessThanOrEqual(2);
    // every figure is described to those who cannot see it
    expect(pdf.source.match(/\/Alt /g) ?? []).toHaveLength(pdf.tags.filter((tag) => tag === 'Figure').length);
    if (!html.includes('<p>1.')) return;
    const asked = lineWith(pdf, '1.');
    expect(asked.page).toBe(1);
    expect(asked.y / MM).toBeLessThan(297 / 2);
  });

  it('has two pages at most in Word', async () => {
    const html = briefingHtml(composeBriefing(given()));
    const document = renderDocx(html, { title: '专报', demo: true });
    expect(layoutDocument(document, { guess: true }).pages.length).toBeLessThanOrEqual(2);
    if (OFFICE === undefined) return;
    const path = join(folder, 'briefing.docx');
    writeFileSync(
      path,
      await packDocx(renderDocx(html, { title: '专报', demo: true }), { date: '2025-07-15' }),
    );
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(OFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
      stdio: 'ignore',
    });
    const printed = await readPdf(new Uint8Array(readFileSync(join(folder, 'briefing.pdf'))));
    expect(printed.pages.length).toBeLessThanOrEqual(2);
  });
});

describe('what is left out', () => {
  it('is whole: no sentence is cut', () => {
    const html = briefingHtml(composeBriefing(worstCase(inputs('2025-06'))));
    const sentences = documentLines(html).filter((line) => line.length > 20 && /[，。]/.test(line));
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.filter((line) => !/。$/.test(line))).toEqual([]);
  });

  it('is nothing when there is room', () => {
    const html = briefingHtml(composeBriefing(inputs('2024-06')));
    expect(html).not.toMatch(/data-(spare|instead|pages)/);
    expect(html).toContain('data-picture');
  });
});

function secondPlan(): ComposeInput {
  const period = parsePeriod('2026-06');
  if (!period) throw new Error('period');
  const { evaluation } = evaluate(coastal.plan, period, []);
  return input(evaluation, { plan: coastal.plan, period, date: '2026-07-15' });
}

/** Names of sixty characters, every task behind, each with a unit's words of 160. */
function worstCase(given: ComposeInput): ComposeInput {
  const long = (name: string) =>
    `${name}以及与之相关联的各项配套改革举措和体制机制创新试点任务的统筹协调推进落实工作方面事项`
      .slice(0, 60)
      .padEnd(60, '事');
  const plan = {
    ...given.plan,
    tasks: given.plan.tasks.map((task) => ({ ...task, title: long(task.title) })),
    indicators: given.plan.indicators.map((one) => ({ ...one, name: long(one.name) })),
    units: given.plan.units.map((unit) => ({
      ...unit,
      name: `${unit.name}（含所属各功能区管理委员会和派出机构）`,
    })),
  };
  const remark = '受国际市场需求变化和运输组织调整影响进展不及预期，'.repeat(6);
  const indicators = given.evaluation.indicators.map((verdict) => ({
    ...verdict,
    name: long(verdict.name),
    rating: 'behind' as const,
    reason: 'far-below-pace' as const,
    ratio: verdict.ratio ?? decimal('0.4'),
    observations: verdict.observations.map((one) => ({ ...one, remark })),
  }));
  const tasks = given.evaluation.tasks.map((task) => ({
    ...task,
    title: long(task.title),
    rating: 'behind' as const,
    reason: 'core-behind' as const,
  }));
  const evaluation: Evaluation = { ...given.evaluation, indicators, tasks };
  return { ...given, plan, evaluation };
}

function withReaders(given: ComposeInput): ComposeInput {
  const briefing = {
    name: '推动更高水平对外开放领导小组办公室工作专报',
    serials: { '2025-06': 6 },
    reportTo: ['市委', '市人大常委会', '市政府', '市政协'],
    sendTo: ['各区人民政府', '市有关部门'],
    issueTo: ['领导小组成员单位'],
    prints: 60,
  };
  return { ...given, plan: { ...given.plan, documents: { ...given.plan.documents, briefing } } };
}
