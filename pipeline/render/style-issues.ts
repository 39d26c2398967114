import { checkStyle } from '../compose/style.ts';
import { type Issue, issue } from '../values/issue.ts';
import { documentLines } from './document-lines.ts';

/** What a red pencil would mark in a finished document, as issues under the document's name. */
export function styleIssues(html: string, name: string): Issue[] {
  const findings = new Set(checkStyle(documentLines(html).join('\n')));
  return [...findings].map((finding) => issue('style-finding', { file: name }, { finding }));
}
