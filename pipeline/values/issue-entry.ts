import type { Severity } from './issue.ts';

/** What the catalogue says of a finding: `{name}` stands for a value of it. */
export type Entry = { readonly severity: Severity; readonly message: string; readonly hint: string };

/** Its parameters keep the wording short in the catalogue. */
export function entry(severity: Severity, message: string, hint: string): Entry {
  return { severity, message, hint };
}
