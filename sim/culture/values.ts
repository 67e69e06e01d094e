/**
 * Values: what the society declares, what its deeds enact, and what members hold.
 *
 *   enacted_k   <- deed_k, half-life 13 weeks; starts at the declared value, the benefit of the doubt
 *   alignment_i  = 1 - mean_k |v_ik - declared_k| - mean_k max(0, v_ik - seen_k)
 *   gap_i        = mean_k v_ik * max(0, declared_k - seen_k)        (hypocrisy, felt where one cares)
 *   seen         = enacted + error; the error narrows as transparency is enacted
 *   valuePull_ik = bounded confidence (`agents/exchange.ts`) towards this week's partner, at the rate of a half-life of 260 weeks
 *   customs: one differing custom of the partner may be taken over (Axelrod's kernel)
 *
 * All of this is slow. Deeds are measured every four weeks; members take stock and are open to influence by turns,
 * every eight weeks, and all of them in the founding week; what they feel stays until then. Where many live, the deeds
 * are read off a quarter of them, another quarter each time.
 *
 * Sources: bounded confidence, Deffuant et al. 2000, Advances in Complex Systems 3:87-98; dissemination of culture,
 * Axelrod 1997 (`dissemination.ts`); decoupling of story and practice costs trust, Simons, T. (2002),
 * Behavioral Integrity, Organization Science 13(1), 18-35; likeness makes attraction, Byrne, D. (1971),
 * The Attraction Paradigm. Weights of the terms are assumptions.
 * Edge cases: no partner this week: no pull, no copying, likeness as last felt. Both partners read the
 * other as at the start of the step, so rows may be visited in any order.
 */
import { confidencePull } from '../../agents/exchange.ts';
import { weeklyShare } from '../../agents/half-life.ts';
import { CUSTOM_FEATURES } from '../../agents/traits.ts';
import { column, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';
import { bits, uniform } from '../core/random.ts';
import { measureDeeds, UNKNOWN } from './deeds.ts';
import { featureToCopy, sharedFeatures } from './dissemination.ts';

const K = VALUES.length;
const FEATURES = CUSTOM_FEATURES;
/** Rows above which a quarter of them is enough to know what is done here. */
const MANY = 200;
/** Weeks from one stocktaking to the next: a whole number of turns, so that it falls in a week one meets somebody. */
const STOCK_WEEKS = 2 * TURN_WEEKS;
const VALUE_RATE = weeklyShare(260 / STOCK_WEEKS);
const DEED_RATE = weeklyShare(13 / TURN_WEEKS);
/** Half-width of the error in seeing deeds when nothing is transparent. */
const PERCEPTION_ERROR = 0.3;
/** Trust gained where word and deed agree, and lost per unit of felt hypocrisy. */
const CONSISTENCY_TRUST = 0.1;
const HYPOCRISY_TRUST = 0.6;
/** Belonging per unit of likeness above an even chance. */
const LIKENESS_BELONGING = 0.2;

/** What is declared, what was done this week, what is seen: scratch of one step. */
const declared = new Float64Array(K);
const deeds = new Float64Array(K);

const declares = (meaning: string, value: number) =>
  ({
    type: 'number',
    unit: 'share',
    min: 0,
    max: 1,
    default: value,
    meaning: `Weight the mission gives to ${meaning}.`,
  }) as const;

export const values = mechanism({
  id: 'culture.values',
  layer: 'culture',
  title: 'Declared and enacted values',
  summary:
    'Declares six values, compares them with deeds and with what members hold; those who meet influence each other.',
  source: 'Axelrod 1997; Deffuant et al. 2000; Simons 2002',
  switch: 'on',
  parameters: {
    transparency: declares('open records and reasons', 0.6),
    autonomy: declares('deciding for oneself', 0.6),
    cooperation: declares('working for each other', 0.7),
    innovation: declares('trying what is new', 0.5),
    respect: declares('doing no harm', 0.7),
    accountability: declares('answering for deeds', 0.6),
  },
  columns: {
    enactedValues: column('society', 'f32', {
      width: K,
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Values as deeds show them, in the order of the six values.',
    }),
    valuePull: column('members', 'f32', {
      width: K,
      unit: 'share',
      min: -1,
      max: 1,
      meaning: 'Change of own values this week under the influence of the partner.',
    }),
    customTaken: column('members', 'u8', {
      unit: 'feature',
      min: 0,
      max: FEATURES,
      meaning: 'Custom taken over from the partner this week: feature number from 1, or 0 for none.',
    }),
    customTrait: column('members', 'u8', { unit: 'trait', min: 0, max: 9, meaning: 'The trait taken over.' }),
    hypocrisy: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Gap felt between declared and enacted values, where one cares.',
    }),
    familiarity: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Likeness of customs and values with the person last met.',
    }),
    alignment: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Agreement of own values with the declared and the enacted.',
    }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    values: ref('f32', 'members.values'),
    customs: ref('u8', 'members.customs'),
    openness: ref('f32', 'members.openness'),
    partner: ref('i32', 'members.partner', true),
    attendance: ref('f32', 'members.attendance', true),
    say: ref('f32', 'members.say', true),
    normBelief: ref('f64', 'members.normBelief', true),
    minutes: ref('f64', 'members.minutes', true),
    harm: ref('f32', 'members.harm', true),
    decisionsTaken: ref('f64', 'society.decisionsTaken', true),
    proposalsOpen: ref('f64', 'society.proposalsOpen', true),
    proposalsLapsed: ref('f64', 'society.proposalsLapsed', true),
    answeredShare: ref('f64', 'society.casesAnswered', true),
  },
  adds: {
    consistency: heldTerm('members.trust', 'word and deed agree, or do not', true),
    likeness: heldTerm('members.belonging', 'likeness with the person met', true),
  },
  after: ['people.meeting', 'culture.rituals.weekly_assembly'],
  effects: VALUES.map((value) => ({
    system: `culture.values.${value}`,
    switch: { kind: 'parameter', neutral: { [`culture.values.${value}`]: 0 } },
    observable: 'wellbeing.satisfaction',
    sign: 1,
    smallest: 0.003,
    because: 'most members hold each of the six dear; where one counts for nothing, own and declared values part',
  })),
  enter(s) {
    const { c, p } = s;
    c.enactedValues.set([p.transparency, p.autonomy, p.cooperation, p.innovation, p.respect, p.accountability]);
  },
  steps: {
    culture(s) {
      const { c, p, n, k0, k1, week } = s;
      const enacted = c.enactedValues;
      declared[0] = p.transparency;
      declared[1] = p.autonomy;
      declared[2] = p.cooperation;
      declared[3] = p.innovation;
      declared[4] = p.respect;
      declared[5] = p.accountability;
      if (week % TURN_WEEKS === 0) {
        const duty = s.law.indexOf('justice.duties.contribute.at_least_hours_per_week');
        const sampled = n > MANY;
        const first = sampled ? (week / TURN_WEEKS) % TURN_WEEKS : 0;
        measureDeeds(c, first, sampled ? TURN_WEEKS : 1, n, duty < 0 ? UNKNOWN : s.law.value(duty), deeds);
        for (let k = 0; k < K; k++) {
          const deed = deeds[k] === UNKNOWN ? declared[k] : deeds[k];
          enacted[k] += DEED_RATE * (deed - enacted[k]);
        }
      }

      const { identity, status, values, customs, openness, partner, valuePull, customTaken, customTrait } = c;
      const { alignment, hypocrisy, familiarity, consistency, likeness } = c;
      const meets = partner.length > 0;
      const width = PERCEPTION_ERROR * (1 - enacted[0]) * 2;
      customTaken.fill(0, 0, n);
      if (week > 0) clearPulls(valuePull, (week - 1) % STOCK_WEEKS, week === 1 ? 1 : STOCK_WEEKS, n);
      const step = week === 0 ? 1 : STOCK_WEEKS;
      for (let i = week % STOCK_WEEKS; i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        const met = meets ? partner[i] : -1;
        // Without a partner one meets oneself: no distance, no pull, nothing to copy.
        const other = met >= 0 && status[met] >= RESIDENT ? met : i;
        const error = (uniform(k0, k1, identity[i], 0) - 0.5) * width;
        hypocrisy[i] = judge(values, enacted, alignment, i, error);
        if (other !== i) {
          const apart = listen(values, i * K, other * K, openness[i], valuePull);
          const a = i * FEATURES;
          const b = other * FEATURES;
          const equal = sharedFeatures(customs, a, b, FEATURES);
          familiarity[i] = (equal / FEATURES + 1 - apart) / 2;
          const feature = featureToCopy(customs, a, b, FEATURES, bits(k0, k1, identity[i], 1) >>> 16);
          if (feature >= 0) {
            customTaken[i] = feature + 1;
            customTrait[i] = customs[b + feature];
          }
        }
        consistency[i] = CONSISTENCY_TRUST - HYPOCRISY_TRUST * hypocrisy[i];
        likeness[i] = LIKENESS_BELONGING * (familiarity[i] - 0.5);
      }
    },
  },
});

