/**
 * A batch directory that survives being killed at any moment.
 *
 *   .partial/batch.json      the key of the batch and its inputs, written first
 *   weeks/part-k, events/part-k, then .partial/runs-k.json: the last of the three says that part k is there
 *   runs.parquet             assembled from the rows of all parts, in run order
 *   manifest.json            written when everything else is there; then .partial goes
 *
 * So a directory without a manifest is unfinished, a part is repeated unless its rows are there, and the bytes depend
 * on the inputs only. `status.log` is the one file with a clock. No fsync: against a power cut the file system vouches.
 */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { batchKey, hasFailed, type Outcome, partCount, partRange, rowOf, runCount, taskOf } from './batch.ts';
import { canonicalJson } from './canonical.ts';
import { place, readJson, temporary, writeWhole } from './files.node.ts';
import { differenceInWords, type FileRecord, type Manifest, manifestOf } from './manifest.ts';
import { eventsPart, LOG, MANIFEST, PARTIAL, RUNS, rowsPart, weeksPart } from './names.ts';
import { encodeParquet, parquetStream } from './parquet.ts';
import { eventsTable, runsTable, weeksTable } from './tables.ts';
import type { BatchInputs, RunEvents, RunFrames, RunRow, RunTask } from './types.ts';

export { analyseDirectory, exportCsv, readBatch, readFrames, readManifest } from './directory.node.ts';
export { writeWhole } from './files.node.ts';

/** Rows of `runs.parquet` to a group; bounds the memory that finishing takes. */
const ROWS_PER_GROUP = 4096;

export type Opened =
  | { readonly refused: string; readonly store?: never }
  | { readonly store: BatchStore; readonly refused?: never };

/** Starts a batch in a new or empty directory, resumes the same batch, or refuses in words. */
export function openBatch(dir: string, inputs: BatchInputs): Opened {
  const key = batchKey(inputs);
  let found: { key: string; inputs: BatchInputs } | undefined;
  try {
    found = (readJson(join(dir, MANIFEST)) ?? readJson(join(dir, PARTIAL, 'batch.json'))) as typeof found;
  } catch {
    return { refused: `${dir} holds a manifest that cannot be read; choose another directory` };
  }
  if (found) {
    if (found.key === key) return { store: new BatchStore(dir, inputs) };
    const difference = differenceInWords(found.inputs, inputs).join(', ') || 'its format';
    return {
      refused: `${dir} holds another batch, "${found.inputs.name}": it differs in ${difference}. Choose another directory, or remove that one`,
    };
  }
  if (existsSync(dir) && readdirSync(dir).some((name) => name !== PARTIAL)) {
    return { refused: `${dir} is not empty and holds no batch; choose another directory` };
  }
  mkdirSync(dir, { recursive: true });
  writeWhole(dir, `${PARTIAL}/batch.json`, canonicalJson({ key, inputs }));
  return { store: new BatchStore(dir, inputs) };
}

interface Filling {
  readonly rows: (RunRow | undefined)[];
  readonly frames: (RunFrames | undefined)[];
  readonly events: (RunEvents | undefined)[];
  missing: number;
}

export class BatchStore {
  readonly dir: string;
  readonly inputs: BatchInputs;
  private readonly names: readonly string[];
  private readonly finished = new Set<number>();
  private readonly filling = new Map<number, Filling>();

  constructor(dir: string, inputs: BatchInputs) {
    this.dir = dir;
    this.inputs = inputs;
    this.names = inputs.facts.observables.map((o) => o.name);
    const complete = existsSync(join(dir, MANIFEST));
    for (let part = 0; part < partCount(inputs); part++) {
      if (complete || existsSync(join(dir, rowsPart(part)))) this.finished.add(part);
    }
    if (complete) rmSync(join(dir, PARTIAL), { recursive: true, force: true });
  }

  get runs(): number {
    return runCount(this.inputs);
  }

  /** Runs already on disk. */
  get doneRuns(): number {
    let done = 0;
    for (const part of this.finished) {
      const [first, end] = partRange(this.inputs, part);
      done += end - first;
    }
    return done;
  }

  get complete(): boolean {
    return existsSync(join(this.dir, MANIFEST));
  }

  /** Runs still to be made, in run order; taken one at a time, a long batch costs no memory. */
  *pendingTasks(): Generator<RunTask> {
    for (let part = 0; part < partCount(this.inputs); part++) {
      if (this.finished.has(part)) continue;
      const [first, end] = partRange(this.inputs, part);
      for (let run = first; run < end; run++) yield taskOf(this.inputs, run);
    }
  }

