/**
 * Key contributors are courted away: the tenth that gives most gets strong offers from outside, open for eight
 * weeks. Nobody is removed; each weighs the offer against staying, so what holds people decides how many go.
 *
 *   offer = 1.3 · intensity (utility) for members whose contribution score is in the top TOP_SHARE
 *
 * Under the default constitution about half of them go, against one in fourteen of the others. Analogue: core
 * developers hired away or leaving in a group; the loss of few carries off most of the knowledge (Rigby et al. 2016,
 * Quantifying and Mitigating Turnover-Induced Knowledge Loss, ICSE '16; Foucault et al. 2015, Impact of Developer
 * Turnover on Quality in Open-Source Software, ESEC/FSE '15). Strength and duration are assumptions.
 *
 * Members are ranked by score in half-hour classes, so everybody in the class at the cut gets an offer. A society
 * in which nobody contributes has no key contributors.
 */
import { column, event, heldTerm, mechanism, RESIDENT, ref } from '../core/contract.ts';
import { counted } from '../core/telling.ts';

const TOP_SHARE = 0.1;
const OFFER = 1.3;
const OFFER_WEEKS = 8;
const CLASSES_PER_HOUR = 2;
/** Members by class of contribution score; scratch of one step. */
const classes = new Int32Array(168 * CLASSES_PER_HOUR + 1);

export const keyContributorsLeave = mechanism({
  id: 'shocks.key_contributors_leave',
  layer: 'shocks',
  title: 'Key contributors are courted away',
  summary: 'Those who give most get strong offers from outside for eight weeks.',
  source: 'Rigby et al. 2016; Foucault et al. 2015',
  switch: 'shock',
  columns: {
    outsideOffer: column('members', 'f32', {
      unit: 'utility',
      meaning: 'strength of an offer from outside that is still open',
      min: 0,
      max: 10,
    }),
    offersUntilWeek: column('society', 'i32', { unit: 'week', meaning: 'week in which open offers end', min: 0 }),
  },
  reads: { status: ref('u8', 'members.status'), contributionScore: ref('f32', 'members.contributionScore') },
  adds: { offer: heldTerm('members.stayUtility', 'an offer from outside') },
  events: { offered: event('{who}, who gives {b} a week, gets a strong offer from outside.', { b: counted('hour') }) },
  steps: {
    shocks(s) {
      const { c, n, week } = s;
      const { status, contributionScore, outsideOffer, offersUntilWeek, offer } = c;
      if (s.struck > 0) {
        offersUntilWeek[0] = week + OFFER_WEEKS;
        const cut = topClass(status, contributionScore, n);
        for (let i = 0; i < n; i++) {
          if (status[i] < RESIDENT || classOf(contributionScore[i]) < cut) continue;
          outsideOffer[i] = Math.max(outsideOffer[i], OFFER * s.struck);
          s.emit(s.event.offered, i, -1, outsideOffer[i], contributionScore[i]);
        }
      }
      if (week > offersUntilWeek[0]) return;
      const open = week < offersUntilWeek[0];
      for (let i = 0; i < n; i++) {
        if (!open) outsideOffer[i] = 0;
        offer[i] = -outsideOffer[i];
      }
    },
  },
});

function classOf(score: number): number {
  return Math.min(classes.length - 1, Math.floor(score * CLASSES_PER_HOUR));
}

/** Lowest class of the top share; class 0 is never in it. */
function topClass(status: Uint8Array, score: Float32Array, n: number): number {
  classes.fill(0);
  let present = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    classes[classOf(score[i])]++;
    present++;
  }
  const wanted = Math.ceil(TOP_SHARE * present);
  let count = 0;
  let cut = classes.length;
  while (cut > 1 && count < wanted) count += classes[--cut];
  return cut;
}
