/**
 * Portable elementary functions: the same bits in every JavaScript engine.
 *
 * The language leaves Math.exp, Math.log and Math.pow to the implementation and their last bits differ between
 * engines. The functions here use only + - * /, comparisons, integer operations and typed-array views of a double,
 * whose results IEEE 754 and the language fix, so a run is the same society everywhere.
 *
 * exp, log   after fdlibm 5.3, e_exp.c and e_log.c ("Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *            Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute
 *            this software is freely granted, provided that this notice is preserved."). Error below 1 unit in the last
 *            place. Scaling by 2^k is a table look-up, and log has one arrangement of its sum where fdlibm has four.
 * pow        in pow.ts, from the same library.
 * logistic   1 / (1 + exp(-x)), arranged so that exp never overflows. Error below 3 units in the last place.
 *
 * Special cases follow ECMAScript's Math: exp(-Infinity) = 0, log(0) = -Infinity, log(x < 0) = NaN, NaN stays NaN.
 *
 * Rare cases are separate functions so that the common path stays small enough for a compiler to put in line.
 */
import { DOUBLE, HIGH, POWER_ZERO, POWERS, WORDS } from './double.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language does not fix the bits of Math.LOG2E.
const INVERSE_LN2 = 1.4426950408889634;
const HALF_LN2 = 0.34657359027997264;
const EXP_OVERFLOW = 709.782712893384;
const EXP_UNDERFLOW = -745.1332191019411;
const TWO_54 = 18014398509481984;
/** Exponents 0 to 2046 of positive normal doubles fill the high words from the first to below the last of these. */
const NORMAL_FROM = 0x00100000;
const NORMAL_TO = 0x7ff00000;

/** e^x. */
export function exp(x: number): number {
  if (!(x <= EXP_OVERFLOW)) return x > EXP_OVERFLOW ? Infinity : x;
  if (x < EXP_UNDERFLOW) return 0;
  let k = 0;
  let high = x;
  let low = 0;
  let r = x;
  if (x > HALF_LN2 || x < -HALF_LN2) {
    k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
    r = high - low;
  }
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors reach beyond the normal range at both ends. The first product is exact, so rounding happens once.
  const half = k >> 1;
  return y * POWERS[POWER_ZERO + half] * POWERS[POWER_ZERO + k - half];
}

/** Natural logarithm. */
export function log(x: number): number {
  DOUBLE[0] = x;
  const hx = WORDS[HIGH];
  if (hx < NORMAL_FROM || hx >= NORMAL_TO) return logOfRare(x);
  return logOfNormal(x, hx, 0);
}

/** log(x) - scale * log(2), for positive normal x with high word hx. */
function logOfNormal(x: number, hx: number, scale: number): number {
  // x = 2^k (1 + f) with sqrt(1/2) < 1 + f < sqrt(2).
  const shift = (hx >> 20) - 1023 + (((hx & 0x000fffff) + 0x95f64) >> 20);
  const f = x * POWERS[POWER_ZERO - shift] - 1;
  const k = shift - scale;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f);
}

/** Zero, negative, denormal, infinite or not a number. */
function logOfRare(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  DOUBLE[0] = x * TWO_54;
  return logOfNormal(DOUBLE[0], WORDS[HIGH], 54);
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  const e = exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1) / (1 + e);
}

/** x held within [low, high]; NaN passes through. */
export function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/** x held within [0, 1]; NaN passes through. */
export function clamp01(x: number): number {
  // What min and max would give, for NaN and −0 too, at half the instructions.
  return x <= 0 ? 0 : x > 1 ? 1 : x;
}

export { pow } from './pow.ts';
