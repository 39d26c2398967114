import { actualCell, changeCell } from '../cells.ts';
import { formatOf } from '../context.ts';
import { targetAmount } from '../figures.ts';
import { ratioLimits } from '../limits.ts';
import type { Narrator } from './narrator.ts';
import { tellStock } from './stock.ts';

/** “左右”: told as a stock, with 左右 behind the target. */
export const approximate: Narrator<'approximate'> = {
  tell: tellStock,
  target: (indicator) => `${targetAmount(indicator.target, formatOf(indicator))}左右`,
  actual: actualCell,
  limits: ratioLimits,
  change: changeCell,
};
