import type { ComposeInput } from '../context.ts';
import { composeProgress, type ReportModel } from './progress.ts';

/** A kind of report: what composes it and which template of templates/ words it. */
export type ReportKind = {
  /** As `--report` names it. */
  readonly kind: string;
  readonly title: string;
  readonly template: string;
  readonly compose: (input: ComposeInput) => ReportModel;
};

export const REPORTS: readonly ReportKind[] = [
  { kind: 'progress', title: '工作进展情况通报', template: 'progress.hbs', compose: composeProgress },
];
