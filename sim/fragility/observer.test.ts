/** Watching changes nothing, and what is watched is told under its name. */
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../core/plan.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { restore, snapshot } from '../snapshot.ts';
import { hashWorld } from '../state.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { personName } from './event-words.ts';
import { SIGNALS } from './index.ts';
import { Observer, observables } from './observer.ts';

const WEEKS = 70;
const shocked: Scenario = {
  name: 'shocked',
  shocks: [
    { shock: 'harassment_wave', week: 5, intensity: 1 },
    { shock: 'mass_arrival', week: 20, intensity: 1 },
  ],
};
const society = (): World =>
  lab({ specs: SPECS, stepping: '*', members: 40, capacity: 120, seed: 'seen', scenario: shocked });

function watched(everyWeeks: number, events: boolean, from = 0): [World, Observer] {
  let world = society();
  runWeeks(world, from);
  if (from > 0) world = restore(SPECS, structuredClone(snapshot(world)));
  const observer = new Observer(world, everyWeeks, events);
  for (let week = from; week < WEEKS; week++) {
    tick(world);
    observer.observe();
  }
  return [world, observer];
}

const alone = society();
runWeeks(alone, WEEKS);
const UNSEEN = hashWorld(alone);

describe('watching', () => {
  test.each([
    ['every week with events', 1, true, 0],
    ['every week without events', 1, false, 0],
    ['without frames', 0, false, 0],
    ['from a snapshot on', 4, true, 31],
  ])('%s leaves the state as it is unseen', (_, every, events, from) => {
    const [world, observer] = watched(every, events, from);
    observer.summary('endured');
    for (const spec of SIGNALS) {
      const bound = spec.bind(world);
      bound.observe(world, new Float64Array(1 + spec.parts.length), 0);
      bound.breakdown(world, 5);
    }
    expect(hashWorld(world)).toBe(UNSEEN);
  });

  test('frames stand at their weeks and the last; means, peaks and lasts agree with them', () => {
    const [, observer] = watched(1, false);
    const { frames, frameWeeks, means, peaks, lasts, memberWeeks } = observer.summary('endured');
    const count = observables().length;
    expect(Array.from(frameWeeks)).toEqual(Array.from({ length: WEEKS }, (_, k) => k));
    const present = observables().findIndex((o) => o.name === 'people.present');
    const series = Array.from(frameWeeks, (_, k) => frames[k * count + present]);
    expect(memberWeeks).toBe(series.reduce((a, b) => a + b, 0));
    expect(means[present]).toBeCloseTo(memberWeeks / WEEKS, 9);
    expect(peaks[present]).toBe(Math.max(...series));
    expect(lasts[present]).toBe(series.at(-1));
    const sparse = watched(26, false)[1].summary('endured');
    expect(Array.from(sparse.frameWeeks)).toEqual([0, 26, 52, 69]);
    expect(Array.from(sparse.frames.slice(count, 2 * count))).toEqual(Array.from(frames.slice(26 * count, 27 * count)));
  });

  test('every value is a number, shares of signals are within bounds', () => {
    const [, observer] = watched(1, false);
    observables().forEach(({ name }, k) => {
      expect(Number.isFinite(observer.current[k]), name).toBe(true);
      if (!/^signals\.[a-z_]+(\.early_warning)?$/.test(name)) return;
      expect(observer.current[k], name).toBeGreaterThanOrEqual(0);
      expect(observer.current[k], name).toBeLessThanOrEqual(1);
    });
  });

  test('names are unique and documented; an unknown one is refused', () => {
    const names = observables().map((o) => o.name);
    expect(new Set(names).size).toBe(names.length);
    for (const o of observables()) expect(o.meaning.length, o.name).toBeGreaterThan(8);
    const [, observer] = watched(0, false, 60);
    expect(observer.value('people.present')).toBeGreaterThan(0);
    expect(() => observer.value('people.absent')).toThrow('people.absent is not an observable');
  });

  test('events tell who, in words', () => {
    const [, observer] = watched(0, true);
    expect(observer.events.length).toBeGreaterThan(10);
    for (const e of observer.events) expect(e.text).not.toMatch(/[{}]|NaN|undefined/);
    expect(watched(0, false)[1].events).toEqual([]);
    expect(personName(0x80000000 + 12)).toBe('founder 12');
    expect(personName((104 << 15) | 3)).toBe('newcomer 105-4');
  });
});