  /** Takes what came of a run, in any order; a run delivered twice counts once. */
  add(run: number, outcome: Outcome): void {
    const part = Math.floor(run / this.inputs.runsPerPart);
    if (this.finished.has(part)) return;
    const [first, end] = partRange(this.inputs, part);
    const size = end - first;
    const filling = this.filling.get(part) ?? {
      rows: new Array(size),
      frames: new Array(size),
      events: new Array(size),
      missing: size,
    };
    this.filling.set(part, filling);
    if (filling.rows[run - first]) return;
    filling.rows[run - first] = rowOf(run, outcome);
    if (!hasFailed(outcome)) {
      const { frameWeeks, frames, events } = outcome;
      if (frames.length !== frameWeeks.length * this.names.length) {
        throw new Error(`run ${run} has ${frames.length} frame values for ${this.names.length} observables`);
      }
      filling.frames[run - first] = { run, names: this.names, weeks: frameWeeks, values: frames };
      filling.events[run - first] = { run, events };
    }
    filling.missing--;
    if (filling.missing === 0) this.writePart(part, filling);
  }

  /** One line of the log, with the time; the only thing here that knows a clock. */
  log(text: string): void {
    appendFileSync(join(this.dir, LOG), `${new Date().toISOString()} ${text.replace(/\s+/g, ' ')}\n`);
  }

  /** Assembles what is common to all parts. Refuses while a part is missing. */
  finish(): Manifest {
    const done = readJson(join(this.dir, MANIFEST)) as Manifest | undefined;
    if (done) return done;
    const parts = partCount(this.inputs);
    if (this.finished.size < parts) {
      throw new Error(`the batch is not finished: ${parts - this.finished.size} of ${parts} parts are missing`);
    }
    const failed = this.writeRuns();
    const manifest = manifestOf(this.inputs, failed, this.fileRecords());
    writeWhole(this.dir, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    rmSync(join(this.dir, PARTIAL), { recursive: true, force: true });
    return manifest;
  }

  private writePart(part: number, filling: Filling): void {
    const { facts, recordEveryWeeks, recordEvents } = this.inputs;
    const kept = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);
    if (recordEveryWeeks > 0) {
      writeWhole(this.dir, weeksPart(part), encodeParquet(weeksTable(kept(filling.frames), facts.observables)));
    }
    if (recordEvents) writeWhole(this.dir, eventsPart(part), encodeParquet(eventsTable(kept(filling.events))));
    writeWhole(this.dir, rowsPart(part), JSON.stringify(filling.rows, unusual));
    this.finished.add(part);
    this.filling.delete(part);
  }

  private writeRuns(): number {
    const { observables } = this.inputs.facts;
    const unfinished = temporary(this.dir);
    const file = openSync(unfinished, 'w');
    const stream = parquetStream(runsTable([], observables), (bytes) => writeSync(file, bytes));
    let failed = 0;
    let rows: RunRow[] = [];
    const parts = partCount(this.inputs);
    for (let part = 0; part < parts; part++) {
      rows.push(...(JSON.parse(readFileSync(join(this.dir, rowsPart(part)), 'utf8'), usual) as RunRow[]));
      if (rows.length < ROWS_PER_GROUP && part < parts - 1) continue;
      failed += rows.filter((row) => row.end === 'failed').length;
      stream.rows(runsTable(rows, observables));
      rows = [];
    }
    stream.finish();
    closeSync(file);
    place(this.dir, unfinished, RUNS);
    return failed;
  }

  private fileRecords(): FileRecord[] {
    const names = [RUNS];
    for (let part = 0; part < partCount(this.inputs); part++) {
      if (this.inputs.recordEveryWeeks > 0) names.push(weeksPart(part));
      if (this.inputs.recordEvents) names.push(eventsPart(part));
    }
    return names.map((path) => {
      const bytes = readFileSync(join(this.dir, path));
      return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  }
}

const UNUSUAL = ['NaN', 'Infinity', '-Infinity'];

/** Summaries may hold numbers that JSON has no form for; texts of those spellings do not occur among numbers. */
function unusual(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function usual(_key: string, value: unknown): unknown {
  const spelled = (value as { number?: unknown } | null)?.number;
  return typeof spelled === 'string' && UNUSUAL.includes(spelled) ? Number(spelled) : value;
}
