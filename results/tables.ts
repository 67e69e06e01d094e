/**
 * The three tables of a batch as columns. Signals are FLOAT, ledgers and summaries DOUBLE (verdicts are drawn from
 * summaries, so those are exact), identities INT64, hashes text. A column that can be empty is marked; only the
 * summaries of a failed run are.
 */
import type { Cause, EndName, Observable, Spell } from '../sim/core/plan.ts';
import type { RunEvents, RunFrames, RunRow } from './types.ts';

export type ColumnKind = 'INT32' | 'INT64' | 'FLOAT' | 'DOUBLE' | 'STRING';

export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable?: boolean;
  readonly data: Int32Array | BigInt64Array | Float32Array | Float64Array | readonly (string | number | null)[];
}

const SUMMARIES = ['mean', 'last', 'peak'] as const;
const SUMMARY_OF = { mean: 'means', last: 'lasts', peak: 'peaks' } as const;

export function runsTable(rows: readonly RunRow[], observables: readonly Observable[]): TableColumn[] {
  const text = (name: string, of: (row: RunRow) => string): TableColumn => ({
    name,
    kind: 'STRING',
    data: rows.map(of),
  });
  return [
    { name: 'run', kind: 'INT32', data: Int32Array.from(rows, (row) => row.run) },
    text('scenario', (row) => row.scenario),
    text('seed', (row) => row.seed),
    text('end', (row) => row.end),
    { name: 'end_week', kind: 'INT32', data: Int32Array.from(rows, (row) => row.week) },
    text('hash', (row) => row.hash),
    { name: 'member_weeks', kind: 'DOUBLE', data: Float64Array.from(rows, (row) => row.memberWeeks) },
    text('causes', (row) => JSON.stringify(row.causes)),
    text('spells', (row) => JSON.stringify(row.spells)),
    text('failed', (row) => row.failed),
    ...observables.flatMap((observable, i) =>
      SUMMARIES.map(
        (summary): TableColumn => ({
          name: `${observable.name}.${summary}`,
          kind: 'DOUBLE',
          nullable: true,
          data: rows.map((row) => row[SUMMARY_OF[summary]][i] ?? null),
        }),
      ),
    ),
  ];
}

/** Causes as they stand in files; those written before causes had units have none. */
type StoredCause = Omit<Cause, 'unit' | 'because'> & {
  readonly unit?: string;
  readonly because: readonly StoredCause[];
};

function withUnits(causes: readonly StoredCause[]): Cause[] {
  return causes.map((cause) => ({ ...cause, unit: cause.unit ?? '', because: withUnits(cause.because) }));
}

/** The rows back from columns as they were read. */
export function rowsOf(columns: ReadonlyMap<string, ArrayLike<unknown>>, observables: readonly Observable[]): RunRow[] {
  const of = (name: string): ArrayLike<unknown> => {
    const column = columns.get(name);
    if (!column) throw new Error(`the table of runs has no column ${name}`);
    return column;
  };
  const summaries = SUMMARIES.map((summary) => observables.map((o) => of(`${o.name}.${summary}`)));
  return Array.from({ length: of('run').length }, (_, i): RunRow => {
    const end = of('end')[i] as EndName | 'failed';
    const [means, lasts, peaks] = summaries.map((s) =>
      end === 'failed' ? [] : s.map((column) => column[i] as number),
    );
    return {
      run: of('run')[i] as number,
      scenario: of('scenario')[i] as string,
      seed: of('seed')[i] as string,
      end,
      week: of('end_week')[i] as number,
      hash: of('hash')[i] as string,
      memberWeeks: of('member_weeks')[i] as number,
      causes: withUnits(JSON.parse(of('causes')[i] as string)),
      spells: JSON.parse(of('spells')[i] as string) as Spell[],
      failed: of('failed')[i] as string,
      means,
      lasts,
      peaks,
    };
  });
}

export function weeksTable(frames: readonly RunFrames[], observables: readonly Observable[]): TableColumn[] {
  const rows = frames.reduce((sum, frame) => sum + frame.weeks.length, 0);
  const run = new Int32Array(rows);
  const week = new Int32Array(rows);
  const data = observables.map((o) => (o.store === 'float' ? new Float32Array(rows) : new Float64Array(rows)));
  let row = 0;
  for (const frame of frames) {
    const width = frame.names.length;
    for (let r = 0; r < frame.weeks.length; r++, row++) {
      run[row] = frame.run;
      week[row] = frame.weeks[r];
      for (let c = 0; c < width; c++) data[c][row] = frame.values[r * width + c];
    }
  }
  return [
    { name: 'run', kind: 'INT32', data: run },
    { name: 'week', kind: 'INT32', data: week },
    ...observables.map(
      (o, c): TableColumn => ({ name: o.name, kind: o.store === 'float' ? 'FLOAT' : 'DOUBLE', data: data[c] }),
    ),
  ];
}

/** Cuts a part of the weekly table back into runs. */
export function framesOf(columns: ReadonlyMap<string, ArrayLike<unknown>>, names: readonly string[]): RunFrames[] {
  const run = columns.get('run') as ArrayLike<number> | undefined;
  const week = columns.get('week') as ArrayLike<number> | undefined;
  if (!run || !week) throw new Error('the table of weeks has no columns run and week');
  const data = names.map((name) => columns.get(name) as ArrayLike<number>);
  const frames: RunFrames[] = [];
  for (let start = 0; start < run.length; ) {
    let end = start;
    while (end < run.length && run[end] === run[start]) end++;
    const values = new Float64Array((end - start) * names.length);
    for (let row = start, i = 0; row < end; row++) for (const column of data) values[i++] = column[row];
    frames.push({ run: run[start], names, weeks: Array.prototype.slice.call(week, start, end), values });
    start = end;
  }
  return frames;
}

export function eventsTable(runs: readonly RunEvents[]): TableColumn[] {
  const events = runs.flatMap(({ run, events }) => events.map((event) => ({ run, ...event })));
  return [
    { name: 'run', kind: 'INT32', data: Int32Array.from(events, (e) => e.run) },
    { name: 'week', kind: 'INT32', data: Int32Array.from(events, (e) => e.week) },
    { name: 'kind', kind: 'STRING', data: events.map((e) => e.kind) },
    { name: 'who', kind: 'INT64', data: BigInt64Array.from(events, (e) => BigInt(e.who)) },
    { name: 'other', kind: 'INT64', data: BigInt64Array.from(events, (e) => BigInt(e.other)) },
    { name: 'a', kind: 'DOUBLE', data: Float64Array.from(events, (e) => e.a) },
    { name: 'b', kind: 'DOUBLE', data: Float64Array.from(events, (e) => e.b) },
    { name: 'text', kind: 'STRING', data: events.map((e) => e.text) },
  ];
}
