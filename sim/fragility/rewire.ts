/**
 * The same network tied at random: everybody keeps as many friends as before, and nothing else. What modularity such a
 * network has by chance is what a division has to exceed (Guimerà, Sales-Pardo & Amaral 2004).
 *
 * Two ends of a friendship tied in both directions count as one friendship of their summed strength. Half-edges are
 * matched at random (configuration model); then friendships with oneself, and second ones of the same pair, change an
 * end with another friendship drawn at random, until there are none: each would count as a community of its own, and in
 * the karate club they raise the modularity of chance from 0.30 to 0.39. A friendship has the mean strength of its two
 * halves. On matching and switching, Milo et al. (2003), arXiv:cond-mat/0312028.
 *
 * The order of luck is fixed and not the run's, so observers draw nothing. Edge cases: networks of which there is but
 * one, such as a star, cannot be freed of doubles; after `MOST_ROUNDS` what is left stays.
 */
import { bits } from '../core/random.ts';
import type { FlatGraph } from './communities.ts';

const REWIRING_KEY = 0x5eed;
const MOST_ROUNDS = 64;

/** Rewires an undirected graph at random into another, whose arrays are kept between calls. */
export function rewire(g: FlatGraph, into: FlatGraph): void {
  const { nodes } = g;
  const most = g.offsets[nodes];
  const mark = new Int32Array(nodes);
  const ends = new Int32Array(most);
  const halves = new Float64Array(most);
  const edges = mergeTies(g, mark, ends, halves);
  shuffle(ends, halves, 2 * edges);
  if (into.neighbours.length < most) {
    into.neighbours = new Int32Array(2 * most);
    into.weights = new Float64Array(2 * most);
  }
  if (into.offsets.length < nodes + 2) into.offsets = new Int32Array(2 * (nodes + 2));
  into.nodes = nodes;
  const bad = new Int32Array(edges);
  const edgeAt = new Int32Array(2 * edges);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    fillRows(into, ends, halves, edgeAt, edges);
    const doubles = findDoubles(into, edgeAt, mark, bad);
    if (doubles === 0) return;
    for (let k = 0; k < doubles; k++) {
      const other = bits(REWIRING_KEY, edges, round, k) % edges;
      swap(ends, halves, 2 * bad[k] + 1, 2 * other + 1);
    }
  }
  fillRows(into, ends, halves, edgeAt, edges);
}

/** Writes each pair of friends once, its ends and the strength at each, and returns how many there are. */
function mergeTies(
  { nodes, offsets, neighbours, weights }: FlatGraph,
  mark: Int32Array,
  ends: Int32Array,
  halves: Float64Array,
): number {
  // Edge number of the pair (i, j), as long as it is not below the first of i.
  mark.fill(-1, 0, nodes);
  let edges = 0;
  for (let i = 0; i < nodes; i++) {
    const first = edges;
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      const j = neighbours[e];
      if (j <= i) continue;
      if (mark[j] < first) {
        mark[j] = edges;
        ends[2 * edges] = i;
        ends[2 * edges + 1] = j;
        halves[2 * edges] = 0;
        halves[2 * edges + 1] = 0;
        edges++;
      }
      halves[2 * mark[j]] += weights[e];
      halves[2 * mark[j] + 1] += weights[e];
    }
  }
  return edges;
}

function shuffle(ends: Int32Array, halves: Float64Array, n: number): void {
  for (let e = n - 1; e > 0; e--) swap(ends, halves, e, bits(REWIRING_KEY, n, e, 0) % (e + 1));
}

function swap(ends: Int32Array, halves: Float64Array, a: number, b: number): void {
  const end = ends[a];
  const half = halves[a];
  ends[a] = ends[b];
  halves[a] = halves[b];
  ends[b] = end;
  halves[b] = half;
}

/** Enters every edge at both of its ends; `edgeAt` says which edge stands where. */
function fillRows(into: FlatGraph, ends: Int32Array, halves: Float64Array, edgeAt: Int32Array, edges: number): void {
  const { nodes, offsets, neighbours, weights } = into;
  offsets.fill(0, 0, nodes + 2);
  // Counted two places up, so that filling leaves every offset where it belongs.
  for (let h = 0; h < 2 * edges; h++) offsets[ends[h] + 2]++;
  for (let k = 0; k < nodes; k++) offsets[k + 2] += offsets[k + 1];
  for (let h = 0; h < 2 * edges; h++) {
    const at = offsets[ends[h] + 1]++;
    neighbours[at] = ends[h ^ 1];
    weights[at] = (halves[h] + halves[h ^ 1]) / 2;
    edgeAt[at] = h >> 1;
  }
}

/** Lists the edges that lead back to their start, or double one before; each once. @returns how many */
function findDoubles(
  { nodes, offsets, neighbours }: FlatGraph,
  edgeAt: Int32Array,
  mark: Int32Array,
  bad: Int32Array,
): number {
  mark.fill(-1, 0, nodes);
  let count = 0;
  for (let i = 0; i < nodes; i++) {
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      const j = neighbours[at];
      // An edge is looked at from its lower end; a loop stands twice in its row and is listed the second time.
      if (j < i) continue;
      if (mark[j] === i) bad[count++] = edgeAt[at];
      mark[j] = i;
    }
  }
  return count;
}
