/**
 * A batch is its inputs: neither the number of threads nor being interrupted or killed changes a byte,
 * and a directory that is not finished does not look finished.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { contentsOf, politeia, start, temporaryFolder } from './command.ts';

const MANIFEST = 'manifest.json';

let constitution = '';
beforeAll(async () => {
  constitution = (await politeia(['new', 'eco'])).stdout;
});

/** The arguments of one small batch: every scenario of the battery × 3 seeds, a few runs to a part. */
function batch(folder: string, out: string, workers: number): string[] {
  const file = join(folder, 'constitution.yaml');
  writeFileSync(file, constitution);
  return ['stress', file, '--seeds', '3', '--weeks', '104', '--workers', String(workers), '--out', join(folder, out)];
}

/** All files but the log, which is the one with a clock. */
function bytes(directory: string): Map<string, string> {
  const contents = contentsOf(directory);
  contents.delete('status.log');
  return contents;
}

/** Starts the batch, waits until some of it is on disk, and ends it with a signal. */
async function interrupted(args: readonly string[], directory: string, part: number, signal: NodeJS.Signals) {
  const { child, ended } = start(args);
  const sign = join(directory, '.partial', `runs-${String(part).padStart(5, '0')}.json`);
  while (!existsSync(sign) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill(signal);
  return ended;
}

test('one thread and two give the same verdict and the same bytes', async () => {
  const folder = temporaryFolder();
  const [one, two] = [await politeia(batch(folder, 'one', 1)), await politeia(batch(folder, 'two', 2))];
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.stdout.replaceAll('/one/', '/two/')).toBe(two.stdout);
  expect([...bytes(join(folder, 'one')).keys()]).toContain('runs.parquet');
  expect(bytes(join(folder, 'one'))).toEqual(bytes(join(folder, 'two')));
});

test('interrupted, killed twice and continued, a batch ends with the bytes of one never disturbed', async () => {
  const folder = temporaryFolder();
  const directory = join(folder, 'disturbed');
  const args = batch(folder, 'disturbed', 2);

  const stopped = await interrupted(args, directory, 1, 'SIGINT');
  expect(stopped.code).toBe(3);
  expect(stopped.stdout).toBe('');
  expect(stopped.stderr).toMatch(/interrupted: \d+ of \d+ runs are kept .* the same command goes on from there/);
  expect(existsSync(join(directory, MANIFEST))).toBe(false);

  for (const part of [4, 7]) {
    const killed = await interrupted(args, directory, part, 'SIGKILL');
    expect(killed.code).toBe(-1);
    expect(existsSync(join(directory, MANIFEST))).toBe(false);
    expect(existsSync(join(directory, 'report.html'))).toBe(false);
  }

  const continued = await politeia(args);
  expect(continued.code).toBe(0);
  const whole = await politeia(batch(folder, 'whole', 2));
  expect(continued.stdout.replaceAll('/disturbed/', '/whole/')).toBe(whole.stdout);
  expect(bytes(directory)).toEqual(bytes(join(folder, 'whole')));

  const again = await politeia(args);
  expect(again).toMatchObject({ code: 0, stdout: continued.stdout });
  expect(bytes(directory)).toEqual(bytes(join(folder, 'whole')));
});

test('a directory of another batch, or of something else, is left alone', async () => {
  const folder = temporaryFolder();
  const args = batch(folder, 'results', 2);
  const small = args.map((arg) => (arg === '104' ? '4' : arg));
  expect((await politeia(small)).code).toBe(0);
  const before = contentsOf(join(folder, 'results'));
  const refused = await politeia(small.map((arg) => (arg === '4' ? '5' : arg)));
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('the number of weeks');
  expect(contentsOf(join(folder, 'results'))).toEqual(before);

  const foreign = await politeia([...small.slice(0, -1), folder]);
  expect(foreign.code).toBe(2);
  expect([...contentsOf(folder).keys()].filter((path) => !path.startsWith('results/'))).toEqual(['constitution.yaml']);
});

test('a constitution that cannot be read leaves no directory', async () => {
  const folder = temporaryFolder();
  const args = batch(folder, 'results', 1);
  writeFileSync(join(folder, 'constitution.yaml'), 'constitution: 1\nname: [\n');
  expect((await politeia(args)).code).toBe(2);
  expect(existsSync(join(folder, 'results'))).toBe(false);
});
