/** What the live view says of weeks, ends and members, in plain words. */
import { titleOf } from '../../results/analysis/words.ts';
import type { EndName } from '../../sim/core/plan.ts';

const WEEKS_PER_YEAR = 52;

/**
 * The week just lived, counted from the founding, and its year: `week 57, year 2`; the founding before anything is lived.
 * The first week is week 1 wherever a week is shown; week numbers of rows and events count from 0.
 */
export function dateOf(weeksLived: number): string {
  if (weeksLived <= 0) return 'founding';
  return `week ${weeksLived}, year ${Math.floor((weeksLived - 1) / WEEKS_PER_YEAR) + 1}`;
}

export const ENDS: Readonly<Record<EndName, { readonly title: string; readonly words: string }>> = {
  endured: { title: 'It endured', words: 'The society still stands at the last week asked for.' },
  depopulated: { title: 'Depopulated', words: 'So many have left that too few are there to be a society.' },
  insolvent: { title: 'Insolvent', words: 'The common purse has been in debt too long for anyone to lend.' },
  schism: { title: 'Schism', words: 'It has split: too few ties are left between its groups for one society.' },
};

/** Stocks of a person whose names say little to a newcomer, by the name that the engine gives them. */
const STOCKS: Readonly<Record<string, { readonly title: string; readonly meaning: string }>> = {
  'norm belief': {
    title: 'Hours they think others give',
    meaning: 'Hours a week that this person believes others give to the community.',
  },
  'stay utility': {
    title: 'Reasons to stay',
    meaning:
      'What speaks for staying less what speaks for leaving, from −10 to 10: above 0 life here is the better offer, below 0 the world outside.',
  },
};

export const stockTitle = (name: string): string => STOCKS[name]?.title ?? titleOf(name);
export const stockMeaning = (name: string, meaning: string): string => STOCKS[name]?.meaning ?? meaning;

/** `decision_making` → `Decision making`. */
export const activityWords = (activity: string): string => titleOf(activity);
export const leverWords = (lever: string): string => titleOf(lever);
