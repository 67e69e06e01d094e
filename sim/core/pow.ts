/**
 * Portable x^y after fdlibm 5.3, e_pow.c (Sun Microsystems, 1993, under the notice quoted in math.ts).
 *
 * log2(x) is formed in about 70 bits as a sum of a short head and a tail, multiplied by y the same way, and 2 is raised
 * to the result. Heads are rounded to 24 bits by fround where fdlibm truncates to 21 by clearing a word: products of two
 * heads are exact either way, and no word is written and then read back as a double. Error below 0.70 units in the last
 * place.
 *
 * Special cases are those of ECMAScript's Math.pow, which differ from C in one place: (±1)^±Infinity and 1^NaN are NaN.
 */
import { DOUBLE, HIGH, POWER_ZERO, POWERS, WORDS } from './double.ts';

const LG2 = 6.93147180559945286227e-1;
const LG2_HIGH = 6.93147182464599609375e-1;
const LG2_LOW = -1.90465429995776804525e-9;
const CP = 9.61796693925975554329e-1;
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
const LOG2_OF_1_5_HIGH = 5.84962487220764160156e-1;
const LOG2_OF_1_5_LOW = 1.35003920212974897128e-8;
const INVERSE_LN2 = 1.442695040888963387;
const INVERSE_LN2_HIGH = 1.44269502162933349609;
const INVERSE_LN2_LOW = 1.92596299112661746887e-8;
const TWO_31 = 2147483648;
const TWO_53 = 9007199254740992;
const TWO_64 = 18446744073709551616;
const LEAST_NORMAL = 2.2250738585072014e-308;
/** Reach of the series for log(x) about 1 that very large exponents use. */
const NEAR_ONE = 9.5367431640625e-7;

/** x to the power y. */
export function pow(x: number, y: number): number {
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (x > 0 && x < Infinity && y >= -TWO_64 && y <= TWO_64) {
    if (y === 0.5) return Math.sqrt(x);
    return powOfPositive(x, y);
  }
  return powOfRare(x, y);
}

/** For 0 < x < Infinity and |y| <= 2^64. */
function powOfPositive(x: number, y: number): number {
  let head: number;
  let tail: number;
  if (y > TWO_31 || y < -TWO_31) {
    const t = x - 1;
    if (t > NEAR_ONE || t < -NEAR_ONE) return t > 0 === y > 0 ? Infinity : 0;
    const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u = INVERSE_LN2_HIGH * Math.fround(t);
    const v = INVERSE_LN2_HIGH * (t - Math.fround(t)) + t * INVERSE_LN2_LOW - w * INVERSE_LN2;
    head = Math.fround(u + v);
    tail = v - (head - u);
  } else {
    let n = 0;
    if (x < LEAST_NORMAL) {
      x *= TWO_53;
      n = -53;
    }
    DOUBLE[0] = x;
    const hx = WORDS[HIGH];
    // x = 2^shift * a with a in [sqrt(3)/2, sqrt(3)); the centre next to a is 1 or 1.5.
    const fraction = hx & 0x000fffff;
    const shift = (hx >> 20) - 1023 + (fraction >= 0xbb67a ? 1 : 0);
    const upper = fraction > 0x3988e && fraction < 0xbb67a;
    const centre = upper ? 1.5 : 1;
    const centreHigh = upper ? LOG2_OF_1_5_HIGH : 0;
    const centreLow = upper ? LOG2_OF_1_5_LOW : 0;
    const a = x * POWERS[POWER_ZERO - shift];
    n += shift;

    // s = (a - centre) / (a + centre) as a head and a tail.
    const difference = a - centre;
    const inverse = 1 / (a + centre);
    const s = difference * inverse;
    const sHigh = Math.fround(s);
    const sumHigh = Math.fround(a + centre);
    const sumLow = a - (sumHigh - centre);
    const sLow = inverse * (difference - sHigh * sumHigh - sHigh * sumLow);
    // log(a) - log(centre) by an odd polynomial in s.
    const s2 = s * s;
    const r =
      s2 *
        s2 *
        (5.99999999999994648725e-1 +
          s2 *
            (4.28571428578550184252e-1 +
              s2 *
                (3.33333329818377432918e-1 +
                  s2 *
                    (2.72728123808534006489e-1 +
                      s2 * (2.30660745775561754067e-1 + s2 * 2.06975017800338417784e-1))))) +
      sLow * (sHigh + s);
    const square = sHigh * sHigh;
    const factorHigh = Math.fround(3 + square + r);
    const factorLow = r - (factorHigh - 3 - square);
    const u = sHigh * factorHigh;
    const v = sLow * factorHigh + factorLow * s;
    const pHigh = Math.fround(u + v);
    const pLow = v - (pHigh - u);
    const zHigh = CP_HIGH * pHigh;
    const zLow = CP_LOW * pHigh + pLow * CP + centreLow;
    head = Math.fround(zHigh + zLow + centreHigh + n);
    tail = zLow - (head - n - centreHigh - zHigh);
  }

  // y * log2(x) as a head and a tail.
  const yHigh = Math.fround(y);
  const low = (y - yHigh) * head + y * tail;
  const high = yHigh * head;
  const exponent = low + high;
  if (exponent > 1025) return Infinity;
  if (exponent < -1076) return 0;

  // 2^(high + low).
  const n = Math.floor(exponent + 0.5);
  const rest = high - n;
  const t = Math.fround(low + rest);
  const u = t * LG2_HIGH;
  const v = (low - (t - rest)) * LG2 + t * LG2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const q = z * z;
  const c =
    z -
    q *
      (1.66666666666666019037e-1 +
        q *
          (-2.77777777770155933842e-3 +
            q * (6.61375632143793436117e-5 + q * (-1.6533902205465251539e-6 + q * 4.13813679705723846039e-8))));
  const r = (z * c) / (c - 2) - (w + z * w);
  // Two factors reach beyond the normal range at both ends. The first product is exact, so rounding happens once.
  const half = n >> 1;
  return (1 - (r - z)) * POWERS[POWER_ZERO + half] * POWERS[POWER_ZERO + n - half];
}

/** x zero, negative, infinite or NaN, or y beyond 2^64, infinite or NaN. */
function powOfRare(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = x < 0 ? -x : x;
  if (y > TWO_64 || y < -TWO_64) {
    // Every such y is an even integer or infinite.
    if (size === 1) return y === Infinity || y === -Infinity ? NaN : 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const whole = Math.floor(y) === y;
  const odd = whole && (y < 0 ? -y : y) % 2 === 1;
  let result: number;
  if (size === 0) result = y > 0 ? 0 : Infinity;
  else if (size === Infinity) result = y > 0 ? Infinity : 0;
  else if (!whole) return NaN;
  else result = powOfPositive(size, y);
  return odd && (x < 0 || (x === 0 && 1 / x < 0)) ? -result : result;
}
