import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HashedArray, StateHash } from './hash.ts';

function hashOf(...parts: (string | readonly [HashedArray, number])[]): string {
  const hash = new StateHash();
  for (const part of parts) {
    if (typeof part === 'string') hash.text(part);
    else hash.column(part[0], part[1]);
  }
  return hash.hex();
}

const whole = (array: HashedArray) => hashOf([array, array.length]);

/** NaN with a payload and a sign that arithmetic does not produce. */
function strangeNaN(): Float64Array {
  const array = new Float64Array(1);
  new BigUint64Array(array.buffer)[0] = 0xfff4_0000_dead_beefn;
  return array;
}

const MAKERS = [
  (values: readonly number[]) => Float64Array.from(values),
  (values: readonly number[]) => Float32Array.from(values),
  (values: readonly number[]) => Int32Array.from(values),
  (values: readonly number[]) => Uint32Array.from(values),
  (values: readonly number[]) => Uint8Array.from(values),
] as const;

test('pinned values: a change here makes every recorded hash void', () => {
  const values = [0, 1, 2, 250, 7, 9, 11, 13, 200, 3, 5];
  expect([hashOf(), hashOf('members.energy'), ...MAKERS.map((make) => whole(make(values)))]).toMatchInlineSnapshot(`
    [
      "e9d78ea1bb4f798e",
      "1b55f74a9269aacc",
      "6f0f74ca06316d8f",
      "a61d63c2cbf06fa0",
      "d1a4c719b0b18a45",
      "bece117ce3f0fc27",
      "385a7be15a1300a7",
    ]
  `);
  expect(whole(Float64Array.of(0.1, -1e300, 5e-324, Infinity, -Infinity, NaN))).toMatchInlineSnapshot(
    `"c3749f1010cdd5a7"`,
  );
});

describe('what counts as the same', () => {
  test('NaN of any payload, and both zeros', () => {
    expect(whole(strangeNaN())).toBe(whole(Float64Array.of(NaN)));
    expect(whole(Float64Array.of(-0, 1))).toBe(whole(Float64Array.of(0, 1)));
    expect(whole(Float32Array.of(-0, NaN))).toBe(whole(Float32Array.of(0, NaN)));
  });
  test('capacity and what lies beyond the count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255)), fc.array(fc.nat(255), { minLength: 1 }), (used, beyond) => {
        for (const make of MAKERS) {
          expect(hashOf([make([...used, ...beyond]), used.length])).toBe(whole(make(used)));
        }
      }),
    );
  });
  test('a view in the middle of a buffer', () => {
    const array = Float64Array.of(9, 1, 2, 3);
    expect(whole(array.subarray(1))).toBe(whole(Float64Array.of(1, 2, 3)));
  });
  test('the stream after reading or resetting', () => {
    const hash = new StateHash();
    hash.text('a');
    expect(hash.hex()).toBe(hash.hex());
    hash.text('b');
    expect(hash.hex()).toBe(hashOf('a', 'b'));
    hash.reset();
    expect(hash.hex()).toBe(hashOf());
  });
});

describe('what counts as different', () => {
  test('any one value of any column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(255), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (values, at, change) => {
          const changed = [...values];
          changed[at % values.length] = (changed[at % values.length] + change) % 256;
          for (const make of MAKERS) expect(whole(make(changed))).not.toBe(whole(make(values)));
        },
      ),
    );
  });
  test('the last bit of a float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300 }), (x) => {
        const a = Float64Array.of(x);
        const b = Float64Array.of(x);
        new BigUint64Array(b.buffer)[0]++;
        expect(whole(a)).not.toBe(whole(b));
      }),
    );
  });
  test('kind of array, length, order, and where one column ends', () => {
    const seen = new Set<string>();
    let count = 0;
    const add = (hash: string) => {
      seen.add(hash);
      count++;
    };
    for (const make of MAKERS) {
      for (let length = 0; length < 20; length++) add(whole(make(new Array<number>(length).fill(0))));
      add(whole(make([1, 2])));
      add(whole(make([2, 1])));
      add(hashOf([make([1]), 1], [make([2]), 1]));
      add(hashOf([make([1, 2]), 2], [make([]), 0]));
    }
    for (const text of [['ab'], ['a', 'b'], ['', 'ab'], ['ab', ''], ['ba'], ['a\0'], ['a']]) add(hashOf(...text));
    add(whole(Float64Array.of(NaN)));
    add(whole(Float64Array.of(Infinity)));
    expect(seen.size).toBe(count);
  });
  test('one changed bit flips each of the 64 bits of the hash half of the time', () => {
    const rounds = 1000;
    const flips = new Float64Array(64);
    for (let round = 0; round < rounds; round++) {
      const base = Uint32Array.of(round, round * 7, 3);
      const changed = base.slice();
      changed[round % 3] ^= 1 << (round & 31);
      let difference = BigInt(`0x${whole(base)}`) ^ BigInt(`0x${whole(changed)}`);
      for (let bit = 0; bit < 64; bit++, difference >>= 1n) flips[bit] += Number(difference & 1n);
    }
    for (const flipped of flips) expect(Math.abs(flipped - rounds / 2) / Math.sqrt(rounds / 4)).toBeLessThan(4.2);
  });
});

test('a count beyond the array is refused', () => {
  expect(() => new StateHash().column(new Float64Array(3), 4)).toThrow(RangeError);
});
