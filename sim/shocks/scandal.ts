/**
 * Scandal: it comes out that the most powerful member has abused an office. Trust in the institutions falls for
 * everybody, the more so the more of it can be seen, and the culprit loses standing.
 *
 *   culprit   = who holds most power; without a record of power, the best reputed
 *   heat      = intensity in the week it comes out, fading with half-life 8 weeks
 *   terms     trust −0.5 · heat · (0.3 + 0.7 · transparency) for all, reputation −0.6 · disgrace for the culprit,
 *             disgrace fading with half-life 52 weeks
 *
 * Scandals of representatives lower regard for the institution as well as for the person (Bowler & Karp 2004,
 * Politicians, Scandals, and Trust in Government, Political Behavior 26, 271–287). Strengths are assumptions. Ties
 * in power go to the lower identity.
 */
import { column, event, heldTerm, mechanism, RESIDENT, ref } from '../core/contract.ts';
import { pow } from '../core/math.ts';

const HEAT_KEPT = pow(2, -1 / 8);
const DISGRACE_KEPT = pow(2, -1 / 52);
const TRUST_LOST = 0.5;
const STANDING_LOST = 0.6;
const GONE = 0.002;
const USUAL_TRANSPARENCY = 0.5;

export const scandal = mechanism({
  id: 'shocks.scandal',
  layer: 'shocks',
  title: 'Scandal',
  summary: 'The most powerful member is found out; everybody trusts the institutions less for some months.',
  source: 'Bowler & Karp 2004',
  switch: 'shock',
  columns: {
    scandalHeat: column('society', 'f64', { unit: 'intensity', meaning: 'how much a scandal is talked about', min: 0 }),
    disgrace: column('members', 'f32', { unit: 'intensity', meaning: 'standing lost by a scandal, fading', min: 0 }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    reputation: ref('f64', 'members.reputation'),
    power: ref('f64', 'members.power', true),
    enactedValues: ref('f32', 'society.enactedValues', true),
  },
  adds: {
    outrage: heldTerm('members.trust', 'a scandal in office'),
    shame: heldTerm('members.reputation', 'found out in a scandal'),
  },
  events: { exposed: event('{who} is found out: a scandal.') },
  steps: {
    shocks(s) {
      const { c, n } = s;
      const { status, disgrace, outrage, shame, scandalHeat } = c;
      scandalHeat[0] *= HEAT_KEPT;
      if (s.struck > 0) {
        const culprit = foremost(status, c.identity, c.power.length > 0 ? c.power : c.reputation, n);
        if (culprit >= 0) {
          scandalHeat[0] += s.struck;
          disgrace[culprit] += s.struck;
          s.emit(s.event.exposed, culprit, -1, s.struck, 0);
        }
      }
      if (scandalHeat[0] < GONE) scandalHeat[0] = 0;
      const visible = c.enactedValues.length > 0 ? c.enactedValues[0] : USUAL_TRANSPARENCY;
      const lost = -TRUST_LOST * scandalHeat[0] * (0.3 + 0.7 * visible);
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        outrage[i] = lost;
        const left = disgrace[i] * DISGRACE_KEPT;
        disgrace[i] = left > GONE ? left : 0;
        shame[i] = -STANDING_LOST * left;
      }
    },
  },
});

/** Row of the member with the highest value, the lower identity among equals; -1 when nobody is there. */
function foremost(status: Uint8Array, identity: Uint32Array, value: Float64Array, n: number): number {
  let best = -1;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    if (best < 0 || value[i] > value[best] || (value[i] === value[best] && identity[i] < identity[best])) best = i;
  }
  return best;
}
