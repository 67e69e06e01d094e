/** That everybody who is timed follows the same rule: where nothing moves, what may move, and where it ends. */
import { describe, expect, test } from 'vitest';
import { DOCUMENTED, floccCustoms, floccGroups, floccOpinions } from './flocc.ts';
import { RULES } from './index.ts';
import { CONTESTANTS, type Contestant, type Rule } from './rule.ts';
import { BOUND, customsOf, DEGREE, FEATURES, graphOf, opinionsOf, TRAITS } from './start.ts';

const ruleOf = (id: string): Rule => {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new Error(id);
  return rule;
};

/** The documented style of flocc is timed beside the whole society, the lean one (`flocc`) beside the laboratory. */
const STYLED = {
  dissemination: floccCustoms,
  'bounded-confidence': floccOpinions,
  'public-goods': floccGroups,
};
const DOCUMENTED_FLOCC = 'flocc as documented';
const ALL = [...CONTESTANTS, DOCUMENTED_FLOCC] as const;

function started(rule: Rule, name: (typeof ALL)[number], members: number): Contestant {
  const contestant =
    name === DOCUMENTED_FLOCC
      ? STYLED[rule.id as keyof typeof STYLED](members, DOCUMENTED)
      : rule.contestants[name](members);
  contestant.restart();
  return contestant;
}

/** What a neighbour may show to member i in a sweep: in the order of rows those above have moved and those below have not. */
function shown(name: (typeof ALL)[number], i: number, j: number): ('before' | 'after')[] {
  if (name === DOCUMENTED_FLOCC) return ['before', 'after'];
  return [j < i ? 'after' : 'before'];
}

const around = (neighbours: Int32Array, i: number): number[] =>
  Array.from(neighbours.subarray(i * DEGREE, (i + 1) * DEGREE));

describe('the graph', () => {
  const members = 200;
  const neighbours = graphOf(members);

  test('is regular and undirected, without loops and without double edges', () => {
    for (let i = 0; i < members; i++) {
      const own = around(neighbours, i);
      expect(new Set(own).size).toBe(DEGREE);
      expect(own).not.toContain(i);
      for (const j of own) expect(around(neighbours, j)).toContain(i);
    }
  });

  test('is no ring any more, and refuses too few members', () => {
    const near = [...neighbours].filter((j, s) => {
      const distance = Math.abs(j - Math.floor(s / DEGREE));
      return Math.min(distance, members - distance) <= DEGREE / 2;
    });
    expect(near.length / neighbours.length).toBeLessThan(0.1);
    expect(() => graphOf(15)).toThrow(/at least 16/);
  });
});

