/**
 * Communities of the positive-tie network: the Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre
 * 2008, J. Stat. Mech. P10008) on flat arrays that are kept between calls.
 *
 * Modularity Q = Σ_c [ in_c / 2m − (tot_c / 2m)² ] with the weights of the undirected graph (a directed
 * tie adds its strength to the pair). Nodes are visited in row order, so the result is a function of the
 * graph alone: observers draw nothing. After the first pass only nodes with a neighbour that has moved are
 * looked at again (Ozaki, Tezuka & Inaba 2016, pruning). A move needs a gain above 1e-12, ties in gain go to the community
 * met first.
 *
 * Edge cases: no ties, every node is alone and Q = 0; isolated nodes stay alone.
 */

const LEAST_GAIN = 1e-12;
const MOST_LEVELS = 12;
const MOST_PASSES = 24;

/** An undirected weighted graph in compressed rows: neighbours of i are at offsets[i] .. offsets[i + 1]. */
export interface FlatGraph {
  nodes: number;
  offsets: Int32Array;
  neighbours: Int32Array;
  weights: Float64Array;
}

export class CommunityFinder {
  /** Community of each node after `find`, numbered from 0 in order of first appearance. */
  community = new Int32Array(0);
  communities = 0;
  modularity = 0;
  private degree = new Float64Array(0);
  private inside = new Float64Array(0);
  private total = new Float64Array(0);
  private link = new Float64Array(0);
  private seen = new Int32Array(0);
  private label = new Int32Array(0);
  private rename = new Int32Array(0);
  private stale = new Uint8Array(0);
  private levels: [FlatGraph, FlatGraph] = [emptyGraph(), emptyGraph()];

  /** Finds communities; the result is in the fields. */
  find(graph: FlatGraph): void {
    const { nodes } = graph;
    this.reserve(nodes);
    for (let i = 0; i < nodes; i++) this.community[i] = i;
    this.communities = nodes;
    this.modularity = 0;
    let mass = 0;
    for (let e = 0; e < graph.offsets[nodes]; e++) mass += graph.weights[e];
    if (mass === 0) return;
    let level = graph;
    for (let depth = 0; depth < MOST_LEVELS; depth++) {
      const groups = this.moveNodes(level, mass);
      for (let i = 0; i < nodes; i++) this.community[i] = this.label[this.community[i]];
      this.communities = groups;
      if (groups === level.nodes) break;
      level = this.aggregate(level, groups, this.levels[depth & 1]);
    }
    this.modularity = modularityOf(graph, this.community, this.communities, mass, this.inside, this.total);
  }

  /** Local moves until none gains; leaves the compact label of each node in `label` and returns how many there are. */
  private moveNodes(g: FlatGraph, mass: number): number {
    const { degree, total, link, seen, label, stale } = this;
    const { nodes, offsets, neighbours, weights } = g;
    for (let i = 0; i < nodes; i++) {
      label[i] = i;
      stale[i] = 1;
      let d = 0;
      for (let e = offsets[i], last = offsets[i + 1]; e < last; e++) d += weights[e];
      degree[i] = d;
      total[i] = d;
      link[i] = 0;
    }
    let moved = 1;
    for (let pass = 0; pass < MOST_PASSES && moved > 0; pass++) {
      moved = 0;
      for (let i = 0; i < nodes; i++) {
        if (stale[i] === 0) continue;
        stale[i] = 0;
        const home = label[i];
        let candidates = 0;
        link[home] = 0;
        seen[candidates++] = home;
        for (let e = offsets[i], last = offsets[i + 1]; e < last; e++) {
          const j = neighbours[e];
          if (j === i) continue;
          const c = label[j];
          if (link[c] === 0 && c !== home) seen[candidates++] = c;
          link[c] += weights[e];
        }
        total[home] -= degree[i];
        const rate = degree[i] / mass;
        let best = home;
        let bestGain = link[home] - rate * total[home];
        for (let k = 1; k < candidates; k++) {
          const c = seen[k];
          const gain = link[c] - rate * total[c];
          if (gain > bestGain + LEAST_GAIN) {
            bestGain = gain;
            best = c;
          }
        }
        for (let k = 0; k < candidates; k++) link[seen[k]] = 0;
        total[best] += degree[i];
        if (best !== home) {
          label[i] = best;
          moved++;
          for (let e = offsets[i], last = offsets[i + 1]; e < last; e++) {
            if (label[neighbours[e]] !== best) stale[neighbours[e]] = 1;
          }
        }
      }
    }
    return compact(label, nodes, this.rename);
  }