/** Forgets the pulls of those whose turn it was last week. */
function clearPulls(pull: Float32Array, first: number, step: number, n: number): void {
  for (let i = first; i < n; i += step) clearPull(pull, i * K);
}

function clearPull(pull: Float32Array, at: number): void {
  pull[at] = 0;
  pull[at + 1] = 0;
  pull[at + 2] = 0;
  pull[at + 3] = 0;
  pull[at + 4] = 0;
  pull[at + 5] = 0;
}

/** Assigns a member's alignment with what is declared and seen to be done; returns the hypocrisy felt. */
function judge(
  values: Float32Array,
  enacted: Float32Array,
  alignment: Float32Array,
  member: number,
  error: number,
): number {
  let distance = 0;
  let gap = 0;
  for (let k = 0; k < K; k++) {
    const own = values[member * K + k];
    const said = declared[k];
    const seen = enacted[k] + error;
    const lacking = own - seen;
    const broken = said - seen;
    // max(0, x) as (x + |x|) / 2: the signs are not to be guessed by a branch predictor.
    distance += Math.abs(own - said) + 0.5 * (lacking + Math.abs(lacking));
    gap += own * 0.5 * (broken + Math.abs(broken));
  }
  alignment[member] = clamp01(1 - distance / K);
  return gap / K;
}

/** Assigns the pull of the values at `there` on those at `at`; returns how far apart they are in the mean. */
function listen(values: Float32Array, at: number, there: number, bound: number, pull: Float32Array): number {
  let apart = 0;
  for (let k = 0; k < K; k++) {
    const own = values[at + k];
    const other = values[there + k];
    apart += Math.abs(other - own);
    pull[at + k] = confidencePull(own, other, bound, VALUE_RATE);
  }
  return apart / K;
}
