/**
 * Ties: directed, a fixed number of out-slots a member, the last three kept for negative ties.
 *
 *   upkeep      company is shared among ties in proportion to strength; a tie moves towards
 *               c / (c + 90) for c minutes a week, half-life 26 weeks, and is dropped below 0.03
 *   meeting     an hour with the partner adds in proportion to similarity of values (homophily); a
 *               stranger becomes a tie if like enough and a slot is free or held by a weaker tie
 *   grievance   harm and rebuke add to it; it fades with half-life 26 weeks while no case about it is
 *               open; when it outweighs the strength, the tie turns negative and moves to a slot kept
 *               for such ties
 *   repair      settlements and restorative sanctions take grievance away
 *
 * Upkeep and meeting are done for a quarter of the members each week, four weeks at a time; harm and repair
 * take effect at once.
 *
 * Sources: McPherson, Smith-Lovin & Cook (2001), Annual Review of Sociology 27:415–444 (similarity);
 * Burt (2000), Social Networks 22:1–28 (decay without contact); Labianca & Brass (2006), Academy of
 * Management Review 31:596–614 (negative ties). Half-lives are assumptions.
 */
import { column, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../sim/core/contract.ts';
import { weeklyShare } from './half-life.ts';
import { NEGATIVE_SLOTS } from './meeting.ts';
import { weaveTies } from './topology.ts';

const WIDTH = VALUES.length;
const CONTACT_HALF_MINUTES = 90;
const DROPPED_BELOW = 0.03;

export const ties = mechanism({
  id: 'people.ties',
  layer: 'people',
  title: 'Ties',
  summary: 'Directed signed ties: kept up by company, made by meeting and likeness, turned by unresolved harm.',
  source:
    'McPherson, Smith-Lovin & Cook (2001), Annu. Rev. Sociol. 27:415–444; Burt (2000), Social Networks 22:1–28; Labianca & Brass (2006), Acad. Manage. Rev. 31:596–614.',
  switch: 'always',
  parameters: {
    meanDegree: {
      type: 'number',
      unit: 'ties per founder',
      min: 0,
      max: 12,
      integer: true,
      default: 8,
      meaning: 'Ties a founder starts with; an odd number counts as the even one below it.',
    },
    rewiring: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.15,
      meaning: 'Share of starting ties that cross the community instead of joining neighbours (Watts & Strogatz 1998).',
    },
  },
  columns: {
    target: column('ties', 'i32', {
      unit: 'member row',
      initial: -1,
      min: -1,
      pointsTo: 'members',
      meaning: 'Whom the tie points to.',
    }),
    strength: column('ties', 'f32', { unit: 'share', min: -1, max: 1, meaning: 'Strength; negative for enmity.' }),
    grievance: column('ties', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Unresolved harm held against the other.',
    }),
    kin: column('members', 'f32', { unit: 'tie strengths', min: 0, meaning: 'Sum of positive tie strengths.' }),
    enmity: column('members', 'f32', { unit: 'tie strengths', min: 0, meaning: 'Sum of negative tie strengths.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    values: ref('f32', 'members.values'),
    partner: ref('i32', 'members.partner'),
    partnerMinutes: ref('f32', 'members.partnerMinutes'),
    socialMinutes: ref('f32', 'members.socialMinutes'),
    incidentBy: ref('i32', 'members.incidentBy', true),
    incidentHarm: ref('f32', 'members.incidentHarm', true),
    rebukedBy: ref('i32', 'members.rebukedBy', true),
    rebuke: ref('f32', 'members.rebuke', true),
    mentor: ref('i32', 'members.mentor', true),
    repairWith: ref('i32', 'members.repairWith', true),
    repairAmount: ref('f32', 'members.repairAmount', true),
    openAgainst: ref('i32', 'members.openAgainst', true),
  },
  after: ['justice.cases'],
  adds: {
    friends: heldTerm('members.belonging', 'ties'),
    enemies: heldTerm('members.belonging', 'negative ties'),
  },
  enter(s) {
    weaveTies(s.n, s.outSlots, s.p.meanDegree, s.p.rewiring, s.c.identity, s.c.target, s.c.strength, s.k0, s.k1);
    for (let slot = 0; slot < s.n * s.outSlots; slot++) s.c.kin[Math.floor(slot / s.outSlots)] += s.c.strength[slot];
  },
  steps: {
    wellbeing(s) {
      const { n, outSlots, week } = s;
      const { status, values, partner, partnerMinutes, socialMinutes, target, strength, grievance } = s.c;
      const { kin, enmity, friends, enemies, incidentBy, incidentHarm, rebukedBy, rebuke, mentor } = s.c;
      const { repairWith, repairAmount, openAgainst } = s.c;
      const harms = incidentBy.length > 0;
      const rebukes = rebukedBy.length > 0;
      const repairs = repairWith.length > 0;
      const mentored = mentor.length > 0;
      const disputed = openAgainst.length > 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const first = i * outSlots;
        const open = disputed ? openAgainst[i] : -1;
        upkeep(target, strength, grievance, kin, enmity, first, outSlots, i, socialMinutes[i], open);
        const j = partner[i];
        if (j >= 0) {
          const likeness = valueLikeness(values, i, j);
          const hours = (TURN_WEEKS * partnerMinutes[i]) / 60;
          befriend(target, strength, first, outSlots, j, likeness, Math.min(1, 0.012 * hours * likeness));
        }
        if (mentored && mentor[i] >= 0) befriend(target, strength, first, outSlots, mentor[i], 1, TURN_WEEKS * 0.03);
        friends[i] = (0.5 * kin[i]) / (kin[i] + 1.5);
        enemies[i] = (-0.25 * enmity[i]) / (enmity[i] + 1);
      }
      for (let i = 0; i < n; i++) {
        const harmer = harms ? incidentBy[i] : -1;
        const rebuker = rebukes ? rebukedBy[i] : -1;
        const mender = repairs ? repairWith[i] : -1;
        // Mostly nobody, thrice: all three are below 0, which is one test.
        if ((harmer & rebuker & mender) < 0 || status[i] < RESIDENT) continue;
        const first = i * outSlots;
        if (harmer >= 0) aggrieve(target, strength, grievance, first, outSlots, harmer, incidentHarm[i]);
        if (rebuker >= 0) aggrieve(target, strength, grievance, first, outSlots, rebuker, rebuke[i]);
        if (mender >= 0) repair(target, strength, grievance, first, outSlots, mender, repairAmount[i]);
      }
    },
  },
});

