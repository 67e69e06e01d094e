/**
 * The books of the enterprises: who works where, what they put in, what they are owed, and what becomes of it when a
 * member or the whole enterprise goes.
 *
 * The account of an enterprise holds cash and pay not yet handed out (`enterpriseOwed`); what is above that is free.
 * Pay is set aside every week, so much an hour and so much a head, and handed to a member in the turn of four weeks, for
 * the weeks since the last. Shares are the members' loan: on leaving they come back as far as free cash goes, at a
 * closing all alike after pay and from what the equipment fetches. What is left over belongs to no member and goes to
 * the treasury (indivisible reserves: International Co-operative Alliance 1995, third principle).
 */
import { type Money, SKILLS, TURN_WEEKS } from '../core/contract.ts';

export const MOST_ENTERPRISES = 8;
export const SKILL_COUNT = SKILLS.length;

/** Stages of an enterprise. */
export const NONE = 0;
export const GATHERING = 1;
export const WORKING = 2;

/** Part of what founders and newcomers put in that is kept as cash; the rest buys equipment. */
export const CASH_SHARE = 0.2;

export interface Books {
  readonly c: {
    readonly enterprise: Uint8Array;
    readonly coopHours: Float32Array;
    readonly coopLabour: Float32Array;
    readonly coopShare: Float32Array;
    readonly takeHome: Float32Array;
    readonly leftBehind: Float32Array;
    readonly enterpriseStage: Uint8Array;
    readonly enterpriseSince: Int32Array;
    readonly enterpriseDomain: Uint8Array;
    readonly enterpriseCapital: Float64Array;
    readonly enterpriseLabour: Float64Array;
    readonly enterpriseHours: Float64Array;
    readonly enterpriseWorkers: Float64Array;
    readonly enterpriseShares: Float64Array;
    readonly enterpriseOwed: Float64Array;
    readonly enterpriseMade: Float64Array;
    readonly enterprisePay: Float64Array;
    readonly enterpriseVotes: Float64Array;
    readonly payPerHour: Float64Array;
    readonly payPerHead: Float64Array;
  };
  readonly money: Money;
  readonly flow: {
    readonly subscription: number;
    readonly equipment: number;
    readonly pay: number;
    readonly repaid: number;
    readonly sold: number;
    readonly reserves: number;
    readonly settled: number;
  };
  readonly fund: { readonly accounts: number };
  readonly week: number;
  readonly n: number;
}

/** Cash that is nobody's pay, thousandths. */
export function freeCash(s: Books, e: number): number {
  return s.money.inFund(s.fund.accounts + e) - s.c.enterpriseOwed[e];
}

/** Buys equipment from free cash. */
export function equip(s: Books, e: number, amount: number): void {
  if (amount <= 0) return;
  s.money.fundToOutside(s.flow.equipment, s.fund.accounts + e, amount);
  s.c.enterpriseCapital[e] += amount / 1000;
}

/** What has been set aside for a member in the given number of weeks before this one, thousandths. */
function accrued(s: Books, i: number, e: number, weeks: number): number {
  const { coopHours, payPerHour, payPerHead, enterpriseOwed } = s.c;
  let hourly = 0;
  let flat = 0;
  for (let back = 1; back <= weeks; back++) {
    const at = e * TURN_WEEKS + ((s.week - back + TURN_WEEKS) % TURN_WEEKS);
    hourly += payPerHour[at];
    flat += payPerHead[at];
  }
  return Math.min(enterpriseOwed[e], Math.floor(hourly * coopHours[i] + flat));
}

/** Weeks since a member's last turn before this week, or in it when it is over. */
function weeksUnpaid(week: number, i: number, turnIsOver: boolean): number {
  const since = (((week - i) % TURN_WEEKS) + TURN_WEEKS) % TURN_WEEKS;
  return since === 0 && !turnIsOver ? TURN_WEEKS : since;
}

/** Hands a member the pay of the four weeks since the last turn. @returns thousandths */
export function payOut(s: Books, i: number, e: number): number {
  const amount = accrued(s, i, e, TURN_WEEKS);
  s.c.enterpriseOwed[e] -= amount;
  if (amount > 0) s.money.fundToMember(s.flow.pay, s.fund.accounts + e, i, amount);
  s.c.takeHome[i] = amount / (1000 * TURN_WEEKS);
  return amount;
}

