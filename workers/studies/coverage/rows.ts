/**
 * The rows of the report, in the order of the register, and the record of a measurement: what is kept in a claim, and
 * read again. A record is only good for the declarations that it was measured under, so each entry carries the mark of
 * its own.
 */
import { canonicalJson } from '../../../results/canonical.ts';
import { sha256 } from '../../../results/sha256.ts';
import type { Effect } from '../../../sim/core/effect.ts';
import type { Measured } from './measure.ts';
import { CONTROL, type CoveredSystem, DECLARED, SYSTEMS } from './systems.ts';
import { expectedWords, switchWords } from './words.ts';

/** As `politeia coverage --json` prints it. Of a planned system nothing but id and `planned` is known. */
export interface CoverageRow {
  readonly id: string;
  readonly mechanism: string | null;
  readonly switch: string | null;
  readonly observable: string | null;
  readonly expected: string | null;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Pairs of runs; 0 when it was not measured. */
  readonly seeds: number;
  readonly live: boolean;
  readonly planned: boolean;
}

/** One measured effect as it is kept. */
export interface RecordEntry {
  /** Mark of the declaration. */
  readonly declared: string;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
  readonly live: boolean;
}

/** By id of the system. */
export type CoverageRecord = Readonly<Record<string, RecordEntry>>;

/** Changes with everything that decides what is measured and how it is judged. */
export function declarationMark({ because, amended, ...judged }: Effect): string {
  return sha256(canonicalJson(judged)).slice(0, 12);
}

/** Six digits say all that so many seeds can. */
const rounded = (value: number): number => Number(value.toPrecision(6));

export function entryOf({ effectOf, effect, low, high, seeds, verdict }: Measured): RecordEntry {
  return {
    declared: declarationMark(effectOf),
    effect: rounded(effect),
    low: rounded(low),
    high: rounded(high),
    seeds,
    live: verdict === 'live',
  };
}

const PLANNED: Omit<CoverageRow, 'id'> = {
  ...{ mechanism: null, switch: null, observable: null, expected: null, effect: null, low: null, high: null },
  ...{ seeds: 0, live: false, planned: true },
};

function rowOf({ id, declared }: Pick<CoveredSystem, 'id' | 'declared'>, record: CoverageRecord): CoverageRow {
  if (!declared) return { id, ...PLANNED };
  const { mechanism, effect } = declared;
  const kept = record[id];
  const entry = kept && kept.declared === declarationMark(effect) ? kept : undefined;
  return {
    id,
    mechanism,
    switch: switchWords(effect.switch),
    observable: effect.observable,
    expected: expectedWords(effect),
    effect: entry?.effect ?? null,
    low: entry?.low ?? null,
    high: entry?.high ?? null,
    seeds: entry?.seeds ?? 0,
    live: entry?.live ?? false,
    planned: false,
  };
}

/** Rows of the register with what is on record. */
export function coverageRows(record: CoverageRecord): CoverageRow[] {
  return SYSTEMS.map((system) => rowOf(system, record));
}

/** The negative control, which stands in no register. */
export function controlRow(record: CoverageRecord): CoverageRow {
  const declared = DECLARED.find(({ effect }) => effect.system === CONTROL);
  return rowOf({ id: CONTROL, ...(declared ? { declared } : {}) }, record);
}

export interface Totals {
  readonly built: number;
  readonly live: number;
  readonly notLive: number;
  readonly unmeasured: number;
  readonly planned: number;
}

export function totalsOf(rows: readonly CoverageRow[]): Totals {
  const built = rows.filter(({ planned }) => !planned);
  const measured = built.filter(({ seeds }) => seeds > 0);
  const live = measured.filter((row) => row.live).length;
  return {
    built: built.length,
    live,
    notLive: measured.length - live,
    unmeasured: built.length - measured.length,
    planned: rows.length - built.length,
  };
}