const RATE = weeklyShare(26 / TURN_WEEKS);
const KEEP = 1 - RATE;

/** Four weeks of decay and contact for the ties of one member; recounts friends and enemies. */
function upkeep(
  target: Int32Array,
  strength: Float32Array,
  grievance: Float32Array,
  kin: Float32Array,
  enmity: Float32Array,
  first: number,
  outSlots: number,
  i: number,
  socialMinutes: number,
  open: number,
): void {
  const positive = first + outSlots - NEGATIVE_SLOTS;
  const share = kin[i] > 0 ? socialMinutes / kin[i] : 0;
  let friends = 0;
  let enemies = 0;
  for (let slot = first; slot < positive; slot++) {
    const held = grievance[slot] > 0 ? fade(grievance[slot], target[slot], open) : 0;
    let s = strength[slot];
    const contact = share * s;
    s += RATE * (contact / (contact + CONTACT_HALF_MINUTES) - s);
    // A free slot has strength 0 and stays so; which slots are free nobody can guess, so there is no branch on it.
    const kept = +(s >= DROPPED_BELOW) | +(held >= DROPPED_BELOW);
    target[slot] |= kept - 1;
    grievance[slot] = held * kept;
    strength[slot] = s * kept;
    friends += s * kept;
  }
  for (let slot = positive; slot < first + outSlots; slot++) {
    if (target[slot] < 0) continue;
    const held = fade(grievance[slot], target[slot], open);
    if (held < DROPPED_BELOW) {
      target[slot] = -1;
      strength[slot] = 0;
      grievance[slot] = 0;
      continue;
    }
    grievance[slot] = held;
    strength[slot] = -held;
    enemies += held;
  }
  kin[i] = friends;
  enmity[i] = enemies;
}

