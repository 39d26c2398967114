import type { Layout } from './layout.ts';
import { longTable } from './long-table.ts';
import { milestoneTable } from './milestone-table.ts';

/** The layouts of CONTRACT.md §4. A new one is a file here and a line in this list. */
export const LAYOUTS: readonly Layout[] = [longTable, milestoneTable];
