/**
 * A laboratory device: activities of daily life that the time ledger grants no minutes. Whatever was asked for them is
 * taken back after everybody has asked and before the ledger looks, so that mechanisms meet a week in which nobody finds
 * time for it, and nothing else is different.
 *
 * No clause of a constitution: only plans made for the laboratory name it. A habit that was taken back is asked for again
 * at its own turn, and taken back again. It draws nothing.
 */
import { ACTIVITIES, type Activity, mechanism } from '../../core/contract.ts';
import type { Effect } from '../../core/effect.ts';
import { SPECS } from '../../registry.ts';

const needed = (activity: Activity, observable: string, sign: 1 | -1, smallest: number, because: string): Effect => ({
  system: `daily_life.${activity}`,
  switch: { kind: 'activity', activity },
  observable,
  sign,
  smallest,
  because,
});

/** What it must change that there is time for an activity; declared before measurement. */
const NEEDED: readonly Effect[] = [
  {
    ...needed('decision_making', 'governance.decided', 1, 5, 'a choice that nobody sits down for is not made'),
    over: 'last',
  },
  needed('shared_meals', 'wellbeing.loneliness', -1, 0.02, 'meals are most of the company that members have'),
  needed('collaborative_work', 'ledger.output', 1, 100, 'work done together is part of what is made'),
  {
    ...needed(
      'guild_workshops',
      'time.outside_work',
      -1,
      0.05,
      'what is learnt in workshops raises pay, and who is paid more needs fewer hours outside',
    ),
    setting: { values: { 'economy.guilds.training_hours': 4 }, weeks: 312 },
  },
  needed('resource_coordination', 'time.outside_work', -1, 0.3, 'what is not made at home has to be earned outside'),
  needed(
    'gatherings',
    'wellbeing.loneliness',
    -1,
    0.005,
    'assemblies are company, and bring together who is not a friend yet',
  ),
  needed('contribution_hours', 'ledger.output', 1, 100, 'hours given are most of what is made'),
  needed(
    'learning',
    'wellbeing.trust',
    1,
    0.005,
    'a society that declares innovation and learns nothing is not believed',
  ),
  needed('personal_development', 'wellbeing.energy', 1, 0.01, 'time for oneself restores strength'),
];

export const forbiddenActivities = mechanism({
  id: 'laboratory.forbidden_activities',
  layer: 'people',
  title: 'Forbidden activities',
  summary: 'The time ledger grants these activities no minutes.',
  source: 'a device of the laboratory',
  switch: 'off',
  parameters: {
    activities: {
      type: 'set',
      options: ACTIVITIES,
      default: [],
      meaning: 'Activities of the week that find no time.',
    },
  },
  // All who ask; the ledger itself comes after whoever does not come last.
  after: SPECS.filter(({ steps, after }) => steps.attention && !after.includes('*')).map(({ id }) => id),
  effects: NEEDED,
  steps: {
    attention(s) {
      const { book, all } = s.demands;
      for (let d = 0; d < all.length; d++) {
        if ((s.p.activities >> all.activity[d]) & 1) book.fill(0, all.askedAt[d], all.askedAt[d] + s.n);
      }
    },
  },
});