/** Four weeks of fading of a grievance; none while a case against the other is open. */
function fade(held: number, other: number, open: number): number {
  if (other === open) return held;
  return held < 0.01 ? 0 : held * KEEP;
}

/** 1 − mean distance over the six values. */
function valueLikeness(values: Float32Array, i: number, j: number): number {
  let distance = 0;
  const a = i * WIDTH;
  const b = j * WIDTH;
  for (let v = 0; v < WIDTH; v++) distance += Math.abs(values[a + v] - values[b + v]);
  return 1 - distance / WIDTH;
}

/** Strengthens the tie to `j` by `gain` of what is missing, or makes one if likeness and slots allow. */
function befriend(
  target: Int32Array,
  strength: Float32Array,
  first: number,
  outSlots: number,
  j: number,
  likeness: number,
  gain: number,
): void {
  const positive = first + outSlots - NEGATIVE_SLOTS;
  for (let slot = first; slot < positive; slot++) {
    if (target[slot] !== j) continue;
    strength[slot] += gain * (1 - strength[slot]);
    return;
  }
  for (let slot = positive; slot < first + outSlots; slot++) if (target[slot] === j) return;
  const start = 0.25 * (likeness - 0.5);
  if (start <= DROPPED_BELOW) return;
  let free = -1;
  let weakest = first;
  for (let slot = first; slot < positive; slot++) {
    if (target[slot] < 0) free = slot;
    else if (strength[slot] < strength[weakest]) weakest = slot;
  }
  const into = free >= 0 ? free : strength[weakest] < start ? weakest : -1;
  if (into < 0) return;
  target[into] = j;
  strength[into] = start;
}

/** Adds harm to the tie towards `j`; a tie outweighed by grievance turns negative. */
export function aggrieve(
  target: Int32Array,
  strength: Float32Array,
  grievance: Float32Array,
  first: number,
  outSlots: number,
  j: number,
  harm: number,
): void {
  const positive = first + outSlots - NEGATIVE_SLOTS;
  const end = first + outSlots;
  let at = -1;
  for (let slot = first; slot < end && at < 0; slot++) if (target[slot] === j) at = slot;
  let held = harm;
  if (at >= 0) {
    held = grievance[at] + harm * (1 - grievance[at]);
    grievance[at] = held;
    if (at >= positive) {
      strength[at] = -held;
      return;
    }
    strength[at] *= 1 - 0.5 * harm;
    if (held <= strength[at] + 0.2) return;
    target[at] = -1;
    strength[at] = 0;
    grievance[at] = 0;
  } else if (harm < 2 * DROPPED_BELOW) {
    return;
  }
  let into = positive;
  for (let slot = positive; slot < end; slot++) {
    if (target[slot] < 0) {
      into = slot;
      break;
    }
    if (grievance[slot] < grievance[into]) into = slot;
  }
  if (target[into] >= 0 && grievance[into] >= held) return;
  target[into] = j;
  strength[into] = -held;
  grievance[into] = held;
}

/** Takes a share of the grievance against `j` away. */
function repair(
  target: Int32Array,
  strength: Float32Array,
  grievance: Float32Array,
  first: number,
  outSlots: number,
  j: number,
  amount: number,
): void {
  const positive = first + outSlots - NEGATIVE_SLOTS;
  for (let slot = first; slot < first + outSlots; slot++) {
    if (target[slot] !== j) continue;
    grievance[slot] *= 1 - amount;
    if (slot >= positive) strength[slot] = -grievance[slot];
  }
}
