import type { Rating, Reason, TaskReason } from '../../pipeline/values/evaluation.ts';

/** What the demonstration is made to show. Change its data and the test names the line that moved. */

type Verdict = readonly [rating: Rating, reason: Reason];

/** 2025-06: every rating of the year under way. 2025-12: achieved, nearlyAchieved and missed. */
export const INDICATORS: Readonly<Record<string, { readonly june: Verdict; readonly december: Verdict }>> = {
  'ftz-trade-growth': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'ftz-fdi-growth': { june: ['atRisk', 'below-pace'], december: ['missed', 'target-missed'] },
  'ftz-innovations': { june: ['onTrack', 'on-pace'], december: ['missed', 'target-missed'] },
  'donghu-bonded-trade': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'xingang-bonded-trade': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'jingkai-bonded-trade': { june: ['atRisk', 'below-pace'], december: ['missed', 'target-missed'] },
  'donghu-bonded-rank': { june: ['achieved', 'rank-improved'], december: ['achieved', 'rank-improved'] },
  'xingang-bonded-rank': { june: ['atRisk', 'rank-unchanged'], december: ['atRisk', 'rank-unchanged'] },
  'jingkai-bonded-rank': { june: ['behind', 'rank-fell'], december: ['behind', 'rank-fell'] },
  'donghu-bonded-class': {
    june: ['atRisk', 'rank-within-reach'],
    december: ['atRisk', 'rank-within-reach'],
  },
  'french-enterprises': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'french-capital': { june: ['atRisk', 'below-pace'], december: ['achieved', 'target-met'] },
  'french-fdi': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'german-enterprises': { june: ['behind', 'regressed'], december: ['achieved', 'target-met'] },
  'german-capital': { june: ['achieved', 'target-met'], december: ['achieved', 'target-met'] },
  'german-fdi': { june: ['atRisk', 'below-pace'], december: ['achieved', 'target-met'] },
  'leading-enterprises': { june: ['atRisk', 'below-pace'], december: ['achieved', 'target-met'] },
  'new-exporters': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'trade-service-coverage': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'small-exporter-insurance': { june: ['noData', 'no-observation'], december: ['missed', 'target-missed'] },
  'integrated-trade-enterprises': { june: ['achieved', 'target-met'], december: ['achieved', 'target-met'] },
  'import-zone-imports': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'ecommerce-zone-tier': { june: ['achieved', 'target-met'], december: ['achieved', 'target-met'] },
  'ecommerce-parks': { june: ['achieved', 'target-met'], december: ['achieved', 'target-met'] },
  'ecommerce-enterprises': { june: ['achieved', 'target-met'], december: ['achieved', 'target-met'] },
  'local-goods-share': { june: ['atRisk', 'below-pace'], december: ['missed', 'target-missed'] },
  'service-opening-cases': { june: ['onTrack', 'on-pace'], december: ['nearlyAchieved', 'nearly-met'] },
  'outsourcing-growth': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'air-routes': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'freight-trains': { june: ['behind', 'far-below-pace'], december: ['missed', 'target-missed'] },
  'near-sea-routes': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
  'single-window-nodes': { june: ['noData', 'stale'], december: ['achieved', 'target-met'] },
  'forwarder-offices': { june: ['onTrack', 'on-pace'], december: ['achieved', 'target-met'] },
};

type TaskOutcome = readonly [rating: Rating, reason: TaskReason];

export const TASKS: Readonly<Record<number, { readonly june: TaskOutcome; readonly december: TaskOutcome }>> =
  {
    1: { june: ['atRisk', 'core-at-risk'], december: ['missed', 'core-missed'] },
    2: { june: ['atRisk', 'core-at-risk'], december: ['missed', 'core-missed'] },
    3: { june: ['behind', 'core-behind'], december: ['achieved', 'all-achieved'] },
    4: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-achieved'] },
    5: { june: ['atRisk', 'core-at-risk'], december: ['atRisk', 'other-behind'] },
    6: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-achieved'] },
    7: { june: ['achieved', 'all-achieved'], december: ['achieved', 'all-achieved'] },
    8: { june: ['atRisk', 'core-at-risk'], december: ['missed', 'core-missed'] },
    9: { june: ['onTrack', 'on-pace'], december: ['nearlyAchieved', 'core-nearly-achieved'] },
    10: { june: ['onTrack', 'on-pace'], december: ['atRisk', 'other-behind'] },
    11: { june: ['behind', 'core-behind'], december: ['missed', 'core-missed'] },
    12: { june: ['onTrack', 'on-pace'], december: ['atRisk', 'other-behind'] },
    13: { june: ['noData', 'core-no-data'], december: ['achieved', 'all-achieved'] },
    14: { june: ['achieved', 'all-achieved'], december: ['achieved', 'all-achieved'] },
    15: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-achieved'] },
  };

/** Steps of each task at 2025-06 and 2025-12. */
export const STEPS: Readonly<Record<number, { readonly june: Verdict; readonly december: Verdict }>> = {
  1: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  2: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  3: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  4: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  5: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  6: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  7: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  8: { june: ['noData', 'steps-unreported'], december: ['missed', 'step-overdue'] },
  9: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  10: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  11: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  12: { june: ['onTrack', 'on-pace'], december: ['missed', 'step-overdue'] },
  13: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
  14: { june: ['achieved', 'all-steps-done'], december: ['achieved', 'all-steps-done'] },
  15: { june: ['onTrack', 'on-pace'], december: ['achieved', 'all-steps-done'] },
};
