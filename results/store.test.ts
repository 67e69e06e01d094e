import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureInputs, fixtureResult } from './fixture/society.ts';
import { exportCsv, openBatch, readBatch, readFrames } from './store.node.ts';
import type { BatchInputs } from './types.ts';

const inputs = fixtureInputs({ seeds: 4, weeks: 60, perPart: 5, every: 2 });
let root = '';
let whole = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'politeia-store-'));
  whole = join(root, 'whole');
  run(whole, inputs, (tasks) => tasks);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function open(dir: string, of: BatchInputs) {
  const { store, refused } = openBatch(dir, of);
  if (!store) throw new Error(refused);
  return store;
}

function run(dir: string, of: BatchInputs, order: (tasks: number[]) => number[]) {
  const store = open(dir, of);
  for (const task of order([...store.pendingTasks()].map((t) => t.run))) store.add(task, outcome(of, task));
  store.log('finished');
  return store.finish();
}

/** Run 3 fails, as some run always may. */
function outcome(of: BatchInputs, task: number) {
  const result = fixtureResult(of, task);
  return task === 3 ? { seed: result.seed, scenario: result.scenario, failed: 'money was not conserved' } : result;
}

function files(dir: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (at: string): void => {
    for (const name of readdirSync(join(dir, at)).sort()) {
      const path = join(at, name);
      if (statSync(join(dir, path)).isDirectory()) walk(path);
      else if (name !== 'status.log') found[path] = readFileSync(join(dir, path)).toString('base64');
    }
  };
  walk('');
  return found;
}

