/**
 * Upper tail of the chi-squared distribution: Q(k/2, x/2), the regularised upper incomplete gamma
 * function, by its series below the mean and its continued fraction above.
 *
 * Source: Abramowitz & Stegun 1964, 26.4.19, 6.5.29, 6.5.31; Press et al., Numerical Recipes 3rd ed. 2007, section 6.2.
 * Edge cases: x <= 0 gives 1; fewer than one degree of freedom gives NaN.
 */
import { gammaln } from 'simple-statistics';

export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  const a = degreesOfFreedom / 2;
  const y = x / 2;
  const front = Math.exp(a * Math.log(y) - y - gammaln(a));
  return y < a + 1 ? 1 - front * lowerSeries(a, y) : front * upperFraction(a, y);
}

function lowerSeries(a: number, y: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 1000 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= y / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, y: number): number {
  let b = y + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}
