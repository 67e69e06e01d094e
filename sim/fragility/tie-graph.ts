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
  private node = new Int32Array(0);
  /** Both ends and the strength of each tie, in the order met. */
  private from = new Int32Array(0);
  private to = new Int32Array(0);
  private weight = new Float64Array(0);

  /** Node of a member row, or -1 for someone who is not in the graph. */
  nodeOf(row: number): number {
    return this.node[row];
  }

  build(
    n: number,
    outSlots: number,
    status: ArrayLike<number>,
    target: ArrayLike<number>,
    strength: ArrayLike<number>,
  ): void {
    this.reserve(n, outSlots);
    const { node, row, from, to, weight } = this;
    const { offsets, neighbours, weights } = this.graph;
    let nodes = 0;
    for (let i = 0; i < n; i++) {
      node[i] = status[i] >= RESIDENT ? nodes : -1;
      if (node[i] >= 0) row[nodes++] = i;
    }
    this.graph.nodes = nodes;
    // Counted two places up, so that filling leaves every offset where it belongs.
    offsets.fill(0, 0, nodes + 2);
    let ties = 0;
    for (let k = 0; k < nodes; k++) {
      for (let slot = row[k] * outSlots, last = slot + outSlots; slot < last; slot++) {
        const other = target[slot];
        const s = strength[slot];
        if (other < 0 || s < STRONG_TIE) continue;
        const j = node[other];
        if (j < 0) continue;
        from[ties] = k;
        to[ties] = j;
        weight[ties++] = s;
        offsets[k + 2]++;
        offsets[j + 2]++;
      }
    }
    for (let k = 0; k < nodes; k++) offsets[k + 2] += offsets[k + 1];
    for (let t = 0; t < ties; t++) {
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

  private reserve(n: number, outSlots: number): void {
    if (this.node.length >= n) return;
    const g = this.graph;
    this.node = new Int32Array(2 * n);
    this.row = new Int32Array(2 * n);
    this.from = new Int32Array(2 * n * outSlots);
    this.to = new Int32Array(2 * n * outSlots);
    this.weight = new Float64Array(2 * n * outSlots);
    g.offsets = new Int32Array(2 * n + 2);
    g.neighbours = new Int32Array(4 * n * outSlots);
    g.weights = new Float64Array(4 * n * outSlots);
  }
}
