/** The driver: which runs it asks for, when it stops, and that it sees life and death where they are. */
import { expect, test } from 'vitest';
import type { AnySpec } from '../../../sim/core/contract.ts';
import type { Effect } from '../../../sim/core/effect.ts';
import { ENGINE } from '../../../sim/core/engine.ts';
import type { RunRequest, RunResult } from '../../../sim/core/plan.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import { registryFor } from '../../../sim/lab/devices/index.ts';
import { runSociety } from '../../../sim/run.ts';
import { type Executor, executorInProcess, inOrder } from '../../executor.ts';
import { failure, type JobResult } from '../../job.ts';
import { coverageSeed, type Measured, measure } from './measure.ts';
import { CONTROL, DECLARED } from './systems.ts';

const NAMES = observables().map(({ name }) => name);
const LOOKS = { least: 30, step: 30, most: 90 };

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
/** Differs from pair to pair, and little. */
const uneven = (request: RunRequest): number => ((number(request) % 5) - 2) / 40;

async function measured(executor: Executor, effects: readonly Effect[], looks = LOOKS): Promise<Measured[]> {
  const found: Measured[] = [];
  for await (const step of measure(executor, effects, looks)) if (step.kind === 'decided') found.push(step.measured);
  return found;
}

test('stops at the first look that shows it, and says by how much', async () => {
  const asked: RunRequest[] = [];
  const [live] = await measured(
    told((request) => number(request) + (duty(request) ? 2 + uneven(request) : 0), asked),
    [withoutDuty],
  );
  expect(live).toMatchObject({ seeds: 30, verdict: 'live' });
  expect(live?.effect).toBeCloseTo(2, 12);
  expect(live?.low).toBeGreaterThan(1.9);
  expect(asked.map(({ seed }) => seed).sort()).toEqual(
    Array.from({ length: 30 }, (_, k) => [coverageSeed(k), coverageSeed(k)])
      .flat()
      .sort(),
  );
  expect(asked.filter(duty)).toHaveLength(30);
});

test('stops when it is clearly too small, and when it points the other way', async () => {
  for (const step of [0.1, -2]) {
    const [dead] = await measured(
      told((request) => (duty(request) ? step + uneven(request) : 0)),
      [withoutDuty],
    );
    expect(dead).toMatchObject({ seeds: 30, verdict: 'too small' });
  }
});

test('goes on to the most seeds where it stays open', async () => {
  const [open] = await measured(
    told((request) => (duty(request) ? 0.6 + (number(request) % 2 === 0 ? 3 : -3) : 0)),
    [withoutDuty],
  );
  expect(open).toMatchObject({ seeds: 90, verdict: 'open' });
});

test('pairs that never differ take the most seeds; a single one that does leaves them open', async () => {
  const [never] = await measured(
    told(() => 1),
    [withoutDuty],
  );
  expect(never).toMatchObject({ effect: 0, low: 0, high: 0, seeds: 90, verdict: 'too small' });
  const [once] = await measured(
    told((request) => +(duty(request) && number(request) === 7)),
    [withoutDuty],
  );
  expect(once).toMatchObject({ seeds: 90, verdict: 'open' });
});

test('a figure that is not a number ends the measurement', async () => {
  const executor = told(() => Number.NaN);
  await expect(measured(executor, [withoutDuty])).rejects.toThrow(/not a finite number/);
});

test('seeds carry the engine, and none is shared by rounds', () => {
  expect(coverageSeed(7)).toBe(`coverage/${ENGINE}/1/7`);
  expect(coverageSeed(7, 2)).toBe(`coverage/${ENGINE}/2/7`);
});

test('a side that two systems share is run once a seed; an amended declaration has seeds of its own', async () => {
  const asked: RunRequest[] = [];
  const amended = { ...withoutDuty, system: 'a', round: 2, amended: 'a test' };
  const executor = told((request) => (duty(request) ? 2 + uneven(request) : 0), asked);
  await measured(executor, [withoutDuty, { ...withoutDuty, system: 'b', observable: 'people.present' }, amended]);
  expect(asked).toHaveLength(120);
  expect(asked.filter(({ seed }) => seed.startsWith(`coverage/${ENGINE}/2/`))).toHaveLength(60);
});

test('a run that failed ends the measurement in words', async () => {
  const executor: Executor = {
    width: 1,
    run: (requests, signal) => inOrder(requests, 1, async (request) => failure(request, 'no luck'), signal),
    close: async () => {},
  };
  await expect(measured(executor, [withoutDuty])).rejects.toThrow(`${coverageSeed(0)}: no luck`);
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
  const look = { least: 24, step: 24, most: 24 };
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
