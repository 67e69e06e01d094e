/**
 * Inverse distribution functions, monotone in the uniform they are given.
 *
 * normalQuantile   Wichura (1988), Algorithm AS 241, PPND16, Applied Statistics 37(3), 477-484: relative error about
 *                  1e-16 with exact log and square root.
 * poissonQuantile  smallest k with u < F(k). Up to a mean of SEARCH_LIMIT by adding up probabilities from zero; above it
 *                  by the normal asymptotic expansion of Giles (2016), "Algorithm 955: Approximation of the inverse
 *                  Poisson cumulative distribution function", ACM TOMS 42(1), article 7.
 *                  A mean that is zero, negative or NaN gives 0.
 */
import { exp, log } from './math.ts';

const SEARCH_LIMIT = 400;

/** Standard normal quantile of p in (0, 1). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r +
          45921.953931549871457) *
          r +
          13731.693765509461125) *
          r +
          1971.5909503065514427) *
          r +
          133.14166789178437745) *
          r +
          3.387132872796366608)) /
      (((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r +
        21213.794301586595867) *
        r +
        5394.1960214247511077) *
        r +
        687.1870074920579083) *
        r +
        42.313330701600911252) *
        r +
        1)
    );
  }
  return normalTail(p, q);
}

/** For p outside [0.075, 0.925]; q = p - 1/2. A function of its own so that the middle is small enough to go in line. */
function normalTail(p: number, q: number): number {
  let r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  let z: number;
  if (r <= 5) {
    r -= 1.6;
    z =
      (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
        1.42343711074968357734) /
      (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
        0.14810397642748007459) *
        r +
        0.68976733498510000455) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
        1);
  } else {
    r -= 5;
    z =
      (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
        0.026532189526576123093) *
        r +
        0.29656057182850489123) *
        r +
        1.7848265399172913358) *
        r +
        5.4637849111641143699) *
        r +
        6.6579046435011037772) /
      (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
        7.868691311456132591e-4) *
        r +
        0.0148753612908506148525) *
        r +
        0.13692988092273580531) *
        r +
        0.59983220655588793769) *
        r +
        1);
  }
  return q < 0 ? -z : z;
}

/** Poisson quantile of u in (0, 1). */
export function poissonQuantile(u: number, mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean > SEARCH_LIMIT) {
    const w = normalQuantile(u);
    const root = Math.sqrt(mean);
    const first = 1 / 3 + (w * w) / 6;
    const second = -(w * (2 + w * w)) / (72 * root);
    const third = (w * w * (7 / 810 + (w * w) / 270) - 8 / 405) / mean;
    return Math.floor(mean + root * w + first + second + third);
  }
  let k = 0;
  let probability = exp(-mean);
  let below = probability;
  // Ends when the terms no longer move the sum, for u above the last representable total.
  while (u >= below) {
    k++;
    probability *= mean / k;
    const next = below + probability;
    if (next === below && k > mean) return k - 1;
    below = next;
  }
  return k;
}
