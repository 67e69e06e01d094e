/**
 * Whom one meets: each week every member has one conversation that matters, the partner of this week's
 * exchange of views, values and observations.
 *
 * The partner is a tie, with chance in proportion to its strength, or, as far as the week's company was
 * community-wide rather than among friends (assemblies, gatherings), anybody present. The choice among
 * ties is an exponential race at the pair's address, so one tie more or less disturbs few others. The
 * race uses a table of 4,096 exponentials (error of a chance below 2^-12), because it runs for every
 * tie every week. A stranger is the row at a random number below the next power of two, drawn again
 * while nobody lives there; who is met does not depend on how many others there are.
 *
 * Source: focused activity and propinquity as origin of ties, Feld (1981), American Journal of
 * Sociology 86:1015–1035. Edge cases: nobody else present, no partner.
 */
import { ACTIVITIES, column, mechanism, RESIDENT, ref } from '../sim/core/contract.ts';
import { log } from '../sim/core/math.ts';
import { bits } from '../sim/core/random.ts';

const WIDTH = ACTIVITIES.length;
const MEALS = ACTIVITIES.indexOf('shared_meals');
const GATHERINGS = ACTIVITIES.indexOf('gatherings');
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');
const TO_UNIT = 2.3283064365386962890625e-10;

const TABLE_BITS = 12;
const EXPONENTIAL = new Float64Array(1 << TABLE_BITS);
for (let i = 0; i < EXPONENTIAL.length; i++) EXPONENTIAL[i] = -log((i + 0.5) / EXPONENTIAL.length);

/** Slots kept for negative ties, at the end of a member's slots. */
export const NEGATIVE_SLOTS = 3;
const TRIES = 6;

export const meeting = mechanism({
  id: 'people.meeting',
  layer: 'people',
  title: 'Meeting',
  summary: 'Each member’s conversation partner of the week, among ties or among those present at gatherings.',
  source: 'Feld, S. (1981), The focused organization of social ties, American Journal of Sociology 86:1015–1035.',
  switch: 'always',
  columns: {
    partner: column('members', 'i32', {
      unit: 'member row',
      initial: -1,
      min: -1,
      pointsTo: 'members',
      meaning: 'This week’s conversation partner; -1 for none.',
    }),
    partnerMinutes: column('members', 'f32', { unit: 'minutes per week', min: 0, meaning: 'Time spent with the partner.' }),
    socialMinutes: column('members', 'f32', {
      unit: 'minutes per week',
      min: 0,
      meaning: 'Company this week: meals, gatherings and a third of collaborative work.',
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
      let mask = 1;
      while (mask < n) mask <<= 1;
      mask -= 1;
      for (let i = 0; i < n; i++) {
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
        if (bits(k0, k1, id, 0) * TO_UNIT * social < 0.5 * wide + 0.1 * social) {
          for (let t = 0; t < TRIES && found < 0; t++) {
            const row = bits(k0, k1, id, 1 + t) & mask;
            if (row < n && row !== i && status[row] >= RESIDENT) found = row;
          }
        } else {
          let best = Number.POSITIVE_INFINITY;
          const first = i * outSlots;
          // The pair's address in two steps: the first half is the same for all of a member's ties.
          const own = bits(k0, k1, id, TRIES + 1);
          for (let slot = first; slot < first + positive; slot++) {
            const other = target[slot];
            if (other < 0) continue;
            const arrival = EXPONENTIAL[bits(own, k1, identity[other], 0) >>> (32 - TABLE_BITS)] / strength[slot];
            if (arrival < best && status[other] >= RESIDENT) {
              best = arrival;
              found = other;
            }
          }
        }
        partner[i] = found;
        if (found >= 0) partnerMinutes[i] = social * 0.25;
      }
    },
  },
});
