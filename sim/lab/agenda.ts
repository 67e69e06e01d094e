/** Matters put before a laboratory society, without anybody having to raise them. */
import { LEVERS } from '../core/contract.ts';
import { type Docket, openRow, PROPOSAL_COLUMNS } from '../governance/docket.ts';
import { KIND_LEVER, moduleKey, OPEN } from '../governance/routing.ts';
import type { World } from '../world.ts';

/** The proposals table of a world. */
export function docketOf(world: World): Docket {
  return Object.fromEntries(
    Object.keys(PROPOSAL_COLUMNS).map((name) => [name, world.array(`proposals.${name}`)]),
  ) as unknown as Docket;
}

/** Puts a text on a lever on the agenda of a module, in row 0. */
export function putToMeeting(world: World, lever: number, text: number, module = 'consensus'): void {
  const d = docketOf(world);
  const parameter = world.law.indexOf(LEVERS[lever].path);
  openRow(d, 0, OPEN, KIND_LEVER, moduleKey(module), lever, parameter, world.week);
  d.value[0] = text;
}

/** Sets the law on a lever, 0..1 over its range. */
export function setLaw(world: World, lever: number, position: number): void {
  const { law } = world;
  const index = law.indexOf(LEVERS[lever].path);
  const value = law.min(index) + position * (law.max(index) - law.min(index));
  law.values[index] = value;
  law.pending[index] = value;
  world.refreshParameters();
}
