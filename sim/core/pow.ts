/**
 * Portable x^y after fdlibm 5.3, e_pow.c (Sun Microsystems, 1993, under the notice quoted in math.ts).
 *
 * log2(x) is formed in about 70 bits as a sum of a short head and a tail, multiplied by y the same way, and 2 is raised
 * to the result. Heads are rounded to 24 bits by fround where fdlibm truncates to 21 by clearing a word: products of two
 * heads are exact either way, and no word is written and then read back as a double. Error below 0.9 units in the last
 * place, as measured.
 *
 * Special cases are those of ECMAScript's Math.pow, which differ from C in one place: (±1)^±Infinity and 1^NaN are NaN.
 */
import { DOUBLE, HIGH, POWER_ZERO, POWERS, WORDS } from './double.ts';

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language does not fix the bits of Math.LN2.
const LG2 = 0.6931471805599453;
const LG2_HIGH = 0.6931471824645996;
const LG2_LOW = -1.904654299957768e-9;
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;
const LOG2_OF_1_5_HIGH = 0.5849624872207642;
const LOG2_OF_1_5_LOW = 1.350039202129749e-8;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language does not fix the bits of Math.LOG2E.
const INVERSE_LN2 = 1.4426950408889634;
const INVERSE_LN2_HIGH = 1.4426950216293335;
const INVERSE_LN2_LOW = 1.9259629911266175e-8;
const TWO_31 = 2147483648;
const TWO_53 = 9007199254740992;
const TWO_64 = 18446744073709552000;
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
    const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
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
        (0.5999999999999946 +
          s2 *
            (0.4285714285785502 +
              s2 *
                (0.33333332981837743 +
                  s2 * (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842))))) +
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
      (0.16666666666666602 +
        q *
          (-0.0027777777777015593 +
            q * (6.613756321437934e-5 + q * (-1.6533902205465252e-6 + q * 4.1381367970572385e-8))));
  const r = (z * c) / (c - 2) - (w + z * w);
  // Two factors reach beyond the normal range at both ends. The first product is exact, so rounding happens once.
  const half = n >> 1;
  return (1 - (r - z)) * POWERS[POWER_ZERO + half] * POWERS[POWER_ZERO + n - half];
}

/** x zero, negative, infinite or NaN, or y beyond 2^64, infinite or NaN. */
function powOfRare(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
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
