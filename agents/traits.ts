/**
 * Traits: what a person is before the society touches them. Drawn once, at the person's address, so the
 * same stranger is the same person under every constitution.
 *
 * Cooperation types follow Fischbacher, Gächter & Fehr (2001, Economics Letters 71, p. 400): about 50 %
 * conditional cooperators, 30 % free riders, 14 % hump-shaped, the rest none of these (taken here as
 * unconditional). Other traits are centred triangular or normal draws: assumptions.
 *
 * Founders resemble one another: each founding group has a centre in value space and common customs,
 * drawn once per run, and persons scatter around it (homophily of voluntary groups, McPherson,
 * Smith-Lovin & Cook 2001). Groups also differ in temperament: the run has a common part of sociability
 * and conscientiousness (standard deviation `groupSpread`), in founders and in those whom they attract.
 * Ideologues (candidate numbers from `IDEOLOGUE_FIRST`) are narrow, extreme and stubborn. Own values
 * drift and customs pass under the influence that `culture.values` records, and skills grow, by practice in the domain a
 * person is best in and by workshops in that of their guild, each for a quarter of the members a week, by turns; in the
 * founding week values and customs move in everybody.
 */
import { APPLICANT, column, mechanism, ref, SKILLS, TURN_WEEKS, VALUES } from '../sim/core/contract.ts';
import { clamp01 } from '../sim/core/math.ts';
import { integer, normal, uniform } from '../sim/core/random.ts';

/** Candidate numbers within a week, in the low 15 bits of an identity: ideologues from here on. */
export const IDEOLOGUE_FIRST = 24_576;
const CANDIDATE_NUMBER = 0x7fff;
/** Identities of founders have the top bit set; those of candidates have it clear. */
export const FOUNDER_IDENTITY = 0x80000000;
export const IDEOLOGUE = 1;

export const CUSTOM_FEATURES = 5;
export const CUSTOM_TRAITS = 10;

/** Draw indices; each purpose has its own. */
const DRAW_SKILL = 0;
const DRAW_VALUE = 10;
const DRAW_CUSTOM = 20;
const DRAW_TRAIT = 40;

/** Sum of two uniforms, halved: triangular on [0, 1] with mean 0.5. */
function triangular(k0: number, k1: number, identity: number, index: number): number {
  return 0.5 * (uniform(k0, k1, identity, index) + uniform(k0, k1, identity, index + 1000));
}

