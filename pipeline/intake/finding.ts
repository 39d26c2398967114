import { ISSUE_CATALOGUE, type IssueCode } from '../values/issue-catalogue.ts';
import type { RawCell } from './workbook.ts';

/** What is wrong with a figure. `at` is the bad cell where it is another than the figure's own. */
export type Finding = {
  readonly code: IssueCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: Pick<RawCell, 'address'> | null;
};

export function finding(code: IssueCode, values: Finding['values'] = {}, at: Finding['at'] = null): Finding {
  return { code, values, at };
}

/** The figure cannot be used. */
export function isBlocker({ code }: Finding): boolean {
  return ISSUE_CATALOGUE[code].severity === 'blocker';
}
