/** The network of chance: same degrees, no doubles, and the modularity that an independent rewiring gives. */
import { describe, expect, test } from 'vitest';
import { integer } from '../core/random.ts';
import { KARATE } from '../lab/karate.ts';
import { CommunityFinder, emptyGraph, type FlatGraph } from './communities.ts';
import { rewire } from './rewire.ts';

type Pair = readonly [number, number];

function graphOf(nodes: number, pairs: readonly Pair[]): FlatGraph {
  const around: number[][] = Array.from({ length: nodes }, () => []);
  for (const [a, b] of pairs) {
    around[a].push(b);
    around[b].push(a);
  }
  const graph = emptyGraph();
  graph.nodes = nodes;
  graph.offsets = new Int32Array(nodes + 1);
  around.forEach((list, k) => {
    graph.offsets[k + 1] = graph.offsets[k] + list.length;
  });
  graph.neighbours = Int32Array.from(around.flat());
  graph.weights = new Float64Array(around.flat().length).fill(1);
  return graph;
}

const rows = (g: FlatGraph): number[][] =>
  Array.from({ length: g.nodes }, (_, i) => [...g.neighbours.subarray(g.offsets[i], g.offsets[i + 1])]);

const rewired = (graph: FlatGraph): FlatGraph => {
  const random = emptyGraph();
  rewire(graph, random);
  return random;
};

/** People in another order: another network of chance, since the luck is fixed. */
function renumbered(run: number): Pair[] {
  const order = Array.from({ length: 34 }, (_, k) => k);
  for (let k = 33; k > 0; k--) {
    const j = integer(run, 77, k, 0, k + 1);
    [order[k], order[j]] = [order[j], order[k]];
  }
  return KARATE.map(([a, b]) => [order[a], order[b]]);
}

/** Degree-preserving swaps of two edges that leave the graph simple (Maslov & Sneppen 2002): another way to the same network. */
function swapped(run: number): Pair[] {
  const edges = KARATE.map(([a, b]): [number, number] => [a, b]);
  const tied = new Set(edges.flatMap(([a, b]) => [a * 34 + b, b * 34 + a]));
  for (let t = 0; t < 2000; t++) {
    const first = edges[integer(run, 5, t, 0, 78)];
    const second = edges[integer(run, 5, t, 1, 78)];
    const [a, b] = first;
    const [c, d] = integer(run, 5, t, 2, 2) === 0 ? second : [second[1], second[0]];
    if (new Set([a, b, c, d]).size < 4 || tied.has(a * 34 + d) || tied.has(c * 34 + b)) continue;
    for (const [x, y] of [first, second]) for (const pair of [x * 34 + y, y * 34 + x]) tied.delete(pair);
    first.splice(0, 2, a, d);
    second.splice(0, 2, c, b);
    for (const [x, y] of [first, second]) for (const pair of [x * 34 + y, y * 34 + x]) tied.add(pair);
  }
  return edges;
}

describe('rewiring', () => {
  test('keeps everybody’s number of friends, and nobody has one twice or is their own', () => {
    for (let run = 0; run < 20; run++) {
      const graph = graphOf(34, renumbered(run));
      const random = rows(rewired(graph));
      expect(random.map((row) => row.length)).toEqual(rows(graph).map((row) => row.length));
      random.forEach((row, i) => {
        expect(row).not.toContain(i);
        expect(new Set(row).size).toBe(row.length);
        for (const j of row) expect(random[j]).toContain(i);
      });
    }
  });

  test('counts a pair tied in both directions once, with the strength of both', () => {
    const random = rewired(
      graphOf(4, [
        [0, 1],
        [1, 0],
        [2, 3],
        [3, 2],
      ]),
    );
    expect(rows(random).map((row) => row.length)).toEqual([1, 1, 1, 1]);
    expect([...random.weights.subarray(0, 4)]).toEqual([2, 2, 2, 2]);
  });

  test('gives up on what has no other form, and on nobody at all', () => {
    const star = rewired(
      graphOf(
        6,
        [1, 2, 3, 4, 5].map((leaf): Pair => [0, leaf]),
      ),
    );
    expect(star.offsets[6]).toBe(10);
    expect(rewired(graphOf(3, [])).offsets[3]).toBe(0);
  });

  test('the karate club by chance has the modularity that swapping edges gives', () => {
    const finder = new CommunityFinder();
    const modularity = (graph: FlatGraph): number => {
      finder.find(graph);
      return finder.modularity;
    };
    let ours = 0;
    let theirs = 0;
    const runs = 60;
    for (let run = 0; run < runs; run++) {
      ours += modularity(rewired(graphOf(34, renumbered(run)))) / runs;
      theirs += modularity(graphOf(34, swapped(run))) / runs;
    }
    expect(ours).toBeGreaterThan(0.28);
    expect(ours).toBeLessThan(0.32);
    expect(Math.abs(ours - theirs)).toBeLessThan(0.015);
  });
});
