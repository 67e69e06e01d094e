/**
 * The undirected graph of positive ties among some members, in compressed rows. A pair that is tied in both
 * directions is one edge with the sum of both strengths. Arrays are kept between calls.
 */
import { emptyGraph, type FlatGraph } from './communities.ts';

export class TieGraph {
  readonly graph: FlatGraph = emptyGraph();
  /** Member row of each node. */
  row = new Int32Array(0);
  private node = new Int32Array(0);
  /** Place in which the node now being compressed holds its edge to each other node, and of which node that was. */
  private place = new Int32Array(0);
  private placedFor = new Int32Array(0);

  /** Node of a member row, or -1 for someone who is not in the graph. */
  nodeOf(row: number): number {
    return this.node[row];
  }

  build(
    n: number,
    outSlots: number,
    present: (row: number) => boolean,
    target: ArrayLike<number>,
    strength: ArrayLike<number>,
  ): void {
    this.reserve(n, outSlots);
    const { node, row } = this;
    const { offsets: ends, neighbours, weights } = this.graph;
    let nodes = 0;
    for (let i = 0; i < n; i++) {
      node[i] = present(i) ? nodes : -1;
      if (node[i] >= 0) row[nodes++] = i;
    }
    this.graph.nodes = nodes;
    ends.fill(0, 0, nodes + 2);
    for (let k = 0; k < nodes; k++) {
      for (let slot = row[k] * outSlots, last = slot + outSlots; slot < last; slot++) {
        const other = target[slot];
        if (other < 0 || strength[slot] <= 0 || node[other] < 0) continue;
        ends[k + 2]++;
        ends[node[other] + 2]++;
      }
    }
    for (let k = 0; k < nodes; k++) ends[k + 2] += ends[k + 1];
    for (let k = 0; k < nodes; k++) {
      for (let slot = row[k] * outSlots, last = slot + outSlots; slot < last; slot++) {
        const other = target[slot];
        if (other < 0 || strength[slot] <= 0 || node[other] < 0) continue;
        const j = node[other];
        neighbours[ends[k + 1]] = j;
        weights[ends[k + 1]++] = strength[slot];
        neighbours[ends[j + 1]] = k;
        weights[ends[j + 1]++] = strength[slot];
      }
    }
    this.compress();
  }

  /** Merges the edges that a node holds twice. */
  private compress(): void {
    const { place, placedFor } = this;
    const { nodes, offsets, neighbours, weights } = this.graph;
    placedFor.fill(-1, 0, nodes);
    let write = 0;
    let from = 0;
    for (let k = 0; k < nodes; k++) {
      const to = offsets[k + 1];
      offsets[k] = write;
      for (let e = from; e < to; e++) {
        const j = neighbours[e];
        if (placedFor[j] === k) {
          weights[place[j]] += weights[e];
          continue;
        }
        placedFor[j] = k;
        place[j] = write;
        neighbours[write] = j;
        weights[write++] = weights[e];
      }
      from = to;
    }
    offsets[nodes] = write;
  }

  private reserve(n: number, outSlots: number): void {
    if (this.node.length >= n) return;
    const g = this.graph;
    this.node = new Int32Array(2 * n);
    this.row = new Int32Array(2 * n);
    this.place = new Int32Array(2 * n);
    this.placedFor = new Int32Array(2 * n);
    g.offsets = new Int32Array(2 * n + 2);
    g.neighbours = new Int32Array(4 * n * outSlots);
    g.weights = new Float64Array(4 * n * outSlots);
  }
}
