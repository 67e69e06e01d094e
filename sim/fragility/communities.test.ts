/** The Louvain method against a published network and against another implementation. */
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { describe, expect, test } from 'vitest';
import { APPLICANT, MEMBER, RESIDENT } from '../core/contract.ts';
import { bits, uniform } from '../core/random.ts';
import { KARATE, WITH_HI } from '../lab/karate.ts';
import { CommunityFinder, emptyGraph, type FlatGraph } from './communities.ts';
import { rewire } from './rewire.ts';
import { TieGraph } from './tie-graph.ts';

function graphOf(nodes: number, edges: readonly (readonly [number, number, number])[]): FlatGraph {
  const around: [number, number][][] = Array.from({ length: nodes }, () => []);
  for (const [a, b, weight] of edges) {
    around[a].push([b, weight]);
    around[b].push([a, weight]);
  }
  const graph = emptyGraph();
  graph.nodes = nodes;
  graph.offsets = new Int32Array(nodes + 1);
  around.forEach((list, k) => {
    graph.offsets[k + 1] = graph.offsets[k] + list.length;
  });
  graph.neighbours = Int32Array.from(around.flat().map(([other]) => other));
  graph.weights = Float64Array.from(around.flat().map(([, weight]) => weight));
  return graph;
}

const karate = KARATE.map(([a, b]): [number, number, number] => [a, b, 1]);

/** A graph of four groups with strong ties inside, or of none when `mixing` is 1. */
function planted(nodes: number, degree: number, mixing: number, seed: number): [number, number, number][] {
  const edges = new Map<number, [number, number, number]>();
  for (let k = 0; k < (nodes * degree) / 2; k++) {
    const a = bits(seed, 1, k, 0) % nodes;
    let b = bits(seed, 1, k, 1) % nodes;
    if (uniform(seed, 1, k, 2) > mixing) b = b - (b % 4) + (a % 4);
    if (a === b || b >= nodes) continue;
    edges.set(Math.min(a, b) * nodes + Math.max(a, b), [Math.min(a, b), Math.max(a, b), 0.1 + uniform(seed, 1, k, 3)]);
  }
  return [...edges.values()];
}

describe('Louvain', () => {
  test('Zachary’s karate club: 78 edges, modularity near the published 0.4188, the split nearly predicted', () => {
    expect(karate).toHaveLength(78);
    const finder = new CommunityFinder();
    finder.find(graphOf(34, karate));
    expect(finder.modularity).toBeGreaterThan(0.41);
    expect(finder.modularity).toBeLessThanOrEqual(0.4198);
    let odd = 0;
    for (let c = 0; c < finder.communities; c++) {
      const people = Array.from({ length: 34 }, (_, k) => k + 1).filter((p) => finder.community[p - 1] === c);
      const withHi = people.filter((p) => WITH_HI.has(p)).length;
      odd += Math.min(withHi, people.length - withHi);
    }
    expect(odd).toBeLessThanOrEqual(2);
  });

  test('finds modularity within 2 % of another implementation, or better', () => {
    const finder = new CommunityFinder();
    for (let seed = 1; seed <= 14; seed++) {
      const nodes = seed <= 12 ? 40 + 30 * (seed % 6) : 1000;
      const edges = planted(nodes, 8, (seed % 13) / 12, seed);
      const other = new Graph({ type: 'undirected' });
      for (let k = 0; k < nodes; k++) other.addNode(k);
      for (const [a, b, weight] of edges) other.addEdge(a, b, { weight });
      const theirs = louvain.detailed(other, { randomWalk: false, getEdgeWeight: 'weight' });
      finder.find(graphOf(nodes, edges));
      expect(finder.modularity).toBeGreaterThan(0.98 * theirs.modularity);
    }
  });

  test('no ties, no modularity; two separate cliques, one half', () => {
    const finder = new CommunityFinder();
    finder.find(graphOf(5, []));
    expect(finder.communities).toBe(5);
    expect(finder.modularity).toBe(0);
    const cliques: [number, number, number][] = [];
    for (let a = 0; a < 10; a++) for (let b = a + 1; b < 10; b++) if (a % 2 === b % 2) cliques.push([a, b, 1]);
    finder.find(graphOf(10, cliques));
    expect(finder.communities).toBe(2);
    expect(finder.modularity).toBeCloseTo(0.5, 12);
  });
});

describe('the random network', () => {
  test('keeps every degree, and its modularity is that of chance: a tree scores high and is no faction', () => {
    const finder = new CommunityFinder();
    const random = emptyGraph();
    const modular = (edges: [number, number, number][], nodes: number): [number, number] => {
      const graph = graphOf(nodes, edges);
      finder.find(graph);
      const found = finder.modularity;
      rewire(graph, random);
      const degree = new Int32Array(nodes);
      for (const j of random.neighbours.subarray(0, graph.offsets[nodes])) degree[j]++;
      for (let k = 0; k < nodes; k++) expect(degree[k]).toBe(graph.offsets[k + 1] - graph.offsets[k]);
      finder.find(random);
      return [found, finder.modularity];
    };
    const tree = Array.from({ length: 199 }, (_, k): [number, number, number] => [
      k + 1,
      bits(3, 3, k, 0) % (k + 1),
      1,
    ]);
    const [treeFound, treeChance] = modular(tree, 200);
    expect(treeFound).toBeGreaterThan(0.7);
    expect((treeFound - treeChance) / (1 - treeChance)).toBeLessThan(0.5);
    const [groups, chance] = modular(planted(200, 12, 0.1, 5), 200);
    expect((groups - chance) / (1 - chance)).toBeGreaterThan(0.4);
    const [none, chanceOfNone] = modular(planted(200, 12, 1, 5), 200);
    expect(Math.abs(none - chanceOfNone)).toBeLessThan(0.06);
  });
});

describe('the tie graph', () => {
  test('is undirected, holds every tie from both ends and leaves out the absent, the weak and the negative', () => {
    const ties = new TieGraph();
    const target = Int32Array.of(1, 2, 0, -1, 3, 0, 0, 1);
    const strength = Float32Array.of(0.5, -0.4, 0.25, 0, 0.9, 0.375, 0.2, 0.75);
    ties.build(4, 2, Uint8Array.of(MEMBER, MEMBER, RESIDENT, APPLICANT), target, strength);
    const { graph } = ties;
    expect(graph.nodes).toBe(3);
    expect(Array.from(graph.offsets.subarray(0, 4))).toEqual([0, 3, 5, 6]);
    expect(Array.from(graph.neighbours.subarray(0, 6))).toEqual([1, 1, 2, 0, 0, 0]);
    expect(Array.from(graph.weights.subarray(0, 6))).toEqual(
      [0.5, 0.25, 0.375, 0.5, 0.25, 0.375].map((x) => expect.closeTo(x, 12)),
    );
    expect(ties.nodeOf(3)).toBe(-1);
  });
});
