/** People in the laboratory, for the tests of this room: the whole society, or one mechanism on hand-made columns. */
import type { Phase } from '../sim/core/contract.ts';
import { RESIDENT, TURN_WEEKS } from '../sim/core/contract.ts';
import { type LabSetUp, lab } from '../sim/lab.ts';
import { moneyLedger } from '../sim/money.ts';
import { SPECS } from '../sim/registry.ts';
import type { World } from '../sim/world.ts';
import { PEOPLE } from './index.ts';

type SetUp = Partial<LabSetUp>;

/** Only the named mechanisms step; every column of the product exists. */
export function only(stepping: readonly string[], setUp: SetUp = {}): World {
  return lab({ specs: SPECS, stepping, members: 10, seed: 'people', ...setUp });
}

/** People and their wallets alone: every other layer is absent, columns and all. */
export function bare(stepping: readonly string[] | '*', setUp: SetUp = {}): World {
  return lab({ specs: [...PEOPLE, moneyLedger], stepping, members: 10, seed: 'people', ...setUp });
}

/** The whole society. */
export function society(setUp: SetUp = {}): World {
  return lab({ specs: SPECS, stepping: '*', members: 40, capacity: 80, seed: 'people', ...setUp });
}

/** Steps one mechanism in one phase on the columns as they are; the week's scratch is not cleared. */
export function stepNow(world: World, id: string, phase: Phase): void {
  const bound = world.bound.get(id);
  const run = bound?.spec.steps[phase];
  if (!bound || !run) throw new Error(`${id} does not step in ${phase}`);
  world.prepare(bound);
  run(bound.step);
}

/** Steps one mechanism for four weeks from this one, so that everybody has one turn; the week is put back. */
export function stepRound(world: World, id: string, phase: Phase): void {
  const week = world.week;
  for (let k = 0; k < TURN_WEEKS; k++) {
    world.week = week + k;
    stepNow(world, id, phase);
  }
  world.week = week;
}

/** Rows of those who live here. */
export function present(world: World): number[] {
  const status = world.array('members.status');
  return Array.from({ length: world.rows.members }, (_, i) => i).filter((i) => status[i] >= RESIDENT);
}

/** Mean of a column over those who live here. */
export function mean(world: World, path: string, width = 1, k = 0): number {
  const rows = present(world);
  const column = world.array(path);
  return rows.reduce((sum, i) => sum + column[i * width + k], 0) / rows.length;
}

/** Sets every row of a column. */
export function all(world: World, path: string, value: number): void {
  world.array(path).fill(value);
}
