/**
 * Whom one meets: every member has one companion at a time, for four weeks, with whom views, values and
 * observations are exchanged; a quarter of the members finds a new one each week, by turns.
 *
 * The partner is a tie, with chance in proportion to its strength, or, as far as the week's company was
 * community-wide rather than among friends (assemblies, gatherings), anybody present.
 *
 *   tie       slots are drawn until one is taken, each with the chance of its strength; so a tie more or
 *             less leaves the draws of the others as they were. After 40 draws it is the strongest, which
 *             favours that one where ties are few and weak (4 % of choices at a sum of strengths of 1)
 *   anybody   whoever lives at a row drawn by jump consistent hashing (Lamping & Veach 2014,
 *             arXiv:1406.2294), drawn again while nobody does: every row is equally likely, and one row
 *             more among n changes one draw in n + 1
 *
 * Source: focused activity and propinquity as origin of ties, Feld (1981), American Journal of
 * Sociology 86:1015–1035. Edge cases: nobody else present, no partner.
 */
import { ACTIVITIES, column, mechanism, RESIDENT, ref, TURN_WEEKS } from '../sim/core/contract.ts';
import { bits, TWO_M32 } from '../sim/core/random.ts';

const WIDTH = ACTIVITIES.length;
const MEALS = ACTIVITIES.indexOf('shared_meals');
const GATHERINGS = ACTIVITIES.indexOf('gatherings');
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');

/** Slots kept for negative ties, at the end of a member's slots. */
export const NEGATIVE_SLOTS = 3;
const STRANGER_TRIES = 6;
const MOST_TRIES = 40;
const LOW_BITS = 0xffff;
/** Draw indices set apart for one try; a jump takes about ln n + 1 of them. */
const DRAWS_A_TRY = 64;

export const meeting = mechanism({
  id: 'people.meeting',
  layer: 'people',
  title: 'Meeting',
  summary: 'Each member’s companion of the month, among ties or among those present at gatherings.',
  source: 'Feld, S. (1981), The focused organization of social ties, American Journal of Sociology 86:1015–1035.',
  switch: 'always',
  columns: {
    partner: column('members', 'i32', {
      unit: 'member row',
      initial: -1,
      min: -1,
      pointsTo: 'members',
      meaning: 'Companion of these four weeks; -1 for none.',
    }),
    partnerMinutes: column('members', 'f32', {
      unit: 'minutes per week',
      min: 0,
      meaning: 'Time spent with the companion in a week.',
    }),
    socialMinutes: column('members', 'f32', {
      unit: 'minutes per week',
      min: 0,
      meaning: 'Company when last looked at: meals, gatherings and a third of collaborative work.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    minutes: ref('f64', 'members.minutes'),
    target: ref('i32', 'ties.target'),
    strength: ref('f32', 'ties.strength'),
  },
  steps: {
    culture(s) {
      const { n, k0, k1, outSlots } = s;
      const { status, identity, minutes, target, strength, partner, partnerMinutes, socialMinutes } = s.c;
      const positive = outSlots - NEGATIVE_SLOTS;
      for (let i = s.week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const at = i * WIDTH;
        const wide = minutes[at + GATHERINGS];
        const social = minutes[at + MEALS] + wide + minutes[at + COLLABORATION] / 3;
        socialMinutes[i] = social;
        partnerMinutes[i] = 0;
        partner[i] = -1;
        if (social === 0) continue;
        const id = identity[i];
        let found = -1;
        if (bits(k0, k1, id, 0) * TWO_M32 * social < 0.5 * wide + 0.1 * social) {
          for (let t = 0; t < STRANGER_TRIES && found < 0; t++) {
            const row = rowBelow(n, k0, k1, id, 1 + t * DRAWS_A_TRY);
            if (row !== i && status[row] >= RESIDENT) found = row;
          }
        } else {
          const first = i * outSlots;
          const own = bits(k0, k1, id, STRANGER_TRIES + 1);
          for (let t = 0; t < MOST_TRIES; t++) {
            // The high bits say which slot, the low ones whether it is taken.
            const word = bits(own, k1, t, 0);
            const slot = first + Math.floor(word * TWO_M32 * positive);
            const other = target[slot];
            if (other >= 0 && (word & LOW_BITS) < strength[slot] * (LOW_BITS + 1) && status[other] >= RESIDENT) {
              found = other;
              break;
            }
          }
          if (found < 0) found = strongest(target, strength, status, first, first + positive);
        }
        partner[i] = found;
        if (found >= 0) partnerMinutes[i] = social * 0.25;
      }
    },
  },
});

/** A row in 0..n-1: jumps from row to row, each the last that the draw would give among so many, while below n. */
function rowBelow(n: number, k0: number, k1: number, id: number, index: number): number {
  let row = 0;
  for (let next = 0, draw = index; next < n; draw++) {
    row = next;
    next = Math.floor((row + 1) / ((bits(k0, k1, id, draw) + 1) * TWO_M32));
  }
  return row;
}

/** Who the strongest tie in slots first..end-1 leads to, -1 for nobody. */
function strongest(target: Int32Array, strength: Float32Array, status: Uint8Array, first: number, end: number): number {
  let found = -1;
  let most = 0;
  for (let slot = first; slot < end; slot++) {
    if (target[slot] < 0 || strength[slot] <= most || status[target[slot]] < RESIDENT) continue;
    most = strength[slot];
    found = target[slot];
  }
  return found;
}
