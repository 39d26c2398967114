import { periodInWords } from '../../values/period.ts';
import type { ProgressBars, Ranking } from '../../values/picture.ts';
import { type Attached, attachmentsOf } from '../attachments.ts';
import { type ComposeInput, type Context, contextOf } from '../context.ts';
import { type CorrectionRow, correctedClause, correctionTable } from '../correction-table.ts';
import { type GoalsTable, goalsParagraph, goalsPictures, goalsTable } from '../goals.ts';
import { type Imprint, imprintOf, type Letterhead, letterheadOf } from '../letterhead.ts';
import { type DateList, type DutyList, dateList, dutyList, type TaskList, taskList } from '../lists.ts';
import { type Measures, measures } from '../next-steps.ts';
import { counter, numbered } from '../numbering.ts';
import { overallParagraphs, type ProgrammeTable, programmeTable } from '../overall.ts';
import { reportingRanking } from '../pictures/ranking.ts';
import { type Finding, findings } from '../problems.ts';
import { reportingParagraphs } from '../reporting.ts';
import { type IndicatorRow, indicatorRow } from '../rows.ts';
import { type Clause, clause, type Paragraph } from '../sentence.ts';
import { type Sources, sourcesOf } from '../sources.ts';
import { dateInWords, monthEnd } from '../spans.ts';
import { type ProgrammeSection, programmeSections } from '../tasks.ts';

/** Everything templates/progress.hbs prints: texts, rounded figures, and the name of a phrase for each clause. */
export type ReportModel = {
  /** The document's title, as its heading and in its properties. */
  readonly title: string;
  /** The file's name without its extension. */
  readonly documentName: string;
  readonly demo: boolean;
  readonly ended: boolean;
  readonly letterhead: Letterhead;
  readonly recipients: string;
  readonly opening: Clause;
  /** Said at once on the first page of a version that corrects another. */
  readonly corrected: Clause | null;
  readonly overall: Numbered<{
    readonly paragraphs: readonly Paragraph[];
    readonly programmes: ProgrammeTable;
  }>;
  readonly goals: Numbered<{
    readonly paragraph: Paragraph | null;
    readonly table: GoalsTable;
    readonly pictures: readonly ProgressBars[];
  }> | null;
  readonly tasks: Numbered<{ readonly programmes: readonly ProgrammeSection[] }> | null;
  readonly problems: Numbered<{ readonly findings: readonly Numbered<Finding>[] }>;
  readonly measures: Numbered<{ readonly groups: readonly Numbered<Measures>[] }> | null;
  readonly reporting: Numbered<{
    readonly paragraphs: readonly Paragraph[];
    readonly picture: Ranking | null;
  }> | null;
  readonly correction: Numbered<{
    readonly paragraph: Paragraph | null;
    readonly rows: readonly CorrectionRow[];
  }> | null;
  /** 附件说明: what is attached, in order. */
  readonly attachments: readonly Attached<object>[];
  readonly office: string;
  readonly date: string;
  readonly imprint: Imprint;
  readonly taskList: Attached<TaskList> | null;
  readonly dutyList: Attached<DutyList> | null;
  readonly dateList: Attached<DateList> | null;
  readonly indicators: Attached<{ readonly rows: readonly IndicatorRow[] }> | null;
  readonly sources: Attached<Sources> | null;
};

type Numbered<T> = T & { readonly number: string };

/**
 * The monthly report 《…工作进展情况通报》. Pure: the same input gives the same model; a section, a table or an
 * attachment without content is null.
 */
export function composeProgress(input: ComposeInput): ReportModel {
  const context = contextOf(input);
  const { plan, period, demo, ended, date } = context;
  const words = periodInWords(period);
  return {
    title: `关于${words}${plan.shortTitle}工作进展情况的通报`,
    documentName: `${plan.shortTitle}工作进展情况通报（${words}${context.correction ? '更正版' : ''}）`,
    demo,
    ended,
    letterhead: letterheadOf(context),
    recipients: plan.documents.recipients ?? recipientsOf(context),
    opening: openingOf(context),
    corrected: context.correction && correctedClause(context.correction),
    ...sectionsOf(context),
    ...attachedTo(context),
    office: plan.office.name,
    date: dateInWords(date),
    imprint: imprintOf(context),
  };
}

/** 主送: the groups every member of which is addressed (各区人民政府), then the others in one word. */
function recipientsOf({ plan }: Context): string {
  const groups = plan.groups.filter(({ name }) => name.startsWith('各')).map(({ name }) => name);
  return [...groups, groups.length > 0 ? '各有关单位' : '各责任单位'].join('，');
}

function openingOf({ plan, month, ended, evaluation }: Context): Clause {
  return clause(ended ? 'opening-ended' : 'opening', {
    plan: plan.title,
    office: plan.office.name,
    end: monthEnd(month, 0),
    programmes: String(plan.programmes.length),
    tasks: String(evaluation.tasks.length),
  });
}

type Sections = Pick<
  ReportModel,
  'overall' | 'goals' | 'tasks' | 'problems' | 'measures' | 'reporting' | 'correction'
>;

function sectionsOf(context: Context): Sections {
  const table = goalsTable(context);
  const programmes = programmeSections(context);
  const groups = measures(context);
  const reporting = reportingParagraphs(context);
  const next = counter();
  return {
    overall: {
      number: next(),
      paragraphs: overallParagraphs(context),
      programmes: programmeTable(context),
    },
    goals: table
      ? { number: next(), paragraph: goalsParagraph(context), table, pictures: goalsPictures(context) }
      : null,
    tasks: programmes.length > 0 ? { number: next(), programmes } : null,
    problems: { number: next(), findings: numbered(findings(context)) },
    measures: groups.length > 0 ? { number: next(), groups: numbered(groups) } : null,
    reporting:
      reporting.length > 0
        ? {
            number: next(),
            paragraphs: reporting,
            picture: reportingRanking('各单位数据报送完整率', context.evaluation),
          }
        : null,
    correction: context.correction && { number: next(), ...correctionTable(context.correction) },
  };
}

function attachedTo(context: Context) {
  const { evaluation, plan } = context;
  const rows = evaluation.indicators.map((verdict, index) => indicatorRow(verdict, index + 1, context));
  const found = {
    taskList: taskList(context),
    dutyList: dutyList(context),
    dateList: dateList(context),
    indicators: rows.length > 0 ? { rows } : null,
    sources: sourcesOf(context),
  };
  return attachmentsOf(found, plan);
}
