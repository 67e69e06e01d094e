/** Ends and states in words. */
import { titleOf } from '../../results/analysis/words.ts';
import type { StoryProps } from './props.ts';
import { counted } from './words.ts';

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
