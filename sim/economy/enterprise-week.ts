/** A week of every enterprise: founders gather, enterprises work, sell, pay, save, invest, and close when they cannot pay. */
import { TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { exp } from '../core/math.ts';
import { normal } from '../core/random.ts';
import { type Conditions, costs, luckOf, made, net, sales } from './enterprise.ts';
import {
  CASH_SHARE,
  close,
  equip,
  freeCash,
  GATHERING,
  MOST_ENTERPRISES,
  NONE,
  SKILL_COUNT,
  WORKING,
} from './enterprise-books.ts';
import { admit, type Cooperatives, known, LOOK_WEEKS, lookRound, workersTurn } from './enterprise-members.ts';

/** Weeks in which founders must have gathered: all who would found one have looked round by then. */
const GATHERING_WEEKS = LOOK_WEEKS;
/** Weeks between votes on the part that is kept back, by how much each changes it, and the most that is kept. */
const VOTE_WEEKS = 13;
const VOTE_STEP = 0.05;
const MOST_RETAINED = 0.6;
/** Cash that is saved before anything is invested, in weeks of costs. */
const RESERVE_WEEKS = 8;
/** Weight of the newest week in what members take an hour there to pay: a half-life of a quarter. */
const PAY_RATE = 1 - exp(-Math.LN2 / 13);
/** Share of a departure of demand from its mean that is left a week later: a half-life of half a year. */
const DEMAND_KEPT = exp(-Math.LN2 / 26);
const DEMAND_INNOVATION = Math.sqrt(1 - DEMAND_KEPT * DEMAND_KEPT);

export interface Week extends Cooperatives {
  readonly c: Cooperatives['c'] & { readonly enterprises: Float64Array; readonly damage: Float64Array };
  readonly p: Cooperatives['p'] & { readonly retainedShare: number; readonly resaleShare: number };
  readonly flow: Cooperatives['flow'] & {
    readonly sales: number;
    readonly costs: number;
    readonly levy: number;
    readonly grant: number;
  };
  readonly fund: Cooperatives['fund'] & { readonly startUps: number };
  readonly event: { readonly founded: number; readonly closed: number };
  emit(event: number, who: number, other: number, a: number, b: number): void;
}

export function enterpriseWeek(s: Week, now: Conditions, common: number, midpoint: number, steepness: number): void {
  const { c, p } = s;
  known.common = common;
  known.prospect = prospect(s, now);
  known.room = freeSlot(s) >= 0;
  workersTurn(s, now, midpoint, steepness);
  lookRound(s);
  admit(s, now);
  let atWork = 0;
  for (let e = 0; e < MOST_ENTERPRISES; e++) {
    if (c.enterpriseStage[e] === GATHERING) gather(s, e);
    if (c.enterpriseStage[e] === WORKING) {
      wander(s, e);
      work(s, e, now);
    }
    atWork += +(c.enterpriseStage[e] === WORKING);
  }
  c.enterprises[0] = atWork;
  found(s, p.foundingTeam);
}

/** Credits an hour that a founding team of middling ability, with what it can put in, would take home at middling luck. */
function prospect(s: Week, now: Conditions): number {
  const { c, p } = s;
  const hours = p.foundingTeam * c.usualHours[0];
  if (hours <= 0) return 0;
  const shares = p.foundingTeam * p.subscriptionCredits;
  const grant = Math.min(s.money.inFund(s.fund.startUps) / 1000, shares);
  const left = net(hours, (1 - CASH_SHARE) * (shares + grant), 1, now);
  return left > 0 ? (left * (1 - p.levyShare) * (1 - p.retainedShare)) / hours : 0;
}

/** An enterprise that does not exist yet, while nobody is gathering for another; -1 for none. */
function freeSlot(s: Week): number {
  const { enterpriseStage } = s.c;
  let slot = -1;
  let running = 0;
  for (let e = MOST_ENTERPRISES - 1; e >= 0; e--) {
    if (enterpriseStage[e] === GATHERING) return -1;
    if (enterpriseStage[e] === NONE) slot = e;
    else running++;
  }
  return running < s.p.enterprises ? slot : -1;
}

/** Somebody calls a meeting once enough members would rather work for themselves, in the field that most of them know. */
function found(s: Week, foundingTeam: number): void {
  const { c } = s;
  const slot = freeSlot(s);
  if (slot < 0) return;
  let field = -1;
  let most = 0;
  for (let d = 0; d < SKILL_COUNT; d++) {
    if (c.interested[d] <= most) continue;
    most = c.interested[d];
    field = d;
  }
  if (most < foundingTeam) return;
  c.enterpriseStage[slot] = GATHERING;
  c.enterpriseSince[slot] = s.week;
  c.enterpriseDomain[slot] = field;
}

/** Starts work once the team is complete; founders who wait in vain get their money back. */
function gather(s: Week, e: number): void {
  const { c, p, money } = s;
  if (c.enterpriseWorkers[e] < p.foundingTeam) {
    if (s.week - c.enterpriseSince[e] >= GATHERING_WEEKS) close(s, e, p.resaleShare, true);
    return;
  }
  const account = s.fund.accounts + e;
  const grant = Math.min(money.inFund(s.fund.startUps), c.enterpriseShares[e]);
  if (grant > 0) money.fundToFund(s.flow.grant, s.fund.startUps, account, grant);
  equip(s, e, Math.floor((1 - CASH_SHARE) * money.inFund(account)));
  c.enterpriseStage[e] = WORKING;
  c.enterpriseSince[e] = s.week;
  c.enterprisePay[e] = known.prospect;
  c.enterpriseRetained[e] = p.retainedShare;
  c.enterpriseDemand[e] = p.demandSpread * normal(s.k0, s.k1, e, 1);
  s.emit(s.event.founded, -1, -1, c.enterpriseWorkers[e], c.enterpriseDomain[e]);
}

/** Demand for what it makes goes its own way. */
function wander(s: Week, e: number): void {
  const { enterpriseDemand } = s.c;
  const news = s.p.demandSpread * DEMAND_INNOVATION * normal(s.k0, s.k1, e, 0);
  enterpriseDemand[e] = DEMAND_KEPT * enterpriseDemand[e] + news;
}

function work(s: Week, e: number, now: Conditions): void {
  const { c, p, money } = s;
  const account = s.fund.accounts + e;
  const usable = c.enterpriseCapital[e] * (1 - c.damage[0]);
  const worth = made(c.enterpriseLabour[e], usable, now);
  const sold = Math.floor(1000 * sales(worth, luckOf(c.enterpriseDemand[e], p.demandSpread), now));
  const owed = Math.ceil(1000 * costs(worth, now));
  c.enterpriseMade[e] = worth;
  if (sold > 0) money.outsideToFund(s.flow.sales, account, sold);
  const free = freeCash(s, e);
  const paid = Math.min(owed, free);
  if (paid > 0) money.fundToOutside(s.flow.costs, account, paid);
  const slot = e * TURN_WEEKS + (s.week % TURN_WEEKS);
  c.payPerHour[slot] = 0;
  c.payPerHead[slot] = 0;
  if (paid < owed || c.enterpriseWorkers[e] === 0) {
    const age = s.week - c.enterpriseSince[e];
    s.emit(s.event.closed, -1, -1, age, close(s, e, p.resaleShare, true));
    return;
  }
  c.enterpriseCapital[e] *= 1 - now.wearPerYear / WEEKS_PER_YEAR;
  if (s.week - c.enterpriseSince[e] > 0 && (s.week - c.enterpriseSince[e]) % VOTE_WEEKS === 0) vote(s, e);
  const hours = c.enterpriseHours[e];
  const pay = sold > owed && hours > 0 ? divide(s, e, sold - owed, owed, slot) : 0;
  // Founders take up work in their turns: the first weeks say nothing.
  if (s.week - c.enterpriseSince[e] < TURN_WEEKS || hours <= 0) return;
  c.enterprisePay[e] += PAY_RATE * (pay / (1000 * hours) - c.enterprisePay[e]);
}

/** Divides what is left of a week: levy, what is kept back, pay. @returns the pay of all, thousandths */
function divide(s: Week, e: number, surplus: number, weeklyCosts: number, slot: number): number {
  const { c, p, money } = s;
  const levy = Math.floor(p.levyShare * surplus);
  if (levy > 0) money.fundToTreasury(s.flow.levy, s.fund.accounts + e, levy);
  const kept = Math.floor(c.enterpriseRetained[e] * (surplus - levy));
  const pay = surplus - levy - kept;
  const spare = freeCash(s, e) - pay - RESERVE_WEEKS * weeklyCosts;
  equip(s, e, Math.floor(Math.max(0, Math.min(kept, spare))));
  c.enterpriseOwed[e] += pay;
  c.payPerHour[slot] = ((1 - p.equalShare) * pay) / c.enterpriseHours[e];
  c.payPerHead[slot] = (p.equalShare * pay) / c.enterpriseWorkers[e];
  return pay;
}

/** The majority of a quarter moves what is kept back by a step. */
function vote(s: Week, e: number): void {
  const { enterpriseRetained, enterpriseVotes } = s.c;
  const wish = Math.sign(enterpriseVotes[e]);
  enterpriseRetained[e] = Math.min(MOST_RETAINED, Math.max(0, enterpriseRetained[e] + VOTE_STEP * wish));
  enterpriseVotes[e] = 0;
}
