/** The network without its canvas: who stands where from week to week, which ties are drawn, colours, who is pointed at. */
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../../workers/web/interface.ts';
import { fitted } from './camera.ts';
import { coloursOf, edgesOf, FactionColours, factionSizes, NONE, stepOf } from './colours.ts';
import { Layout } from './layout.ts';
import { Letters } from './letters.ts';
import { at, beside, indexed } from './pick.ts';
import { nextScene, placeAt } from './scene.ts';
import { bondsPerPerson, type Ties, thinned } from './thin.ts';

const ties = (...edges: [number, number, number][]): Ties => ({
  from: Uint32Array.from(edges, ([from]) => from),
  to: Uint32Array.from(edges, ([, to]) => to),
  strength: Float32Array.from(edges, ([, , strength]) => strength),
});
const people = (count: number, first = 100) => Uint32Array.from({ length: count }, (_, k) => first + k);

/** Two villages of ten, each a ring, with one friendship between them. */
const villages = ties(
  ...Array.from({ length: 20 }, (_, k): [number, number, number] => [
    k,
    k < 10 ? (k + 1) % 10 : 10 + ((k + 1) % 10),
    0.8,
  ]),
  [0, 10, 0.3],
);

function pictureOf(identity: Uint32Array): Picture {
  const people = identity.length;
  return {
    week: 1,
    identity,
    status: new Uint8Array(people).fill(6),
    faction: new Int16Array(people),
    power: new Float32Array(people).fill(1),
    exhaustion: new Float32Array(people),
    satisfaction: new Float32Array(people).fill(0.5),
    tieFrom: new Uint32Array(),
    tieTo: new Uint32Array(),
    tieStrength: new Float32Array(),
  };
}

describe('ties drawn', () => {
  test('each pair once, the strongest of each person, none that is faint', () => {
    const { pairs, strength } = thinned(ties([0, 1, 0.9], [1, 0, 0.8], [0, 2, 0.5], [0, 3, 0.4], [1, 2, 0.05]), 4, 2);
    expect([...pairs]).toEqual([0, 1, 0, 2]);
    expect(strength[0]).toBeCloseTo(0.9);
  });

  test('an enmity is no friendship too many, and stands beside a friendship of the same pair', () => {
    const { strength } = thinned(ties([0, 1, 0.9], [1, 0, -0.6], [0, 2, -0.5]), 3, 1);
    expect([...strength].filter((size) => size < 0)).toHaveLength(2);
  });

  test('all together they stay few', () => {
    for (const count of [80, 200, 600, 1000, 4000, 10_000]) {
      expect(bondsPerPerson(count) * count).toBeLessThanOrEqual(4500);
    }
  });
});

describe('layout', () => {
  test('same pictures in the same order give the same places', () => {
    const [a, b] = [new Layout(), new Layout()];
    for (let week = 0; week < 3; week++) {
      expect(a.place(people(20), villages).places).toEqual(b.place(people(20), villages).places);
    }
  });

  test('from week to week people hardly move, though one leaves and one comes', () => {
    const layout = new Layout();
    const before = layout.place(people(20), villages).places;
    const extent = Math.max(...before) - Math.min(...before);
    // Person 119 leaves, 500 comes and befriends person 103.
    const identity = Uint32Array.from([...people(19), 500]);
    const kept = [...villages.strength.keys()].filter((k) => villages.from[k] < 19 && villages.to[k] < 19);
    const next = ties(
      ...kept.map((k): [number, number, number] => [villages.from[k], villages.to[k], villages.strength[k]]),
      [19, 3, 0.9],
    );
    const after = layout.place(identity, next).places;
    for (let i = 0; i < 19; i++) {
      const moved = Math.hypot(after[2 * i] - before[2 * i], after[2 * i + 1] - before[2 * i + 1]);
      expect(moved).toBeLessThan(0.12 * extent);
    }
    const apart = Math.hypot(after[38] - after[6], after[39] - after[7]);
    expect(apart).toBeLessThan(0.25 * extent);
  });

  test('who is tied stands together', () => {
    const { places } = new Layout().place(people(20), villages);
    const middle = (first: number) =>
      [0, 1].map(
        (axis) =>
          places.filter((_, k) => k % 2 === axis && k >= 2 * first && k < 2 * first + 20).reduce((a, b) => a + b) / 10,
      );
    const [[ax, ay], [bx, by]] = [middle(0), middle(10)];
    const within = (first: number, [x, y]: number[]) =>
      Array.from({ length: 10 }, (_, k) =>
        Math.hypot(places[2 * (first + k)] - x, places[2 * (first + k) + 1] - y),
      ).reduce((a, b) => a + b) / 10;
    expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThan(within(0, [ax, ay]));
  });

  test('a fork begins where its past stands', () => {
    const first = new Layout();
    const places = first.place(people(20), villages).places;
    const forked = new Layout(first).place(people(20), villages).places;
    expect(Math.max(...places.map((x, k) => Math.abs(x - forked[k])))).toBeLessThan(12);
  });
});

