/**
 * A body that judges: who sits in it, who gets the floor, and the choice it makes. The people present are
 * listed in scratch from `gather` to `choose`, within one step.
 *
 * When time is short the floor goes by ambition rather than by skill (Anderson and Kilduff 2009, Journal of
 * Personality and Social Psychology 96:491-503). Seats and the floor are drawn by exponential races, so they are
 * weighted samples without replacement.
 */
import { MEMBER, SKILLS } from '../core/contract.ts';
import { race, uniformOpen } from '../core/random.ts';
import * as jury from './jury.ts';

const SKILL_COUNT = SKILLS.length;
/** What somebody without any ambition still weighs. */
const FLOOR = 0.2;
/** Heard, for somebody present who did not get the floor. */
const UNHEARD = 0.25;

let present = new Int32Array(0);
let arrival = new Float64Array(0);
let ordered = new Float64Array(0);
let signals = new Uint8Array(0);
let weights = new Float64Array(0);
let floor = new Uint8Array(0);

function makeRoom(n: number): void {
  if (present.length >= n) return;
  present = new Int32Array(2 * n);
  arrival = new Float64Array(2 * n);
  ordered = new Float64Array(2 * n);
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
  readonly weight: Float64Array;
}

/** Arrival time that the `count` first of arrival[0..n) do not exceed; infinite when there are no more than that. */
function lastPlace(n: number, count: number): number {
  if (n <= count) return Number.POSITIVE_INFINITY;
  for (let k = 0; k < n; k++) ordered[k] = arrival[k];
  ordered.subarray(0, n).sort();
  return ordered[count - 1];
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
  makeRoom(n);
  let members = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    present[members] = i;
    const weight = skill[i * SKILL_COUNT + domain] * (FLOOR + ambition[i]);
    arrival[members++] = race(uniformOpen(k0, k1, identity[i], 1), weight);
  }
  const last = lastPlace(members, size);
  for (let k = 0; k < members; k++) if (arrival[k] <= last) circle[present[k]] = 1;
}

/** Lists those whose minutes were found. @returns how many */
export function gather(status: Uint8Array, granted: Float32Array, n: number): number {
  makeRoom(n);
  let here = 0;
  for (let i = 0; i < n; i++) if (status[i] === MEMBER && granted[i] > 0) present[here++] = i;
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
  let last = Number.POSITIVE_INFINITY;
  if (here > places) {
    for (let k = 0; k < here; k++) {
      const i = present[k];
      arrival[k] = race(uniformOpen(k0, k1, identity[i], 6), FLOOR + ambition[i]);
    }
    last = lastPlace(here, places);
  }
  for (let k = 0; k < here; k++) {
    const i = present[k];
    floor[k] = here <= places || arrival[k] <= last ? 1 : 0;
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
