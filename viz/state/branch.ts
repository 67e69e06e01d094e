/**
 * A line of history of the society on the page: the one it was founded with (A), or what becomes of it after an edit
 * (B). `lived` changes after `history` has grown: read `lived.value` to be told of new rows.
 */
import { type Signal, signal } from '@preact/signals';
import type { RunEvent } from '../../sim/core/plan.ts';
import type {
  BranchId,
  BranchState,
  Founded,
  LawChange,
  Picture,
  Progress,
  SocietyWorker,
} from '../../workers/web/interface.ts';
import { History } from './history.ts';

export type Story = ReturnType<SocietyWorker['story']>;

export interface Fork {
  /** Weeks lived in common; the edits hold from the week with this number on. */
  readonly week: number;
  readonly edits: Readonly<Record<string, number>>;
}

export interface Branch {
  readonly id: BranchId;
  readonly letter: 'A' | 'B';
  readonly founded: Founded;
  /** People at the founding. */
  readonly founders: number;
  readonly fork: Fork | null;
  readonly history: History;
  readonly lived: Signal<BranchState>;
  readonly events: Signal<readonly RunEvent[]>;
  readonly lawChanges: Signal<readonly LawChange[]>;
  /** The picture of the moment shown, or of the one before while it is being fetched. */
  readonly picture: Signal<Picture | null>;
  /** Known once the society has ended. */
  readonly story: Signal<Story | null>;
}

const unlived = (branch: BranchId): BranchState => ({ branch, head: 0, end: null, endWeek: 0 });

export function firstBranch(founded: Founded, columns: number, picture: Picture): Branch {
  return {
    id: founded.branch,
    letter: 'A',
    founded,
    founders: picture.identity.length,
    fork: null,
    history: new History(columns),
    lived: signal(unlived(founded.branch)),
    events: signal([]),
    lawChanges: signal([]),
    picture: signal<Picture | null>(picture),
    story: signal(null),
  };
}

export function forkedBranch(from: Branch, founded: Founded, fork: Fork): Branch {
  return {
    id: founded.branch,
    letter: 'B',
    founded,
    founders: from.founders,
    fork,
    history: from.history.first(fork.week),
    lived: signal({ ...unlived(founded.branch), head: fork.week }),
    events: signal(from.events.peek().filter((event) => event.week < fork.week)),
    lawChanges: signal(from.lawChanges.peek().filter((change) => change.week < fork.week)),
    picture: signal(from.picture.peek()),
    story: signal(null),
  };
}

/** Takes in what a branch has lived through. */
export function take(branch: Branch, progress: Progress): void {
  const { firstWeek, rows, events, lawChanges } = progress;
  branch.history.append(firstWeek, rows);
  if (events.length > 0) branch.events.value = [...branch.events.peek(), ...events];
  if (lawChanges.length > 0) branch.lawChanges.value = [...branch.lawChanges.peek(), ...lawChanges];
  branch.lived.value = progress.state;
}