describe.each(ALL)('%s', (name) => {
  test('begins, and begins again, where everybody begins', () => {
    for (const rule of RULES) {
      const contestant = started(rule, name, 64);
      const first = [...contestant.state()];
      expect(first).toEqual([...started(rule, 'hand', 64).state()]);
      for (let s = 0; s < 3; s++) contestant.sweep(s);
      expect([...contestant.state()]).not.toEqual(first);
      contestant.restart();
      expect([...contestant.state()]).toEqual(first);
    }
  });

  test('dissemination: a sweep changes one custom of a member at most, into one that a neighbour has had', () => {
    const members = 400;
    const neighbours = graphOf(members);
    const contestant = started(ruleOf('dissemination'), name, members);
    let before = contestant.state().slice();
    for (let s = 0; s < 30; s++) {
      contestant.sweep(s);
      const after = contestant.state().slice();
      for (let i = 0; i < members; i++) {
        const row = i * FEATURES;
        const changed = [0, 1, 2, 3, 4].filter((f) => after[row + f] !== before[row + f]);
        expect(changed.length).toBeLessThanOrEqual(1);
        for (const f of changed) {
          const states = { before, after };
          const heard = around(neighbours, i).flatMap((j) =>
            shown(name, i, j).map((when) => states[when][j * FEATURES + f]),
          );
          expect(heard).toContain(after[row + f]);
        }
      }
      before = after;
    }
  });

  test('dissemination: interacts as often as customs are shared', () => {
    const members = 4000;
    const neighbours = graphOf(members);
    const first = customsOf(members);
    const contestant = started(ruleOf('dissemination'), name, members);
    contestant.sweep(0);
    const state = contestant.state();
    let changes = 0;
    for (let at = 0; at < state.length; at++) changes += +(state[at] !== first[at]);
    // Each shares a custom with a neighbour with chance 1/TRAITS; where all are shared nothing changes.
    let chance = 0;
    for (let i = 0; i < members; i++) {
      for (const j of around(neighbours, i)) {
        let equal = 0;
        for (let f = 0; f < FEATURES; f++) equal += +(first[i * FEATURES + f] === first[j * FEATURES + f]);
        if (equal < FEATURES) chance += equal / FEATURES / DEGREE;
      }
    }
    expect(chance / members).toBeCloseTo(1 / TRAITS, 2);
    expect(Math.abs(changes - chance)).toBeLessThan(4 * Math.sqrt(chance) + 0.01 * chance);
  });

  test('dissemination: comes to rest where neighbours share everything or nothing', () => {
    const members = 16;
    const neighbours = graphOf(members);
    const contestant = started(ruleOf('dissemination'), name, members);
    for (let s = 0; s < 6000; s++) contestant.sweep(s);
    const state = contestant.state();
    for (let i = 0; i < members; i++) {
      for (const j of around(neighbours, i)) {
        const equal = [0, 1, 2, 3, 4].filter((f) => state[i * FEATURES + f] === state[j * FEATURES + f]).length;
        expect([0, FEATURES]).toContain(equal);
      }
    }
  });

  test('bounded confidence: each moves half the way to a neighbour within the bound, or stays', () => {
    const members = 4000;
    const neighbours = graphOf(members);
    const contestant = started(ruleOf('bounded-confidence'), name, members);
    const before = opinionsOf(members);
    contestant.sweep(0);
    const after = contestant.state();
    const states = { before, after };
    let moved = 0;
    let near = 0;
    for (let i = 0; i < members; i++) {
      const choices = around(neighbours, i).flatMap((j) => shown(name, i, j).map((when) => states[when][j]));
      const ends = choices.map((x) => (Math.abs(x - before[i]) < BOUND ? (x + before[i]) / 2 : before[i]));
      expect(Math.min(...ends.map((end) => Math.abs(end - after[i])))).toBeLessThan(1e-12);
      moved += +(after[i] !== before[i]);
      near += choices.filter((x) => Math.abs(x - before[i]) < BOUND).length / choices.length;
    }
    // Two uniform opinions are nearer than the bound with chance 2 bound − bound².
    expect(Math.abs(near / members - (2 * BOUND - BOUND * BOUND))).toBeLessThan(0.01);
    // Who is asked is drawn: five standard errors of a share of 4,000.
    expect(Math.abs(moved - near) / members).toBeLessThan(5 * Math.sqrt((0.36 * 0.64) / members));
  });

  test('bounded confidence: opinions keep to the range and end in clusters further apart than the bound', () => {
    const members = 600;
    const contestant = started(ruleOf('bounded-confidence'), name, members);
    for (let s = 0; s < 400; s++) contestant.sweep(s);
    const end = [...contestant.state()].sort((a, b) => a - b);
    expect(end[0]).toBeGreaterThanOrEqual(0);
    expect(end[members - 1]).toBeLessThanOrEqual(1);
    const clusters = [1];
    for (let i = 1; i < members; i++) {
      if (end[i] - end[i - 1] > 0.05) clusters.push(1);
      else clusters[clusters.length - 1]++;
    }
    const major = clusters.filter((size) => size >= 60).length;
    expect(major).toBeGreaterThanOrEqual(1);
    expect(major).toBeLessThanOrEqual(3);
    expect(clusters.reduce((sum, size) => sum + (size >= 60 ? size : 0), 0)).toBeGreaterThan(0.8 * members);
  });

  test('public goods: the same beliefs as those of the kernel written by hand, round by round', () => {
    const members = 64;
    const rule = ruleOf('public-goods');
    const one = started(rule, name, members);
    const other = started(rule, 'hand', members);
    for (let s = 0; s < 12; s++) {
      one.sweep(s);
      other.sweep(s);
      const expected = other.state();
      one.state().forEach((belief, i) => {
        expect(belief).toBeCloseTo(expected[i], 10);
      });
    }
  });
});
