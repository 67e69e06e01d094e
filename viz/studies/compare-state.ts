/** What the comparison was asked and what came of it. Outlives the view. */
import { signal } from '@preact/signals';
import type { Comparison } from '../../workers/web/interface.ts';
import { createRun } from './run.ts';

/** Empty until the view is first opened. */
export const textA = signal('');
export const textB = signal('');
export const scenario = signal('');
export const seed = signal('');
export const weeks = signal(520);
export const pairs = signal(40);

export interface Compared {
  readonly comparison: Comparison;
  readonly nameA: string;
  readonly nameB: string;
  readonly weeks: number;
}

export const compareRun = createRun<Compared>();
