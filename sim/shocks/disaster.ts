/**
 * Disaster: fire, flood or storm makes half of the infrastructure unusable, and what is lost has to be replaced out
 * of everybody's pocket at once.
 *
 *   damage  = 0.5 · intensity, at most 1, repaired at the pace of `society.damage`
 *   losses  = 0.2 · intensity of each member's positive balance, drawn evenly between none and twice that,
 *             and 0.2 · intensity of the treasury's positive balance
 *
 * Both shares stop at nine tenths. How well a place recovers depends on ties and common funds rather than on the
 * damage alone (Aldrich 2012, Building Resilience: Social Capital in Post-Disaster Recovery, University of Chicago
 * Press). Strengths are assumptions.
 */
import { event, flow, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { SHARE } from '../core/telling.ts';

const DAMAGE = 0.5;
const LOSS_SHARE = 0.2;
const MOST_LOST = 0.9;

export const disaster = mechanism({
  id: 'shocks.disaster',
  layer: 'shocks',
  title: 'Disaster',
  summary: 'Half of the infrastructure is unusable, and savings go into what was lost.',
  source: 'Aldrich 2012',
  switch: 'shock',
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    wealth: ref('f64', 'members.wealth'),
  },
  adds: { ruin: term('society.damage', 'a disaster') },
  flows: {
    replacements: flow('member', 'outside', 'what members lost in a disaster is bought anew'),
    clearance: flow('treasury', 'outside', 'clearance and emergency works after a disaster'),
  },
  events: { struck: event('Disaster strikes: {a} of the infrastructure is unusable.', { a: SHARE }) },
  steps: {
    shocks(s) {
      if (s.struck === 0) return;
      const { c, n, k0, k1 } = s;
      c.ruin[0] = Math.min(1, DAMAGE * s.struck);
      for (let i = 0; i < n; i++) {
        if (c.status[i] < RESIDENT || c.wealth[i] <= 0) continue;
        const share = Math.min(MOST_LOST, 2 * LOSS_SHARE * s.struck * uniform(k0, k1, c.identity[i], 0));
        s.money.memberToOutside(s.flow.replacements, i, Math.floor(c.wealth[i] * share));
      }
      const fund = s.money.treasury();
      if (fund > 0)
        s.money.treasuryToOutside(s.flow.clearance, Math.floor(fund * Math.min(MOST_LOST, LOSS_SHARE * s.struck)));
      s.emit(s.event.struck, -1, -1, c.ruin[0], s.struck);
    },
  },
});
