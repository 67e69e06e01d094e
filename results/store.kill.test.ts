import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { fixtureInputs, fixtureResult } from './fixture/society.ts';
import { openBatch } from './store.node.ts';

/** Counts what would change the disk; at zero the process is "killed", a write half done. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const guard =
    (name: 'writeFileSync' | 'renameSync' | 'mkdirSync' | 'rmSync' | 'rmdirSync' | 'openSync' | 'writeSync') =>
    (...args: unknown[]): unknown => {
      if (disk.left <= 0) {
        if (name === 'writeFileSync') fs.writeFileSync(args[0] as string, String(args[1]).slice(0, 10));
        throw new Error('killed');
      }
      disk.left--;
      return (fs[name] as (...a: unknown[]) => unknown)(...args);
    };
  return {
    ...fs,
    writeFileSync: guard('writeFileSync'),
    renameSync: guard('renameSync'),
    mkdirSync: guard('mkdirSync'),
    rmSync: guard('rmSync'),
    rmdirSync: guard('rmdirSync'),
    openSync: guard('openSync'),
    writeSync: guard('writeSync'),
  };
});

const root = mkdtempSync(join(tmpdir(), 'politeia-kill-'));
afterAll(() => {
  disk.left = Number.POSITIVE_INFINITY;
  rmSync(root, { recursive: true, force: true });
});

const inputs = fixtureInputs({ seeds: 2, scenarios: 3, weeks: 20, perPart: 4 });

function attempt(dir: string): boolean {
  try {
    const { store, refused } = openBatch(dir, inputs);
    if (!store) throw new Error(refused);
    for (const { run } of store.pendingTasks()) store.add(run, fixtureResult(inputs, run));
    store.finish();
    return true;
  } catch (error) {
    if ((error as Error).message === 'killed') return false;
    throw error;
  }
}

function bytes(dir: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(join(dir, name)).isFile()) found[name] = readFileSync(join(dir, name)).toString('base64');
  }
  return found;
}

test('killed at every single change to the disk, it never looks complete and ends with the same bytes', () => {
  const whole = join(root, 'whole');
  disk.left = 10_000;
  expect(attempt(whole)).toBe(true);
  const changes = 10_000 - disk.left;
  expect(changes).toBeGreaterThan(20);
  const expected = bytes(whole);
  for (let killedAt = 0; killedAt < changes; killedAt++) {
    const dir = join(root, `at-${killedAt}`);
    disk.left = killedAt;
    expect(attempt(dir)).toBe(false);
    disk.left = Number.POSITIVE_INFINITY;
    const left = bytesIfAny(dir);
    if (left['manifest.json'] !== undefined) {
      for (const [name, content] of Object.entries(expected)) expect(left[name]).toBe(content);
    }
    expect(attempt(dir)).toBe(true);
    expect(bytes(dir)).toEqual(expected);
  }
});

function bytesIfAny(dir: string): Record<string, string> {
  try {
    return bytes(dir);
  } catch {
    return {};
  }
}
