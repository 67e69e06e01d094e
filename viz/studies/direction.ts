/**
 * Which way an observable is better for the people living there. What has no such way by itself (an hour more of work, a
 * fuller treasury or purse, whose worth is in what it is for) is compared without a verdict. Only words and colours hang
 * on this; no number does.
 */
import type { Surety } from '../../results/analysis/comparison.ts';

export type Better = 'more' | 'less' | 'neither';

const MORE = new Set([
  ...['members', 'people.present', 'people.members', 'people.joined', 'wellbeing.satisfaction', 'wellbeing.needs_met'],
  ...['wellbeing.say', 'wellbeing.belonging', 'wellbeing.energy', 'wellbeing.trust'],
  ...['wellbeing.satisfaction_lowest_decile', 'economy.know_how', 'ledger.credit_room'],
  ...['governance.decision_quality', 'justice.answered', 'justice.mediated'],
]);
const LESS = new Set([
  ...['wellbeing.loneliness', 'wellbeing.exhausted', 'people.left', 'people.refused', 'ledger.arrears_weeks'],
  ...['ledger.neglect', 'economy.price_level', 'justice.open_cases', 'justice.backlog', 'justice.weeks_to_close'],
  ...['justice.incidents', 'governance.hours_per_decision', 'governance.weeks_per_decision'],
  ...['governance.waiting_weeks', 'governance.law_to_median'],
]);

export function betterOf(observable: string): Better {
  if (observable === 'life' || MORE.has(observable)) return 'more';
  if (observable.startsWith('signals.') || LESS.has(observable)) return 'less';
  return 'neither';
}

export type Verdict =
  | `${'A' | 'B'} ${'clearly' | 'perhaps'} better`
  | `${'clearly' | 'perhaps'} ${'higher' | 'lower'} under B`
  | 'no clear difference';

export function verdictOf(better: Better, difference: number, surety: Surety): Verdict {
  if (surety === 'none') return 'no clear difference';
  const how = surety === 'clear' ? 'clearly' : 'perhaps';
  const more = difference > 0;
  if (better === 'neither') return `${how} ${more ? 'higher' : 'lower'} under B`;
  return `${more === (better === 'more') ? 'B' : 'A'} ${how} better`;
}