/** Enters what a member works from now on. */
export function setHours(s: Books, i: number, e: number, hours: number, labour: number): void {
  const { coopHours, coopLabour, enterpriseHours, enterpriseLabour } = s.c;
  enterpriseHours[e] -= coopHours[i];
  enterpriseLabour[e] -= coopLabour[i];
  coopHours[i] = hours;
  coopLabour[i] = labour;
  enterpriseHours[e] += coopHours[i];
  enterpriseLabour[e] += coopLabour[i];
}

export function join(s: Books, i: number, e: number, share: number): void {
  const { c } = s;
  c.enterprise[i] = e + 1;
  c.enterpriseWorkers[e]++;
  c.coopShare[i] = share;
  c.enterpriseShares[e] += share;
  if (share > 0) s.money.memberToFund(s.flow.subscription, i, s.fund.accounts + e, share);
}

/** Takes a member off the books; the money is the caller's matter. */
function strike(s: Books, i: number, e: number): void {
  const { c } = s;
  setHours(s, i, e, 0, 0);
  c.enterprise[i] = 0;
  c.enterpriseWorkers[e]--;
  c.enterpriseShares[e] -= c.coopShare[i];
  c.coopShare[i] = 0;
  c.takeHome[i] = 0;
  c.leftBehind[i] = 0;
}

/** A member quits, in the own turn and with pay handed out: the share comes back as far as there is cash. */
export function quit(s: Books, i: number, e: number): void {
  const back = Math.min(s.c.coopShare[i], freeCash(s, e));
  if (back > 0) s.money.fundToMember(s.flow.repaid, s.fund.accounts + e, i, back);
  strike(s, i, e);
}

/** Somebody leaves the community at the start of a week, and takes along what is due. */
export function settle(s: Books, i: number, e: number): void {
  const pay = accrued(s, i, e, weeksUnpaid(s.week, i, false));
  const due = pay + Math.min(s.c.coopShare[i], freeCash(s, e));
  s.c.enterpriseOwed[e] -= pay;
  if (due > 0) s.money.fundToOutside(s.flow.settled, s.fund.accounts + e, due);
  strike(s, i, e);
}

/**
 * Closes an enterprise: equipment is sold at a loss, pay handed out, shares repaid alike.
 * @returns the part of the shares that was repaid
 */
export function close(s: Books, e: number, resaleShare: number, turnIsOver: boolean): number {
  const { c, money, n, week } = s;
  const account = s.fund.accounts + e;
  const sale = Math.floor(1000 * resaleShare * c.enterpriseCapital[e]);
  if (sale > 0) money.outsideToFund(s.flow.sold, account, sale);
  for (let i = 0; i < n; i++) {
    if (c.enterprise[i] !== e + 1) continue;
    const pay = accrued(s, i, e, weeksUnpaid(week, i, turnIsOver));
    c.enterpriseOwed[e] -= pay;
    if (pay > 0) money.fundToMember(s.flow.pay, account, i, pay);
  }
  const shares = c.enterpriseShares[e];
  const repaid = shares > 0 ? Math.min(1, money.inFund(account) / shares) : 1;
  for (let i = 0; i < n; i++) {
    if (c.enterprise[i] !== e + 1) continue;
    const back = Math.floor(repaid * c.coopShare[i]);
    if (back > 0) money.fundToMember(s.flow.repaid, account, i, back);
    strike(s, i, e);
  }
  const rest = money.inFund(account);
  if (rest > 0) money.fundToTreasury(s.flow.reserves, account, rest);
  c.enterpriseStage[e] = NONE;
  c.enterpriseSince[e] = -1;
  c.enterpriseDomain[e] = 0;
  c.payPerHour.fill(0, e * TURN_WEEKS, (e + 1) * TURN_WEEKS);
  c.payPerHead.fill(0, e * TURN_WEEKS, (e + 1) * TURN_WEEKS);
  for (const column of [
    c.enterpriseCapital,
    c.enterpriseLabour,
    c.enterpriseHours,
    c.enterpriseWorkers,
    c.enterpriseShares,
    c.enterpriseOwed,
    c.enterpriseMade,
    c.enterprisePay,
    c.enterpriseVotes,
  ])
    column[e] = 0;
  return repaid;
}
