import { readFileSync } from 'node:fs';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { composePage } from '../../pipeline/compose/reports/page.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { pageDocument } from '../../pipeline/render/page-document.ts';
import { PHRASES } from '../compose/rendered.ts';

const templates = new URL('../../templates/', import.meta.url);
const template = readFileSync(new URL('page.hbs', templates), 'utf8');
export const css = readFileSync(new URL('page.css', templates), 'utf8');

/** The whole file, as a run writes it. */
export function pageOf(input: ComposeInput): string {
  const model = composePage(input);
  const html = renderHtml(template, PHRASES, model);
  return pageDocument(html, { title: model.title, css, demo: model.demo });
}
