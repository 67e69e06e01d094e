/** The driver: which runs it asks for, when it stops, and that it sees life and death where they are. */
import { expect, test } from 'vitest';
import type { AnySpec } from '../../../sim/core/contract.ts';
import type { Effect } from '../../../sim/core/effect.ts';
import type { RunRequest, RunResult } from '../../../sim/core/plan.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import { registryFor } from '../../../sim/lab/devices/index.ts';
import { runSociety } from '../../../sim/run.ts';
import { type Executor, executorInProcess, inOrder } from '../../executor.ts';
import { failure, type JobResult } from '../../job.ts';
import { coverageSeed, type Measured, measure } from './measure.ts';
import { CONTROL, DECLARED } from './systems.ts';

const NAMES = observables().map(({ name }) => name);
const LOOKS = { least: 4, step: 4, most: 12 };

/** Answers every request at once with what `value` says of it, for every observable. */
function told(value: (request: RunRequest) => number, asked: RunRequest[] = []): Executor {
  const answer = (request: RunRequest): JobResult => {
    asked.push(request);
    const all = new Float64Array(NAMES.length).fill(value(request));
    return { seed: request.seed, means: all, lasts: all, peaks: all } as unknown as RunResult;
  };
  return {
    width: 1,
    run: (requests, signal) => inOrder(requests, 3, async (request) => answer(request), signal),
    close: async () => {},
  };
}

const withoutDuty: Effect = {
  system: 'justice.duties.contribute',
  switch: { kind: 'clause', without: ['justice.duties.contribute'] },
  observable: 'time.contributed',
  sign: 1,
  smallest: 0.5,
  because: 'a test',
};
const duty = ({ plan }: RunRequest): boolean => 'justice.duties.contribute' in plan.clauses;
const number = ({ seed }: RunRequest): number => Number(seed.slice(seed.lastIndexOf('/') + 1));

async function measured(executor: Executor, effects: readonly Effect[], looks = LOOKS): Promise<Measured[]> {
  const found: Measured[] = [];
  for await (const step of measure(executor, effects, looks)) if (step.kind === 'decided') found.push(step.measured);
  return found;
}

test('stops at the first look that shows it, and says by how much', async () => {
  const asked: RunRequest[] = [];
  const [live] = await measured(
    told((request) => number(request) + (duty(request) ? 2 : 0), asked),
    [withoutDuty],
  );
  expect(live).toMatchObject({ effect: 2, low: 2, high: 2, seeds: 4, verdict: 'live' });
  expect(asked.map(({ seed }) => seed).sort()).toEqual(
    [0, 1, 2, 3].flatMap((k) => [coverageSeed(k), coverageSeed(k)]).sort(),
  );
  expect(asked.filter(duty)).toHaveLength(4);
});

test('stops when it is clearly too small, and when it points the other way', async () => {
  for (const step of [0.1, -2]) {
    const [dead] = await measured(
      told((request) => (duty(request) ? step : 0)),
      [withoutDuty],
    );
    expect(dead).toMatchObject({ seeds: 4, verdict: 'too small' });
  }
});

test('goes on to the most seeds where it stays open', async () => {
  const [open] = await measured(
    told((request) => (duty(request) ? 0.6 + (number(request) % 2 === 0 ? 3 : -3) : 0)),
    [withoutDuty],
  );
  expect(open).toMatchObject({ seeds: 12, verdict: 'open' });
});

test('a side that two systems share is run once a seed; an amended declaration has seeds of its own', async () => {
  const asked: RunRequest[] = [];
  const amended = { ...withoutDuty, system: 'a', round: 2, amended: 'a test' };
  const executor = told((request) => (duty(request) ? 2 : 0), asked);
  await measured(executor, [withoutDuty, { ...withoutDuty, system: 'b', observable: 'people.present' }, amended]);
  expect(asked).toHaveLength(16);
  expect(asked.filter(({ seed }) => seed.startsWith('coverage/2/'))).toHaveLength(8);
});

test('a run that failed ends the measurement in words', async () => {
  const executor: Executor = {
    width: 1,
    run: (requests, signal) => inOrder(requests, 1, async (request) => failure(request, 'no luck'), signal),
    close: async () => {},
  };
  await expect(measured(executor, [withoutDuty])).rejects.toThrow(/coverage\/0: no luck/);
});

test('ends early, without a verdict, once it is aborted', async () => {
  const abort = new AbortController();
  const steps: string[] = [];
  for await (const { kind } of measure(
    told(() => 0),
    [withoutDuty],
    LOOKS,
    abort.signal,
  )) {
    steps.push(kind);
    abort.abort();
  }
  expect(steps).toEqual(['look']);
});

/** Real societies, with the steps of some mechanisms cut out. */
function cutting(cut: readonly string[]): Executor {
  const without = (spec: AnySpec): AnySpec => (cut.includes(spec.id) ? { ...spec, steps: {} } : spec);
  return {
    ...executorInProcess(),
    async *run(requests) {
      for (const request of requests) yield runSociety(registryFor(request.plan).map(without), request);
    },
  };
}

test('a mechanism that is cut is no longer live, and the inert clause never is', { timeout: 60_000 }, async () => {
  const chosen = ['culture.norms.contribution_expectation', CONTROL];
  const effects = DECLARED.map(({ effect }) => effect).filter(({ system }) => chosen.includes(system));
  const look = { least: 8, step: 8, most: 8 };
  const verdicts = async (executor: Executor): Promise<Record<string, boolean>> =>
    Object.fromEntries(
      (await measured(executor, effects, look)).map(({ effectOf, verdict }) => [effectOf.system, verdict === 'live']),
    );
  expect(await verdicts(executorInProcess())).toEqual({
    'culture.norms.contribution_expectation': true,
    [CONTROL]: false,
  });
  expect(await verdicts(cutting(['culture.norms.contribution_expectation']))).toEqual({
    'culture.norms.contribution_expectation': false,
    [CONTROL]: false,
  });
});
