/** A society that has run for a long time holds no more memory after two centuries more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { lab, runWeeks } from './lab.ts';
import { SPECS } from './registry.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes on the heap that something still refers to. */
function held(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test('ten thousand weeks with every clause add less than a megabyte to the heap', { timeout: 60_000 }, () => {
  const world = lab({ specs: SPECS, stepping: '*', members: 30, capacity: 40, seed: 'heap' });
  // Compiled code counts too, and there is more of it while rare branches are still being met.
  runWeeks(world, 8000);
  const early = held();
  runWeeks(world, 10_000);
  expect(held() - early).toBeLessThan(1_000_000);
  expect(world.week).toBe(18_000);
});
