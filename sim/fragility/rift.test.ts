/** Merging circles into two sides. */
import { describe, expect, test } from 'vitest';
import { KARATE, WITH_HI } from '../lab/karate.ts';
import type { World } from '../world.ts';
import { CommunityFinder } from './communities.ts';
import { Rift } from './rift.ts';
import { SLOTS, still, tie } from './still.fixture.ts';
import { TieGraph } from './tie-graph.ts';

function riftOf(world: World): Rift {
  const ties = new TieGraph();
  const finder = new CommunityFinder();
  const rift = new Rift();
  ties.build(
    world.rows.members,
    SLOTS,
    world.array('members.status') as Uint8Array,
    world.array('ties.target') as Int32Array,
    world.array('ties.strength') as Float32Array,
  );
  finder.find(ties.graph);
  rift.measure(world, ties, finder, [0, 1]);
  return rift;
}

describe('rift', () => {
  test('the two sides of Zachary’s karate club, all but two of 34 at most', () => {
    const world = still(34);
    const used = new Array<number>(34).fill(0);
    for (const [a, b] of KARATE) {
      // The slots of a hub are few: the tie is held by whoever has more room.
      const [from, to] = used[a] <= used[b] ? [a, b] : [b, a];
      tie(world, from, to, used[from]++, 1);
    }
    expect(Math.max(...used)).toBeLessThanOrEqual(SLOTS);
    const { side, smaller, hostility } = riftOf(world);
    const hi = side[0];
    let odd = 0;
    for (let k = 0; k < 34; k++) if ((side[k] === hi) !== WITH_HI.has(k + 1)) odd++;
    expect(odd).toBeLessThanOrEqual(2);
    expect(smaller).toBeGreaterThan(0.4);
    expect(hostility).toBe(0);
  });

  test('enmity decides which circles stand together', () => {
    // Four circles of eight with equally loose ties between all; 0 and 1 quarrel with 2 and 3.
    const world = still(32);
    for (let i = 0; i < 32; i++) {
      const circle = i >> 3;
      for (let k = 0; k < 5; k++) tie(world, i, circle * 8 + ((i + 1 + k) % 8), k, 0.8);
      for (let c = 0, slot = 5; c < 4; c++) if (c !== circle) tie(world, i, c * 8 + (i % 8), slot++, 0.25);
      tie(world, i, (circle ^ 2) * 8 + ((i + 3) % 8), 13, -0.6);
    }
    const { side, hostility } = riftOf(world);
    expect(side[0]).toBe(side[8]);
    expect(side[16]).toBe(side[24]);
    expect(side[0]).not.toBe(side[16]);
    expect(hostility).toBeCloseTo(0.6 / (0.6 + 2 * 0.25), 5);
  });

  test('fewer than two circles, no rift', () => {
    const world = still(8);
    expect(riftOf(world)).toMatchObject({ smaller: 0, hostility: 0, apart: 0, lever: -1 });
    for (let i = 0; i < 8; i++) for (let k = 0; k < 7; k++) tie(world, i, (i + 1 + k) % 8, k, 0.5);
    expect(riftOf(world)).toMatchObject({ smaller: 0, hostility: 0, apart: 0, lever: -1 });
  });
});
