/**
 * The application: a letter that takes effort to write and time to read. Effort sorts out those who
 * did not mean it.
 *
 *   P(carried through) = exp(-effortHours / (24 commitment))
 *   commitment = (conscientiousness + match with the declared values) / 2
 *
 * Source: costs at the door screen for commitment, Iannaccone, L. R. (1992), Sacrifice and Stigma, Journal of
 * Political Economy 100(2), 271-291. The 24 hours are an assumption.
 * Edge cases: without effort everybody passes; without declared values conscientiousness stands alone.
 */
import { mechanism, ref, VALUES } from '../core/contract.ts';
import { exp } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import { matchWith, readDeclared } from './match.ts';
import { APPLICATION, MINUTES_SLACK, PASSED, PENDING, REJECTED } from './steps.ts';

const EFFORT_SCALE_HOURS = 24;
const LEAST_COMMITMENT = 0.05;
const declared = new Float64Array(VALUES.length);

export const application = mechanism({
  id: 'citizenship.application',
  layer: 'citizenship',
  title: 'Application',
  summary: 'A written application: effort for those who write it, time for those who read it.',
  source: 'Iannaccone 1992',
  switch: 'on',
  parameters: {
    effortHours: {
      type: 'number',
      unit: 'hours',
      min: 0,
      max: 80,
      default: 4,
      meaning: 'Hours that it takes to write the application.',
    },
    hours: {
      type: 'number',
      unit: 'hours',
      min: 0,
      max: 8,
      default: 0.5,
      meaning: 'Hours that a member needs to read it.',
    },
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    admissionStep: ref('u8', 'members.admissionStep'),
    applicants: ref('i32', 'society.applicants'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
    screenedMinutes: ref('f32', 'members.screenedMinutes'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    values: ref('f32', 'members.values'),
  },
  rows: { verdict: ref('u8', 'members.verdict') },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.application',
      switch: { kind: 'clause', without: ['citizenship.application'] },
      observable: 'people.joined',
      sign: -1,
      smallest: 0.02,
      because: 'effort keeps out those who did not mean it',
    },
  ],
  steps: {
    culture(s) {
      const { c, p, k0, k1 } = s;
      if (c.applicants[0] === 0) return;
      const { identity, admissionStep, screenedMinutes, conscientiousness, values, verdict, onTheWay } = c;
      const hasDeclared = readDeclared(s.law, declared);
      for (let at = 0; at < c.numberOnTheWay[0]; at++) {
        const i = onTheWay[at];
        if (admissionStep[i] !== APPLICATION || verdict[i] !== PENDING) continue;
        if (screenedMinutes[i] + MINUTES_SLACK < p.hours * 60) continue;
        const match = hasDeclared ? matchWith(values, i, declared, 0) : conscientiousness[i];
        const commitment = Math.max(LEAST_COMMITMENT, (conscientiousness[i] + match) / 2);
        const carried = exp(-p.effortHours / (EFFORT_SCALE_HOURS * commitment));
        verdict[i] = uniform(k0, k1, identity[i], 0) < carried ? PASSED : REJECTED;
      }
    },
  },
});
