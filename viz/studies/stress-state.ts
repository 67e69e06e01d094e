/** What the stress view was asked and what came of it. Outlives the view. */
import { signal } from '@preact/signals';
import type { Analysis } from '../../results/index.ts';
import { createRun } from './run.ts';

/** Empty until the view is first opened: then the constitution on the page. */
export const constitution = signal('');
export const seeds = signal(30);
export const weeks = signal(520);
export const seedName = signal('politeia');
/** Ids of scenarios that are left out. */
export const leftOut = signal<ReadonlySet<string>>(new Set());
export const stressRun = createRun<Analysis>();
