import { ISSUE_CATALOGUE, type IssueCode } from './issue-catalogue.ts';

export type { IssueCode } from './issue-catalogue.ts';

/** blocker 阻断: a figure could not be used. warning 警告: used, but look at it. note 提示: for information. */
export type Severity = 'blocker' | 'warning' | 'note';

/** Where an issue stands. `indicator` and `unit` are ids of the plan; `file` is the path a person knows. */
export type IssuePlace = {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly indicator?: string;
  readonly unit?: string;
};

/** A finding: a value, not an exception. Its words are for whoever filled the sheet in. */
export type Issue = IssuePlace & {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
};

/**
 * An issue of the catalogue at a place, `{name}` in its wording replaced by `values.name`.
 * @throws Error when the wording names a value that was not given: a bug.
 */
export function issue(
  code: IssueCode,
  place: IssuePlace,
  values: Readonly<Record<string, string | number>> = {},
): Issue {
  const entry = ISSUE_CATALOGUE[code];
  const fill = (wording: string) =>
    wording.replace(/(“?)\{(\w+)\}/g, (_, quote: string, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`issue ${code}: no value for {${name}}`);
      const line = plainLine(String(value));
      return quote === '' ? line : `${quote}${innerQuotes(line)}`;
    });
  return { code, severity: entry.severity, ...place, message: fill(entry.message), hint: fill(entry.hint) };
}

/** Inside double quotation marks stand single ones (GB/T 15834). */
function innerQuotes(text: string): string {
  return text.replace(/“/g, '‘').replace(/”/g, '’');
}

/** Cells are hostile: what is quoted from one is a single line without control characters, not too long. */
export function plainLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Order in which issues are printed: by severity, then place, then code; independent of input order. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const severities: readonly Severity[] = ['blocker', 'warning', 'note'];
  const key = (found: Issue) =>
    [found.file, found.sheet, cellKey(found.cell), found.indicator, found.unit, found.code, found.message]
      .map((part) => part ?? '')
      .join('\u0000');
  return [...issues].sort((a, b) => {
    const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
    if (bySeverity !== 0) return bySeverity;
    return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  });
}

/** `B12` → `00012B`: rows count as numbers. */
function cellKey(cell: string | undefined): string {
  const match = /^([A-Z]+)(\d+)$/.exec(cell ?? '');
  return match ? `${match[2]?.padStart(8, '0')}${match[1]?.padStart(4, ' ')}` : '';
}

/** The operator's error 操作错误: one line, a code and a hint, exit status 1; never a stack. */
export class OperatorError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((found) => `${found.code}: ${found.message}`).join('\n'));
    this.name = 'OperatorError';
    this.issues = issues;
  }
}
