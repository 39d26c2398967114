import type { Page } from '../page.ts';
import type { Findings, ReadingContext } from '../reading-context.ts';

/** One way in which a sheet can be laid out. */
export type Layout = {
  readonly name: string;
  /** Reads what is laid out so on a sheet; null when nothing is. Never throws on what a sheet holds. */
  readonly read: (page: Page, context: ReadingContext) => Findings | null;
};
