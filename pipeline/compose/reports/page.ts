import { type Issue, sortIssues } from '../../values/issue.ts';
import { periodInWords } from '../../values/period.ts';
import { type ComposeInput, type Context, contextOf } from '../context.ts';
import { type CorrectionRow, correctedClause, correctionTable } from '../correction-table.ts';
import { countOf } from '../counts.ts';
import { goalsTable } from '../goals.ts';
import { chineseNumeral, numbered } from '../numbering.ts';
import { overallParagraphs } from '../overall.ts';
import { indicatorPlace } from '../page/indicators.ts';
import { type PageProgramme, pageProgrammes, taskPlace } from '../page/tasks.ts';
import { type Finding, findings } from '../problems.ts';
import { reportingParagraphs } from '../reporting.ts';
import { type IndicatorRow, type RatingCell, ratingCell } from '../rows.ts';
import type { Clause, Paragraph } from '../sentence.ts';
import { sourcesOf } from '../sources.ts';
import { dateInWords } from '../spans.ts';
import { NOTHING, RATING_MARKS, RATING_ORDER, SEVERITY_WORDS } from '../words.ts';
import type { DocumentModel } from './index.ts';

/** 阅读页: everything templates/page.hbs prints. */
export type PageModel = DocumentModel & {
  readonly plan: string;
  readonly period: string;
  readonly office: string;
  readonly date: string;
  /** 更正: what the first lines say of it; null for a first version. */
  readonly corrected: Clause | null;
  /** The sections that are there, for the list of contents. */
  readonly contents: readonly { readonly place: string; readonly title: string }[];
  readonly overall: Section<{
    readonly paragraphs: readonly Paragraph[];
    readonly counts: readonly Marked<{ readonly count: string }>[];
    readonly tasks: readonly Marked<{
      readonly number: string;
      readonly title: string;
      readonly place: string;
    }>[];
  }>;
  readonly goals: Section<{
    readonly groups: readonly { readonly title: string; readonly rows: readonly Marked<PageGoal>[] }[];
  }> | null;
  readonly tasks: Section<{ readonly programmes: readonly PageProgramme[] }> | null;
  readonly problems: Section<{ readonly findings: readonly (Finding & { readonly number: string })[] }>;
  readonly reporting: Section<{
    readonly paragraphs: readonly Paragraph[];
    readonly units: readonly PageUnit[];
  }> | null;
  readonly issues: Section<{ readonly count: string; readonly rows: readonly PageIssue[] }> | null;
  /** What a corrected version says otherwise; null for a first version. */
  readonly correction: Section<{
    readonly paragraph: Paragraph | null;
    readonly rows: readonly CorrectionRow[];
  }> | null;
  readonly method: Section<{
    readonly thresholds: Readonly<Record<string, string>>;
    readonly baseline: { readonly month: string; readonly note: string };
    readonly filesRead: string;
    readonly digest: string;
  }>;
};

type Section<T> = T & { readonly number: string; readonly place: string; readonly title: string };
type Marked<T> = T & { readonly mark: string; readonly rating: RatingCell };
type PageGoal = IndicatorRow & { readonly place: string };

type PageUnit = {
  readonly name: string;
  readonly received: string;
  readonly onTime: string;
  readonly items: string;
};

type PageIssue = {
  readonly severity: string;
  readonly place: string;
  readonly message: string;
  readonly hint: string;
};

/** The reading page of a period: the same findings as the 通报, with every figure's calculation and cells below it. */
export function composePage(input: ComposeInput): PageModel {
  const context = contextOf(input);
  const { plan, period, demo, date } = context;
  const words = periodInWords(period);
  const sections = sectionsOf(context);
  const present = Object.values(sections).filter((section) => section !== null);
  return {
    title: `${plan.shortTitle}工作进展（${words}）`,
    documentName: `${plan.shortTitle}工作进展阅读页（${words}${context.correction ? '更正版' : ''}）`,
    demo,
    plan: plan.title,
    period: words,
    office: plan.office.name,
    date: dateInWords(date),
    corrected: context.correction && correctedClause(context.correction),
    contents: present.map(({ place, title }) => ({ place, title })),
    ...sections,
  };
}

type Sections = Pick<
  PageModel,
  'overall' | 'goals' | 'tasks' | 'problems' | 'reporting' | 'issues' | 'correction' | 'method'
>;

function sectionsOf(context: Context): Sections {
  let number = 0;
  const section = <T>(place: string, title: string, content: T): Section<T> => {
    number += 1;
    return { ...content, number: chineseNumeral(number), place, title };
  };
  const overall = section('overall', '总体情况', overallOf(context));
  const groups = goalsOf(context);
  const goals = groups.length === 0 ? null : section('goals', '主要目标', { groups });
  const programmes = pageProgrammes(context);
  const tasks = programmes.length === 0 ? null : section('tasks', '各项任务', { programmes });
  const problems = section('problems', '存在问题', { findings: numbered(findings(context)) });
  const units = unitsOf(context);
  const told = reportingParagraphs(context);
  const reporting = units.length === 0 ? null : section('reporting', '报送情况', { paragraphs: told, units });
  const rows = sortIssues(context.issues).map(issueRow);
  const count = String(rows.length);
  const issues = rows.length === 0 ? null : section('issues', '数据审核', { count, rows });
  const { correction: found } = context;
  const correction = found && section('correction', '更正说明', correctionTable(found));
  return {
    overall,
    goals,
    tasks,
    problems,
    reporting,
    issues,
    correction,
    method: section('method', '说明', methodOf(context)),
  };
}

function overallOf(context: Context) {
  const { tasks } = context.evaluation;
  return {
    paragraphs: overallParagraphs(context),
    counts: RATING_ORDER.filter((rating) => countOf(tasks, rating) > 0).map((rating) => ({
      mark: RATING_MARKS[rating],
      rating: ratingCell(rating),
      count: String(countOf(tasks, rating)),
    })),
    tasks: tasks.map(({ no, title, rating }) => ({
      number: String(no),
      title,
      place: taskPlace(no),
      mark: RATING_MARKS[rating],
      rating: ratingCell(rating),
    })),
  };
}

function goalsOf(context: Context) {
  const places = new Map(context.evaluation.indicators.map(({ id, name }) => [name, indicatorPlace(id)]));
  return (goalsTable(context)?.groups ?? []).map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => ({
      ...row,
      mark: RATING_MARKS[row.rating.key],
      place: places.get(row.name) ?? '',
    })),
  }));
}

function unitsOf({ evaluation }: Context): PageUnit[] {
  return evaluation.units
    .filter(({ expected }) => expected)
    .map(({ name, received, onTime, statedAt, receivedItems, expectedItems }) => ({
      name,
      received: received ? (statedAt === null ? '已报送' : dateInWords(statedAt)) : '未报送',
      onTime: onTime === null ? NOTHING : onTime ? '按时' : '迟报',
      items: `${receivedItems}/${expectedItems}`,
    }));
}

function issueRow({ severity, file, sheet, cell, message, hint }: Issue): PageIssue {
  const place = [file, sheet, cell].filter((part) => part !== undefined).join(' ');
  return { severity: SEVERITY_WORDS[severity], place: place || NOTHING, message, hint };
}

function methodOf(context: Context) {
  const { thresholds, baseline, filesRead } = sourcesOf(context);
  return { thresholds, baseline, filesRead, digest: context.evaluationSha256 };
}
