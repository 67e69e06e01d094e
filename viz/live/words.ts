/** What the live view says of weeks, ends and members, in plain words. */
import { titleOf } from '../../results/analysis/words.ts';
import type { EndName } from '../../sim/core/plan.ts';

const WEEKS_PER_YEAR = 52;

/** `year 3, week 12`; the founding before anything is lived. */
export function dateOf(weeksLived: number): string {
  if (weeksLived <= 0) return 'founding';
  const k = weeksLived - 1;
  return `year ${Math.floor(k / WEEKS_PER_YEAR) + 1}, week ${(k % WEEKS_PER_YEAR) + 1}`;
}

export const ENDS: Readonly<Record<EndName, { readonly title: string; readonly words: string }>> = {
  endured: { title: 'It endured', words: 'The society still stands at the last week asked for.' },
  depopulated: { title: 'Depopulated', words: 'So many have left that too few are there to be a society.' },
  insolvent: { title: 'Insolvent', words: 'The common purse has been in debt too long for anyone to lend.' },
  schism: { title: 'Schism', words: 'It has split: too few ties are left between its groups for one society.' },
};

/** `decision_making` → `Decision making`. */
export const activityWords = (activity: string): string => titleOf(activity);
export const leverWords = (lever: string): string => titleOf(lever);