describe('a batch directory', () => {
  test('has the same bytes whatever the order in which runs complete', () => {
    const shuffled = join(root, 'shuffled');
    run(shuffled, inputs, (tasks) => [...tasks].reverse());
    expect(Object.keys(files(shuffled))).toContain('manifest.json');
    expect(existsSync(join(shuffled, '.partial'))).toBe(false);
    expect(files(shuffled)).toEqual(files(whole));
  });

  test('killed after any number of runs and resumed, it has the bytes of one never interrupted', () => {
    for (const killedAfter of [0, 1, 5, 13, 28]) {
      const dir = join(root, `killed-${killedAfter}`);
      const store = open(dir, inputs);
      for (const { run } of [...store.pendingTasks()].slice(0, killedAfter)) store.add(run, outcome(inputs, run));
      expect(existsSync(join(dir, 'manifest.json'))).toBe(false);
      // The remains of a write that was cut short, and of a part whose rows never came.
      writeFileSync(join(dir, '.partial', 'unfinished-99999'), 'half');
      const resumed = open(dir, inputs);
      expect(resumed.doneRuns).toBe(killedAfter - (killedAfter === 28 ? 0 : killedAfter % 5));
      run(dir, inputs, (tasks) => tasks);
      expect(files(dir)).toEqual(files(whole));
    }
  });

  test('killed between the manifest and the end, it is finished', () => {
    const dir = join(root, 'late');
    cpSync(whole, dir, { recursive: true });
    cpSync(join(whole, 'manifest.json'), join(dir, '.partial', 'batch.json'));
    const store = open(dir, inputs);
    expect([...store.pendingTasks()]).toEqual([]);
    expect(files(dir)).toEqual(files(whole));
    expect(store.finish().key).toMatch(/^[0-9a-f]{64}$/);
  });

  test('will not finish while a part is missing, and takes a run twice without harm', () => {
    const store = open(join(root, 'missing'), inputs);
    store.add(0, outcome(inputs, 0));
    store.add(0, outcome(inputs, 0));
    expect(() => store.finish()).toThrow('6 of 6 parts are missing');
  });

  test('refuses another batch, and a directory that is not one, in words', () => {
    const other = openBatch(whole, { ...inputs, weeks: 61, seeds: ['x'] });
    expect(other.refused).toMatch(
      /holds another batch, "stress of Hollow Creek": it differs in the seeds, the number of weeks/,
    );
    expect(openBatch(whole, { ...inputs, facts: { ...inputs.facts, engine: 2 } }).refused).toContain(
      'the engine number',
    );
    expect(openBatch(join(root), inputs).refused).toContain('is not empty');
  });

  test('holds no clock, host or path outside the log', () => {
    const manifest = readFileSync(join(whole, 'manifest.json'), 'utf8');
    expect(manifest).not.toContain(root);
    expect(manifest).not.toMatch(/\d{4}-\d\d-\d\dT/);
    expect(readFileSync(join(whole, 'status.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z finished\n$/);
  });

  test('gives back what was put in', async () => {
    const { manifest, rows } = await readBatch(whole);
    expect(manifest.inputs).toEqual(JSON.parse(JSON.stringify(inputs)));
    expect([manifest.runs, manifest.failed, manifest.parts]).toEqual([28, 1, 6]);
    expect(rows.map((row) => row.run)).toEqual(Array.from({ length: 28 }, (_, i) => i));
    const result = fixtureResult(inputs, 9);
    expect(rows[9]).toMatchObject({ end: result.end, hash: result.hash, causes: result.causes, spells: result.spells });
    expect(rows[9].means).toEqual(Array.from(result.means));
    expect(rows[3]).toMatchObject({ end: 'failed', failed: 'money was not conserved', means: [] });
    const frames = [];
    for await (const frame of readFrames(whole, ['signals.burnout', 'ledger.treasury'])) frames.push(frame);
    expect(frames.map((frame) => frame.run)).not.toContain(3);
    const ninth = frames.find((frame) => frame.run === 9);
    expect(ninth?.names).toEqual(['signals.burnout', 'ledger.treasury']);
    expect(ninth?.values[0]).toBe(Math.fround(result.frames[4]));
    expect(ninth?.values[1]).toBe(result.frames[8]);
  });
});

describe('read without our code', () => {
  test('DuckDB sees the same rows, types and values', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const ask = async (sql: string): Promise<Record<string, unknown>[]> =>
      (await connection.runAndReadAll(sql)).getRowObjectsJS();
    const runs = `'${whole}/runs.parquet'`;
    const weeks = `'${whole}/weeks/part-*.parquet'`;
    const [counted] = await ask(
      `SELECT count(*)::INT n, sum(member_weeks) m, count("signals.burnout.mean")::INT b FROM ${runs}`,
    );
    const results = Array.from({ length: 28 }, (_, i) => i)
      .filter((i) => i !== 3)
      .map((i) => fixtureResult(inputs, i));
    expect(counted).toEqual({ n: 28, m: results.reduce((sum, r) => sum + r.memberWeeks, 0), b: 27 });
    const types = await ask(`DESCRIBE SELECT * FROM ${weeks}`);
    const typeOf = Object.fromEntries(types.map((row) => [row.column_name, row.column_type]));
    expect(typeOf).toMatchObject({
      run: 'INTEGER',
      week: 'INTEGER',
      'signals.burnout': 'FLOAT',
      'ledger.treasury': 'DOUBLE',
    });
    const [joined] = await ask(
      `SELECT w."ledger.treasury" t, w."signals.burnout" b FROM ${weeks} w JOIN ${runs} r USING (run)
       WHERE r.scenario = 'mass_arrival' AND r.seed = 'stress/1' AND w.week = 2`,
    );
    const result = fixtureResult(inputs, 8);
    expect(joined).toEqual({ t: result.frames[8], b: Math.fround(result.frames[4]) });
    const [event] = await ask(`SELECT text, who FROM '${whole}/events/part-*.parquet' ORDER BY run LIMIT 1`);
    expect(event).toEqual({ text: fixtureResult(inputs, 0).events[0].text, who: -1n });
  });
});

describe('CSV', () => {
  test('table, tidy and BehaviorSpace forms; text that looks like a formula is escaped, numbers never', async () => {
    const csv = async (
      table: 'runs' | 'weeks' | 'events',
      form: 'table' | 'tidy' | 'behaviorspace',
    ): Promise<string[]> => {
      const path = join(root, `${table}-${form}.csv`);
      expect(await exportCsv(whole, table, form, path)).toBeUndefined();
      return readFileSync(path, 'utf8').trimEnd().split('\n');
    };
    const weeks = await csv('weeks', 'table');
    expect(weeks[0]).toMatch(/^run,scenario,seed,week,signals\.capture,/);
    const tidy = await csv('weeks', 'tidy');
    expect(tidy).toHaveLength((weeks.length - 1) * inputs.facts.observables.length + 1);
    expect(tidy[1]).toMatch(/^0,unshocked,stress\/0,2,signals\.capture,0\.\d{1,9}$/);
    const space = await csv('weeks', 'behaviorspace');
    expect(space[0]).toBe('"BehaviorSpace results (Politeia, engine 1)","Table version 2.0"');
    expect(space[6]).toMatch(/^"\[run number\]","scenario","seed","\[step\]","signals\.capture"/);
    expect(space).toHaveLength(weeks.length + 6);
    const events = await csv('events', 'table');
    expect(events[1]).toMatch(/"'=the society is/);
    expect(events[1]).toContain(',-1,-1,');
    const runs = await csv('runs', 'table');
    expect(runs).toHaveLength(29);
    expect(new Set(runs.map((line) => line.split(',').length)).size).toBe(1);
    expect(await exportCsv(whole, 'events', 'behaviorspace', join(root, 'x.csv'))).toContain('no BehaviorSpace form');
  });
});
