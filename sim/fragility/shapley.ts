/**
 * A change of a product taken apart exactly by its factors: each gets the mean, over all orders in which the factors
 * could have changed one after the other, of what its own change makes. The parts add up to the whole change, no order
 * is preferred, and factors may be zero.
 *
 *   part_i = Σ over sets S without i of |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S))
 *   v(S)   = product of the factors, those in S as they are now and the others as they were
 *
 * Source: Albrecht, François and Schoors 2002, A Shapley decomposition of carbon emissions without residuals, Energy
 * Policy 30:727–736. The work doubles with each factor; there are five at most.
 */

/** @returns what each factor adds to Π now − Π then, in their order */
export function shapleyParts(then: readonly number[], now: readonly number[]): number[] {
  const n = then.length;
  const factorial = [1];
  for (let k = 1; k <= n; k++) factorial.push(k * factorial[k - 1]);
  const product = (set: number): number => then.reduce((p, was, i) => p * ((set >> i) & 1 ? now[i] : was), 1);
  return then.map((_, i) => {
    let part = 0;
    for (let set = 0; set < 1 << n; set++) {
      if ((set >> i) & 1) continue;
      let size = 0;
      for (let rest = set; rest > 0; rest &= rest - 1) size++;
      const weight = (factorial[size] * factorial[n - size - 1]) / factorial[n];
      part += weight * (product(set | (1 << i)) - product(set));
    }
    return part;
  });
}
