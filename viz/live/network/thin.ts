/**
 * Which ties are drawn and which pull: of each person the strongest few, reciprocal ones once. All of a thousand
 * people's sixteen ties would be grey felt; the strongest few of each are what holds a society together
 * (the idea of k-core and disparity filters, here by rank, which keeps everybody's nearest).
 */
export interface Ties {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** −1 enmity to 1. */
  readonly strength: Float32Array;
}

/** Pairs of row indices one after another, each pair once, with the strength of its stronger direction. */
export interface ThinTies {
  readonly pairs: Uint32Array;
  readonly strength: Float32Array;
}

/** Below this a tie is an acquaintance: neither drawn nor pulling. */
const FAINT = 0.12;

/** Bonds drawn a person, by the number of people: together they stay below about 4,000 lines. */
export function bondsPerPerson(people: number): number {
  if (people <= 200) return 5;
  if (people <= 600) return 4;
  if (people <= 1500) return 3;
  return people <= 4000 ? 1 : 0;
}

/**
 * @param people number of rows that indices point to
 * @param bonds most friendships kept a person, and as many enmities
 */
export function thinned(ties: Ties, people: number, bonds: number): ThinTies {
  const order: number[] = [];
  for (let k = 0; k < ties.strength.length; k++) if (Math.abs(ties.strength[k]) >= FAINT) order.push(k);
  // Strongest first; by row where equal, so that the choice does not flicker.
  order.sort((a, b) => Math.abs(ties.strength[b]) - Math.abs(ties.strength[a]) || a - b);
  const positive = new Uint8Array(people);
  const negative = new Uint8Array(people);
  const seen = new Set<number>();
  const pairs: number[] = [];
  const strength: number[] = [];
  for (const k of order) {
    const a = ties.from[k];
    const b = ties.to[k];
    if (a === b) continue;
    const foe = ties.strength[k] < 0;
    const used = foe ? negative : positive;
    if (used[a] >= bonds) continue;
    const key = (a < b ? a * people + b : b * people + a) * 2 + (foe ? 1 : 0);
    if (seen.has(key)) continue;
    seen.add(key);
    used[a] += 1;
    pairs.push(a, b);
    strength.push(ties.strength[k]);
  }
  return { pairs: Uint32Array.from(pairs), strength: Float32Array.from(strength) };
}
