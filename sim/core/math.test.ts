/**
 * Reference values are computed here in fixed point on BigInt (512 fractional bits, series summed until the terms
 * vanish), so errors are measured in units in the last place of the true value and not of another library's.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamp, clamp01, exp, log, logistic, pow } from './math.ts';
import { bits } from './random.ts';

const BITS = 512n;
const ONE = 1n << BITS;

/** x = significand * 2^exponent, exactly. */
function parts(x: number): [bigint, bigint] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const field = (word >> 52n) & 0x7ffn;
  const fraction = word & 0xfffffffffffffn;
  const significand = field === 0n ? fraction : fraction | (1n << 52n);
  return [word >> 63n ? -significand : significand, field === 0n ? -1074n : field - 1075n];
}

function shift(x: bigint, by: bigint): bigint {
  return by >= 0n ? x << by : x >> -by;
}

function bitLength(x: bigint): bigint {
  return BigInt(x.toString(16).length * 4 - Math.clz32(Number.parseInt(x.toString(16)[0], 16)) + 28);
}

/** 2 atanh(s). */
function twiceAtanh(s: bigint): bigint {
  // A right shift of a negative number never reaches zero.
  if (s < 0n) return -twiceAtanh(-s);
  const square = (s * s) >> BITS;
  let term = s;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term / k;
    term = (term * square) >> BITS;
  }
  return 2n * sum;
}

const LN2 = twiceAtanh(ONE / 3n);

/** log(x) in fixed point. */
function logExactly(x: number): bigint {
  const [significand, exponent] = parts(x);
  const length = bitLength(significand);
  const m = shift(significand, BITS - length);
  return twiceAtanh(((m - ONE) << BITS) / (m + ONE)) + (exponent + length) * LN2;
}

/** e^x of a fixed-point x, as [mantissa in fixed point, power of two]. */
function expExactly(x: bigint): [bigint, bigint] {
  const k = x / LN2 - (x < 0n ? 1n : 0n);
  const r = x - k * LN2;
  let term = ONE;
  let sum = 0n;
  for (let i = 1n; term !== 0n; i++) {
    sum += term;
    term = ((term * r) >> BITS) / i;
  }
  return [sum, k];
}

/** |approximate - mantissa * 2^(power - BITS)| in units in the last place of the latter. */
function ulps(approximate: number, mantissa: bigint, power: bigint): number {
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const top = bitLength(magnitude) - BITS + power - 1n;
  const unit = top - 52n < -1074n ? -1074n : top - 52n;
  const [significand, exponent] = parts(approximate);
  const error = shift(significand, exponent - unit + 40n) - shift(mantissa, power - BITS - unit + 40n);
  return Math.abs(Number(error)) / 2 ** 40;
}

function fixed(x: number): bigint {
  const [significand, exponent] = parts(x);
  return shift(significand, exponent + BITS);
}

const COUNT = 1500;
/** The i-th of a fixed sequence of uniforms. */
const at = (i: number, stream: number) => bits(12345, 67890, i, stream) / 4294967296;

function worst(count: number, error: (i: number) => number): number {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, error(i));
  return most;
}

test('the reference itself: 50 decimals of log 2 and e', () => {
  const decimals = (x: bigint) => ((x * 10n ** 50n) >> BITS).toString();
  expect(decimals(LN2)).toBe('69314718055994530941723212145817656807550013436025');
  const [e, k] = expExactly(ONE);
  expect(decimals(e << k)).toBe('271828182845904523536028747135266249775724709369995');
});

describe('exp', () => {
  const error = (x: number) => ulps(exp(x), ...expExactly(fixed(x)));
  test.each([
    [-745, -708],
    [-708, 709.78],
    [-20, 20],
    [-1, 1],
    [-1e-6, 1e-6],
  ])('is within 1 ulp on [%d, %d]', (low, high) => {
    expect(worst(COUNT, (i) => error(low + (high - low) * at(i, 1)))).toBeLessThan(1);
  });
  test('special cases', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(5e-324)).toBe(1);
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-1e300)).toBe(0);
    expect(exp(1e300)).toBe(Infinity);
  });
});

describe('log', () => {
  const error = (x: number) => ulps(log(x), logExactly(x), 0n);
  test.each<[string, (u: number) => number]>([
    ['around 1', (u) => 0.5 + 1.5 * u],
    ['very near 1', (u) => 1 + (u - 0.5) * 1e-5],
    ['uniforms', (u) => u + 2 ** -33],
    ['all normal magnitudes', (u) => (1 + at(Math.floor(u * 1e6), 9)) * 2 ** Math.floor(u * 2045 - 1022)],
    ['denormals', (u) => Math.floor(u * 2 ** 40 + 1) * 5e-324],
  ])('is within 1 ulp: %s', (_, argument) => {
    expect(worst(COUNT, (i) => error(argument(at(i, 2))))).toBeLessThan(1);
  });
  test('special cases', () => {
    expect(Object.is(log(1), 0)).toBe(true);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(-5e-324)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(NaN)).toBeNaN();
    expect(log(5e-324)).toBe(-744.4400719213812);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
    expect(log(2)).toBe(Math.LN2);
  });
});

