import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bits,
  integer,
  keyedOrder,
  mechanismKey,
  normal,
  pairBits,
  pairUniform,
  poisson,
  race,
  runKey,
  uniform,
  uniformOpen,
  weekKey0,
  weekKey1,
} from './random.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('pinned values: a change here changes every society and raises the engine number', () => {
  test('keys', () => {
    const [r0, r1] = runKey('politeia');
    const [m0, m1] = mechanismKey(r0, r1, 'people.belonging');
    expect([r0, r1, m0, m1, weekKey0(m0, m1, 26), weekKey1(m0, m1, 26)]).toMatchInlineSnapshot(`
      [
        2935371991,
        3540550479,
        497790662,
        4091995637,
        2010932084,
        2454732119,
      ]
    `);
  });
  test('draws', () => {
    expect([
      bits(1, 2, 3, 4),
      bits(0, 0, 0, 0),
      bits(0xffffffff, 0xffffffff, 0xffffffff, 7),
      pairBits(1, 2, 3, 4, 5),
      integer(1, 2, 3, 4, 1000),
      poisson(1, 2, 3, 4, 12.5),
      poisson(1, 2, 3, 4, 1250),
      uniform(1, 2, 3, 4),
      normal(1, 2, 3, 4),
      race(uniformOpen(1, 2, 3, 4), 2),
    ]).toMatchInlineSnapshot(`
      [
        2538798170,
        0,
        451839256,
        3691448893,
        591,
        13,
        1258,
        0.5911100120283663,
        0.23040126829006344,
        0.26287656656897973,
      ]
    `);
  });
  test('order', () => {
    const order = Int32Array.from({ length: 12 }, (_, i) => i);
    keyedOrder(order, 12, Uint32Array.from(order), 1, 2);
    expect([...order]).toMatchInlineSnapshot(`
      [
        4,
        8,
        10,
        3,
        5,
        6,
        1,
        7,
        0,
        11,
        9,
        2,
      ]
    `);
  });
});

describe('keys', () => {
  test('a run key is a function of the seed text alone', () => {
    expect(runKey('a/1')).toEqual(runKey('a/1'));
    // @ts-expect-error a seed is required
    expect(() => runKey()).toThrow('seed');
    // @ts-expect-error a seed is text
    expect(() => runKey(1)).toThrow('seed');
  });
  test('seeds that seedrandom takes for one another are told apart', () => {
    const seeds = [
      '',
      '\0',
      '\0\0',
      'a',
      'aa',
      'aaa',
      'š',
      'aš',
      'a\0',
      'ab',
      'abab',
      'x'.repeat(300),
      'x'.repeat(301),
    ];
    expect(new Set(seeds.map((seed) => runKey(seed).join())).size).toBe(seeds.length);
  });
  test('each word differs between replicates, mechanisms and weeks', () => {
    const replicates = Array.from({ length: 3000 }, (_, i) => runKey(`study/${i}`));
    const [r0, r1] = replicates[0];
    const mechanisms = Array.from({ length: 3000 }, (_, i) => mechanismKey(r0, r1, `layer.name_${i}`));
    const weeks = Array.from({ length: 3000 }, (_, i) => [weekKey0(r0, r1, i), weekKey1(r0, r1, i)]);
    for (const keys of [replicates, mechanisms, weeks]) {
      // 3000 words of 32 bits: one coincidence has probability 1/1000, two hardly ever happen.
      expect(new Set(keys.map((key) => key[0])).size).toBeGreaterThanOrEqual(2999);
      expect(new Set(keys.map((key) => key[1])).size).toBeGreaterThanOrEqual(2999);
    }
  });
  test('a mechanism id is read in order and in full', () => {
    const ids = ['a.b', 'b.a', 'a.c', 'a.b.c', 'ab', 'a', '', 'a.b ', 'à.b', 'aa', 'a\0'];
    expect(new Set(ids.map((id) => mechanismKey(1, 2, id).join())).size).toBe(ids.length);
  });
});

