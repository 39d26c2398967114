import { periodInWords } from '../../values/period.ts';
import { type ComposeInput, contextOf } from '../context.ts';
import { calculationSheet } from '../ledger/calculations.ts';
import { correctionSheet } from '../ledger/corrections.ts';
import { figureSheet, originSheet } from '../ledger/figures.ts';
import { fileSheet } from '../ledger/files.ts';
import { issueSheet, reportingSheet } from '../ledger/findings.ts';
import { indicatorSheet } from '../ledger/indicators.ts';
import type { LedgerModel } from '../ledger/model.ts';
import { noteSheet } from '../ledger/notes.ts';
import { seriesSheet } from '../ledger/series.ts';
import { stepSheet, taskSheet } from '../ledger/tasks.ts';
import { dateInWords } from '../spans.ts';

/** 指标台账: every figure, verdict, history and origin of a period, as sheets. */
export function composeLedger(input: ComposeInput): LedgerModel {
  const context = contextOf(input);
  const { plan, period, demo, date, correction } = context;
  const words = periodInWords(period);
  const sheets = [
    indicatorSheet(context),
    taskSheet(context),
    stepSheet(context),
    seriesSheet(context),
    figureSheet(context),
    originSheet(context),
    calculationSheet(context),
    issueSheet(context),
    reportingSheet(context),
    fileSheet(context),
    correction && correctionSheet(correction),
  ].filter((sheet) => sheet !== null);
  return {
    title: `${plan.shortTitle}指标台账（${words}）`,
    documentName: `${plan.shortTitle}指标台账（${words}${correction ? '更正版' : ''}）`,
    demo,
    author: plan.office.name,
    dateWords: dateInWords(date),
    sheets: [...sheets, noteSheet(context, sheets)],
  };
}
