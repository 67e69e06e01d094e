import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEGATIVE_SLOTS } from './meeting.ts';
import { weaveTies } from './topology.ts';

const SLOTS = 16;

interface Net {
  readonly n: number;
  readonly target: Int32Array;
  readonly strength: Float32Array;
  readonly identity: Uint32Array;
}

function weave(n: number, degree: number, rewiring: number, key = 1, order?: readonly number[]): Net {
  const identity = Uint32Array.from({ length: n }, (_, i) => (0x80000000 | (order?.[i] ?? i)) >>> 0);
  const target = new Int32Array(n * SLOTS).fill(-1);
  const strength = new Float32Array(n * SLOTS);
  weaveTies(n, SLOTS, degree, rewiring, identity, target, strength, key, 2);
  return { n, target, strength, identity };
}

function neighbours(net: Net, i: number): number[] {
  return [...net.target.slice(i * SLOTS, (i + 1) * SLOTS)].filter((j) => j >= 0);
}

function clustering(net: Net): number {
  let sum = 0;
  for (let i = 0; i < net.n; i++) {
    const around = neighbours(net, i);
    let links = 0;
    for (const a of around) for (const b of around) if (a < b && neighbours(net, a).includes(b)) links++;
    sum += links / ((around.length * (around.length - 1)) / 2);
  }
  return sum / net.n;
}

describe('small world', () => {
  test('without rewiring, a ring: degree as asked and clustering 3(k − 2) / 4(k − 1) (Watts & Strogatz 1998)', () => {
    for (const degree of [4, 8, 12]) {
      const net = weave(200, degree, 0);
      for (let i = 0; i < 200; i++) expect(neighbours(net, i)).toHaveLength(degree);
      expect(clustering(net)).toBeCloseTo((3 * (degree - 2)) / (4 * (degree - 1)), 10);
    }
  });

  test('rewired in full, clustering is that of chance, about k / n', () => {
    expect(clustering(weave(200, 8, 1))).toBeLessThan(0.08);
  });

  test('a little rewiring shortens paths while neighbours still know each other', () => {
    const ring = weave(200, 8, 0);
    const small = weave(200, 8, 0.1);
    expect(pathLength(small)).toBeLessThan(0.4 * pathLength(ring));
    expect(clustering(small)).toBeGreaterThan(0.6 * clustering(ring));
  });

  test('rewiring keeps the mean degree', () => {
    for (const rewiring of [0.15, 0.5, 1]) {
      const net = weave(200, 8, rewiring);
      const mean = net.target.filter((j) => j >= 0).length / 200;
      expect(mean).toBeGreaterThan(7.6);
      expect(mean).toBeLessThanOrEqual(8);
    }
  });

  test('with too few founders for the degree, everybody knows everybody', () => {
    for (let n = 1; n <= 9; n++) {
      const net = weave(n, 8, 0);
      for (let i = 0; i < n; i++) expect(neighbours(net, i)).toHaveLength(n - 1);
    }
  });

  test('nobody is tied to themselves, or to anybody twice, or by a slot kept for enmity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (n, degree, rewiring, key) => {
          const net = weave(n, degree, rewiring, key);
          for (let i = 0; i < n; i++) {
            const around = neighbours(net, i);
            expect(around).not.toContain(i);
            expect(new Set(around).size).toBe(around.length);
            for (let slot = 0; slot < SLOTS; slot++) {
              const at = i * SLOTS + slot;
              if (slot >= SLOTS - NEGATIVE_SLOTS) expect(net.target[at]).toBe(-1);
              else if (net.target[at] < 0) expect(net.strength[at]).toBe(0);
              else expect(net.strength[at] >= Math.fround(0.2) && net.strength[at] <= 0.6).toBe(true);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the network belongs to the people, not to the rows they sit in', () => {
    const pairs = (net: Net): string[] =>
      [...net.target]
        .flatMap((j, slot) =>
          j < 0 ? [] : [`${net.identity[Math.floor(slot / SLOTS)]}-${net.identity[j]} ${net.strength[slot]}`],
        )
        .sort();
    const order = Array.from({ length: 50 }, (_, i) => (i * 7) % 50);
    expect(pairs(weave(50, 8, 0.2, 3, order))).toEqual(pairs(weave(50, 8, 0.2, 3)));
    expect(pairs(weave(50, 8, 0.2, 4))).not.toEqual(pairs(weave(50, 8, 0.2, 3)));
  });

  test('the two ends of a tie feel it alike', () => {
    const net = weave(40, 6, 0.2);
    for (let i = 0; i < net.n; i++) {
      for (let slot = i * SLOTS; slot < (i + 1) * SLOTS; slot++) {
        const j = net.target[slot];
        if (j < 0) continue;
        const back = net.target.indexOf(i, j * SLOTS);
        if (back >= 0 && back < (j + 1) * SLOTS) expect(net.strength[back]).toBe(net.strength[slot]);
      }
    }
  });
});

/** Mean distance from row 0 to all others. */
function pathLength(net: Net): number {
  const distance = new Int32Array(net.n).fill(-1);
  distance[0] = 0;
  const queue = [0];
  for (const i of queue) {
    for (const j of neighbours(net, i)) {
      if (distance[j] >= 0) continue;
      distance[j] = distance[i] + 1;
      queue.push(j);
    }
  }
  return distance.reduce((a, b) => a + b, 0) / (net.n - 1);
}
