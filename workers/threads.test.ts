import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunRequest } from '../sim/core/plan.ts';
import { failure, type JobResult } from './job.ts';
import { executorOnThreads } from './threads.node.ts';

/**
 * Stands in for the built thread and speaks Comlink's messages: the seed says what it does. `slow` is
 * overtaken by those behind it, `die` ends the thread in the middle of the job.
 */
const THREAD = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ id, argumentList: [{ value: request }] }) => {
  if (request.seed === 'die') process.exit(7);
  if (request.seed === 'never') return;
  const answer = () => parentPort.postMessage({ id, type: 'RAW', value: { seed: request.seed, scenario: '', failed: 'by thread ' + threadId } });
  if (request.seed === 'slow') setTimeout(answer, 50);
  else answer();
});`;

let folder = '';
let script: URL;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'politeia-threads-'));
  const file = join(folder, 'thread.mjs');
  writeFileSync(file, THREAD);
  script = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = (seed: string) => ({ seed, scenario: { name: 'unshocked', shocks: [] } }) as unknown as RunRequest;

async function answers(seeds: readonly string[], width: number): Promise<JobResult[]> {
  const executor = executorOnThreads(script, width);
  const results: JobResult[] = [];
  try {
    for await (const result of executor.run(seeds.map(request))) results.push(result);
  } finally {
    await executor.close();
  }
  return results;
}

test('answers keep the order of the requests, though the slow are overtaken', async () => {
  const seeds = ['slow', ...Array.from({ length: 30 }, (_, i) => String(i)), 'slow', 'last'];
  const results = await answers(seeds, 3);
  expect(results.map(({ seed }) => seed)).toEqual(seeds);
  expect(new Set(results.map((result) => (result as { failed: string }).failed)).size).toBe(3);
});

test('a thread that dies answers for its job alone and is replaced', async () => {
  const results = await answers(['a', 'die', 'b', 'die', 'c'], 1);
  expect(results.map(({ seed }) => seed)).toEqual(['a', 'die', 'b', 'die', 'c']);
  expect(results[1]).toEqual(failure(request('die'), 'the thread ended with code 7'));
  expect(results[1]).toEqual(results[3]);
});

test('an aborted batch ends though a job never does', async () => {
  const executor = executorOnThreads(script, 2);
  const abort = new AbortController();
  const seeds: string[] = [];
  for await (const { seed } of executor.run(['a', 'never', 'b'].map(request), abort.signal)) {
    seeds.push(seed);
    setTimeout(() => abort.abort(), 20);
  }
  await executor.close();
  expect(seeds).toEqual(['a']);
});
