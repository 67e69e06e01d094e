/** Graphs for the laboratory: who is next to whom, in compressed rows. */

export interface Territory {
  readonly nodes: number;
  /** Neighbours of node i are neighbours[offsets[i]] .. neighbours[offsets[i + 1] − 1]. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** A rectangle of sites with four neighbours each, fewer at the edges: it does not close on itself. */
export function boundedGrid(width: number, height: number): Territory {
  const nodes = width * height;
  const offsets = new Int32Array(nodes + 1);
  const neighbours = new Int32Array(4 * nodes);
  let edges = 0;
  for (let site = 0; site < nodes; site++) {
    const x = site % width;
    const y = (site - x) / width;
    if (x > 0) neighbours[edges++] = site - 1;
    if (x + 1 < width) neighbours[edges++] = site + 1;
    if (y > 0) neighbours[edges++] = site - width;
    if (y + 1 < height) neighbours[edges++] = site + width;
    offsets[site + 1] = edges;
  }
  return { nodes, offsets, neighbours: neighbours.slice(0, edges) };
}
