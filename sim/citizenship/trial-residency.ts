/**
 * Trial residency: live here for some weeks and let deeds speak.
 *
 *   mean contribution hours in the weeks of the trial, seen with an error of 10 %, must reach
 *   requirement * duty; a resident who was ruled against meanwhile is refused
 *
 * Deeds over weeks are better evidence than an hour's talk: that is what the trial costs time for. A
 * free rider who waits for what others do is seen; a conditional cooperator lives up to what others give.
 *
 * Sources: probation as a work sample, Sackett et al. 2022 (work samples and job tryouts among the better
 * predictors); graduated entry to a commons, Ostrom, E. (1990), Governing the Commons, ch. 3. The error is an
 * assumption.
 * Edge cases: without a written duty the yardstick is what members give on average; where nobody gives
 * anything everybody passes.
 */
import { ACTIVITIES, column, type Law, MEMBER, mechanism, RESIDENT, ref } from '../core/contract.ts';
import { normal } from '../core/random.ts';
import { PASSED, PENDING, REJECTED, RESIDENCY } from './steps.ts';

const WIDTH = ACTIVITIES.length;
const CONTRIBUTION = ACTIVITIES.indexOf('contribution_hours');
const OBSERVATION_ERROR = 0.1;
const DUTY = 'justice.duties.contribute.at_least_hours_per_week';

export const trialResidency = mechanism({
  id: 'citizenship.trial_residency',
  layer: 'citizenship',
  title: 'Trial residency',
  summary: 'Applicants live in the society for a time and are judged by what they give.',
  source: 'Sackett et al. 2022; Ostrom 1990',
  switch: 'on',
  parameters: {
    weeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 104,
      default: 12,
      integer: true,
      meaning: 'Weeks of residence before the decision.',
    },
    requirement: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1.5,
      default: 0.6,
      meaning: 'Share of the contribution duty that must have been given on average.',
    },
  },
  columns: {
    trialWeeks: column('members', 'i32', { unit: 'weeks', min: 0, meaning: 'Weeks of trial lived through.' }),
    trialHours: column('members', 'f32', { unit: 'hours', min: 0, meaning: 'Hours given during the trial.' }),
    trialRulings: column('members', 'u8', {
      unit: 'flag',
      min: 0,
      max: 1,
      meaning: '1 once ruled against during the trial.',
    }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    admissionStep: ref('u8', 'members.admissionStep'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
    minutes: ref('f64', 'members.minutes'),
    sanctionHoursOwed: ref('f32', 'members.sanctionHoursOwed', true),
  },
  rows: { verdict: ref('u8', 'members.verdict') },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.trial_residency',
      switch: { kind: 'clause', without: ['citizenship.trial_residency'] },
      setting: { values: { 'citizenship.candidates.candidates_per_year': 400 }, weeks: 156 },
      observable: 'time.contribution_hours',
      sign: 1,
      smallest: 0.05,
      because: 'residents who give too little are refused; it shows where many come',
    },
  ],
  steps: {
    culture(s) {
      const { c, p, n, k0, k1 } = s;
      const { identity, status, admissionStep, minutes, sanctionHoursOwed, verdict } = c;
      const { trialWeeks, trialHours, trialRulings, onTheWay } = c;
      const hasRulings = sanctionHoursOwed.length > 0;
      let required = -1;
      for (let at = 0; at < c.numberOnTheWay[0]; at++) {
        const i = onTheWay[at];
        if (admissionStep[i] !== RESIDENCY || status[i] < RESIDENT || verdict[i] !== PENDING) continue;
        trialWeeks[i]++;
        trialHours[i] += minutes[i * WIDTH + CONTRIBUTION] / 60;
        if (hasRulings && sanctionHoursOwed[i] > 0) trialRulings[i] = 1;
        if (trialWeeks[i] < p.weeks) continue;
        if (required < 0) required = p.requirement * yardstick(s.law, status, minutes, n);
        const seen = (trialHours[i] / trialWeeks[i]) * (1 + OBSERVATION_ERROR * normal(k0, k1, identity[i], 0));
        verdict[i] = seen >= required && trialRulings[i] === 0 ? PASSED : REJECTED;
      }
    },
  },
});

/** Hours a week that are due here. */
function yardstick(law: Law, status: Uint8Array, minutes: Float64Array, n: number): number {
  const at = law.indexOf(DUTY);
  if (at >= 0) return law.value(at);
  let members = 0;
  let given = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    members++;
    given += minutes[i * WIDTH + CONTRIBUTION] / 60;
  }
  return members > 0 ? given / members : 0;
}
