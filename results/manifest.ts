/**
 * What a finished batch says about itself: enough to make every run in it again, and to see that no file was changed.
 * It holds no clock, host or path.
 */
import { batchKey, partCount, runCount } from './batch.ts';
import { canonicalJson } from './canonical.ts';
import { sha256 } from './sha256.ts';
import { type BatchInputs, RESULTS_FORMAT } from './types.ts';

export interface FileRecord {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: number;
  readonly engine: number;
  /** Hash of all inputs: batches with equal keys have equal bytes. */
  readonly key: string;
  readonly runs: number;
  readonly failed: number;
  readonly parts: number;
  readonly hashes: { readonly constitution: string; readonly plan: string; readonly scenarios: string };
  readonly inputs: BatchInputs;
  readonly files: readonly FileRecord[];
}

export function manifestOf(inputs: BatchInputs, failed: number, files: readonly FileRecord[]): Manifest {
  return {
    format: RESULTS_FORMAT,
    engine: inputs.facts.engine,
    key: batchKey(inputs),
    runs: runCount(inputs),
    failed,
    parts: partCount(inputs),
    hashes: {
      constitution: sha256(inputs.constitution.text),
      plan: sha256(canonicalJson(inputs.constitution.plan)),
      scenarios: sha256(canonicalJson(inputs.scenarios)),
    },
    inputs,
    files,
  };
}

/** In words, what differs between the inputs of two batches; empty when nothing does. */
export function differenceInWords(there: BatchInputs, here: BatchInputs): string[] {
  const parts: readonly [string, (inputs: BatchInputs) => unknown][] = [
    ['the engine number', (i) => i.facts.engine],
    ['what the engine observes', (i) => ({ ...i.facts, engine: 0 })],
    ['the text of the constitution', (i) => i.constitution.text],
    ['the compiled plan', (i) => i.constitution.plan],
    ['the scenarios', (i) => i.scenarios],
    ['the seeds', (i) => i.seeds],
    ['the number of weeks', (i) => i.weeks],
    ['what is recorded', (i) => [i.recordEveryWeeks, i.recordEvents]],
    ['the runs to a part', (i) => i.runsPerPart],
    ['the name', (i) => i.name],
  ];
  return parts.filter(([, of]) => canonicalJson(of(there)) !== canonicalJson(of(here))).map(([name]) => name);
}
