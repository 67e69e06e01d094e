/**
 * Inverse distribution functions, monotone in the uniform they are given: an odd multiple of 2^-33, from `uniformOpen`.
 *
 * normalQuantile   Wichura (1988), Algorithm AS 241, PPND16, Applied Statistics 37(3), 477-484: relative error about
 *                  1e-16 with exact log and square root.
 * poissonQuantile  smallest k with u < F(k). Up to a mean of SEARCH_LIMIT by adding up probabilities from zero; above it
 *                  by the normal asymptotic expansion of Giles (2016), "Algorithm 955: Approximation of the inverse
 *                  Poisson cumulative distribution function", ACM TOMS 42(1), article 7: the distribution drawn from is
 *                  within 3e-8 of the exact one. Monotone in the mean too; where the methods meet, up to those 3e-8.
 *                  A mean that is zero, negative or NaN gives 0; it must be finite.
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
        (((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
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
      (((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
        1.4234371107496835) /
      (((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
        1);
  } else {
    r -= 5;
    z =
      (((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
        0.026532189526576124) *
        r +
        0.29656057182850487) *
        r +
        1.7848265399172913) *
        r +
        5.463784911164114) *
        r +
        6.657904643501103) /
      (((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
        0.0007868691311456133) *
        r +
        0.014875361290850615) *
        r +
        0.1369298809227358) *
        r +
        0.599832206555888) *
        r +
        1);
  }
  return q < 0 ? -z : z;
}

/** Poisson quantile of u in [2^-33, 1 - 2^-33]. */
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
