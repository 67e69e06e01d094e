/**
 * Where the flows of money lie: payers at the left, payees at the right, and between them one row a flow, in which its
 * name stands. Widths are proportional to credits everywhere, on one scale; a row is never lower than its name, so
 * that small flows can be read. Above each party there is room for its name. Both sides are as high as the sum of all credits: what is paid is received.
 */
import type { LedgerWeek } from '../../workers/web/interface.ts';

export type Party = LedgerWeek['money'][number]['from'];
export const PARTIES: readonly Party[] = ['outside', 'treasury', 'fund', 'member'];
export const PARTY_WORDS: Readonly<Record<Party, string>> = {
  outside: 'Outside',
  treasury: 'Treasury',
  fund: 'Funds',
  member: 'Members',
};

export interface FlowRow {
  readonly flow: LedgerWeek['money'][number];
  /** Middle of its row, and half its width. */
  readonly middle: number;
  readonly half: number;
  /** Middles at the payer's and at the payee's end. */
  readonly left: number;
  readonly right: number;
}

export interface PartyBar {
  readonly party: Party;
  readonly credits: number;
  readonly top: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly rows: readonly FlowRow[];
  readonly paid: readonly PartyBar[];
  readonly received: readonly PartyBar[];
}

/**
 * @param height of the whole picture
 * @param least height of a row
 */
export function layoutFlows(money: LedgerWeek['money'], height: number, least: number): FlowLayout {
  const order = (party: Party): number => PARTIES.indexOf(party);
  const flows = money
    .filter((flow) => flow.credits > 0)
    .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to) || a.flow.localeCompare(b.flow, 'en'));
  const payers = new Set(flows.map((flow) => flow.from)).size;
  const scale = scaleFor(
    flows.map((flow) => flow.credits),
    height - payers * NAME_HEIGHT,
    least,
  );
  let at = 0;
  const rows = flows.map((flow, k) => {
    const high = Math.max(least, flow.credits * scale);
    if (flow.from !== flows[k - 1]?.from) at += NAME_HEIGHT;
    at += high;
    return { flow, middle: at - high / 2, half: (flow.credits * scale) / 2 };
  });
  const paid = bars(rows, 'from', scale, height);
  const received = bars(rows, 'to', scale, height);
  const left = ends(rows, 'from', paid);
  const right = ends(rows, 'to', received);
  return { rows: rows.map((row, k) => ({ ...row, left: left[k], right: right[k] })), paid, received };
}

type Placed = Pick<FlowRow, 'flow' | 'middle' | 'half'>;

/** The largest scale at which rows, none lower than `least`, fit into the height. */
function scaleFor(credits: readonly number[], height: number, least: number): number {
  const total = credits.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const needed = (scale: number): number => credits.reduce((sum, value) => sum + Math.max(least, value * scale), 0);
  let low = 0;
  let high = height / total;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (needed(middle) <= height) low = middle;
    else high = middle;
  }
  return low;
}

/** One bar a party, each as near to the middle of its flows as the others let it. */
function bars(rows: readonly Placed[], side: 'from' | 'to', scale: number, height: number): PartyBar[] {
  const placed = PARTIES.map((party) => {
    const own = rows.filter((row) => row.flow[side] === party);
    const credits = own.reduce((sum, row) => sum + row.flow.credits, 0);
    const high = credits * scale;
    const centre =
      credits > 0 ? own.reduce((sum, row) => sum + row.middle * row.flow.credits, 0) / credits : Number.NaN;
    return { party, credits, high, top: centre - high / 2 };
  })
    .filter((bar) => bar.credits > 0)
    .sort((a, b) => a.top - b.top);
  const spare = height - placed.reduce((sum, bar) => sum + bar.high, 0);
  const gap = Math.min(NAME_HEIGHT, spare / Math.max(1, placed.length));
  let from = gap;
  for (const bar of placed) {
    bar.top = Math.max(bar.top, from);
    from = bar.top + bar.high + gap;
  }
  let to = height;
  for (const bar of [...placed].reverse()) {
    bar.top = Math.min(bar.top, to - bar.high);
    to = bar.top - gap;
  }
  return placed.map(({ party, credits, top, high }) => ({ party, credits, top, height: high }));
}

/** Room above a bar for its name. */
const NAME_HEIGHT = 18;

function ends(rows: readonly Placed[], side: 'from' | 'to', placed: readonly PartyBar[]): number[] {
  const next = new Map(placed.map((bar) => [bar.party, bar.top]));
  return rows.map(({ flow, half }) => {
    const top = next.get(flow[side]) ?? 0;
    next.set(flow[side], top + 2 * half);
    return top + half;
  });
}

/** What each party pays and receives, to the thousandth in which the ledger counts. */
export function partySums(money: LedgerWeek['money']): readonly {
  readonly party: Party;
  readonly paid: number;
  readonly received: number;
}[] {
  const sum = (party: Party, side: 'from' | 'to'): number =>
    money.reduce((total, flow) => total + (flow[side] === party ? Math.round(flow.credits * 1000) : 0), 0) / 1000;
  return PARTIES.map((party) => ({ party, paid: sum(party, 'from'), received: sum(party, 'to') }));
}
