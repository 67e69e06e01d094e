/**
 * What the figures of the live view are given: plain data of the worker interface, and what they report back.
 * They keep no copy and ask nobody; whoever assembles the page holds the state. `week` is the number of the last week
 * lived at the moment shown: moment − 1, and −1 at the founding. So is what `onSeek` asks for. Heads count weeks lived.
 * People are told weeks from 1, the first one lived: `week + 1`.
 */
import type {
  BranchState,
  Catalogue,
  Fans,
  Founded,
  LawChange,
  LawEntry,
  LedgerWeek,
  SignalBreakdown,
  SocietyWorker,
} from '../../workers/web/interface.ts';

/** A cause chain and the rest of what a branch tells of itself, as the worker answers. */
export type StoryTold = ReturnType<SocietyWorker['story']>;
/** An event of a run, as it comes with the progress of a branch. */
export type TimelineEvent = ReturnType<SocietyWorker['advance']>['events'][number];
export type Shock = Founded['shocks'][number];

/** The course of one branch so far. */
export interface BranchCourse {
  readonly letter: 'A' | 'B';
  /** As the person knows it: `as written`, `fork at week 104`. */
  readonly label: string;
  /** Week of the first row, as the engine counts weeks, from 0. */
  readonly firstWeek: number;
  /** Rows filled. */
  readonly weeks: number;
  /** Row-major, a row a week, columns as in the catalogue. May be longer than what is lived, so that it can grow in place. */
  readonly rows: Float64Array;
  /** First week that it does not share with the branch it was forked from; −1 when it was forked from none. */
  readonly forkWeek: number;
}

interface CourseProps {
  readonly catalogue: Catalogue;
  /** The branch whose values are told in words comes first; at most two. */
  readonly branches: readonly BranchCourse[];
  readonly week: number;
  /** Weeks the society was asked to live: the width of the time axis. */
  readonly horizon: number;
  /** Quantiles over other seeds of the same society, once they are known. */
  readonly fans: Fans | null;
  readonly shocks: readonly Shock[];
  readonly onSeek: (week: number) => void;
}

export interface SignalChartsProps extends CourseProps {
  /** Name of the signal whose breakdown is shown, as `signals.capture`; null for none. */
  readonly selected: string | null;
  readonly onSelectSignal: (name: string) => void;
}

export interface ObservableChartProps extends CourseProps {
  /** Name of the observable drawn, as in the catalogue. */
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

export interface LedgerFlowsProps {
  readonly catalogue: Catalogue;
  /** The ledgers of the shown week; null until they are known. */
  readonly ledger: LedgerWeek | null;
  /** Balances at the end of the week before, against which the flows are checked; null when not at hand. */
  readonly before: LedgerWeek['balances'] | null;
  readonly onSelectMember: (identity: number) => void;
}

export interface LawTimelineProps {
  readonly catalogue: Catalogue;
  /** The law at the founding. */
  readonly law: readonly LawEntry[];
  /** All changes of the shown branch, its shared past included, by week. */
  readonly changes: readonly LawChange[];
  readonly shocks: readonly Shock[];
  readonly week: number;
  readonly head: number;
  readonly horizon: number;
  readonly onSeek: (week: number) => void;
}

export interface EventListProps {
  /** All events of the shown branch, its shared past included, by week. */
  readonly events: readonly TimelineEvent[];
  readonly week: number;
  readonly onSeek: (week: number) => void;
  readonly onSelectMember: (identity: number) => void;
}

export interface StoryProps {
  /** Null until it is known. */
  readonly story: StoryTold | null;
  readonly state: BranchState;
  readonly onSeek: (week: number) => void;
}

export interface BreakdownPanelProps {
  readonly catalogue: Catalogue;
  /** What holds the selected signal up in the shown week; null until it is known. */
  readonly breakdown: SignalBreakdown | null;
  readonly week: number;
  readonly onSelectMember: (identity: number) => void;
}
