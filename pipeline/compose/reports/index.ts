import type { ComposeInput } from '../context.ts';
import { composeBriefing } from './briefing.ts';
import { composeLedger } from './ledger.ts';
import { composeLists } from './lists.ts';
import { composePage } from './page.ts';
import { composeProgress } from './progress.ts';
import { composeReminders } from './reminder.ts';
import { composeSupervision } from './supervision.ts';

/** What every document's model has, whatever its template asks for besides. */
export type DocumentModel = {
  /** The document's title, as its heading and in its properties. */
  readonly title: string;
  /** The file's name without its extension. */
  readonly documentName: string;
  readonly demo: boolean;
  /** Id of the one unit the document is for; left out when it is for everybody. */
  readonly unit?: string;
};

/** A kind of report: what composes it, which template of templates/ words it, in which formats it is given out. */
export type ReportKind = {
  /** As `--report` names it. */
  readonly kind: string;
  readonly title: string;
  /** Null for a workbook, which has no text. */
  readonly template: string | null;
  readonly formats: readonly string[];
  /** Read on a screen, in HTML of its own, with cells and sums beside the wording. A document's vocabulary and style are not asked of it. */
  readonly freeForm?: boolean;
  /** One document, one for each unit it concerns, or none when there is nothing to say. */
  readonly compose: (input: ComposeInput) => readonly DocumentModel[];
};

export const REPORTS: readonly ReportKind[] = [
  {
    kind: 'progress',
    title: '工作进展情况通报',
    template: 'progress.hbs',
    formats: ['pdf', 'docx'],
    compose: (input) => [composeProgress(input)],
  },
  {
    kind: 'briefing',
    title: '工作专报',
    template: 'briefing.hbs',
    formats: ['pdf', 'docx'],
    compose: (input) => [composeBriefing(input)],
  },
  {
    kind: 'ledger',
    title: '指标台账',
    template: null,
    formats: ['xlsx'],
    compose: (input) => [composeLedger(input)],
  },
  {
    kind: 'page',
    title: '阅读页',
    template: 'page.hbs',
    formats: ['html'],
    freeForm: true,
    compose: (input) => [composePage(input)],
  },
  {
    kind: 'supervision',
    title: '督办通知单',
    template: 'supervision.hbs',
    formats: ['pdf', 'docx'],
    compose: composeSupervision,
  },
  {
    kind: 'reminder',
    title: '催报单',
    template: 'reminder.hbs',
    formats: ['pdf', 'docx'],
    compose: composeReminders,
  },
  {
    kind: 'lists',
    title: '三张清单',
    template: 'lists.hbs',
    formats: ['pdf', 'docx'],
    compose: composeLists,
  },
];