describe('scene', () => {
  test('people glide, newcomers are fresh, leavers stay where they were', () => {
    const placed = (...places: number[]) => ({
      places: Float32Array.from(places),
      pairs: new Uint32Array(),
      strength: new Float32Array(),
    });
    const before = nextScene(null, 1, new Uint8Array(), pictureOf(people(2)), placed(0, 0, 10, 10), 0);
    expect([...before.fresh]).toEqual([0, 0]);
    const after = nextScene(
      before,
      1,
      Uint8Array.of(3, 5),
      pictureOf(Uint32Array.of(100, 900)),
      placed(8, 0, 1, 1),
      50,
    );
    expect(placeAt(after, 0, 0)).toEqual([0, 0]);
    expect(placeAt(after, 0, 1)).toEqual([8, 0]);
    expect([...after.fresh]).toEqual([0, 1]);
    expect(after.leavers).toEqual([{ x: 10, y: 10, colour: 5 }]);
  });
});

describe('colours', () => {
  test('a faction keeps its colour while others come and go, and a fork goes on from it', () => {
    const colours = new FactionColours();
    const first = colours.assign(
      new Map([
        [0, 5],
        [1, 30],
        [2, 9],
      ]),
    );
    expect(first.get(1)).toBe(0);
    const forked = new FactionColours(colours);
    const second = colours.assign(
      new Map([
        [2, 40],
        [7, 3],
        [1, 1],
      ]),
    );
    expect(second.get(1)).toBe(first.get(1));
    expect(second.get(2)).toBe(first.get(2));
    expect(second.has(0)).toBe(false);
    expect(forked.assign(new Map([[2, 40]])).get(2)).toBe(first.get(2));
  });

  test('beyond eight the smallest are neutral', () => {
    const sizes = new Map(Array.from({ length: 12 }, (_, k) => [k, 50 - k] as const));
    const given = new FactionColours().assign(sizes);
    expect(given.size).toBe(8);
    const picture = { ...pictureOf(people(2)), faction: Int16Array.of(0, 11) };
    expect([...coloursOf(picture, 'faction', given)]).toEqual([0, NONE]);
    expect(factionSizes(Int16Array.of(-1, 2, 2))).toEqual(new Map([[2, 2]]));
  });

  test('steps rise with the quantity', () => {
    for (const mode of ['power', 'exhaustion', 'satisfaction'] as const) {
      const edges = edgesOf(mode);
      expect(edges.map((edge) => stepOf(edges, edge))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(stepOf(edges, -1)).toBe(0);
    }
  });
});

describe('pointing', () => {
  const places = Float32Array.of(0, 0, 100, 5, 0, 80, -60, -60);

  test('the nearest within reach, or nobody', () => {
    const index = indexed(places);
    expect(at(index, 97, 0, 10)).toBe(1);
    expect(at(index, 50, 50, 10)).toBe(-1);
  });

  test('arrows go to whoever stands that way', () => {
    expect(beside(places, 0, 1, 0)).toBe(1);
    expect(beside(places, 0, 0, 1)).toBe(2);
    expect(beside(places, 0, -1, 0)).toBe(3);
    expect(beside(places, 1, 1, 0)).toBe(-1);
  });

  test('everybody is in view', () => {
    const { k, x, y } = fitted(places, 640, 480);
    for (let i = 0; i < 4; i++) {
      expect(places[2 * i] * k + x).toBeGreaterThanOrEqual(0);
      expect(places[2 * i] * k + x).toBeLessThanOrEqual(640);
      expect(places[2 * i + 1] * k + y).toBeGreaterThanOrEqual(0);
      expect(places[2 * i + 1] * k + y).toBeLessThanOrEqual(480);
    }
  });
});

test('letters cover neither people nor one another, and stay where they were while they can', () => {
  // Two factions that stand among each other, with somebody in the middle of both.
  const xs = Float32Array.from([0, 60, -60, 0, 0, 1, 60, -60]);
  const ys = Float32Array.from([0, 60, -60, 70, -70, 0, -60, 60]);
  const colours = Uint8Array.from([0, 0, 0, 0, 1, 1, 1, 1]);
  const letters = new Letters();
  const first = letters.place(xs, ys, colours, 8, 6);
  expect(first.map(({ colour }) => colour)).toEqual([0, 1]);
  for (const { x, y } of first) {
    xs.forEach((at, i) => {
      expect(Math.max(Math.abs(at - x), Math.abs(ys[i] - y))).toBeGreaterThanOrEqual(16);
    });
  }
  const [a, b] = first;
  expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThanOrEqual(20);
  const moved = letters.place(
    xs.map((x) => x + 3),
    ys,
    colours,
    8,
    6,
  );
  moved.forEach(({ x, y }, k) => {
    expect(x).toBeCloseTo(first[k].x + 3, 4);
    expect(y).toBeCloseTo(first[k].y, 4);
  });
});
