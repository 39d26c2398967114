import type { Issue } from '../values/issue.ts';
import { parseMeasure } from '../values/measure.ts';
import { yearOf } from '../values/month.ts';
import { nameKey } from '../values/name.ts';
import { readDate } from './cells/date.ts';
import { type CellPeriod, readPeriod } from './cells/period.ts';
import type { StatedMeasure } from './figure.ts';
import { type Grid, openGrid } from './grid.ts';
import type { Role } from './header.ts';
import type { Label, LabelKind } from './labels.ts';
import { issueAt, type ReadingContext } from './reading-context.ts';
import { type Column, findTables, type Table } from './tables.ts';
import type { RawSheet } from './workbook.ts';

/** A sheet with its tables found, and what each of them says about all of its rows. */
export type Page = {
  readonly sheet: RawSheet;
  readonly grid: Grid;
  readonly tables: readonly PlacedTable[];
  /** What holds at the foot of the sheet: for sheets without a table of their own, the whole file's defaults. */
  readonly defaults: Defaults;
  /** Times of submission stated anywhere on the sheet. */
  readonly statedAt: readonly string[];
  readonly issues: readonly Issue[];
};

export type PlacedTable = Table & { readonly defaults: Defaults };

export type Defaults = {
  readonly unit: StatedUnit | null;
  readonly period: StatedPeriod | null;
  /** Written over this table alone: 单位：亿元. */
  readonly measure: StatedMeasure | null;
};

/** `id` is null for a name that the plan does not know; that has been reported once, at its own cell. */
export type StatedUnit = { readonly id: string | null };
/** `period` is null for one that cannot be read; that has been reported once, at its own cell. */
export type StatedPeriod = { readonly period: CellPeriod | null; readonly printed: string };

export const NO_DEFAULTS: Defaults = { unit: null, period: null, measure: null };

/** @param inherited what other sheets of the file, without tables of their own, say. */
export function openPage(sheet: RawSheet, inherited: Defaults, context: ReadingContext): Page {
  const grid = openGrid(sheet);
  const found = findTables(grid);
  const issues: Issue[] = [];
  const statedAt: string[] = [];
  const settle = (labels: readonly Label[], before: Defaults) => {
    const settled = settleLabels(labels, before, sheet.name, context);
    issues.push(...settled.issues);
    statedAt.push(...settled.statedAt);
    return settled.defaults;
  };
  let defaults = inherited;
  const tables = found.tables.map((table): PlacedTable => {
    defaults = settle(table.labels, defaults);
    return { ...table, columns: decideMeasureOrUnit(table, grid, context), defaults };
  });
  // The foot of a form often repeats or completes its head; it never overrules it.
  const foot = settle(found.below, NO_DEFAULTS);
  const completed = tables.map((table) => ({ ...table, defaults: complete(table.defaults, foot) }));
  return { sheet, grid, tables: completed, defaults: complete(defaults, foot), statedAt, issues };
}

/** The unit's id; undefined for a name that the plan does not know. */
export function findUnit(name: string, { names }: ReadingContext): string | undefined {
  return (
    names.units.get(nameKey(name)) ?? names.units.get(nameKey(name.replace(/[（(][^（()）]*[)）]\s*$/, '')))
  );
}

function complete(defaults: Defaults, foot: Defaults): Defaults {
  return { ...defaults, unit: defaults.unit ?? foot.unit, period: defaults.period ?? foot.period };
}

type Settled = { readonly defaults: Defaults; readonly statedAt: string[]; readonly issues: Issue[] };

function settleLabels(
  labels: readonly Label[],
  before: Defaults,
  sheet: string,
  context: ReadingContext,
): Settled {
  const issues: Issue[] = [];
  const statedAt: string[] = [];
  let { unit, period } = before;
  let measure: StatedMeasure | null = null;
  const complain = (label: Label, code: 'unit-unknown' | 'period-unreadable' | 'date-unreadable') => {
    const example = context.plan.units[0]?.name ?? '';
    const written = shownOf(label);
    issues.push(issueAt(context, sheet, label.cell, code, { name: written, printed: written, example }));
  };
  const take: Readonly<Record<LabelKind, (label: Label) => void>> = {
    unit: (label) => {
      unit = { id: findUnit(shownOf(label), context) ?? null };
      if (unit.id === null) complain(label, 'unit-unknown');
    },
    period: (label) => {
      const year = period?.period ? yearOf(period.period.month) : null;
      period = { period: readPeriod(label.value, year), printed: shownOf(label) };
      if (period.period === null) complain(label, 'period-unreadable');
    },
    statedAt: (label) => {
      const date = readDate(label.value);
      if (date !== null && date.length >= 10) statedAt.push(date);
      else complain(label, 'date-unreadable');
    },
    measure: (label) => {
      const id = findUnit(shownOf(label), context);
      if (id !== undefined) unit = { id };
      else measure = { text: shownOf(label), cell: label.cell };
    },
  };
  for (const label of labels) take[label.kind](label);
  return { defaults: { unit, period, measure }, statedAt, issues };
}

function shownOf({ value, cell }: Label): string {
  return value.kind === 'text' ? value.text.trim() : cell.shown;
}

/** 单位 is 填报单位 when units stand below it, else 计量单位. */
function decideMeasureOrUnit(
  { columns, rows }: Table,
  grid: Grid,
  context: ReadingContext,
): ReadonlyMap<Role, Column> {
  const column = columns.get('measureOrUnit');
  if (!column) return columns;
  const texts = rows.flatMap((row) => grid.at(row, column.column)?.shown ?? []).slice(0, 20);
  const units = texts.filter((text) => findUnit(text, context) !== undefined).length;
  const measures = texts.filter((text) => isKnownMeasure(text, context)).length;
  const role: Role = columns.has('measure') || units > measures ? 'unit' : 'measure';
  return columns.has(role) ? columns : new Map([...columns, [role, column]]);
}

function isKnownMeasure(text: string, { plan }: ReadingContext): boolean {
  const measure = parseMeasure(text);
  return (
    measure !== null &&
    (measure.family !== 'count' ||
      plan.items.some((item) => parseMeasure(item.measure)?.base === measure.base))
  );
}
