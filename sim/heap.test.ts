/** A society that runs for two centuries holds no more memory than one that runs for twenty years. */
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
  runWeeks(world, 1000);
  const early = held();
  runWeeks(world, 9000);
  expect(held() - early).toBeLessThan(1_000_000);
  expect(world.week).toBe(10_000);
});
