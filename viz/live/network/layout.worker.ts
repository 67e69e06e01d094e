/** Layouts on a thread of their own, one a branch, so that no week keeps the page from answering. */
import { expose, transfer } from 'comlink';
import { Layout, type Placed } from './layout.ts';
import type { Ties } from './thin.ts';

let layouts = new Map<string, Layout>();

const api = {
  /** Places a branch's people; one seen for the first time begins where `like` stands. */
  place(branch: string, like: string, identity: Uint32Array, ties: Ties): Placed {
    let layout = layouts.get(branch);
    if (!layout) {
      layout = new Layout(layouts.get(like));
      layouts.set(branch, layout);
    }
    const placed = layout.place(identity, ties);
    return transfer(placed, [placed.places.buffer, placed.pairs.buffer, placed.strength.buffer]);
  },
  /** Forgets all places: another society. */
  clear(): void {
    layouts = new Map();
  },
};
export type LayoutWorker = typeof api;

expose(api);
