/**
 * The rift between two sides of a community, by which a schism is known. Circles of friends (communities of
 * the positive-tie network) are merged, two at a time, where the gain in signed modularity is greatest, until
 * two sides are left:
 *
 *   gain of merging a and b = (P_ab − P_a P_b / P) / P − (N_ab − N_a N_b / N) / N
 *
 * with P and N the positive strength and the enmity between them, of each, and of all (Gómez, Jensen & Arenas
 * 2009, Physical Review E 80:016114, with both signs of equal weight). Enmity of a tie is its grievance or its
 * negative strength, whichever is more. Friendly or hostile, a tie counts from ¼ on (`tie-graph.ts`).
 *
 *   smaller    share of those present on the smaller side
 *   hostility  enmity across ÷ (enmity + positive strength across)
 *   apart      ω² of positions by side, on the lever on which the sides differ most
 *
 * Edge cases: people without any tie, and circles beyond the two dozen largest, stand on neither side. With
 * fewer than two circles there is no rift: all are 0.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import { type CommunityFinder, communitySizes } from './communities.ts';
import { omegaSquared } from './measures.ts';
import type { Observed } from './signal.ts';
import { STRONG_TIE, type TieGraph } from './tie-graph.ts';

const MOST_CIRCLES = 24;
const NEITHER = 2;

export class Rift {
  smaller = 0;
  hostility = 0;
  apart = 0;
  enmityAcross = 0;
  friendshipAcross = 0;
  /** The lever on which the sides differ most. */
  lever = -1;
  /** Side of each node of the tie graph: 0, 1, or 2 for neither. */
  side = new Int32Array(0);
  private circle = new Int32Array(0);
  private readonly explained = new Float64Array(LEVER_COUNT);
  private readonly sums = new Float64Array(2 * LEVER_COUNT);
  private readonly counts = new Float64Array(2);
  private readonly positive = new Float64Array(MOST_CIRCLES * MOST_CIRCLES);
  private readonly enmity = new Float64Array(MOST_CIRCLES * MOST_CIRCLES);
  /** Sums over the rows of the two matrices. */
  private readonly good = new Float64Array(MOST_CIRCLES);
  private readonly bad = new Float64Array(MOST_CIRCLES);
  private readonly into = new Int32Array(MOST_CIRCLES);

  /** @param live levers whose clause is on */
  measure(world: Observed, ties: TieGraph, finder: CommunityFinder, live: readonly number[]): void {
    const n = ties.graph.nodes;
    if (this.side.length < n) this.side = new Int32Array(2 * n);
    this.smaller = 0;
    this.hostility = 0;
    this.apart = 0;
    this.lever = -1;
    const circles = this.chooseCircles(finder, n);
    if (circles < 2) {
      this.side.fill(NEITHER, 0, n);
      return;
    }
    this.weigh(world, ties, finder, circles);
    this.merge(circles);
    const sizes = [0, 0, 0];
    for (let k = 0; k < n; k++) {
      const c = this.circle[finder.community[k]];
      this.side[k] = c < 0 ? NEITHER : this.into[c];
      sizes[this.side[k]]++;
    }
    this.smaller = Math.min(sizes[0], sizes[1]) / n;
    this.findLever(world, ties, n, live);
  }

  /** Numbers the circles of at least two people, the largest first; the rest get -1. */
  private chooseCircles(finder: CommunityFinder, n: number): number {
    const { communities } = finder;
    if (this.circle.length < communities) this.circle = new Int32Array(2 * communities);
    const size = communitySizes(finder, n);
    this.circle.fill(-1, 0, communities);
    const largest = Array.from(size, (count, c) => ({ count, c }))
      .filter(({ count }) => count > 1)
      .sort((a, b) => b.count - a.count || a.c - b.c)
      .slice(0, MOST_CIRCLES);
    largest.forEach(({ c }, k) => {
      this.circle[c] = k;
    });
    return largest.length;
  }

  /** Positive strength between circles, from the graph of communities, and enmity, from the ties that bear it. */
  private weigh(world: Observed, ties: TieGraph, finder: CommunityFinder, circles: number): void {
    const { positive, enmity, circle } = this;
    const { community, top } = finder;
    const { row } = ties;
    const { nodes } = ties.graph;
    const target = world.array('ties.target') as Int32Array;
    const strength = world.array('ties.strength') as Float32Array;
    const grievance = world.array('ties.grievance') as Float32Array;
    const slots = world.layout.plan.outSlots;
    positive.fill(0);
    enmity.fill(0);
    for (let c = 0; c < top.nodes; c++) {
      const a = circle[c];
      if (a < 0) continue;
      for (let e = top.offsets[c]; e < top.offsets[c + 1]; e++) {
        const b = circle[top.neighbours[e]];
        if (b >= 0) positive[a * circles + b] += top.weights[e];
      }
    }
    for (let k = 0; k < nodes; k++) {
      const a = circle[community[k]];
      if (a < 0) continue;
      for (let slot = row[k] * slots, last = slot + slots; slot < last; ) {
        slot = nextEnmity(slot, last, strength, grievance);
        if (slot >= last) break;
        const other = target[slot] < 0 ? -1 : ties.nodeOf(target[slot]);
        const b = other < 0 ? -1 : circle[community[other]];
        if (b >= 0) {
          const bad = Math.max(grievance[slot], -strength[slot]);
          enmity[a * circles + b] += bad;
          enmity[b * circles + a] += bad;
        }
        slot++;
      }
    }
  }

  /** Merges circles until two sides are left; sets the side of each circle and the hostility between them. */
  private merge(circles: number): void {
    const { positive, enmity, into, good, bad } = this;
    let all = 0;
    let allBad = 0;
    for (let a = 0; a < circles; a++) {
      into[a] = a;
      good[a] = 0;
      bad[a] = 0;
      for (let b = 0; b < circles; b++) {
        good[a] += positive[a * circles + b];
        bad[a] += enmity[a * circles + b];
      }
      all += good[a];
      allBad += bad[a];
    }
    const perGood = all > 0 ? 1 / all : 0;
    const perBad = allBad > 0 ? 1 / allBad : 0;
    for (let left = circles; left > 2; left--) {
      let best = Number.NEGATIVE_INFINITY;
      let keep = -1;
      let drop = -1;
      for (let a = 0; a < circles; a++) {
        if (into[a] !== a) continue;
        const goodA = good[a] * perGood;
        const badA = bad[a] * perBad;
        for (let b = a + 1; b < circles; b++) {
          if (into[b] !== b) continue;
          const close = (positive[a * circles + b] - goodA * good[b]) * perGood;
          const hostile = (enmity[a * circles + b] - badA * bad[b]) * perBad;
          if (close - hostile <= best) continue;
          best = close - hostile;
          keep = a;
          drop = b;
        }
      }
      good[keep] += good[drop];
      bad[keep] += bad[drop];
      fold(positive, circles, keep, drop);
      fold(enmity, circles, keep, drop);
      for (let c = 0; c < circles; c++) if (into[c] === drop) into[c] = keep;
    }
    const first = into[0];
    let second = first;
    for (let c = 0; c < circles; c++) if (into[c] !== first) second = into[c];
    const hostile = enmity[first * circles + second];
    const friendly = positive[first * circles + second];
    this.enmityAcross = hostile;
    this.friendshipAcross = friendly;
    this.hostility = hostile + friendly > 0 ? hostile / (hostile + friendly) : 0;
    for (let c = 0; c < circles; c++) into[c] = into[c] === first ? 0 : 1;
  }

  private findLever(world: Observed, ties: TieGraph, n: number, live: readonly number[]): void {
    const { side, sums, counts, explained } = this;
    const position = world.array('members.position') as Float32Array;
    omegaSquared(position, LEVER_COUNT, ties.row, side, n, 2, sums, counts, explained);
    for (const lever of live) {
      if (explained[lever] <= this.apart) continue;
      this.apart = explained[lever];
      this.lever = lever;
    }
  }
}

/** The first slot from `from` on whose tie is as hostile as friendship is friendly, or `last`. */
function nextEnmity(from: number, last: number, strength: Float32Array, grievance: Float32Array): number {
  let slot = from;
  while (slot < last && +(grievance[slot] < STRONG_TIE) & +(strength[slot] > -STRONG_TIE)) slot++;
  return slot;
}

/** Adds row and column `drop` to `keep` and clears them. */
function fold(m: Float64Array, circles: number, keep: number, drop: number): void {
  for (let c = 0; c < circles; c++) {
    m[keep * circles + c] += m[drop * circles + c];
    m[drop * circles + c] = 0;
  }
  for (let c = 0; c < circles; c++) {
    m[c * circles + keep] += m[c * circles + drop];
    m[c * circles + drop] = 0;
  }
}