describe('pow', () => {
  const error = (x: number, y: number) => {
    const product = shift(logExactly(x) * parts(y)[0], parts(y)[1]);
    return ulps(pow(x, y), ...expExactly(product));
  };
  test.each<[string, (u: number) => number, (v: number) => number]>([
    ['production exponents', (u) => 100 * u + 0.01, (v) => v],
    ['moderate', (u) => 10 ** (u * 10 - 5), (v) => (v - 0.5) * 60],
    ['near 1, large exponents', (u) => 1 + (u - 0.5) * 1e-7, (v) => (v - 0.5) * 2 ** 33],
    ['near 1, exponents to 2^42', (u) => 1 + (u - 0.5) * 1e-10, (v) => (v - 0.5) * 2 ** 43],
    ['denormal base', (u) => Math.floor(u * 2 ** 40 + 1) * 5e-324, (v) => (v - 0.5) * 1.8],
    ['denormal result', (u) => 2 + u, (v) => -1023 / Math.log2(3) + v],
  ])('is within 0.9 ulp: %s', (_, base, exponent) => {
    expect(worst(COUNT, (i) => error(base(at(i, 3)), exponent(at(i, 4))))).toBeLessThan(0.9);
  });

  /** Math.pow is fixed by the language wherever the result is exact, 0, infinite or NaN. */
  const EDGES = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 2.5, -2.5, Infinity, -Infinity, NaN];
  const HUGE = [1e300, -1e300, 2 ** 53, 2 ** 53 - 1, 1 - 2 ** 53, 2 ** 65, -(2 ** 65), 5e-324, -5e-324, 1e-300];
  test('special cases agree with the language', () => {
    for (const x of [...EDGES, ...HUGE]) {
      for (const y of [...EDGES, ...HUGE]) {
        const wanted = x ** y;
        const got = pow(x, y);
        const exact = wanted === 0 || !Number.isFinite(wanted) || Math.abs(wanted) === 1;
        if (exact) expect([x, y, got]).toEqual([x, y, wanted]);
        else expect(Math.abs(got / wanted - 1)).toBeLessThan(1e-15);
      }
    }
  });
  test('powers of two are exact over the whole range, and overflow and underflow come where they must', () => {
    for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(2 ** n);
    expect(pow(2, 1024)).toBe(Infinity);
    expect(pow(2, -1075)).toBe(0);
    expect(pow(2, -1074.9)).toBe(5e-324);
    expect(pow(-2, -1074)).toBe(5e-324);
    expect(pow(-2, 1025)).toBe(-Infinity);
  });
});

describe('logistic', () => {
  test('is within 3 ulp, both tails included', () => {
    const error = (x: number) => {
      const [e, k] = expExactly(fixed(x));
      const value = shift(e, k);
      return ulps(logistic(x), (value << BITS) / (ONE + value), 0n);
    };
    expect(worst(COUNT, (i) => error((at(i, 5) - 0.5) * 80))).toBeLessThan(3);
    expect(worst(COUNT, (i) => error(-at(i, 6) * 250))).toBeLessThan(3);
  });
  test('special cases', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(Infinity)).toBe(1);
    expect(logistic(-Infinity)).toBe(0);
    expect(logistic(1e308)).toBe(1);
    expect(logistic(-1e308)).toBe(0);
    expect(logistic(NaN)).toBeNaN();
  });
  test('is symmetric: logistic(x) + logistic(-x) = 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(logistic(x) + logistic(-x) - 1)).toBeLessThanOrEqual(2 ** -52);
      }),
    );
  });
});

test('clamp and clamp01 hold a number in range and pass NaN through', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, a, b) => {
      const low = Math.min(a, b);
      const high = Math.max(a, b);
      expect(clamp(x, low, high) + 0).toBe(Math.min(high, Math.max(low, x)) + 0);
      expect(clamp01(x) + 0).toBe(Math.min(1, Math.max(0, x)) + 0);
    }),
  );
  expect(clamp(NaN, 0, 1)).toBeNaN();
  expect(clamp01(NaN)).toBeNaN();
});

test('pinned bits: a change here changes every society', () => {
  const word = (x: number) => parts(x)[0].toString(16);
  expect(
    [exp(1), exp(-3.7), log(3), log(1e-5), pow(1.7, 0.3), pow(0.2, 2.2), logistic(0.3)].map(word),
  ).toMatchInlineSnapshot(`
    [
      "15bf0a8b14576a",
      "19511fc6871044",
      "1193ea7aad030a",
      "-17069e2aa2aa5b",
      "12c2cd258622da",
      "1dafdd985e45d3",
      "1261d545e46a8b",
    ]
  `);
});
