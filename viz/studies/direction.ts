/**
 * Which way an observable is better for the people living there. What has no such way (an hour more of one activity, a
 * law at another value) is compared without a verdict. Only words and colours hang on this; no number does.
 */
export type Better = 'more' | 'less' | 'neither';

const MORE = new Set([
  ...['members', 'people.present', 'people.members', 'people.joined', 'wellbeing.satisfaction', 'wellbeing.needs_met'],
  ...['wellbeing.say', 'wellbeing.belonging', 'wellbeing.energy', 'wellbeing.trust'],
  ...['wellbeing.satisfaction_lowest_decile', 'economy.income', 'economy.wealth', 'economy.know_how'],
  ...['ledger.treasury', 'ledger.output', 'ledger.capital', 'ledger.credit_room'],
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

export type Verdict = 'A better' | 'B better' | 'no clear difference' | 'higher under A' | 'higher under B';

export function verdictOf(better: Better, difference: number, clear: boolean): Verdict {
  if (!clear) return 'no clear difference';
  const forB = difference > 0;
  if (better === 'neither') return forB ? 'higher under B' : 'higher under A';
  return forB === (better === 'more') ? 'B better' : 'A better';
}
