/**
 * The conserved ledgers, checked: time sums to the week for everyone present, money sums to zero over
 * all accounts to the last thousandth, tokens to their supply, deciding power sums to one.
 */
import { ACTIVITIES, MINUTES_PER_WEEK, RESIDENT } from './core/contract.ts';
import type { World } from './world.ts';

const POWER_TOLERANCE = 1e-9;

/** What is wrong with the ledgers after a tick; empty when all is well. */
export function checkLedgers(world: World): string[] {
  return [...checkTime(world), ...checkMoney(world), ...checkTokens(world), ...checkPower(world)];
}

function checkTime(world: World): string[] {
  if (!world.has('members.minutes') || world.week === 0) return [];
  const status = world.array('members.status');
  const minutes = world.array('members.minutes');
  const joined = world.array('members.joinedWeek');
  const problems: string[] = [];
  for (let i = 0; i < world.rows.members; i++) {
    // Whoever was admitted after this week's attention phase has no week yet.
    if (status[i] < RESIDENT || joined[i] >= world.week) continue;
    let sum = 0;
    for (let a = 0; a < ACTIVITIES.length; a++) {
      const spent = minutes[i * ACTIVITIES.length + a];
      if (!(spent >= 0))
        problems.push(`week ${world.week}: member row ${i} spends ${spent} minutes on ${ACTIVITIES[a]}`);
      sum += spent;
    }
    if (sum !== MINUTES_PER_WEEK) problems.push(`week ${world.week}: the week of member row ${i} has ${sum} minutes`);
  }
  return problems;
}

function checkMoney(world: World): string[] {
  const wealth = world.array('members.wealth');
  const treasury = world.array('society.treasury')[0];
  const outside = world.array('society.outside')[0];
  const funds = world.array('society.funds');
  let sum = treasury + outside;
  for (let k = 0; k < funds.length; k++) sum += funds[k];
  for (let i = 0; i < world.rows.members; i++) sum += wealth[i];
  const problems: string[] = [];
  if (sum !== 0) problems.push(`week ${world.week}: the money of all accounts sums to ${sum} thousandths, not 0`);
  if (!Number.isInteger(treasury))
    problems.push(`week ${world.week}: the treasury holds ${treasury}, not whole thousandths`);
  for (const { name, first, count } of world.layout.funds) {
    for (let k = first; k < first + count; k++) {
      if (!Number.isInteger(funds[k]))
        problems.push(`week ${world.week}: ${name} holds ${funds[k]}, not whole thousandths`);
      if (funds[k] < 0) problems.push(`week ${world.week}: ${name} is overdrawn by ${-funds[k]} thousandths`);
    }
  }
  return problems;
}

function checkTokens(world: World): string[] {
  if (!world.has('society.tokenSupply')) return [];
  const problems: string[] = [];
  let sum = 0;
  const add = (path: string, rows: number): void => {
    const held = world.array(path);
    for (let i = 0; i < rows; i++) {
      if (!Number.isInteger(held[i]) || held[i] < 0)
        problems.push(`week ${world.week}: ${path} of row ${i} is ${held[i]}, not whole thousandths`);
      sum += held[i];
    }
  };
  for (const path of ['members.tokens', 'members.lockedTokens']) add(path, world.rows.members);
  for (const path of ['society.tokenReserve', 'society.poolTokens', 'society.outsideTokens']) add(path, 1);
  const supply = world.array('society.tokenSupply')[0];
  if (sum !== supply)
    problems.push(`week ${world.week}: tokens sum to ${sum} thousandths, and the supply is ${supply}`);
  return problems;
}

function checkPower(world: World): string[] {
  if (!world.has('members.power')) return [];
  const power = world.array('members.power');
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) sum += power[i];
  if (sum === 0 || Math.abs(sum - 1) <= POWER_TOLERANCE) return [];
  return [`week ${world.week}: deciding power sums to ${sum}, not 1`];
}