describe('draws', () => {
  test('stay in range', () => {
    fc.assert(
      fc.property(word, word, word, word, fc.integer({ min: 1, max: 2 ** 32 }), (k0, k1, identity, index, n) => {
        const b = bits(k0, k1, identity, index);
        expect(Number.isInteger(b) && b >= 0 && b < 2 ** 32).toBe(true);
        const u = uniform(k0, k1, identity, index);
        expect(u >= 0 && u < 1).toBe(true);
        const open = uniformOpen(k0, k1, identity, index);
        expect(open > 0 && open < 1).toBe(true);
        const pair = pairUniform(k0, k1, identity, index, 0);
        expect(pair >= 0 && pair < 1).toBe(true);
        const i = integer(k0, k1, identity, index, n);
        expect(Number.isInteger(i) && i >= 0 && i < n).toBe(true);
        expect(Math.abs(normal(k0, k1, identity, index))).toBeLessThan(6.4);
      }),
    );
  });
  test('do not depend on whether words come signed or unsigned', () => {
    fc.assert(
      fc.property(word, word, word, word, word, (k0, k1, a, b, index) => {
        expect(bits(k0 | 0, k1 | 0, a | 0, index | 0)).toBe(bits(k0, k1, a, index));
        expect(pairBits(k0 | 0, k1 | 0, a | 0, b | 0, index | 0)).toBe(pairBits(k0, k1, a, b, index));
      }),
    );
  });
  test('for one key and index never tie between identities: a bijection, inverted here', () => {
    const unmix = (h: number) => {
      // Inverses modulo 2^32 of the two multipliers; x ^ x >>> s is undone by repeating it.
      let x = h ^ (h >>> 15) ^ (h >>> 30);
      x = Math.imul(x, inverse(0xd35a2d97));
      x = x ^ (x >>> 15) ^ (x >>> 30);
      x = Math.imul(x, inverse(0x21f0aaad));
      return x ^ (x >>> 16);
    };
    const inverse = (odd: number) => {
      let x = odd;
      for (let i = 0; i < 5; i++) x = Math.imul(x, 2 - Math.imul(odd, x));
      return x;
    };
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, identity, index) => {
        const second = unmix(bits(k0, k1, identity, index));
        const first = unmix(second - (k1 ^ Math.imul(index, 0x9e3779b9)));
        expect((first ^ k0) >>> 0).toBe(identity);
      }),
    );
  });
  test('an ordered pair is not its reverse', () => {
    fc.assert(
      fc.property(word, word, word, word, word, (k0, k1, a, b, index) => {
        fc.pre(a !== b);
        expect(pairBits(k0, k1, a, b, index)).not.toBe(pairBits(k0, k1, b, a, index));
      }),
    );
  });
  test('a race with a weight that is not positive is never won', () => {
    for (const weight of [0, -0, -1, NaN, -Infinity]) expect(race(0.5, weight)).toBe(Infinity);
    expect(race(0.5, 2)).toBeCloseTo(Math.LN2 / 2, 15);
    expect(race(0.999999, 1e-300)).toBeGreaterThan(1e290);
  });
});

describe('keyedOrder', () => {
  /** Sizes on both sides of the change from insertion to radix sort. */
  const identities = fc.uniqueArray(word, { minLength: 0, maxLength: 120 });

  test('permutes the rows by the hash of their identity, whatever order they came in', () => {
    fc.assert(
      fc.property(identities, word, word, fc.infiniteStream(word), (ids, k0, k1, luck) => {
        const n = ids.length;
        const table = Uint32Array.from(ids);
        const straight = Int32Array.from(ids, (_, i) => i);
        keyedOrder(straight, n, table, k0, k1);
        const shuffled = Int32Array.from(
          ids.map((_, i) => [i, luck.next().value]).sort((a, b) => a[1] - b[1] || a[0] - b[0]),
          (entry) => entry[0],
        );
        keyedOrder(shuffled, n, table, k0, k1);
        expect([...shuffled]).toEqual([...straight]);
        const sorted = ids.map((_, i) => i).sort((a, b) => bits(k0, k1, ids[a], -1) - bits(k0, k1, ids[b], -1));
        expect([...straight]).toEqual(sorted);
      }),
    );
  });
  test('two members keep their relative order when others come and go', () => {
    const table = Uint32Array.from({ length: 400 }, (_, i) => i * 7);
    const all = Int32Array.from({ length: 400 }, (_, i) => i);
    const some = all.filter((i) => i % 3 !== 0);
    keyedOrder(all, all.length, table, 3, 4);
    keyedOrder(some, some.length, table, 3, 4);
    expect([...all].filter((i) => i % 3 !== 0)).toEqual([...some]);
  });
  test('touches nothing beyond n', () => {
    const order = Int32Array.from([2, 1, 0, 9, 8]);
    keyedOrder(order, 3, Uint32Array.from([5, 6, 7]), 1, 1);
    expect([...order.subarray(3)]).toEqual([9, 8]);
    keyedOrder(order, 0, new Uint32Array(0), 1, 1);
  });
  test('gives each of the 120 orders of five members its share', () => {
    const counts = new Map<string, number>();
    const table = Uint32Array.from([0, 1, 2, 3, 4]);
    const order = new Int32Array(5);
    for (let week = 0; week < 24_000; week++) {
      for (let i = 0; i < 5; i++) order[i] = i;
      keyedOrder(order, 5, table, weekKey0(8, 9, week), weekKey1(8, 9, week));
      const key = order.join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(120);
    let chiSquare = 0;
    for (const count of counts.values()) chiSquare += (count - 200) ** 2 / 200;
    // 119 degrees of freedom: the 0.001 and 0.999 points.
    expect(chiSquare).toBeGreaterThan(75);
    expect(chiSquare).toBeLessThan(173);
  });
});
