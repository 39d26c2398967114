import { unitName } from '../plan/plan.ts';
import type { Issue, IssueCode } from '../values/issue.ts';
import type { CellPeriod } from './cells/period.ts';
import { type Lookup, matchEntry } from './plan-names.ts';
import { type Cover, issueAt, type ReadingContext } from './reading-context.ts';
import { headerCell, type Row, readRowPeriod, readUnit, speakingCell, textOf } from './row.ts';
import { addressOf, type RawCell } from './workbook.ts';

/** Who says something about what, and for which period: what a row of any table begins with. */
export type RowHead<T> = {
  /** Null where the plan knows nothing by that name. */
  readonly entry: T | null;
  /** Id of the unit that speaks: null where it is unknown, the entry's own where none is stated. */
  readonly unit: string | null;
  readonly period: CellPeriod | null;
  readonly printedPeriod: string;
  readonly covers: readonly Cover[];
  /** Bad cells, whatever else the row holds. */
  readonly issues: readonly Issue[];
  /** What matters only when the row does hold a figure or a state. */
  readonly issuesIfFilled: readonly Issue[];
};

type Entry = { readonly id: string; readonly name: string; readonly aliases: readonly string[] };

/** What the two kinds of entry have under different names. */
export type EntryKind<T> = {
  readonly lookup: Lookup<T>;
  /** The unit to report it first, then others whose word counts. */
  readonly unitsOf: (entry: T) => readonly [string, ...string[]];
  readonly unknown: (written: string) => { code: IssueCode; values: Readonly<Record<string, string>> };
};

/** @returns null for a row that names nothing. */
export function readHead<T extends Entry>(
  row: Row,
  kind: EntryKind<T>,
  context: ReadingContext,
): RowHead<T> | null {
  const cell = speakingCell(row, 'code') ?? speakingCell(row, 'name');
  if (cell === undefined) return null;
  const stated = readUnit(row, context);
  const { period, printed, ...dated } = readRowPeriod(row, context);
  const subject = readSubject(row, cell, kind, stated.id, context);
  const { entry } = subject;
  const unit = !stated.stated && entry ? kind.unitsOf(entry)[0] : stated.id;
  const complaint = entry && unit ? doubtUnit(row, cell, entry, unit, stated.stated, kind, context) : [];
  return {
    entry,
    unit,
    period,
    printedPeriod: printed,
    covers: unit !== null && period !== null ? [{ unit, period: period.month }] : [],
    issues: [...subject.issues, ...stated.issues, ...dated.issues],
    issuesIfFilled: dated.stated ? complaint : [...complaint, periodMissing(row, context)],
  };
}

function readSubject<T extends Entry>(
  row: Row,
  cell: RawCell,
  kind: EntryKind<T>,
  unit: string | null,
  context: ReadingContext,
): { entry: T | null; issues: Issue[] } {
  const [code, name] = [textOf(row, 'code'), textOf(row, 'name')];
  const complain = (issueCode: IssueCode, values: Readonly<Record<string, string>>, about?: T) =>
    issueAt(context, row.page.sheet.name, cell, issueCode, values, about ? { indicator: about.id } : {});
  const match = matchEntry(kind.lookup, code, name, (entry) => kind.unitsOf(entry)[0] === unit);
  switch (match.kind) {
    case 'found': {
      const { entry, doubt } = match;
      if (doubt === null) return { entry, issues: [] };
      const issueCode = doubt === 'nameDiffers' ? 'indicator-name-differs' : 'indicator-code-unknown';
      return { entry, issues: [complain(issueCode, { code, name }, entry)] };
    }
    case 'ambiguous': {
      const candidates = match.candidates.map((entry) => entry.name).join('、');
      return { entry: null, issues: [complain('indicator-ambiguous', { name, candidates })] };
    }
    case 'unknown': {
      const unknown = kind.unknown(name === '' ? code : name);
      return { entry: null, issues: [complain(unknown.code, unknown.values)] };
    }
  }
}

/** Who should have said it: once for a table where nobody is named, once for each entry where another unit is. */
function doubtUnit<T extends Entry>(
  row: Row,
  cell: RawCell,
  entry: T,
  unit: string,
  stated: boolean,
  { unitsOf }: EntryKind<T>,
  context: ReadingContext,
): Issue[] {
  const { plan } = context;
  const sheet = row.page.sheet.name;
  if (!stated) {
    return [
      issueAt(context, sheet, headerCell(row), 'unit-assumed', { name: unitName(unit, plan) }, { unit }),
    ];
  }
  const [expected, ...others] = unitsOf(entry);
  if (unit === expected || others.includes(unit)) return [];
  const values = { name: entry.name, expected: unitName(expected, plan), actual: unitName(unit, plan) };
  return [issueAt(context, sheet, cell, 'unit-unexpected', values, { indicator: entry.id, unit })];
}

/** At the empty cell, or at the header when the table has no such column. */
function periodMissing(row: Row, context: ReadingContext): Issue {
  const column = row.table.columns.get('period')?.column;
  const at = column === undefined ? headerCell(row) : { address: addressOf(row.number, column) };
  return issueAt(context, row.page.sheet.name, at, 'period-missing');
}