export const traits = mechanism({
  id: 'people.traits',
  layer: 'people',
  title: 'Traits',
  summary: 'Skills, temperament, cooperation type, values and customs of each person.',
  source:
    'Fischbacher, Gächter & Fehr (2001), Economics Letters 71:397–404; McPherson, Smith-Lovin & Cook (2001), Annual Review of Sociology 27:415–444.',
  switch: 'always',
  parameters: {
    conditionalShare: share(0.5, 'Share of conditional cooperators.'),
    freeRiderShare: share(0.3, 'Share of free riders.'),
    humpShapedShare: share(0.14, 'Share of hump-shaped contributors; the rest contribute unconditionally.'),
    founderLikeness: share(0.6, 'Chance that a founder shares a given custom of the founding group.'),
    newcomerLikeness: share(0.3, 'Chance that a candidate shares a given custom of the founding group.'),
    valueSpread: {
      type: 'number',
      unit: 'standard deviation',
      min: 0,
      max: 0.5,
      default: 0.18,
      meaning: 'Scatter of personal values around the founding group’s.',
    },
    groupSpread: {
      type: 'number',
      unit: 'standard deviation',
      min: 0,
      max: 0.3,
      default: 0.08,
      meaning: 'How much founding groups differ in mean sociability and conscientiousness.',
    },
  },
  columns: {
    skill: column('members', 'f32', {
      width: SKILLS.length,
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Skill by domain.',
    }),
    sociability: trait('How much company a person seeks.'),
    ambition: trait('Wish for office, influence and reward.'),
    conscientiousness: trait('Tendency to do what one has undertaken.'),
    openness: trait('Confidence bound: how different a view may be and still be listened to.'),
    extremityProneness: trait('Tendency to answer distrust by hardening.'),
    riskAversion: trait('Weight of possible sanctions in a decision.'),
    stamina: trait('Load that a person bears before it drains, from little to much.'),
    threshold: trait('Share of others that must move before this person does (Granovetter 1978).'),
    cooperationType: column('members', 'u8', {
      unit: 'code',
      min: 0,
      max: 3,
      meaning: '0 unconditional, 1 conditional, 2 free rider, 3 hump-shaped.',
    }),
    strategy: column('members', 'u8', { unit: 'code', min: 0, max: 1, meaning: '0 none, 1 ideologue.' }),
    values: column('members', 'f32', {
      width: VALUES.length,
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Weight of each value.',
    }),
    customs: column('members', 'u8', {
      width: CUSTOM_FEATURES,
      unit: 'code',
      min: 0,
      max: CUSTOM_TRAITS - 1,
      meaning: 'Discrete customs (Axelrod 1997).',
    }),
    careMinutes: column('members', 'f32', {
      unit: 'minutes per week',
      meaning: 'Care for children and others at home.',
    }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    valuePull: ref('f32', 'members.valuePull', true),
    skillGain: ref('f32', 'members.skillGain', true),
    guild: ref('u8', 'members.guild', true),
    guildGain: ref('f32', 'members.guildGain', true),
    customTaken: ref('u8', 'members.customTaken', true),
    customTrait: ref('u8', 'members.customTrait', true),
  },
  arrive(s, i) {
    const { c, p, k0, k1 } = s;
    const id = c.identity[i];
    const founder = id >= FOUNDER_IDENTITY;
    const ideologue = !founder && (id & CANDIDATE_NUMBER) >= IDEOLOGUE_FIRST;
    const strongest = integer(k0, k1, id, DRAW_SKILL, SKILLS.length);
    for (let d = 0; d < SKILLS.length; d++) {
      const base = triangular(k0, k1, id, DRAW_SKILL + 1 + d);
      c.skill[i * SKILLS.length + d] = d === strongest ? 0.4 + 0.6 * base : 0.7 * base;
    }
    for (let v = 0; v < VALUES.length; v++) {
      // The founding group's centre is drawn at identity 0, so it is the run's, not a person's.
      const centre = 0.55 + 0.12 * normal(k0, k1, 0, DRAW_VALUE + v);
      const own = centre + p.valueSpread * (founder ? 1 : 1.4) * normal(k0, k1, id, DRAW_VALUE + v);
      c.values[i * VALUES.length + v] = ideologue ? (own > 0.5 ? 0.05 : 0.95) : clamp01(own);
    }
    const likeness = founder ? p.founderLikeness : p.newcomerLikeness;
    for (let f = 0; f < CUSTOM_FEATURES; f++) {
      const common = integer(k0, k1, 0, DRAW_CUSTOM + f, CUSTOM_TRAITS);
      const shared = uniform(k0, k1, id, DRAW_CUSTOM + f) < likeness;
      c.customs[i * CUSTOM_FEATURES + f] = shared ? common : integer(k0, k1, id, DRAW_CUSTOM + 10 + f, CUSTOM_TRAITS);
    }
    c.sociability[i] = clamp01(triangular(k0, k1, id, DRAW_TRAIT) + p.groupSpread * normal(k0, k1, 0, DRAW_TRAIT));
    c.ambition[i] = triangular(k0, k1, id, DRAW_TRAIT + 1);
    c.conscientiousness[i] = clamp01(
      triangular(k0, k1, id, DRAW_TRAIT + 2) + p.groupSpread * normal(k0, k1, 0, DRAW_TRAIT + 2),
    );
    c.openness[i] = ideologue ? 0.05 : 0.1 + 0.4 * triangular(k0, k1, id, DRAW_TRAIT + 3);
    c.extremityProneness[i] = ideologue ? 1 : triangular(k0, k1, id, DRAW_TRAIT + 4);
    c.riskAversion[i] = triangular(k0, k1, id, DRAW_TRAIT + 5);
    c.threshold[i] = clamp01(0.25 + 0.12 * normal(k0, k1, id, DRAW_TRAIT + 6));
    c.stamina[i] = triangular(k0, k1, id, DRAW_TRAIT + 10);
    c.strategy[i] = ideologue ? IDEOLOGUE : 0;
    // One person in three has others to care for at home (assumption).
    const carer = uniform(k0, k1, id, DRAW_TRAIT + 7) < 1 / 3;
    c.careMinutes[i] = Math.round(carer ? 600 + 1200 * uniform(k0, k1, id, DRAW_TRAIT + 8) : 120);
    const u = uniform(k0, k1, id, DRAW_TRAIT + 9);
    const conditional = p.conditionalShare;
    const rider = conditional + p.freeRiderShare;
    c.cooperationType[i] = u < conditional ? 1 : u < rider ? 2 : u < rider + p.humpShapedShare ? 3 : 0;
  },
  steps: {
    wellbeing(s) {
      const { status, values, valuePull, skill, skillGain, guild, guildGain, customs, customTaken, customTrait } = s.c;
      // Values and customs move only in rows whose turn it is; in the founding week it is everybody's.
      const from = s.week === 0 ? 0 : s.week % TURN_WEEKS;
      const by = s.week === 0 ? 1 : TURN_WEEKS;
      if (valuePull.length > 0) drift(status, values, valuePull, from, by, s.n);
      if (skillGain.length > 0) practise(status, skill, skillGain, s.week % TURN_WEEKS, s.n);
      if (guild.length > 0) train(status, skill, guild, guildGain, s.week % TURN_WEEKS, s.n);
      if (customTaken.length > 0) adopt(customs, customTaken, customTrait, from, by, s.n);
    },
  },
});

function drift(
  status: Uint8Array,
  values: Float32Array,
  pull: Float32Array,
  from: number,
  by: number,
  n: number,
): void {
  const width = VALUES.length;
  for (let i = from; i < n; i += by) {
    if (status[i] < APPLICANT) continue;
    for (let at = i * width; at < (i + 1) * width; at++) {
      if (pull[at] !== 0) values[at] = clamp01(values[at] + pull[at]);
    }
  }
}

function practise(status: Uint8Array, skill: Float32Array, gain: Float32Array, from: number, n: number): void {
  const width = SKILLS.length;
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < APPLICANT || gain[i] === 0) continue;
    let best = i * width;
    for (let at = best + 1; at < (i + 1) * width; at++) if (skill[at] > skill[best]) best = at;
    skill[best] += gain[i] * (1 - skill[best]);
  }
}

/** What workshops taught, in the trade of the guild: its domain plus one. */
function train(
  status: Uint8Array,
  skill: Float32Array,
  guild: Uint8Array,
  gain: Float32Array,
  from: number,
  n: number,
): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (guild[i] === 0 || status[i] < APPLICANT) continue;
    const at = i * SKILLS.length + guild[i] - 1;
    skill[at] += gain[i] * (1 - skill[at]);
  }
}

/** Takes over the custom that a meeting passed on; `taken` is the feature's number plus one. */
function adopt(customs: Uint8Array, taken: Uint8Array, trait: Uint8Array, from: number, by: number, n: number): void {
  for (let i = from; i < n; i += by) if (taken[i] > 0) customs[i * CUSTOM_FEATURES + taken[i] - 1] = trait[i];
}

function trait(meaning: string) {
  return column('members', 'f32', { unit: 'share', min: 0, max: 1, meaning });
}

function share(value: number, meaning: string) {
  return { type: 'number', unit: 'share', min: 0, max: 1, default: value, meaning } as const;
}
