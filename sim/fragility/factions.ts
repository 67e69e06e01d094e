/**
 * Faction formation: circles of friends that also vote alike.
 *
 *   factions = √( X · W )
 *   X = (Q − Q₀) / (1 − Q₀), if positive: modularity of the positive-tie network above that of the same
 *       network with its ties rewired at random, degrees kept (trees and sparse graphs score high too)
 *   W = ω²: share of the variance of positions that community explains beyond chance, mean over levers
 *
 * Sources: Newman & Girvan (2004), Physical Review E 69:026113; Guimerà, Sales-Pardo & Amaral (2004),
 * Physical Review E 70:025101 (modularity of random graphs); ω² Hays (1963). Communities by the Louvain
 * method. The rewiring (`rewire.ts`) uses a fixed sequence of its own, not the run’s luck. Q₀ hangs on how many people and ties
 * there are, so it is done anew once either has changed by a tenth.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import { CommunityFinder, communitySizes, emptyGraph, type FlatGraph } from './communities.ts';
import { omegaSquared } from './measures.ts';
import { rewire } from './rewire.ts';
import { Rift } from './rift.ts';
import { type Blame, liveLevers, type Observed, type SignalObserver, type SignalSpec } from './signal.ts';
import { TieGraph } from './tie-graph.ts';

/** The random network is drawn anew when people or ties have changed by this share. */
const REWIRED_AFTER = 0.1;

function changed(now: number, then: number): boolean {
  return Math.abs(now - then) > REWIRED_AFTER * then;
}

class FactionObserver implements SignalObserver {
  private readonly ties = new TieGraph();
  private readonly finder = new CommunityFinder();
  private readonly nullFinder = new CommunityFinder();
  private readonly random: FlatGraph = emptyGraph();
  private rewiredNodes = 0;
  private rewiredEdges = 0;
  private readonly rift = new Rift();
  private readonly explained = new Float64Array(LEVER_COUNT);
  private sums = new Float64Array(0);
  private counts = new Float64Array(0);
  private readonly live: readonly number[];

  constructor(world: Observed) {
    this.live = liveLevers(world);
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    const position = world.array('members.position');
    const { ties, finder, nullFinder } = this;
    ties.build(
      world.rows.members,
      world.layout.plan.outSlots,
      world.array('members.status') as Uint8Array,
      world.array('ties.target') as Int32Array,
      world.array('ties.strength') as Float32Array,
    );
    const n = ties.graph.nodes;
    finder.find(ties.graph);
    const edges = ties.graph.offsets[n];
    if (changed(n, this.rewiredNodes) || changed(edges, this.rewiredEdges)) {
      this.rewiredNodes = n;
      this.rewiredEdges = edges;
      rewire(ties.graph, this.random);
      nullFinder.find(this.random);
    }
    if (this.counts.length < n) {
      this.sums = new Float64Array(2 * n * LEVER_COUNT);
      this.counts = new Float64Array(2 * n);
    }
    const { community, communities } = finder;
    omegaSquared(
      position as Float32Array,
      LEVER_COUNT,
      ties.row,
      community,
      n,
      communities,
      this.sums,
      this.counts,
      this.explained,
    );
    let explained = 0;
    for (const lever of this.live) explained += this.explained[lever];
    const w = this.live.length > 0 ? explained / this.live.length : 0;
    const above =
      nullFinder.modularity < 1 ? (finder.modularity - nullFinder.modularity) / (1 - nullFinder.modularity) : 0;
    const x = Math.max(0, above);
    out[at] = Math.sqrt(x * w);
    out[at + 1] = finder.modularity;
    out[at + 2] = nullFinder.modularity;
    out[at + 3] = w;
    out[at + 4] = finder.communities;
    this.rift.measure(world, ties, finder, this.live);
    out[at + 5] = this.rift.smaller;
    out[at + 6] = this.rift.hostility;
    out[at + 7] = this.rift.apart;
  }

  breakdown(world: Observed, most: number): Blame[] {
    const identity = world.array('members.identity');
    const { community, communities } = this.finder;
    const n = this.ties.graph.nodes;
    const size = communitySizes(this.finder, n);
    const first = new Int32Array(communities).fill(-1);
    for (let k = 0; k < n; k++) {
      if (first[community[k]] < 0) first[community[k]] = this.ties.row[k];
    }
    return Array.from(size, (count, c) => ({ count, c }))
      .sort((a, b) => b.count - a.count || a.c - b.c)
      .slice(0, most)
      .map(({ count, c }) => ({
        kind: 'member' as const,
        who: identity[first[c]],
        other: -1,
        clause: '',
        share: count / Math.max(1, n),
        says: `one of a circle of ${count}`,
      }));
  }
}

export const factions: SignalSpec = {
  id: 'factions',
  title: 'Faction formation',
  formula:
    '√(X·W); X = (Q − Q₀)/(1 − Q₀) of the positive-tie network against its random rewiring, W = ω² of positions by community',
  source:
    'Newman, M. & Girvan, M. (2004), Physical Review E 69:026113; Guimerà, R. et al. (2004), Physical Review E 70:025101.',
  warning: 0.3,
  critical: 0.5,
  everyWeeks: 13,
  parts: [
    { name: 'modularity', unit: 'share', meaning: 'Modularity of the positive-tie network.' },
    { name: 'modularity_random', unit: 'share', meaning: 'Modularity of the same network rewired at random.' },
    { name: 'votes_predicted', unit: 'share', meaning: 'Variance of positions that community explains beyond chance.' },
    { name: 'communities', unit: 'communities', meaning: 'Number of communities.' },
    {
      name: 'smaller_side',
      unit: 'share',
      meaning: 'When circles are merged into two sides: share of those present on the smaller.',
    },
    { name: 'hostility', unit: 'share', meaning: 'Enmity between the two sides, as a share of all that ties them.' },
    {
      name: 'sides_apart',
      unit: 'share',
      meaning: 'Variance of positions that the side explains, on the lever that divides most.',
    },
  ],
  bind: (world) => new FactionObserver(world),
};
