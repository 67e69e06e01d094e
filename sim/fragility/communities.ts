/**
 * Communities of the positive-tie network: the Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre
 * 2008, J. Stat. Mech. P10008) on flat arrays that are kept between calls.
 *
 * Modularity Q = Σ_c [ in_c / 2m − (tot_c / 2m)² ] with the weights of the undirected graph (a directed
 * tie adds its strength to the pair). Nodes wait in a queue, at first in row order, so the result is a function
 * of the graph alone: observers draw nothing. A node that moves calls back those neighbours it has left behind
 * (Traag, Waltman & van Eck 2019, Scientific Reports 9:5233, fast local move). A move must raise Q by 1e-6; of
 * equal gains the community met first is taken. A level ends when the queue is empty or after 256
 * visits and five quarters a node: later ones gain about a hundredth (the test holds Q against another
 * implementation).
 *
 * Edge cases: no ties, every node is alone and Q = 0; isolated nodes stay alone.
 */
import { addLinks, bestCandidate, callNeighbours, listCandidates, weighNode, writeLinks } from './louvain-steps.ts';

/** Least gain in modularity for which a node moves. */
const LEAST_GAIN = 1e-6;
const MOST_LEVELS = 12;
/** Visits of a level: so many, and so many a node. */
const VISITS = 256;
const VISITS_PER_NODE = 1.25;

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
  /** The graph of communities: self-loops hold the weight inside, both directions counted. */
  top: FlatGraph = emptyGraph();
  private degree = new Float64Array(0);
  private total = new Float64Array(0);
  private link = new Float64Array(0);
  private seen = new Int32Array(0);
  private label = new Int32Array(0);
  private rename = new Int32Array(0);
  private starts = new Int32Array(0);
  private queue = new Int32Array(0);
  private waiting = new Uint8Array(0);
  private levels: [FlatGraph, FlatGraph] = [emptyGraph(), emptyGraph()];

  /** Finds communities; the result is in the fields. */
  find(graph: FlatGraph): void {
    const { nodes } = graph;
    this.reserve(nodes);
    for (let i = 0; i < nodes; i++) this.community[i] = i;
    this.communities = nodes;
    this.modularity = 0;
    this.top = graph;
    const mass = this.weighNodes(graph);
    if (mass === 0) return;
    let level = graph;
    for (let depth = 0; depth < MOST_LEVELS; depth++) {
      const groups = this.moveNodes(level, mass);
      if (groups === level.nodes) break;
      for (let i = 0; i < nodes; i++) this.community[i] = this.label[this.community[i]];
      this.communities = groups;
      this.weighGroups(level.nodes, groups);
      level = this.aggregate(level, groups, this.levels[depth & 1]);
    }
    this.top = level;
    this.modularity = modularityOf(level, mass);
  }

  /** Degrees of the nodes. @returns their sum, 2m */
  private weighNodes(g: FlatGraph): number {
    const { degree } = this;
    const { nodes, offsets, weights } = g;
    let mass = 0;
    for (let i = 0; i < nodes; i++) {
      weighNode(weights, offsets[i], offsets[i + 1], degree, i);
      mass += degree[i];
    }
    return mass;
  }

  /** Degrees of the groups that the nodes are labelled with, which become the nodes of the next level. */
  private weighGroups(nodes: number, groups: number): void {
    const { degree, total, label } = this;
    total.fill(0, 0, groups);
    for (let i = 0; i < nodes; i++) total[label[i]] += degree[i];
    for (let c = 0; c < groups; c++) degree[c] = total[c];
  }

  /** Local moves; leaves the compact label of each node in `label` and returns how many there are. */
  private moveNodes(g: FlatGraph, mass: number): number {
    const { degree, total, link, seen, label, queue, waiting } = this;
    const { nodes, offsets, neighbours, weights } = g;
    for (let i = 0; i < nodes; i++) {
      label[i] = i;
      queue[i] = i;
    }
    total.set(degree.subarray(0, nodes));
    waiting.fill(1, 0, nodes);
    link.fill(0, 0, nodes);
    const least = (LEAST_GAIN * mass) / 2;
    let head = 0;
    let queued = nodes;
    for (let visits = VISITS + Math.floor(VISITS_PER_NODE * nodes); visits > 0 && queued > 0; visits--) {
      const i = queue[head];
      head = head + 1 === nodes ? 0 : head + 1;
      queued--;
      waiting[i] = 0;
      const first = offsets[i];
      const last = offsets[i + 1];
      const home = label[i];
      const candidates = listCandidates(i, home, neighbours, weights, first, last, label, link, seen);
      const best = bestCandidate(home, degree[i], mass, least, candidates, seen, link, total);
      if (best === home) continue;
      total[home] -= degree[i];
      total[best] += degree[i];
      label[i] = best;
      // Whoever would wait behind the last visit need not be called.
      if (queued < visits)
        queued = callNeighbours(best, neighbours, first, last, label, waiting, queue, head, queued, nodes);
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
    const { starts } = this;
    starts.set(ends.subarray(0, groups + 1));
    for (let i = 0; i < g.nodes; i++) rename[starts[label[i]]++] = i;
    let write = 0;
    link.fill(0, 0, groups);
    for (let c = 0; c < groups; c++) {
      let candidates = 0;
      // Every start has moved to the end of its group, which is where the next one began.
      for (let at = c === 0 ? 0 : starts[c - 1]; at < starts[c]; at++) {
        const i = rename[at];
        candidates = addLinks(g.neighbours, g.weights, g.offsets[i], g.offsets[i + 1], label, link, seen, candidates);
      }
      into.offsets[c] = write;
      write = writeLinks(candidates, seen, link, into.neighbours, into.weights, write);
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
    this.total = new Float64Array(size);
    this.link = new Float64Array(size);
    this.seen = new Int32Array(size + 1);
    this.label = new Int32Array(size);
    this.rename = new Int32Array(size);
    this.starts = new Int32Array(size + 1);
    this.queue = new Int32Array(size);
    this.waiting = new Uint8Array(size);
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

/** Modularity of the partition whose graph of communities this is. `mass` is the sum of all directed weights, 2m. */
function modularityOf(top: FlatGraph, mass: number): number {
  let q = 0;
  for (let c = 0; c < top.nodes; c++) {
    let inside = 0;
    let total = 0;
    for (let e = top.offsets[c]; e < top.offsets[c + 1]; e++) {
      total += top.weights[e];
      if (top.neighbours[e] === c) inside += top.weights[e];
    }
    q += inside / mass - (total / mass) * (total / mass);
  }
  return q;
}
