/** Set-up shared by the tests of this folder: a laboratory society whose members meet and decide, and nothing else. */
import { lab } from '../lab.ts';

import { SPECS } from '../registry.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';

export const GOVERNING = [
  'governance.amendments',
  'governance.consensus',
  'governance.decisions',
  'governance.projects',
  'people.time',
  'people.traits',
  'people.positions',
] as const;

interface SetUp {
  readonly members: number;
  readonly seed?: string;
  readonly clauses?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly without?: readonly string[];
  readonly stepping?: readonly string[] | '*';
}

export function society(setUp: SetUp): World {
  return lab({
    specs: SPECS,
    stepping: setUp.stepping ?? GOVERNING,
    members: setUp.members,
    capacity: 2 * setUp.members,
    seed: setUp.seed ?? 'a',
    clauses: setUp.clauses ?? {},
    without: setUp.without ?? [],
  });
}

/** Names of governance events as they happen, with week and payload. */
export function record(world: World): { name: string; week: number; who: number; a: number; b: number }[] {
  const list: { name: string; week: number; who: number; a: number; b: number }[] = [];
  world.eventSink = (event, week, who, _other, a, b) => {
    const { name } = world.layout.events[event];
    if (name.startsWith('governance.')) list.push({ name, week, who, a, b });
  };
  return list;
}

export function sum(array: ArrayLike<number>, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += array[i];
  return total;
}

/** Runs week by week until something holds. @throws Error when it does not within `most` weeks */
export function runUntil(world: World, holds: () => boolean, most = 200): void {
  for (let week = 0; week < most; week++) {
    if (holds()) return;
    tick(world);
  }
  if (!holds()) throw new Error(`not so within ${most} weeks`);
}
