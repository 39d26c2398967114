import type { Observation } from '../../values/observation.ts';

/** Names of the rows that links lead to. */

export function indicatorAnchor(id: string): string {
  return `indicator:${id}`;
}

/** The first of an indicator's cells. */
export function originAnchor(id: string): string {
  return `origin:${id}`;
}

/** The first step of an indicator's calculation. */
export function calculationAnchor(id: string): string {
  return `calculation:${id}`;
}

/** A reported figure; the same cell can hold only one of a kind. */
export function figureAnchor({ sha256, sheet, cell, item, period, type }: Observation): string {
  return `figure:${[sha256, sheet, cell, item, period, type].join('|')}`;
}

export function fileAnchor(sha256: string): string {
  return `file:${sha256}`;
}

export function taskAnchor(number: number): string {
  return `task:${number}`;
}

export function sheetAnchor(name: string): string {
  return `sheet:${name}`;
}
