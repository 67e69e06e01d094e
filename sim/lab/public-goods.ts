/**
 * The public goods game in groups: what each gives follows from cooperation type and belief by the wish of
 * `people.contribution`, and beliefs follow what is seen by the half-life of the contribution norm. A round
 * stands for one turn of four weeks, in which a member of the society chooses once and takes notice once.
 *
 *   give_i   = wish(type_i, belief_i), with the endowment as what is asked
 *   belief_i ← belief_i + learning · (mean of the others in the group − belief_i)
 *
 * No law, no sanction and no weakness: the pull of duty and energy on the wish is left out, since nothing of the kind
 * is in the experiment.
 *
 * Source: Fischbacher, U. & Gächter, S. (2010), American Economic Review 100:541–556.
 */
import { wishedHours } from '../../agents/contribution.ts';
import { weeklyShare } from '../../agents/half-life.ts';
import { TURN_WEEKS } from '../core/contract.ts';
import { BELIEF_HALF_LIFE_WEEKS } from '../culture/norm.ts';

/** Share of the way to what is seen that a belief moves in a round. */
export const LEARNING = weeklyShare(BELIEF_HALF_LIFE_WEEKS / TURN_WEEKS);

/** One round for the groups of members first .. last − 1: all give, then all learn what the others in their group gave. */
export function playRound(
  type: Uint8Array,
  belief: Float64Array,
  given: Float64Array,
  groupSize: number,
  endowment: number,
  first: number,
  last: number,
): void {
  const size = groupSize | 0;
  const stop = last | 0;
  const perMate = 1 / (size - 1);
  for (let at = first | 0; at < stop; at += size) {
    const end = at + size;
    let total = 0;
    for (let i = at; i < end; i++) {
      const gift = wishedHours(type[i], belief[i], endowment);
      given[i] = gift;
      total += gift;
    }
    for (let i = at; i < end; i++) {
      const before = belief[i];
      belief[i] = before + LEARNING * ((total - given[i]) * perMate - before);
    }
  }
}
