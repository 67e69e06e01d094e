/**
 * A body that judges: who sits in it, who gets the floor, and the choice it makes. The people present are
 * listed in scratch from `gather` to `choose`, within one step.
 *
 * When time is short the floor goes by ambition rather than by skill (Anderson and Kilduff 2009, Journal of
 * Personality and Social Psychology 96:491-503). Seats and the floor are drawn by exponential races, so they are
 * weighted samples without replacement.
 */
import { MEMBER, SKILLS } from '../core/contract.ts';
import { uniformOpen } from '../core/random.ts';
import * as jury from './jury.ts';
import { beginSample, endSample, offer, outOfReach, sampled } from './volunteers.ts';

const SKILL_COUNT = SKILLS.length;
/** What somebody without any ambition still weighs. */
const FLOOR = 0.2;
/** Heard, for somebody present who did not get the floor. */
const UNHEARD = 0.25;

let present = new Int32Array(0);
let signals = new Uint8Array(0);
let weights = new Float64Array(0);
let floor = new Uint8Array(0);

function makeRoom(n: number): void {
  if (present.length >= n) return;
  present = new Int32Array(2 * n);
  signals = new Uint8Array(2 * n);
  weights = new Float64Array(2 * n);
  floor = new Uint8Array(2 * n);
}

interface Part {
  readonly identity: Uint32Array;
  readonly skill: Float32Array;
  readonly ambition: Float32Array;
  readonly projectSkill: Uint8Array;
  readonly projectTruth: Uint8Array;
  readonly tookPart: Uint8Array;
  readonly heard: Float32Array;
  readonly partsTaken: Float64Array;
  readonly weight: Float64Array;
}

/** Marks `size` full members in `circle`, weighted by skill × ambition; fewer if there are not so many. Draws at index 1. */
export function drawCircle(
  c: {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly skill: Float32Array;
    readonly ambition: Float32Array;
    readonly circle: Uint8Array;
  },
  n: number,
  domain: number,
  size: number,
  k0: number,
  k1: number,
): void {
  const { status, identity, skill, ambition, circle } = c;
  beginSample(size, 1 + FLOOR);
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    const u = uniformOpen(k0, k1, identity[i], 1);
    if (!outOfReach(u)) offer(u, skill[i * SKILL_COUNT + domain] * (FLOOR + ambition[i]), i);
  }
  const seated = endSample();
  for (let k = 0; k < seated; k++) circle[sampled(k)] = 1;
}

/** Lists those whose minutes were found. @returns how many */
export function gather(status: Uint8Array, granted: Float32Array, n: number): number {
  makeRoom(n);
  let here = 0;
  const list = present;
  for (let i = 0; i < n; i++) {
    list[here] = i;
    here += +(status[i] === MEMBER) & +(granted[i] > 0);
  }
  return here;
}

/** Minutes that those present give together. */
export function minutesOf(granted: Float32Array, here: number): number {
  let sum = 0;
  for (let k = 0; k < here; k++) sum += granted[present[k]];
  return sum;
}

/** Lets `places` of those present speak, by ambition where there are more of them, and enters who was heard. Draws at index 6. */
export function giveFloor(c: Part, here: number, places: number, k0: number, k1: number): void {
  const { identity, ambition, tookPart, heard } = c;
  floor.fill(here > places ? 0 : 1, 0, here);
  if (here > places) {
    beginSample(places, 1 + FLOOR);
    for (let k = 0; k < here; k++) {
      const i = present[k];
      const u = uniformOpen(k0, k1, identity[i], 6);
      if (!outOfReach(u)) offer(u, FLOOR + ambition[i], k);
    }
    const speakers = endSample();
    for (let k = 0; k < speakers; k++) floor[sampled(k)] = 1;
  }
  c.partsTaken[0] += here;
  for (let k = 0; k < here; k++) {
    const i = present[k];
    tookPart[i] = 1;
    heard[i] = Math.max(heard[i], floor[k] === 1 ? 1 : UNHEARD);
  }
}

/** The plurality of those present after those with the floor have spoken; enters everybody's equal weight. */
export function choose(c: Part, here: number, options: number, commonEvidence: number, k0: number, k1: number): number {
  const { identity, skill, weight } = c;
  const truth = c.projectTruth[0];
  const domain = c.projectSkill[0];
  const common = jury.commonSignal(k0, k1, truth, options);
  jury.callJury();
  for (let k = 0; k < here; k++) {
    const i = present[k];
    const q = skill[i * SKILL_COUNT + domain];
    signals[k] = jury.memberSignal(k0, k1, identity[i], q, truth, options, commonEvidence, common);
    weights[k] = jury.signalWeight(q, options);
    if (floor[k] === 1) jury.speakFor(signals[k], weights[k]);
    weight[i] += 1 / here;
  }
  for (let k = 0; k < here; k++) jury.castVote(options, signals[k], floor[k] === 1 ? 0 : weights[k]);
  return jury.plurality(options);
}
