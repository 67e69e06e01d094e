/**
 * The contribution interview: will this person pull their weight?
 *
 *   merit = (conscientiousness + cooperativeness) / 2      cooperativeness: unconditional 1, conditional 0.7,
 *                                                          hump-shaped 0.5, free rider 0
 *   seen  = merit + 0.1 * (likeness of customs with the screener - 0.2) + error * normal / sqrt(hours)
 *   passes when seen >= bar
 *
 * With error 0.45 and a standard deviation of merit near 0.2, one hour predicts merit with a correlation of
 * about 0.41, and the curve flattens with the root of the hours. Screeners favour those like themselves, so
 * the interview also narrows who comes in.
 *
 * Sources: validity of structured interviews 0.42, Sackett, P. R. et al. (2022), Revisiting meta-analytic estimates of
 * validity in personnel selection, J. Applied Psychology 107(11), 2040-2068; cultural matching, Rivera, L. A.
 * (2012), Hiring as Cultural Matching, American Sociological Review 77(6), 999-1022. Types: Fischbacher et al. 2001.
 * Edge cases: an interview of no hours is a coin: the error is that of a quarter of an hour.
 */
import { CUSTOM_FEATURES } from '../../agents/traits.ts';
import { mechanism, ref } from '../core/contract.ts';
import { normal } from '../core/random.ts';
import { sharedFeatures } from '../culture/dissemination.ts';
import { INTERVIEW, MINUTES_SLACK, PASSED, PENDING, REJECTED } from './steps.ts';

const COOPERATIVENESS = [1, 0.7, 0, 0.5] as const;
const ERROR = 0.45;
const LEAST_HOURS = 0.25;
const LIKENESS_WEIGHT = 0.1;
const USUAL_LIKENESS = 0.2;

export const interview = mechanism({
  id: 'citizenship.interview',
  layer: 'citizenship',
  title: 'Contribution interview',
  summary:
    'A member talks with the applicant and judges, with error and a taste for the familiar, who will contribute.',
  source: 'Sackett et al. 2022; Rivera 2012',
  switch: 'on',
  parameters: {
    hours: {
      type: 'number',
      unit: 'hours',
      min: 0,
      max: 12,
      default: 1.5,
      meaning: 'Hours of a member for one interview; more hours, less error.',
    },
    bar: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.35,
      meaning: 'Merit that must be seen.',
    },
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    admissionStep: ref('u8', 'members.admissionStep'),
    applicants: ref('i32', 'society.applicants'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
    screenedMinutes: ref('f32', 'members.screenedMinutes'),
    screener: ref('i32', 'members.screener'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    cooperationType: ref('u8', 'members.cooperationType'),
    customs: ref('u8', 'members.customs'),
  },
  rows: { verdict: ref('u8', 'members.verdict') },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.interview',
      switch: { kind: 'clause', without: ['citizenship.interview'] },
      observable: 'people.joined',
      sign: -1,
      smallest: 0.02,
      because: 'those who seem unlikely to contribute are refused',
    },
  ],
  steps: {
    culture(s) {
      const { c, p, k0, k1 } = s;
      if (c.applicants[0] === 0) return;
      const { identity, admissionStep, screenedMinutes, screener, customs, verdict, onTheWay } = c;
      const error = ERROR / Math.sqrt(Math.max(LEAST_HOURS, p.hours));
      for (let at = 0; at < c.numberOnTheWay[0]; at++) {
        const i = onTheWay[at];
        if (admissionStep[i] !== INTERVIEW || verdict[i] !== PENDING || screener[i] < 0) continue;
        if (screenedMinutes[i] + MINUTES_SLACK < p.hours * 60) continue;
        const merit = (c.conscientiousness[i] + COOPERATIVENESS[c.cooperationType[i]]) / 2;
        const likeness =
          sharedFeatures(customs, i * CUSTOM_FEATURES, screener[i] * CUSTOM_FEATURES, CUSTOM_FEATURES) /
          CUSTOM_FEATURES;
        const seen = merit + LIKENESS_WEIGHT * (likeness - USUAL_LIKENESS) + error * normal(k0, k1, identity[i], 0);
        verdict[i] = seen >= p.bar ? PASSED : REJECTED;
      }
    },
  },
});
