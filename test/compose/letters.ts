import type { ListsModel } from '../../pipeline/compose/reports/lists.ts';
import type { ReminderModel } from '../../pipeline/compose/reports/reminder.ts';
import type { SupervisionModel } from '../../pipeline/compose/reports/supervision.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { documentLines } from '../../pipeline/render/document-lines.ts';
import { renderHtml } from '../../pipeline/render/html.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import type { UnitReporting } from '../../pipeline/values/evaluation.ts';
import { PARTIALS, templateNamed } from './rendered.ts';

export function supervisionHtml(model: SupervisionModel): string {
  return renderHtml(templateNamed('supervision'), PARTIALS, model);
}

export function reminderHtml(model: ReminderModel): string {
  return renderHtml(templateNamed('reminder'), PARTIALS, model);
}

export function listsHtml(model: ListsModel): string {
  return renderHtml(templateNamed('lists'), PARTIALS, model);
}

/** What the style checker and the vocabulary find in a document. */
export function faultsOf(html: string): string[] {
  return [...checkVocabulary(html), ...checkStyle(documentLines(html).join('\n'))];
}

/** The letter itself and what is attached to it, a line for each paragraph and cell. */
export function partsOf(html: string): { letter: string[]; attachment: string[] } {
  const [letter = '', attachment = ''] = html.split('<section class="attachment">');
  return { letter: documentLines(letter), attachment: documentLines(attachment) };
}

/** A unit that has reported in full and on time, unless told otherwise. */
export function reporting(name: string, over: Partial<UnitReporting> = {}): UnitReporting {
  return {
    ...{ id: name, name, expected: true, received: true, complete: true, onTime: true, nonEmpty: true },
    ...{ statedAt: '2025-07-08', expectedItems: 3, receivedItems: 3, missing: [] },
    ...over,
  };
}
