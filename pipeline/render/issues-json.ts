import { type Issue, type Severity, sortIssues } from '../values/issue.ts';

/** The exact text of issues.json (CONTRACT.md §3): sorted, keys in this order, absent places left out. */
export function issuesJson(issues: readonly Issue[]): string {
  return `${JSON.stringify(issuesAsData(issues), null, 2)}\n`;
}

/** The same as plain data, for `--json`. */
export function issuesAsData(issues: readonly Issue[]) {
  return sortIssues(issues).map(({ code, severity, file, sheet, cell, indicator, unit, message, hint }) => ({
    code,
    severity,
    file,
    sheet,
    cell,
    indicator,
    unit,
    message,
    hint,
  }));
}

/** How many of each severity; always all three. */
export function countIssues(issues: readonly Issue[]): Record<Severity, number> {
  const count = (severity: Severity) => issues.filter((found) => found.severity === severity).length;
  return { blocker: count('blocker'), warning: count('warning'), note: count('note') };
}