  /** The graph of communities; self-loops hold the weight inside. */
  private aggregate(g: FlatGraph, groups: number, into: FlatGraph): FlatGraph {
    const { label, link, seen, rename } = this;
    const edges = g.offsets[g.nodes];
    if (into.offsets.length < groups + 1) into.offsets = new Int32Array(2 * (groups + 1));
    if (into.neighbours.length < edges) {
      into.neighbours = new Int32Array(2 * edges);
      into.weights = new Float64Array(2 * edges);
    }
    // Members of each community in row order: a counting sort into `rename`, offsets borrowed for the ends.
    const ends = into.offsets;
    ends.fill(0, 0, groups + 1);
    for (let i = 0; i < g.nodes; i++) ends[label[i] + 1]++;
    for (let c = 0; c < groups; c++) ends[c + 1] += ends[c];
    const starts = ends.slice(0, groups + 1);
    for (let i = 0; i < g.nodes; i++) rename[starts[label[i]]++] = i;
    const stops = ends.slice(0, groups + 1);
    let write = 0;
    link.fill(0, 0, groups);
    for (let c = 0; c < groups; c++) {
      let candidates = 0;
      for (let at = stops[c]; at < stops[c + 1]; at++) {
        const i = rename[at];
        for (let e = g.offsets[i]; e < g.offsets[i + 1]; e++) {
          const d = label[g.neighbours[e]];
          if (link[d] === 0) seen[candidates++] = d;
          link[d] += g.weights[e];
        }
      }
      into.offsets[c] = write;
      for (let k = 0; k < candidates; k++) {
        into.neighbours[write] = seen[k];
        into.weights[write++] = link[seen[k]];
        link[seen[k]] = 0;
      }
    }
    into.offsets[groups] = write;
    into.nodes = groups;
    return into;
  }

  private reserve(nodes: number): void {
    if (this.community.length >= nodes) return;
    const size = 2 * nodes;
    this.community = new Int32Array(size);
    this.degree = new Float64Array(size);
    this.inside = new Float64Array(size);
    this.total = new Float64Array(size);
    this.link = new Float64Array(size);
    this.seen = new Int32Array(size + 1);
    this.label = new Int32Array(size);
    this.rename = new Int32Array(size);
    this.stale = new Uint8Array(size);
  }
}

export function emptyGraph(): FlatGraph {
  return { nodes: 0, offsets: new Int32Array(1), neighbours: new Int32Array(0), weights: new Float64Array(0) };
}

/** People in each community, in order of community. */
export function communitySizes(finder: CommunityFinder, nodes: number): Int32Array {
  const size = new Int32Array(finder.communities);
  for (let k = 0; k < nodes; k++) size[finder.community[k]]++;
  return size;
}

/** Renumbers labels from 0 in order of first appearance; returns how many. */
function compact(label: Int32Array, nodes: number, rename: Int32Array): number {
  rename.fill(-1, 0, nodes);
  let next = 0;
  for (let i = 0; i < nodes; i++) {
    if (rename[label[i]] < 0) rename[label[i]] = next++;
    label[i] = rename[label[i]];
  }
  return next;
}

/** Modularity of a partition. `mass` is the sum of all directed weights, 2m. */
function modularityOf(
  g: FlatGraph,
  community: Int32Array,
  communities: number,
  mass: number,
  inside: Float64Array,
  total: Float64Array,
): number {
  inside.fill(0, 0, communities);
  total.fill(0, 0, communities);
  for (let i = 0; i < g.nodes; i++) {
    const c = community[i];
    for (let e = g.offsets[i]; e < g.offsets[i + 1]; e++) {
      total[c] += g.weights[e];
      if (community[g.neighbours[e]] === c) inside[c] += g.weights[e];
    }
  }
  let q = 0;
  for (let c = 0; c < communities; c++) q += inside[c] / mass - (total[c] / mass) * (total[c] / mass);
  return q;
}
