import { unitName } from '../plan/plan.ts';
import type { TaskVerdict } from '../values/evaluation.ts';
import type { Context } from './context.ts';
import { countsInWords } from './counts.ts';
import { chineseNumeral } from './numbering.ts';
import { tasksOf } from './overall.ts';
import { type RatingCell, ratingCell } from './rows.ts';
import { clause, oneOf, type Paragraph, paragraph, paragraphs, sentence } from './sentence.ts';
import { figuresParagraphs } from './task-figures.ts';
import { stepsParagraph } from './task-steps.ts';

/** 三、重点任务进展: one of the 工程 with its tasks. */
export type ProgrammeSection = {
  readonly number: string;
  readonly title: string;
  readonly summary: Paragraph;
  readonly tasks: readonly TaskSection[];
};

export type TaskSection = {
  readonly number: string;
  readonly title: string;
  readonly rating: RatingCell;
  readonly paragraphs: readonly Paragraph[];
};

export function programmeSections(context: Context): ProgrammeSection[] {
  return context.plan.programmes
    .map((programme) => ({ title: programme.title, tasks: tasksOf(programme, context) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ title, tasks }, index) => ({
      number: chineseNumeral(index + 1),
      title,
      summary: summary(tasks, index),
      tasks: tasks.map((task) => taskSection(task, context)),
    }));
}

function summary(tasks: readonly TaskVerdict[], index: number): Paragraph {
  const total = String(tasks.length);
  const [first] = tasks as [TaskVerdict];
  const counts = countsInWords(tasks);
  if (tasks.every(({ rating }) => rating === first.rating)) {
    const phrase = tasks.length === 1 ? 'programme-one' : 'programme-same';
    return paragraph(sentence(clause(phrase, { total, rating: ratingCell(first.rating).word }))) as Paragraph;
  }
  const phrase = oneOf(['programme-1', 'programme-2'], index);
  return paragraph(sentence(clause(phrase, { total, counts }))) as Paragraph;
}

function taskSection(task: TaskVerdict, context: Context): TaskSection {
  const lead = task.leadUnits.map((id) => unitName(id, context.plan)).join('、');
  const told = [...figuresParagraphs(task, lead, context), ...paragraphs(stepsParagraph(task, context))];
  return {
    number: String(task.no),
    title: task.title,
    rating: ratingCell(task.rating),
    paragraphs: told.length > 0 ? told : paragraphs(paragraph(sentence(clause('task-nothing', { lead })))),
  };
}
