/**
 * What members make of the common purse.
 *
 *   paid_i   = pooled share of what the week's hours made
 *   back_i   = share of the pool and aid received
 *   trust   : -0.3 (1 - open) x transparency_i x (paid - back) / paid
 *
 * Behind closed books one sees what goes in and what comes back, and has to guess at the rest: upkeep, interest, reserves.
 * The unseen is suspected by those to whom transparency matters; published books show where it went. They take a suspicion
 * away and add nothing, since transparency by itself does little for trust (review of 187 studies: Cucciniello, Porumbescu
 * and Grimmelikhuijsen 2017, Public Administration Review 77:32-44). The weight is an assumption.
 *
 * Members look by turns, every four weeks. Edge cases: who gives nothing has paid nothing, and suspects nothing; without a
 * pool there is nothing to suspect.
 */

import { heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../core/contract.ts';

const VALUE_COUNT = VALUES.length;
const TRANSPARENCY = VALUES.indexOf('transparency');
const SUSPICION = -0.3;
/** Credits a week below which what is paid in is small change. */
const SMALL_CHANGE = 1;

export const trustInAccounts = mechanism({
  id: 'economy.trust_in_accounts',
  layer: 'economy',
  title: 'Trust in the accounts',
  summary:
    'Members compare what they pay into the pool with what they see come back, and suspect what no books explain.',
  source: 'Cucciniello, Porumbescu and Grimmelikhuijsen 2017 (transparency and trust); the weight is an assumption',
  switch: 'always',
  reads: {
    status: ref('u8', 'members.status'),
    values: ref('f32', 'members.values'),
    effectiveHours: ref('f32', 'members.effectiveHours'),
    allotment: ref('f32', 'members.allotment', true),
    aid: ref('f32', 'members.aid', true),
    output: ref('f64', 'society.output'),
    labour: ref('f64', 'society.labour'),
    pooledShare: ref('f64', 'society.pooledShare', true),
    booksOpen: ref('f64', 'society.booksOpen', true),
  },
  adds: {
    suspicion: heldTerm('members.trust', 'suspicion of what is paid in and not seen again', true),
  },
  after: ['economy.allocation', 'economy.transparent'],
  steps: {
    economy(s) {
      const { c, n, week } = s;
      if (c.pooledShare.length === 0) return;
      const { status, values, effectiveHours, allotment, aid, suspicion } = c;
      const allots = allotment.length > 0;
      const open = c.booksOpen.length > 0 ? c.booksOpen[0] : 0;
      const perHour = c.labour[0] > 0 ? (c.pooledShare[0] * c.output[0]) / c.labour[0] : 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const paid = effectiveHours[i] * perHour;
        const back = allots ? allotment[i] + aid[i] : 0;
        const unseen = paid > back ? (paid - back) / Math.max(SMALL_CHANGE, paid) : 0;
        suspicion[i] = SUSPICION * (1 - open) * values[i * VALUE_COUNT + TRANSPARENCY] * unseen;
      }
    },
  },
});
