/**
 * The founders' network: a small world (Watts & Strogatz 1998, Nature 393:440–442). Founders sit on a
 * ring in an order fixed by key and identity, each tied to the nearest `degree / 2` on either side; each
 * tie is rewired to anybody with probability `rewiring`. Strengths start between 0.2 and 0.6.
 * Edge cases: with too few founders for the degree, everybody knows everybody.
 */
import { keyedOrder, pairUniform, uniform } from '../sim/core/random.ts';
import { NEGATIVE_SLOTS } from './meeting.ts';

const DRAW_REWIRE = 0;
const DRAW_ELSEWHERE = 1;
const DRAW_STRENGTH = 2;

/** Fills the tie slots of rows 0..n-1. */
export function weaveTies(
  n: number,
  outSlots: number,
  degree: number,
  rewiring: number,
  identity: Uint32Array,
  target: Int32Array,
  strength: Float32Array,
  k0: number,
  k1: number,
): void {
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  keyedOrder(order, n, identity, k0, k1);
  const slots = outSlots - NEGATIVE_SLOTS;
  const reach = Math.min(Math.floor(degree / 2), Math.floor(n / 2));
  for (let place = 0; place < n; place++) {
    for (let step = 1; step <= reach; step++) {
      const i = order[place];
      let j = order[(place + step) % n];
      if (pairUniform(k0, k1, identity[i], identity[j], DRAW_REWIRE) < rewiring) {
        const elsewhere = order[Math.floor(pairUniform(k0, k1, identity[i], identity[j], DRAW_ELSEWHERE) * n)];
        if (elsewhere !== i) j = elsewhere;
      }
      const s = 0.2 + 0.4 * uniform(k0, k1, identity[i] ^ identity[j], DRAW_STRENGTH);
      tie(target, strength, i * outSlots, slots, j, s);
      tie(target, strength, j * outSlots, slots, i, s);
    }
  }
}

/** Puts a tie into the first free slot, unless it is there already or all are taken. */
function tie(target: Int32Array, strength: Float32Array, first: number, slots: number, j: number, s: number): void {
  for (let slot = first; slot < first + slots; slot++) {
    if (target[slot] === j) return;
    if (target[slot] >= 0) continue;
    target[slot] = j;
    strength[slot] = s;
    return;
  }
}
