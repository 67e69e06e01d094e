/**
 * The rows of the report, in the order of the register, and the record of a measurement: what is kept in a claim, and
 * read again. A record is only good for the declarations that it was measured under, so each entry carries the mark of
 * its own.
 */
import { canonicalJson } from '../../../results/canonical.ts';
import { sha256 } from '../../../results/sha256.ts';
import type { Effect } from '../../../sim/core/effect.ts';
import { JUDGEMENT, LOOKS, type Looks, verdictOf } from './judge.ts';
import { coverageSeed, type Measured } from './measure.ts';
import { DEFAULT_COMMUNITY, DEFAULT_WEEKS } from './sides.ts';
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
  /** Null when it was not measured, and while too few pairs differ for an interval; so is `high`. */
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
  /** Null when the interval has no bounds. */
  readonly low: number | null;
  readonly high: number | null;
  readonly seeds: number;
  readonly live: boolean;
}

/** By id of the system. */
export type CoverageRecord = Readonly<Record<string, RecordEntry>>;

/** What decides beside a declaration: what it leaves unsaid, the seeds, the looks and the judgement. */
export function rulesOf(looks: Looks) {
  const { least, step, most } = looks;
  return {
    community: DEFAULT_COMMUNITY,
    weeks: DEFAULT_WEEKS,
    seeds: coverageSeed(0),
    looks: { least, step, most },
    ...JUDGEMENT,
  };
}

/** Changes with everything that decides what is measured and how it is judged. */
export function declarationMark({ because, amended, ...judged }: Effect, rules = rulesOf(LOOKS)): string {
  return sha256(canonicalJson({ judged, rules })).slice(0, 12);
}

/** Six digits say all that so many seeds can. */
const rounded = (value: number): number => Number(value.toPrecision(6));
const bound = (value: number): number | null => (Number.isFinite(value) ? rounded(value) : null);

export function entryOf({ effectOf, effect, low, high, seeds, verdict }: Measured, looks: Looks): RecordEntry {
  return {
    declared: declarationMark(effectOf, rulesOf(looks)),
    effect: rounded(effect),
    low: bound(low),
    high: bound(high),
    seeds,
    live: verdict === 'live',
  };
}

const PLANNED: Omit<CoverageRow, 'id'> = {
  ...{ mechanism: null, switch: null, observable: null, expected: null, effect: null, low: null, high: null },
  ...{ seeds: 0, live: false, planned: true },
};

function rowOf(
  { id, declared }: Pick<CoveredSystem, 'id' | 'declared'>,
  record: CoverageRecord,
  looks: Looks,
): CoverageRow {
  if (!declared) return { id, ...PLANNED };
  const { mechanism, effect } = declared;
  const kept = record[id];
  const entry = kept && kept.declared === declarationMark(effect, rulesOf(looks)) ? kept : undefined;
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

/** Rows of the register with what is on record, as measured with such looks. */
export function coverageRows(record: CoverageRecord, looks: Looks): CoverageRow[] {
  return SYSTEMS.map((system) => rowOf(system, record, looks));
}

/** The negative control, which stands in no register. */
export function controlRow(record: CoverageRecord, looks: Looks): CoverageRow {
  const declared = DECLARED.find(({ effect }) => effect.system === CONTROL);
  return rowOf({ id: CONTROL, ...(declared ? { declared } : {}) }, record, looks);
}

/** `not live`: clearly smaller than the smallest effect that matters, or of the wrong sign. `undecided`: neither. */
export type State = 'planned' | 'not measured' | 'live' | 'not live' | 'undecided';

/** What is known of a system, read off its row. */
export function stateOf({ id, planned, seeds, live, low, high }: CoverageRow): State {
  if (planned) return 'planned';
  if (seeds === 0) return 'not measured';
  if (live) return 'live';
  const declared = DECLARED.find(({ effect }) => effect.system === id);
  const interval = { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
  return declared && verdictOf(interval, declared.effect) === 'too small' ? 'not live' : 'undecided';
}

export interface Totals {
  readonly built: number;
  readonly live: number;
  readonly notLive: number;
  readonly undecided: number;
  readonly unmeasured: number;
  readonly planned: number;
}

export function totalsOf(rows: readonly CoverageRow[]): Totals {
  const count: Record<State, number> = { planned: 0, 'not measured': 0, live: 0, 'not live': 0, undecided: 0 };
  for (const row of rows) count[stateOf(row)]++;
  return {
    built: rows.length - count.planned,
    live: count.live,
    notLive: count['not live'],
    undecided: count.undecided,
    unmeasured: count['not measured'],
    planned: count.planned,
  };
}
