import { readFileSync } from 'node:fs';
import { fontFaceRules, readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { pageFor } from '../../pipeline/render/page.ts';
import { sampleModel } from './fixtures/sample-model.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const partials = { table: readFixture('table.hbs'), wide: readFixture('wide.hbs') };

export const css = readFileSync(new URL('../../templates/official.css', import.meta.url), 'utf8');

/** The sample document's HTML; parts of its model may be replaced. */
export function sampleHtml(changes: Partial<typeof sampleModel> = {}): string {
  return renderHtml(readFixture('sample.hbs'), partials, { ...sampleModel, ...changes });
}

/** A whole page, with the real styles and fonts, of any article. */
export function pageOf(html: string, demo = true): string {
  return pageFor(html, { title: sampleModel.title, css, fontFaces: fontFaceRules(readPrintFaces()), demo });
}

export function article(content: string): string {
  return `<article lang="zh-CN" data-demo="">${content}</article>`;
}

function readFixture(name: string): string {
  return readFileSync(new URL(name, fixtures), 'utf8');
}
