/**
 * What a vote costs somebody to sell, and what a buyer can get for so much money. Pure functions.
 *
 *   least bribe = bill · (0.05 + 0.5 · conscientiousness + 4 · max(0, loss)) / (1 + 2 · need)
 *     loss   what voting so would cost on the matter, in shares of the range: nobody minds being paid for the vote they
 *            meant to cast (turnout buying, Nichter 2008, American Political Science Review 102:19-31); the cost of
 *            voting against one's own wish grows with distance from the matter, and the poor sell for less (Stokes
 *            2005, American Political Science Review 99:315-325)
 *     need   how far savings fall short of thirteen weeks' bills
 *
 * The buyer names one price a vote, as on the markets where votes of token holders are rented; everybody whose votes
 * would bring the least bribe accepts. Votes are public, so that what was bought is cast. Dal Bo 2007 (American Journal of
 * Political Science 51:789-803) shows that a promise to pay only those who turn out decisive would cost next to nothing;
 * nobody would believe it here, and bribes are paid beforehand. The coefficients are assumptions.
 */
const BOTHER = 0.05;
const SCRUPLE = 0.5;
const STAKE = 4;
const NEED = 2;
const SAVING_WEEKS = 13;

/** The least that somebody takes for all of their votes, in credits. */
export function leastBribe(bill: number, conscientiousness: number, loss: number, wealthCredits: number): number {
  const savings = SAVING_WEEKS * bill;
  const need = savings > 0 ? Math.max(0, Math.min(1, 1 - wealthCredits / savings)) : 0;
  return (bill * (BOTHER + SCRUPLE * conscientiousness + STAKE * Math.max(0, loss))) / (1 + NEED * need);
}

/**
 * The price a vote at which the buyer gets most: the offer is raised by half as long as the purse and the wish for more
 * votes allow it. 0 when nobody sells at a price that can be paid.
 * @param votes of each, 0 for who is not asked
 * @param least bribe of each, credits
 * @param purse credits
 * @param enough votes beyond which no more are wanted
 */
export function bestOffer(votes: Float64Array, least: Float64Array, n: number, purse: number, enough: number): number {
  let cheapest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) if (votes[i] > 0) cheapest = Math.min(cheapest, least[i] / votes[i]);
  let best = 0;
  // A little above the cheapest, so that rounding leaves nobody out.
  for (let price = cheapest * (1 + 1e-9); price < Number.POSITIVE_INFINITY; price *= 1.5) {
    let got = 0;
    for (let i = 0; i < n; i++) if (votes[i] > 0 && price * votes[i] >= least[i]) got += votes[i];
    if (got * price > purse) break;
    best = price;
    if (got >= enough) break;
  }
  return best;
}
