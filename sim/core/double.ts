/**
 * What a double is made of: exact powers of two, and a view of one double as two 32-bit words.
 *
 * Multiplying by an element of POWERS is exact while the product stays in the normal range, and faster than writing an
 * exponent field and reading the double back. Reading a word after writing the double is fast.
 */

/** POWERS[k + POWER_ZERO] = 2^k for -1074 <= k <= 1023: every power of two that a double holds. */
export const POWERS = new Float64Array(2098);
export const POWER_ZERO = 1074;
for (let k = 0, up = 1; k <= 1023; k++, up *= 2) POWERS[POWER_ZERO + k] = up;
for (let k = 0, down = 1; k <= POWER_ZERO; k++, down /= 2) POWERS[POWER_ZERO - k] = down;

/** One double, and the same memory as two words. The byte order of the machine decides which word is the high one. */
export const DOUBLE = new Float64Array(1);
export const WORDS = new Int32Array(DOUBLE.buffer);
DOUBLE[0] = 1;
/** Position in WORDS of sign, exponent and the upper 20 bits of the significand. */
export const HIGH = WORDS[1] === 0 ? 0 : 1;
/** Position in WORDS of the lower 32 bits of the significand. */
export const LOW = 1 - HIGH;
