import { periodInWords } from '../../values/period.ts';
import { type ComposeInput, contextOf } from '../context.ts';
import { type DateList, type DutyList, dateList, dutyList, type TaskList, taskList } from '../lists.ts';
import { counter } from '../numbering.ts';
import { type Clause, clause } from '../sentence.ts';
import { dateInWords, monthEnd } from '../spans.ts';

/** Everything templates/lists.hbs prints; a list without content is null. */
export type ListsModel = {
  readonly title: string;
  readonly documentName: string;
  readonly demo: boolean;
  readonly opening: Clause;
  readonly office: string;
  readonly date: string;
  readonly taskList: Numbered<TaskList> | null;
  readonly dutyList: Numbered<DutyList> | null;
  readonly dateList: Numbered<DateList> | null;
};

type Numbered<T> = T & { readonly number: string };

/** 三张清单: what has to be done, whose it is and by when, standing alone; none when there is nothing to list. */
export function composeLists(input: ComposeInput): ListsModel[] {
  const context = contextOf(input);
  const { plan, period, demo, date, month, ended } = context;
  const next = counter();
  const placed = <T>(list: T | null): Numbered<T> | null => list && { ...list, number: next() };
  const lists = {
    taskList: placed(taskList(context)),
    dutyList: placed(dutyList(context)),
    dateList: placed(dateList(context)),
  };
  if (Object.values(lists).every((list) => list === null)) return [];
  const name = `${plan.shortTitle}任务清单、责任清单和时限清单`;
  return [
    {
      title: name,
      documentName: `${name}（${periodInWords(period)}）`,
      demo,
      opening: clause(ended ? 'lists-opening-ended' : 'lists-opening', {
        plan: plan.title,
        end: monthEnd(month, 0),
      }),
      office: plan.office.name,
      date: dateInWords(date),
      ...lists,
    },
  ];
}
