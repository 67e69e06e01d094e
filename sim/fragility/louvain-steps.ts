/**
 * The inner steps of the Louvain method (`communities.ts`). Each is called once a node or a group, hundreds of times a
 * search: so an engine compiles it as a whole, and need not replace a long loop while that is under way. What nobody
 * could guess is added up instead of branched on.
 */

/** Assigns the degree of node i, whose ties are first .. last - 1. */
export function weighNode(weights: Float64Array, first: number, last: number, degree: Float64Array, i: number): void {
  let d = 0;
  for (let e = first; e < last; e++) d += weights[e];
  degree[i] = d;
}

/**
 * Lists the communities that node i is tied to, its own first, and sums the ties to each into `link`.
 * @returns how many; its own may be among them once more
 */
export function listCandidates(
  i: number,
  home: number,
  neighbours: Int32Array,
  weights: Float64Array,
  first: number,
  last: number,
  label: Int32Array,
  link: Float64Array,
  seen: Int32Array,
): number {
  let candidates = 1;
  seen[0] = home;
  for (let e = first; e < last; e++) {
    const j = neighbours[e];
    if (j === i) continue;
    const c = label[j];
    const before = link[c];
    // Written in any case, kept only when it is a community not seen before.
    seen[candidates] = c;
    candidates += +(before === 0);
    link[c] = before + weights[e];
  }
  return candidates;
}

/** The community listed in which a node of that degree gains most; its own unless another gains more by `least`. */
export function bestCandidate(
  home: number,
  own: number,
  mass: number,
  least: number,
  candidates: number,
  seen: Int32Array,
  link: Float64Array,
  total: Float64Array,
): number {
  const rate = own / mass;
  let best = home;
  let bestGain = link[home] - rate * (total[home] - own) + least;
  link[home] = 0;
  // Its own, if it is met again, has lost its ties to the line above and gains less.
  for (let k = 1; k < candidates; k++) {
    const c = seen[k];
    const gain = link[c] - rate * total[c];
    link[c] = 0;
    if (gain > bestGain) {
      bestGain = gain;
      best = c;
    }
  }
  return best;
}

/**
 * Calls the neighbours outside community `best` who do not wait already. One place of the queue is always free: whoever
 * is being visited has left it. @returns how many wait now
 */
export function callNeighbours(
  best: number,
  neighbours: Int32Array,
  first: number,
  last: number,
  label: Int32Array,
  waiting: Uint8Array,
  queue: Int32Array,
  head: number,
  queued: number,
  nodes: number,
): number {
  let end = head + queued;
  end = end < nodes ? end : end - nodes;
  let waits = queued;
  for (let e = first; e < last; e++) {
    const j = neighbours[e];
    const call = +(label[j] !== best) & (waiting[j] ^ 1);
    queue[end] = j;
    waiting[j] |= call;
    waits += call;
    end += call;
    if (end === nodes) end = 0;
  }
  return waits;
}

/** Adds the ties first .. last - 1 to the sums by community; returns how many communities are listed then. */
export function addLinks(
  neighbours: Int32Array,
  weights: Float64Array,
  first: number,
  last: number,
  label: Int32Array,
  link: Float64Array,
  seen: Int32Array,
  listed: number,
): number {
  let candidates = listed;
  for (let e = first; e < last; e++) {
    const d = label[neighbours[e]];
    const before = link[d];
    seen[candidates] = d;
    candidates += +(before === 0);
    link[d] = before + weights[e];
  }
  return candidates;
}

/** Writes the sums of the communities listed as ties, and clears them; returns where the next are to be written. */
export function writeLinks(
  listed: number,
  seen: Int32Array,
  link: Float64Array,
  neighbours: Int32Array,
  weights: Float64Array,
  from: number,
): number {
  let write = from;
  for (let k = 0; k < listed; k++) {
    const c = seen[k];
    neighbours[write] = c;
    weights[write++] = link[c];
    link[c] = 0;
  }
  return write;
}
