/**
 * The form that many shocks share: something presses for some weeks, with the same strength each week, and is then over.
 * What it presses on is a stock that others own; how that ebbs is their business.
 *
 *   term = strength x intensity (x residents at the start), in each of the weeks from the strike on; at most `most`
 *
 * Edge cases: a second strike while the first lasts begins anew with its own strength; nothing is pressed on with nobody
 * present where the strength goes by residents.
 */
import { type AnySpec, column, type EventSpec, mechanism, RESIDENT, ref, term } from '../core/contract.ts';

interface Lasting {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  /** The stock that is pressed on, its unit, and the name under which the press is recorded there. */
  readonly on: string;
  readonly unit: string;
  readonly cause: string;
  /** The stock belongs to a clause that a society can do without; then there is nothing to press on. */
  readonly optional?: boolean;
  /** Weekly strength at intensity 1. */
  readonly strength: number;
  readonly perResident?: boolean;
  readonly most?: number;
  readonly weeks: number;
  /** Told when it strikes: strength as {a}, weeks as {b}. */
  readonly told: EventSpec;
}

export function lastingShock(of: Lasting): AnySpec {
  const { id, title, summary, source, strength, weeks, told } = of;
  const most = of.most ?? Number.POSITIVE_INFINITY;
  const stem = id.slice(id.lastIndexOf('.') + 1).replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const perWeek = `${stem}Strength`;
  const until = `${stem}UntilWeek`;
  const meaning = `Strength of ${of.cause}.`;
  return mechanism({
    id,
    layer: 'shocks',
    title,
    summary,
    source,
    switch: 'shock',
    columns: {
      [perWeek]: column('society', 'f64', { unit: of.unit, min: 0, meaning }),
      [until]: column('society', 'f64', { unit: 'week', min: 0, meaning: `Week in which ${of.cause} ends.` }),
    },
    reads: { status: ref('u8', 'members.status') },
    adds: { press: term(of.on, of.cause, of.optional) },
    events: { told },
    steps: {
      shocks(s) {
        const { n, week } = s;
        const { status, press } = s.c;
        const columns: Readonly<Record<string, Float64Array>> = s.c;
        const size = columns[perWeek];
        const end = columns[until];
        if (press.length === 0) return;
        if (s.struck > 0) {
          const present = of.perResident ? countPresent(status, n) : 1;
          size[0] = Math.min(most, strength * s.struck * present);
          end[0] = week + weeks;
          s.emit(s.event.told, -1, -1, size[0], weeks);
        }
        if (week < end[0]) press[0] = size[0];
      },
    },
  });
}

function countPresent(status: Uint8Array, n: number): number {
  let present = 0;
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) present++;
  return present;
}
