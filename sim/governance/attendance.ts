/**
 * Who comes to a meeting where something is decided. The calculus of Riker and Ordeshook 1968 ("A theory
 * of the calculus of voting", American Political Science Review 62:25-42), R = pB − C + D, with noise
 * uniform over the unit interval, so that the probability of coming is R itself:
 *
 *   p  the felt chance that one's word matters: own experience of having a say. In a large meeting few
 *      are heard, so it falls with size by itself.
 *   B  what is at stake: the gap between what is proposed and what one wants.
 *   C  tiredness.
 *   D  duty: conscientiousness where the institutions are trusted, and habit.
 *
 * The weights are assumptions; with middling traits half of the members come, as in meetings of
 * cooperatives and cohousing groups that report it.
 */
import { MEMBER } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { placeOf, type Wishes, widthOf, wishesOn } from './wishes.ts';

const HABIT = 0.35;
const DUTY = 0.6;
const STAKE = 1.2;
const TIREDNESS = 0.4;
/** Somebody exhausted stays away more than the lack of energy alone says (depersonalisation, Demerouti et al. 2001). */
const EXHAUSTION = 0.2;

interface Invited {
  readonly status: Uint8Array;
  readonly identity: Uint32Array;
  readonly conscientiousness: Float32Array;
  readonly trust: Float64Array;
  readonly energy: Float64Array;
  readonly exhausted: Uint8Array;
  readonly say: Float32Array;
}

/**
 * Calls full members to a meeting, in rows `from`, `from + step` and so on: whoever means to come asks for `minutes`,
 * everybody else for none. Draws at index 0.
 * @param asked the demand on the time ledger
 * @param stake per member, in [0, 1]
 */
export function invite(
  c: Invited,
  asked: Float32Array,
  stake: Float64Array,
  from: number,
  step: number,
  n: number,
  minutes: number,
  k0: number,
  k1: number,
): void {
  const { status, identity, conscientiousness, trust, energy, exhausted, say } = c;
  for (let i = from; i < n; i += step) {
    if (status[i] !== MEMBER) {
      asked[i] = 0;
      continue;
    }
    const will =
      HABIT +
      DUTY * conscientiousness[i] * trust[i] +
      STAKE * say[i] * stake[i] -
      TIREDNESS * (1 - energy[i]) -
      EXHAUSTION * exhausted[i];
    // A product, not a branch, which would be guessed wrong as often as not.
    asked[i] = minutes * +(uniform(k0, k1, identity[i], 0) < will);
  }
}

/** Fills `stake`, in rows `from`, `from + step` and so on, with the largest gap between own wish and the text of a matter. */
export function weighStakes(
  stake: Float64Array,
  wishes: Wishes,
  subjects: Int32Array,
  texts: Float64Array,
  matters: number,
  from: number,
  step: number,
  n: number,
): void {
  for (let i = from; i < n; i += step) stake[i] = 0;
  for (let m = 0; m < matters; m++) {
    const own = wishesOn(wishes, subjects[m]);
    const width = widthOf(subjects[m]);
    const place = placeOf(subjects[m]);
    const text = texts[m];
    for (let i = from; i < n; i += step) {
      const gap = Math.abs(own[i * width + place] - text);
      // The larger of the two, without a branch that nobody could guess.
      stake[i] = 0.5 * (stake[i] + gap + Math.abs(stake[i] - gap));
    }
  }
}
