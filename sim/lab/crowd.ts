/**
 * Granovetter's crowd: the weekly step of `people.voice` on members who differ in their thresholds alone. Each is just
 * content enough not to speak up of their own accord, and speaks up when carried along; so, once the step has come to
 * rest, exactly those speak whose threshold the share of speakers has reached. Whoever has joined stays, since the share
 * counts them.
 *
 * Source: Granovetter, M. (1978), American Journal of Sociology 83:1420–1443.
 */
import { SPEAKING } from '../../agents/voice.ts';
import { normalQuantile } from '../core/quantile.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';

/** Three turns without anybody joining: who has been carried needs two to be heard. */
const REST_WEEKS = 12;
/** Readiness when alone, a little below what counts as speaking up; carried along it is half as much again. */
const ALONE = 0.95 * SPEAKING;

export class Crowd {
  private readonly world: World;
  private readonly members: number;

  constructor(members: number) {
    this.members = members;
    this.world = lab({ specs: SPECS, stepping: ['people.voice'], members, outSlots: 4, seed: 'crowd' });
    // Readiness is 2 · (1 − satisfaction) · belonging · (½ + ambition) · strength, of which only belonging is not 1 here.
    this.world.array('members.satisfaction').fill(0.5);
    this.world.array('members.belonging').fill(ALONE);
    this.world.array('members.ambition').fill(0.5);
    this.world.array('members.energy').fill(1);
  }

  /** From silence to rest. @param threshold share of the members who must speak up before this one does. @returns how many speak */
  settle(threshold: (member: number) => number): number {
    const { world, members } = this;
    const thresholds = world.array('members.threshold');
    for (let i = 0; i < members; i++) thresholds[i] = threshold(i);
    world.array('members.voice').fill(0);
    let speaking = 0;
    for (let still = 0; still < REST_WEEKS; still++) {
      runWeeks(world, 1);
      const now = this.speaking();
      if (now !== speaking) still = -1;
      speaking = now;
    }
    return speaking;
  }

  private speaking(): number {
    const voice = this.world.array('members.voice');
    let count = 0;
    for (let i = 0; i < this.members; i++) count += +(voice[i] > SPEAKING);
    return count;
  }
}

/** Thresholds in persons: half a person below the share, so that rounding does not decide who has seen enough. */
export function ladder(members: number, persons: (place: number) => number): (member: number) => number {
  return (member) => (persons(member) - 0.5) / members;
}

/** Thresholds evenly spaced over a normal distribution. */
export function quantiles(members: number, mean: number, deviation: number): (member: number) => number {
  return (member) => mean + deviation * normalQuantile((member + 0.5) / members);
}
