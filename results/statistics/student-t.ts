/**
 * Student's t distribution: cumulative probability and quantile.
 *
 * P(T <= t) = 1 - I(x; v/2, 1/2) / 2 for t >= 0, with x = v / (v + t²) and I the regularised
 * incomplete beta function, evaluated by its continued fraction (modified Lentz).
 * Source: Abramowitz & Stegun 1964, 26.7.1 and 26.5.8; Press et al., Numerical Recipes 3rd ed. 2007, section 6.4.
 * The quantile is found by bisection, which is slow and cannot fail.
 * Edge cases: fewer than one degree of freedom gives NaN; probabilities 0 and 1 give the infinities.
 */
import { gammaln } from 'simple-statistics';

export function studentTCumulative(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) return Number.NaN;
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const tail = incompleteBeta(x, degreesOfFreedom / 2, 0.5) / 2;
  return t >= 0 ? 1 - tail : tail;
}

export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p < 0.5) return -studentTQuantile(1 - p, degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (studentTCumulative(high, degreesOfFreedom) < p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (studentTCumulative(middle, degreesOfFreedom) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log(1 - x));
  // The fraction converges fast only below the mean; above it the reflected one does.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** Keeps a denominator of Lentz's method from vanishing. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
