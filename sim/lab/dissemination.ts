/**
 * Axelrod's territory: the dissemination of customs (`culture/dissemination.ts`, as `culture.values` uses it) under the
 * schedule of the paper, one event after another. A site drawn at random is active, one of its neighbours drawn at
 * random is its partner, and what the active site takes over counts from the next event on.
 *
 * Source: Axelrod, R. (1997), Journal of Conflict Resolution 41:203–226, p. 208. (With all sites at once, from
 * the customs before, fewer regions are left.)
 */
import { bits, integer } from '../core/random.ts';
import { featureToCopy, sharedFeatures } from '../culture/dissemination.ts';
import type { Territory } from './territory.ts';

const DRAW_SITE = 0;
const DRAW_NEIGHBOUR = 1;
const DRAW_FEATURE = 2;

/** Events first .. last − 1, each with the luck of its own number. */
export function disseminate(
  territory: Territory,
  customs: Uint8Array,
  features: number,
  k0: number,
  k1: number,
  first: number,
  last: number,
): void {
  const { nodes, offsets, neighbours } = territory;
  for (let event = first; event < last; event++) {
    const site = integer(k0, k1, event, DRAW_SITE, nodes);
    const from = offsets[site];
    const other = neighbours[from + integer(k0, k1, event, DRAW_NEIGHBOUR, offsets[site + 1] - from)];
    const a = site * features;
    const b = other * features;
    const feature = featureToCopy(customs, a, b, features, bits(k0, k1, event, DRAW_FEATURE) >>> 16);
    if (feature >= 0) customs[a + feature] = customs[b + feature];
  }
}

/** Whether nothing can change any more: neighbours have all customs in common, or none. */
export function atRest({ nodes, offsets, neighbours }: Territory, customs: Uint8Array, features: number): boolean {
  for (let site = 0; site < nodes; site++) {
    for (let e = offsets[site]; e < offsets[site + 1]; e++) {
      const equal = sharedFeatures(customs, site * features, neighbours[e] * features, features);
      if (equal > 0 && equal < features) return false;
    }
  }
  return true;
}

/** Number of cultural regions: sets of adjoining sites with the same customs. */
export function regions({ nodes, offsets, neighbours }: Territory, customs: Uint8Array, features: number): number {
  const seen = new Uint8Array(nodes);
  const stack = new Int32Array(nodes);
  let count = 0;
  for (let start = 0; start < nodes; start++) {
    if (seen[start] === 1) continue;
    count++;
    seen[start] = 1;
    stack[0] = start;
    for (let height = 1; height > 0; ) {
      const site = stack[--height];
      for (let e = offsets[site]; e < offsets[site + 1]; e++) {
        const other = neighbours[e];
        if (seen[other] === 1) continue;
        if (sharedFeatures(customs, site * features, other * features, features) < features) continue;
        seen[other] = 1;
        stack[height++] = other;
      }
    }
  }
  return count;
}
