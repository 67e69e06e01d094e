import { expect, test } from 'vitest';
import { taskOf } from '../../results/batch.ts';
import type { BatchInputs } from '../../results/types.ts';
import type { RunRequest, Scenario } from '../../sim/core/plan.ts';
import { type Executor, inOrder } from '../executor.ts';
import { failure } from '../job.ts';
import { seedsOf, stress, withUnshocked } from './stress.ts';

const flood: Scenario = { name: 'flood', shocks: [{ shock: 'disaster', week: 10, intensity: 1 }] };

test('seeds are named by replicate', () => {
  expect(seedsOf('spring', 3)).toEqual(['spring/0', 'spring/1', 'spring/2']);
});

test('the unshocked society comes first, once', () => {
  const calm: Scenario = { name: 'unshocked', shocks: [] };
  expect(withUnshocked([flood, calm]).map(({ name }) => name)).toEqual(['unshocked', 'flood']);
  expect(withUnshocked([flood]).map(({ name }) => name)).toEqual(['unshocked', 'flood']);
});

test('every scenario gets the same seeds, each answer its task, and what is asked reaches the run', async () => {
  const asked: RunRequest[] = [];
  const executor: Executor = {
    width: 2,
    run: (requests, signal) => inOrder(requests, 3, async (request) => failure(request, asked.push(request)), signal),
    close: async () => {},
  };
  const inputs = {
    constitution: { text: '', plan: { name: 'Hollow Creek' } },
    scenarios: withUnshocked([flood]),
    seeds: seedsOf('spring', 4),
    weeks: 12,
    recordEveryWeeks: 4,
    recordEvents: true,
  } as unknown as BatchInputs;
  const tasks = Array.from({ length: 8 }, (_, run) => taskOf(inputs, run));
  const finished: string[] = [];
  for await (const { task, result } of stress(executor, inputs, tasks)) {
    expect(result).toMatchObject({ seed: task.seed, scenario: task.scenario.name });
    finished.push(`${task.run} ${task.scenario.name} ${task.seed}`);
  }
  expect(finished).toEqual(
    [0, 1, 2, 3].flatMap((k) => [`${2 * k} unshocked spring/${k}`, `${2 * k + 1} flood spring/${k}`]),
  );
  expect(asked[0]).toEqual({
    ...{ plan: { name: 'Hollow Creek' }, scenario: inputs.scenarios[0], seed: 'spring/0' },
    ...{ weeks: 12, recordEveryWeeks: 4, recordEvents: true },
  });
});
