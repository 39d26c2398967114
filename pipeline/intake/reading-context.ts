import type { Plan } from '../plan/plan.ts';
import { type Issue, type IssueCode, type IssuePlace, issue } from '../values/issue.ts';
import type { Month } from '../values/month.ts';
import type { MilestoneReport, Observation } from '../values/observation.ts';
import type { PlanNames } from './plan-names.ts';
import type { RawCell } from './workbook.ts';

/** The file that is being read. */
export type FileSource = {
  /** Path in the archive. */
  readonly file: string;
  readonly sha256: string;
  /** The path a person knows. */
  readonly name: string;
  readonly demo: boolean;
};

export type ReadingContext = {
  readonly plan: Plan;
  readonly names: PlanNames;
  readonly source: FileSource;
};

/** Figures and reports, before the submission's place in the order is known. */
export type Figure = Omit<Observation, 'submission'>;
export type StepReport = Omit<MilestoneReport, 'submission'>;
export type Cover = { readonly unit: string; readonly period: Month };

/** What was found in a row, a table, a sheet or a whole file. */
export type Findings = {
  readonly figures: readonly Figure[];
  readonly reports: readonly StepReport[];
  readonly covers: readonly Cover[];
  readonly issues: readonly Issue[];
};

export const NOTHING: Findings = { figures: [], reports: [], covers: [], issues: [] };

export function joinFindings(parts: readonly Findings[]): Findings {
  return {
    figures: parts.flatMap(({ figures }) => figures),
    reports: parts.flatMap(({ reports }) => reports),
    covers: parts.flatMap(({ covers }) => covers),
    issues: parts.flatMap(({ issues }) => issues),
  };
}

/** An issue at a cell, in the words of the file that people know. */
export function issueAt(
  { source }: ReadingContext,
  sheet: string,
  cell: Pick<RawCell, 'address'> | null,
  code: IssueCode,
  values: Readonly<Record<string, string | number>> = {},
  about: Pick<IssuePlace, 'indicator' | 'unit'> = {},
): Issue {
  const place = { file: source.name, sheet, ...(cell === null ? {} : { cell: cell.address }), ...about };
  return issue(code, place, values);
}
