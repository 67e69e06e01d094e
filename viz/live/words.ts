/** What the live view says of weeks, ends and members, in plain words. */
import { level, plain, titleOf } from '../../results/analysis/words.ts';
import type { EndName } from '../../sim/core/plan.ts';
import type { MemberView } from '../../workers/web/interface.ts';

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
  'side income': {
    title: 'Side income, credits a week',
    meaning: 'What guilds, enterprises, grants and tokens usually bring this person, less dues and fees.',
  },
  'stay utility': {
    title: 'Reasons to stay',
    meaning:
      'What speaks for staying less what speaks for leaving, from −10 to 10: above 0 life here is the better offer, below 0 the world outside.',
  },
};

/** Stocks that are kept for the reckoning of a market and say nothing of a person that its words do not say better. */
const UNTOLD: ReadonlySet<string> = new Set(['token appetite', 'token order']);
export const stockTold = (name: string): boolean => !UNTOLD.has(name);

const isMoney = (unit: string): boolean => unit.startsWith('credits');

/** How much of a stock there is; money has its unit in the title. */
export function stockLevel(value: number, unit: string): string {
  if (unit === 'hours per week') return `${value.toFixed(1)} h`;
  return isMoney(unit) ? plain(value) : level(value);
}

/** Bounds of money only keep it from running away: a bar between them would say nothing. */
export const stockHasMeter = (unit: string): boolean => !isMoney(unit);

/** `12.5 tokens, 3 more that they may not sell yet · 1.4 times an equal share of the power to decide` */
export function tokenWords({ held, locked }: NonNullable<MemberView['tokens']>, power: number): string {
  const later = locked > 0 ? `, ${plain(locked)} more that they may not sell yet` : '';
  const share = power > 0 ? `${plain(power)} times an equal share of` : 'no share in';
  return `${plain(held)} ${held === 1 ? 'token' : 'tokens'}${later} · ${share} the power to decide`;
}

export const stockTitle = (name: string): string => STOCKS[name]?.title ?? titleOf(name);
export const stockMeaning = (name: string, meaning: string): string => STOCKS[name]?.meaning ?? meaning;

/** `decision_making` → `Decision making`. */
export const activityWords = (activity: string): string => titleOf(activity);
export const leverWords = (lever: string): string => titleOf(lever);
