/**
 * Ends, states and the sizes of causes in words. A cause says in its own words, or in those of what it explains, what
 * its size is: a share, credits, people; nothing else is read from them.
 */
import { percent, plain, signed, titleOf } from '../../results/analysis/words.ts';
import type { StoryProps, StoryTold } from './props.ts';
import { counted } from './words.ts';

type Cause = StoryTold['causes'][number];

const ENDS: Readonly<Record<NonNullable<StoryProps['state']['end']>, string>> = {
  endured: 'It has lasted as long as was asked',
  depopulated: 'It is depopulated: too few people were left to be a society',
  insolvent: 'It is insolvent: the treasury owes, and can borrow no more',
  schism: 'It has split into two sides with more enmity than friendship between them',
};

export function endSentence(state: StoryProps['state']): string {
  if (state.end === null) return `After ${counted(state.head, 'weeks')} the society lives.`;
  return `${ENDS[state.end]}: after ${counted(state.endWeek, 'weeks')}.`;
}

/** `unresolved_conflict` → `In unresolved conflict`. */
export function stateWords(state: string): string {
  return state === 'captured' ? 'Captured' : `In ${titleOf(state).toLowerCase()}`;
}

export function causeSize(cause: Cause, above: readonly Cause[]): string {
  const said = [cause, ...above.toReversed()].find(({ what }) => /\b(?:credits|shares?|moved in)\b/.test(what));
  const unit = said?.what.match(/\bcredits\b/) ? 'credits' : 'share';
  if (unit === 'credits') return `${signed(cause.size)}\u00a0credits`;
  // The root of coming and going sizes people; its reasons are shares.
  if (said === cause && /\bmoved in\b/.test(cause.what)) return `${signed(cause.size)}\u00a0people`;
  return said && Math.abs(cause.size) <= 1 ? percent(cause.size) : plain(cause.size);
}
