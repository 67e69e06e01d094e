/** Reading a finished batch directory: its rows, its frames, an analysis of both, and CSV of any table. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, startAnalysis } from './analysis/analyse.ts';
import { type Cell, type CsvForm, type CsvTable, csvHeading, csvRows } from './csv.ts';
import { readJson } from './files.node.ts';
import type { Manifest } from './manifest.ts';
import { eventsPart, MANIFEST, RUNS, weeksPart } from './names.ts';
import { decodeParquet } from './parquet.ts';
import { framesOf, rowsOf } from './tables.ts';
import { RESULTS_FORMAT, type RunFrames, type RunRow } from './types.ts';

/** Throws, in words, when the directory holds no finished batch of this format. */
export function readManifest(dir: string): Manifest {
  const manifest = readJson(join(dir, MANIFEST)) as Manifest | undefined;
  if (!manifest) throw new Error(`${dir} holds no finished batch: it has no ${MANIFEST}`);
  if (manifest.format !== RESULTS_FORMAT) {
    throw new Error(`${dir} is of results format ${manifest.format}; this version reads format ${RESULTS_FORMAT}`);
  }
  return manifest;
}

export async function readBatch(dir: string): Promise<{ manifest: Manifest; rows: RunRow[] }> {
  const manifest = readManifest(dir);
  const columns = await decodeParquet(bytesOf(join(dir, RUNS)));
  return { manifest, rows: rowsOf(columns, manifest.inputs.facts.observables) };
}

/** Frames run by run, one part in memory at a time; all observables, or those named. */
export async function* readFrames(dir: string, names?: readonly string[]): AsyncGenerator<RunFrames> {
  const { inputs, parts } = readManifest(dir);
  if (inputs.recordEveryWeeks === 0) return;
  const all = inputs.facts.observables.map((o) => o.name);
  const wanted = names ? all.filter((name) => names.includes(name)) : all;
  for (let part = 0; part < parts; part++) {
    const columns = await decodeParquet(bytesOf(join(dir, weeksPart(part))), ['run', 'week', ...wanted]);
    yield* framesOf(columns, wanted);
  }
}

export async function analyseDirectory(dir: string): Promise<Analysis> {
  const { manifest, rows } = await readBatch(dir);
  const analysis = startAnalysis(manifest.inputs, rows);
  for await (const frames of readFrames(dir, analysis.wanted)) analysis.add(frames);
  return analysis.finish();
}

export type TableChoice = 'runs' | 'weeks' | 'events';

/** Writes one table as CSV, part by part. Returns why not, in words, when the form does not suit the table. */
export async function exportCsv(
  dir: string,
  table: TableChoice,
  form: CsvForm,
  path: string,
): Promise<string | undefined> {
  const { manifest, rows } = await readBatch(dir);
  const { inputs, parts } = manifest;
  if (table === 'events' && form === 'behaviorspace') {
    return 'events are not measurements at steps, so they have no BehaviorSpace form';
  }
  const { observables } = inputs.facts;
  const title = [inputs.name, String(manifest.engine), manifest.key];
  const file = openSync(path, 'w');
  const write = (text: string): void => void writeSync(file, text);
  try {
    if (table === 'events') {
      await writeEvents(dir, parts, inputs.recordEvents, rows, write);
    } else if (table === 'runs') {
      const shape = runsShape(observables.map((o) => o.name));
      write(csvHeading(shape, form, title));
      write(
        csvRows(
          shape,
          form,
          rows.map((row) => runCells(row, observables.length)),
        ),
      );
    } else {
      const shape: CsvTable = {
        keys: ['run', 'scenario', 'seed', 'week'],
        variables: observables.map((o) => ({ name: o.name, float: o.store === 'float' })),
      };
      write(csvHeading(shape, form, title));
      for await (const frames of readFrames(dir)) write(csvRows(shape, form, weekCells(frames, rows[frames.run])));
    }
  } finally {
    closeSync(file);
  }
  return undefined;
}

function runsShape(names: readonly string[]): CsvTable {
  const summaries = names.flatMap((name) => ['mean', 'last', 'peak'].map((summary) => `${name}.${summary}`));
  return {
    keys: ['run', 'scenario', 'seed', 'end_week'],
    variables: ['end', 'hash', 'member_weeks', 'failed', ...summaries].map((name) => ({ name, float: false })),
  };
}

/** A failed run has no summaries; their cells stay empty. */
function runCells(row: RunRow, observables: number): Cell[] {
  const summaries = Array.from({ length: observables }, (_, i): Cell[] => [
    row.means[i] ?? null,
    row.lasts[i] ?? null,
    row.peaks[i] ?? null,
  ]).flat();
  return [row.run, row.scenario, row.seed, row.week, row.end, row.hash, row.memberWeeks, row.failed, ...summaries];
}

function weekCells(frames: RunFrames, row: RunRow): Cell[][] {
  const width = frames.names.length;
  return Array.from(frames.weeks, (week, r) => [
    row.run,
    row.scenario,
    row.seed,
    week,
    ...Array.prototype.slice.call(frames.values, r * width, (r + 1) * width),
  ]);
}

async function writeEvents(
  dir: string,
  parts: number,
  recorded: boolean,
  rows: readonly RunRow[],
  write: (text: string) => void,
): Promise<void> {
  const names = ['kind', 'who', 'other', 'a', 'b', 'text'];
  const shape: CsvTable = {
    keys: ['run', 'scenario', 'seed', 'week'],
    variables: names.map((name) => ({ name, float: false })),
  };
  write(csvHeading(shape, 'table'));
  for (let part = 0; recorded && part < parts; part++) {
    const columns = await decodeParquet(bytesOf(join(dir, eventsPart(part))));
    const of = (name: string): ArrayLike<Cell> => columns.get(name) as ArrayLike<Cell>;
    const run = of('run');
    const cells = Array.from(run, (id, i) => {
      const row = rows[Number(id)];
      return [id, row.scenario, row.seed, of('week')[i], ...names.map((name) => of(name)[i])];
    });
    write(csvRows(shape, 'table', cells));
  }
}

/** The bytes alone, not the pool that Node may have cut them from. */
function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
