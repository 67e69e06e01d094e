/**
 * The values check: do the applicant's professed values fit the declared ones? The lever of admission
 * strictness.
 *
 *   professed match = 1 - (1 - shade) * mean_k |v_k - declared_k|     shade 0.3
 *   seen = professed match + noise * normal;  passes when seen >= 0.5 + 0.45 * bar
 *
 * It keeps out those who are far away, ideologues among them, and with a high bar everybody who is not
 * alike.
 *
 * Sources: applicants shade their answers, Viswesvaran, C. and Ones, D. S. (1999), Meta-analyses of fakability
 * estimates, Educational and Psychological Measurement 59(2), 197-210; homogeneity by selection, Schneider
 * 1987. Shade and scale are assumptions.
 * Edge cases: bar 0 asks for a match of one half, bar 1 for 0.95.
 */
import { mechanism, ref, VALUES } from '../core/contract.ts';
import { normal } from '../core/random.ts';
import { matchWith, readDeclared } from './match.ts';
import { MINUTES_SLACK, PASSED, PENDING, REJECTED, VALUES_CHECK } from './steps.ts';

const SHADE = 0.3;
const EASIEST = 0.5;
const SPAN = 0.45;
const declared = new Float64Array(VALUES.length);

export const valuesCheck = mechanism({
  id: 'citizenship.values_check',
  layer: 'citizenship',
  title: 'Values check',
  summary: 'Compares what applicants profess with what the society declares, and refuses those too far away.',
  source: 'Viswesvaran & Ones 1999; Schneider 1987',
  switch: 'on',
  needs: ['culture.values'],
  parameters: {
    bar: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.5,
      meaning: 'Strictness of admission: how near to the declared values one must seem.',
    },
    noise: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.5,
      default: 0.08,
      meaning: 'Standard error of the match as seen.',
    },
    hours: {
      type: 'number',
      unit: 'hours',
      min: 0,
      max: 8,
      default: 0.5,
      meaning: 'Hours that a member needs for it.',
    },
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    admissionStep: ref('u8', 'members.admissionStep'),
    applicants: ref('i32', 'society.applicants'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
    screenedMinutes: ref('f32', 'members.screenedMinutes'),
    values: ref('f32', 'members.values'),
  },
  rows: { verdict: ref('u8', 'members.verdict') },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.values_check',
      switch: { kind: 'clause', without: ['citizenship.values_check'] },
      observable: 'people.joined',
      sign: -1,
      smallest: 0.02,
      because: 'those far from the declared values are refused',
    },
  ],
  steps: {
    culture(s) {
      const { c, p, k0, k1 } = s;
      if (c.applicants[0] === 0) return;
      const { identity, admissionStep, screenedMinutes, values, verdict, onTheWay } = c;
      readDeclared(s.law, declared);
      const least = EASIEST + SPAN * p.bar;
      for (let at = 0; at < c.numberOnTheWay[0]; at++) {
        const i = onTheWay[at];
        if (admissionStep[i] !== VALUES_CHECK || verdict[i] !== PENDING) continue;
        if (screenedMinutes[i] + MINUTES_SLACK < p.hours * 60) continue;
        const seen = matchWith(values, i, declared, SHADE) + p.noise * normal(k0, k1, identity[i], 0);
        verdict[i] = seen >= least ? PASSED : REJECTED;
      }
    },
  },
});
