/**
 * The undirected graph of friendships among those present, in compressed rows: ties of strength ¼ or more, which is
 * half an hour of company a week (`people.ties`); acquaintances are left out. Each tie is an edge of its
 * strength, so a pair that is tied in both directions holds two, which count as one of their sum. Arrays are kept
 * between calls.
 */
import { RESIDENT } from '../core/contract.ts';
import { emptyGraph, type FlatGraph } from './communities.ts';

/** Strength from which a tie counts as friendship, and negative or aggrieved by as much, as enmity. */
export const STRONG_TIE = 0.25;

export class TieGraph {
  readonly graph: FlatGraph = emptyGraph();
  /** Member row of each node. */
  row = new Int32Array(0);
  /** Node of each member row, one place up: the first is for no row at all. */
  private node = new Int32Array(1);
  /** Both ends and the strength of each tie, in the order met. */
  private from = new Int32Array(0);
  private to = new Int32Array(0);
  private weight = new Float64Array(0);

  /** Member rows that the graph was built from. */
  known = 0;

  /** Node of a member row, or -1 for someone who is not in the graph. */
  nodeOf(row: number): number {
    return this.node[row + 1];
  }

  build(n: number, outSlots: number, status: Uint8Array, target: Int32Array, strength: Float32Array): void {
    this.reserve(n, outSlots);
    const { node, row, from, to, weight } = this;
    const { offsets, neighbours, weights } = this.graph;
    node[0] = -1;
    this.known = n;
    let nodes = 0;
    for (let i = 0; i < n; i++) {
      const present = +(status[i] >= RESIDENT);
      node[i + 1] = present * (nodes + 1) - 1;
      row[nodes] = i;
      nodes += present;
    }
    this.graph.nodes = nodes;
    // Counted two places up, so that filling leaves every offset where it belongs; what is no tie counts in the second.
    offsets.fill(0, 0, nodes + 2);
    let ties = 0;
    for (let k = 0; k < nodes; k++) {
      const before = ties;
      ties = takeTies(k, row[k] * outSlots, outSlots, target, strength, node, from, to, weight, offsets, ties);
      offsets[k + 2] += ties - before;
    }
    offsets[1] = 0;
    for (let k = 0; k < nodes; k++) offsets[k + 2] += offsets[k + 1];
    for (let t = 0; t < ties; t += BLOCK) {
      placeTies(from, to, weight, t, Math.min(ties, t + BLOCK), offsets, neighbours, weights);
    }
  }

  private reserve(n: number, outSlots: number): void {
    if (this.node.length > n) return;
    const g = this.graph;
    const size = 2 * n + 1;
    this.node = new Int32Array(size);
    this.row = new Int32Array(size);
    this.from = new Int32Array(size * outSlots);
    this.to = new Int32Array(size * outSlots);
    this.weight = new Float64Array(size * outSlots);
    g.offsets = new Int32Array(size + 1);
    g.neighbours = new Int32Array(2 * size * outSlots);
    g.weights = new Float64Array(2 * size * outSlots);
  }
}

/** Ties placed in one call: small pieces are compiled as a whole, where one long loop would be replaced under way. */
const BLOCK = 64;

/** Appends the friendships of node k, in the slots from `first` on, and counts them for those at the other end; returns how many ties there are. */
function takeTies(
  k: number,
  first: number,
  outSlots: number,
  target: Int32Array,
  strength: Float32Array,
  node: Int32Array,
  from: Int32Array,
  to: Int32Array,
  weight: Float64Array,
  offsets: Int32Array,
  taken: number,
): number {
  let ties = taken;
  for (let slot = first; slot < first + outSlots; slot++) {
    const s = strength[slot];
    const j = node[target[slot] + 1];
    // Written in any case, kept when it is a friendship with somebody present: nobody could guess which are.
    const kept = +(s >= STRONG_TIE) & +(j >= 0);
    from[ties] = k;
    to[ties] = j;
    weight[ties] = s;
    offsets[j + 2] += kept;
    ties += kept;
  }
  return ties;
}

/** Enters ties first .. last - 1 at both of their ends. */
function placeTies(
  from: Int32Array,
  to: Int32Array,
  weight: Float64Array,
  first: number,
  last: number,
  offsets: Int32Array,
  neighbours: Int32Array,
  weights: Float64Array,
): void {
  for (let t = first; t < last; t++) {
    const a = from[t];
    const b = to[t];
    const s = weight[t];
    const atA = offsets[a + 1]++;
    neighbours[atA] = b;
    weights[atA] = s;
    const atB = offsets[b + 1]++;
    neighbours[atB] = a;
    weights[atB] = s;
  }
}
