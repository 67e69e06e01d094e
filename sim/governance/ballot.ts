/**
 * The arithmetic of a ballot by token weight, as pure functions.
 *
 *   weight   one token, one vote:  t          quadratic:  a · √(t / a) = √(t a)
 *   quorum   votes cast / votes there are
 *   passes   for > against  and  for ≥ threshold · (for + against)
 *
 * t are a person's tokens, a the accounts among which they are divided: evenly, since the square root is concave. So one
 * person with k accounts has √k times the votes of an honest one with as many tokens, and quadratic voting is only as
 * good as the count of heads (Lalley and Weyl 2018, AEA Papers and Proceedings 108:33-37, for the rule; Douceur 2002, The
 * Sybil Attack, for what no count of accounts can tell). By one token, one vote, accounts do not matter.
 *
 * Edge cases: nobody voted, nothing passes; a tie keeps the law.
 */

/** Rules, in the order of the parameter's options. */
export const RULES = ['token', 'quadratic'] as const;
const QUADRATIC = RULES.indexOf('quadratic');

/** Votes of somebody with so many tokens, divided among so many accounts. */
export function votingWeight(rule: number, tokens: number, accounts: number): number {
  return rule === QUADRATIC ? Math.sqrt(tokens * accounts) : tokens;
}

/** Tokens that give so many votes, divided among so many accounts: `votingWeight` the other way about. */
export function tokensFor(rule: number, votes: number, accounts: number): number {
  return rule === QUADRATIC ? (votes * votes) / accounts : votes;
}

/** Whether enough of all votes were cast. */
export function quorate(cast: number, all: number, quorum: number): boolean {
  return cast > 0 && cast >= quorum * all;
}

/** Whether a text has won. */
export function carries(inFavour: number, against: number, threshold: number): boolean {
  return inFavour > against && inFavour >= threshold * (inFavour + against);
}
