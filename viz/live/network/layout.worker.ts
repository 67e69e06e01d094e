/** Layouts on a thread of their own, one a branch, so that no week keeps the page from answering. */
import { expose, transfer } from 'comlink';
import { Layout, type Placed } from './layout.ts';
import type { Ties } from './thin.ts';

export interface BranchKey {
  /** Numbers the foundings: with another one, all places before are forgotten. */
  readonly era: number;
  readonly branch: number;
  /** The branch whose places a new one begins with. */
  readonly like: number;
}

let era = -1;
let layouts = new Map<number, Layout>();

const api = {
  place(key: BranchKey, identity: Uint32Array, ties: Ties): Placed {
    if (key.era !== era) layouts = new Map();
    era = key.era;
    const layout = layouts.get(key.branch) ?? new Layout(layouts.get(key.like));
    layouts.set(key.branch, layout);
    const placed = layout.place(identity, ties);
    return transfer(placed, [placed.places.buffer, placed.pairs.buffer, placed.strength.buffer]);
  },
};
export type LayoutWorker = typeof api;

expose(api);
