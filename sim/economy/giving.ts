/**
 * How much of its worth to oneself somebody would give towards a thing that is for everybody.
 *
 *   worth to oneself  = the worth of the whole as one sees it, over all who live here, by one's own taste
 *   unconditional     gives all of that
 *   conditional       gives as far as others are believed to, and more as more is seen to be there: belief + seen, at most 1
 *   free rider        gives next to nothing
 *   hump-shaped       is like a conditional one until half is there, and gives less beyond
 *   asked by a friend gives half as much again
 * Types: Fischbacher, Gächter and Fehr 2001 (Economics Letters 71:397-404). Being asked: Andreoni and Rao 2011 (Journal of
 * Public Economics 95:513-520); friends give first: Agrawal, Catalini and Goldfarb 2015 (Journal of Economics and
 * Management Strategy 24:253-274). The sizes are assumptions.
 *
 * Two calculations of interest are open to every type, the free rider among them:
 *   pivotal   what still lacks is no more than one's own worth: giving it gains. That is why contributions which come
 *             back when the goal is missed can reach it (Bagnoli and Lipman 1989)
 *   bonus     whoever gave to what then fails gets a bonus: it pays to give if bonus x doubt > 1 − doubt (Tabarrok 1998)
 */

/** Share of their worth that free riders give: as for hours, an assumption. */
const FREE_RIDING = 0.05;
const ASKED = 1.5;
/** By type, 0 unconditional, 1 conditional, 2 free rider, 3 hump-shaped: what is given in any case, */
const GIVEN = Float64Array.of(1, 0, FREE_RIDING, 0);
/** how much others are matched, */
const MATCHED = Float64Array.of(0, 1, 0, 1);
/** and how much at most for each share of the goal that lacks. */
const FOLD = Float64Array.of(1e9, 1e9, 1e9, 2);

/** Share of one's worth that one gives unprompted. Types alternate as if drawn by lot, so they are looked up. @param seen share of the goal that is there */
export function sharedWorth(type: number, belief: number, seen: number): number {
  return Math.min(GIVEN[type] + MATCHED[type] * Math.min(1, belief + seen), FOLD[type] * (1 - seen));
}

/** Most that somebody is ready to have given by now, in the unit of `worth` and `lacking`. */
export function readyToGive(
  type: number,
  belief: number,
  seen: number,
  asked: number,
  worth: number,
  lacking: number,
  bonusPays: number,
): number {
  const share = sharedWorth(type, belief, seen) * (1 + (ASKED - 1) * asked);
  const gift = worth * Math.min(1, share + bonusPays);
  return lacking <= worth && lacking > gift ? lacking : gift;
}

/** Whether pledging to something that will probably fail is worth the bonus. @param gone share of the time that has passed */
export function bonusPays(bonus: number, seen: number, gone: number): boolean {
  const doubt = 1 - Math.min(1, seen / gone);
  return bonus * doubt > 1 - doubt;
}
