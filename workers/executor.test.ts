import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunRequest } from '../sim/core/plan.ts';
import { executorInProcess, inOrder } from './executor.ts';
import { failure, type JobResult } from './job.ts';

const request = (seed: number): RunRequest => ({
  plan: {
    format: 1,
    name: 'none',
    community: 'eco',
    founders: 0,
    capacity: 0,
    outSlots: 0,
    clauses: {},
    entrenched: [],
  },
  scenario: { name: 'unshocked', shocks: [] },
  seed: String(seed),
  weeks: 1,
  recordEveryWeeks: 0,
  recordEvents: false,
});
const requests = (n: number) => Array.from({ length: n }, (_, i) => request(i));

async function seedsFrom(results: AsyncIterable<JobResult>): Promise<string[]> {
  const seeds: string[] = [];
  for await (const result of results) seeds.push(result.seed);
  return seeds;
}

test('answers come in the order of the requests, whatever finishes first, and never too many ahead', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), async (delays, ahead) => {
      let open = 0;
      let most = 0;
      const start = async (asked: RunRequest) => {
        most = Math.max(most, ++open);
        for (let i = 0; i < (delays[Number(asked.seed)] ?? 0); i++)
          await new Promise((resolve) => setImmediate(resolve));
        return failure(asked, 'no engine');
      };
      const seeds: string[] = [];
      for await (const result of inOrder(requests(delays.length), ahead, start)) {
        open--;
        seeds.push(result.seed);
      }
      expect(seeds).toEqual(delays.map((_, i) => String(i)));
      expect(most).toBeLessThanOrEqual(ahead);
    }),
    { numRuns: 50 },
  );
});

test('an aborted signal ends the answers, even while a job never finishes', async () => {
  const abort = new AbortController();
  const never = () => new Promise<JobResult>(() => {});
  setTimeout(() => abort.abort(), 5);
  expect(await seedsFrom(inOrder(requests(3), 2, never, abort.signal))).toEqual([]);
});

test('a reader that stops takes no further requests', async () => {
  let taken = 0;
  function* counted() {
    for (const asked of requests(100)) {
      taken++;
      yield asked;
    }
  }
  for await (const _ of inOrder(counted(), 3, async (asked) => failure(asked, 'no engine'))) break;
  expect(taken).toBeLessThanOrEqual(3);
});

test('a run that cannot be finished is an answer with its reason', async () => {
  const executor = executorInProcess();
  const results: JobResult[] = [];
  for await (const result of executor.run([request(7)])) results.push(result);
  expect(results).toMatchObject([{ seed: '7', scenario: 'unshocked' }]);
  expect((results[0] as { failed: string }).failed).not.toBe('');
});
