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
import { keyedOrder } from '../core/random.ts';
import { BELIEF_HALF_LIFE_WEEKS } from '../culture/norm-columns.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';

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

/** A room of subjects who play one round after another, in groups that can be matched anew. */
export class Game {
  private readonly groupSize: number;
  private readonly endowment: number;
  private readonly type: Uint8Array;
  private readonly belief: Float64Array;
  private readonly given: Float64Array;
  private readonly names: Uint32Array;
  private readonly order: Int32Array;
  private readonly typeBefore: Uint8Array;
  private readonly beliefBefore: Float64Array;

  /**
   * Cooperation types are those that `people.traits` draws for so many founders.
   * @param firstBelief what subject k believes at first that others give
   */
  constructor(
    subjects: number,
    groupSize: number,
    endowment: number,
    seed: string,
    firstBelief: (subject: number) => number,
  ) {
    this.groupSize = groupSize;
    this.endowment = endowment;
    const world = lab({ specs: SPECS, stepping: ['people.traits'], members: subjects, outSlots: 4, seed });
    this.type = Uint8Array.from(world.array('members.cooperationType').subarray(0, subjects));
    this.belief = Float64Array.from({ length: subjects }, (_, i) => firstBelief(i));
    this.given = new Float64Array(subjects);
    this.names = Uint32Array.from({ length: subjects }, (_, i) => i);
    this.order = new Int32Array(subjects);
    this.typeBefore = new Uint8Array(subjects);
    this.beliefBefore = new Float64Array(subjects);
  }

  /** Puts the subjects into groups at random. */
  match(k0: number, k1: number): void {
    const { type, belief, order, names, typeBefore, beliefBefore } = this;
    for (let i = 0; i < order.length; i++) order[i] = i;
    keyedOrder(order, order.length, names, k0, k1);
    typeBefore.set(type);
    beliefBefore.set(belief);
    for (let i = 0; i < order.length; i++) {
      type[i] = typeBefore[order[i]];
      belief[i] = beliefBefore[order[i]];
    }
  }

  /** One round. @returns the mean contribution */
  round(): number {
    const { given } = this;
    playRound(this.type, this.belief, given, this.groupSize, this.endowment, 0, given.length);
    let sum = 0;
    for (let i = 0; i < given.length; i++) sum += given[i];
    return sum / given.length;
  }
}
