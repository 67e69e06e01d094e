/** The three ledgers of one week: money by flow, hours by activity, deciding weight by holder. */
import { ACTIVITIES, MEMBER } from '../../sim/core/contract.ts';
import { ascending, giniOrdered } from '../../sim/fragility/measures.ts';
import { personName } from '../../sim/fragility/observer.ts';
import type { World } from '../../sim/world.ts';
import type { LedgerWeek } from './interface.ts';
import { powerOf, presentRows } from './picture.ts';

const MOST_HOLDERS = 12;
const THOUSANDTHS = 1000;

type Flow = LedgerWeek['money'][number];

/** @param world a society whose last week has just been lived, so that its flows are there */
export function ledgersOf(world: World): LedgerWeek {
  const wealth = world.array('members.wealth');
  let members = 0;
  for (let row = 0; row < world.rows.members; row++) members += wealth[row];
  const money = world.layout.flows.flatMap(({ name, meaning, from, to }, k): Flow[] => {
    const credits = world.money.flows[k] / THOUSANDTHS;
    return credits === 0 ? [] : [{ flow: name, meaning, from: from as Flow['from'], to: to as Flow['to'], credits }];
  });
  return {
    week: world.week,
    money,
    balances: {
      members: members / THOUSANDTHS,
      treasury: world.array('society.treasury')[0] / THOUSANDTHS,
      funds: fundsOf(world),
    },
    hours: meanHours(world),
    ...powerLedger(world),
  };
}

/** Several accounts side by side are told as one. */
function fundsOf(world: World): LedgerWeek['balances']['funds'] {
  const balance = world.array('society.funds');
  return world.layout.funds.flatMap(({ name, meaning, first, count }) => {
    let held = 0;
    for (let k = first; k < first + count; k++) held += balance[k];
    return held === 0 ? [] : [{ fund: name, meaning, credits: held / THOUSANDTHS }];
  });
}

function meanHours(world: World): number[] {
  const rows = presentRows(world);
  const minutes = world.array('members.minutes');
  const sums = new Float64Array(ACTIVITIES.length);
  for (const row of rows) {
    for (let a = 0; a < sums.length; a++) sums[a] += minutes[row * sums.length + a];
  }
  return Array.from(sums, (sum) => (rows.length > 0 ? sum / 60 / rows.length : 0));
}

function holdersOfHalf(largestFirst: readonly { readonly share: number }[]): number {
  let sum = 0;
  for (const [k, { share }] of largestFirst.entries()) {
    sum += share;
    // Equal shares that come to a half are not made more of it by rounding.
    if (sum > 0.5 + 1e-12) return k + 1;
  }
  return 0;
}

function powerLedger(world: World): Pick<LedgerWeek, 'power' | 'powerRest' | 'holdersOfHalf' | 'gini'> {
  const status = world.array('members.status');
  const identity = world.array('members.identity');
  const { power } = powerOf(world);
  const holders: { identity: number; share: number }[] = [];
  for (let row = 0; row < world.rows.members; row++) {
    // Whoever left in this week has still decided in it.
    if (status[row] >= MEMBER || power[row] > 0) holders.push({ identity: identity[row], share: power[row] });
  }
  holders.sort((a, b) => b.share - a.share || a.identity - b.identity);
  const rest = holders.slice(MOST_HOLDERS);
  const shares = Float64Array.from(holders, ({ share }) => share);
  return {
    power: holders.slice(0, MOST_HOLDERS).map((holder) => ({ ...holder, name: personName(holder.identity) })),
    powerRest: { people: rest.length, share: rest.reduce((sum, { share }) => sum + share, 0) },
    holdersOfHalf: holdersOfHalf(holders),
    gini: giniOrdered(ascending(shares, shares.length), shares.length),
  };
}
