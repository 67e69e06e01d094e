/**
 * What a common pool adds to the gifts of many, campaign by campaign.
 *
 *   quadratic   (sum of √c)² − sum of c: a project that n give to alike ends with n times what they gave. Buterin, Hitzig
 *               and Weyl 2019 (Management Science 65:5171-5187)
 *   pairwise    the same square taken apart into pairs, each weakened by all that the two give to the same projects:
 *                 sum over i ≠ j of √(c_i c_j) x M / (M + sum over projects p of √(c_i^p c_j^p))
 *               so that no pair is worth more than M, however much it gives. Buterin 2019 (Pairwise coordination
 *               subsidies, ethresear.ch); without bound it is the quadratic match
 *   pool        when the matches wanted exceed what there is, all are scaled down alike (the capital-constrained
 *               form of the first source)
 *
 * Who gives through k accounts counts as k who give c / k each: their roots sum to √(k c), and so a single giver's project
 * ends with k times the gift. That is what false identities bring; the bound takes only what two of them bring beyond M.
 *
 * Gifts stand side by side: `width` campaigns to a row, whole thousandths. Edge cases: one gift through one account is
 * matched by nothing; nobody has fewer accounts than one.
 */

/** Accounts that a giver counts as. @param accounts by row; empty where everybody has one */
function accountsOf(accounts: Uint8Array, row: number): number {
  return accounts.length > 0 && accounts[row] > 1 ? accounts[row] : 1;
}

/** Sum of the gifts to campaign `k`. */
export function given(gifts: Int32Array, width: number, k: number, n: number): number {
  let sum = 0;
  for (let at = k; at < n * width; at += width) sum += gifts[at];
  return sum;
}

/** The quadratic match of campaign `k`, in the unit of the gifts. */
export function quadraticMatch(gifts: Int32Array, width: number, k: number, accounts: Uint8Array, n: number): number {
  let roots = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const gift = gifts[i * width + k];
    if (gift === 0) continue;
    roots += Math.sqrt(gift * accountsOf(accounts, i));
    sum += gift;
  }
  return Math.max(0, roots * roots - sum);
}

/** Roots of what one account of each giver gives, used campaigns side by side, and how many accounts: scratch of one match. */
let roots = new Float64Array(256);
let heads = new Float64Array(32);

/** The match of campaign `k` with pairs bounded by `bound`, in the unit of the gifts. Takes the square of the number of givers. */
export function pairwiseMatch(
  gifts: Int32Array,
  width: number,
  k: number,
  accounts: Uint8Array,
  n: number,
  bound: number,
): number {
  let givers = 0;
  for (let i = 0; i < n; i++) if (gifts[i * width + k] > 0) givers++;
  if (heads.length < givers) heads = new Float64Array(2 * givers);
  if (roots.length < givers * width) roots = new Float64Array(2 * givers * width);
  // Campaign by campaign, the one in question first; others that nobody of these gives to bring no pair together.
  let rows = 0;
  for (let p = -1; p < width; p++)
    if (p !== k) rows += rootsOf(gifts, width, k, p < 0 ? k : p, accounts, n, rows * givers);
  let match = 0;
  for (let a = 0; a < givers; a++) {
    // Two accounts of one giver are a pair like any other.
    match += heads[a] * (heads[a] - 1) * pair(a, a, givers, rows, bound);
    let others = 0;
    for (let b = a + 1; b < givers; b++) others += heads[b] * pair(a, b, givers, rows, bound);
    match += 2 * heads[a] * others;
  }
  return match;
}

/** Writes the roots of what those who give to `k` give to `p`, from `at` on. @returns 1 when there is any, 0 when not */
function rootsOf(
  gifts: Int32Array,
  width: number,
  k: number,
  p: number,
  accounts: Uint8Array,
  n: number,
  at: number,
): number {
  let next = 0;
  let any = 0;
  for (let i = 0; i < n; i++) {
    if (gifts[i * width + k] === 0) continue;
    heads[next] = accountsOf(accounts, i);
    roots[at + next] = Math.sqrt(gifts[i * width + p] / heads[next]);
    if (roots[at + next] > 0) any = 1;
    next++;
  }
  return any;
}

/** What one account of giver `a` and one of giver `b` bring to the campaign of the first row. */
function pair(a: number, b: number, givers: number, rows: number, bound: number): number {
  const here = roots[a] * roots[b];
  let together = here;
  for (let at = givers; at < rows * givers; at += givers) together += roots[at + a] * roots[at + b];
  return (here * bound) / (bound + together);
}

/** Share of the matches wanted that a pool can pay. */
export function affordable(wanted: number, pool: number): number {
  return wanted > pool ? pool / wanted : 1;
}
