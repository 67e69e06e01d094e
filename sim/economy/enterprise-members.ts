/**
 * What members do about enterprises: compare what an hour brings there and in common work, join or quit,
 * vote on what is kept back. They leave a way of earning for another only for a tenth more (reluctance, an assumption).
 */
import { ACTIVITIES, MEMBER, RESIDENT, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { log } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import { ability, allRoundAbility, vigour } from './ability.ts';
import { type Conditions, gainOfAdmitting, luckOf, type Team, worthOfMore, yearsToPayBack } from './enterprise.ts';
import {
  type Books,
  CASH_SHARE,
  equip,
  freeCash,
  join,
  MOST_ENTERPRISES,
  NONE,
  payOut,
  quit,
  SKILL_COUNT,
  setHours,
  WORKING,
} from './enterprise-books.ts';

const ACTIVITY_COUNT = ACTIVITIES.length;
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');
/** Weeks from one look round to the next: three turns. */
export const LOOK_WEEKS = 3 * TURN_WEEKS;
/** What another way of earning must bring, for one credit that the present one does. */
const RELUCTANCE = 1.1;
/** Weeks of bills that a member keeps when putting money into an enterprise. */
const KEPT_BILLS = 4;
/** Weeks that those who work in an enterprise give it before they judge it. */
const PATIENCE_WEEKS = 13;
/** Attachment by what one would leave behind: most there is, and weeks of bills at half of it. */
const MOST_ATTACHMENT = 0.2;
const HALF_ATTACHMENT_WEEKS = 26;

export interface Cooperatives extends Books {
  readonly c: Books['c'] & {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly minutes: Float64Array;
    readonly skill: Float32Array;
    readonly energy: Float64Array;
    readonly wealth: Float64Array;
    readonly bill: Float32Array;
    readonly stayUtility: Float64Array;
    readonly meetingGranted: Float32Array;
    readonly enterpriseDemand: Float64Array;
    readonly enterpriseRetained: Float64Array;
    readonly interested: Float64Array;
    readonly usualHours: Float64Array;
  };
  readonly p: {
    readonly enterprises: number;
    readonly foundingTeam: number;
    readonly workShare: number;
    readonly subscriptionCredits: number;
    readonly equalShare: number;
    readonly levyShare: number;
    readonly demandSpread: number;
  };
  readonly k0: number;
  readonly k1: number;
}

/** What everybody knows this week. Scratch of one step. */
export const known = {
  /** What common work pays for an effective hour, credits. */
  common: 0,
  /** What an hour of founders of middling ability would pay them, credits. */
  prospect: 0,
  /** Whether a further enterprise may be founded. */
  room: false,
};

/** Who asks to join, one an enterprise, and the luck of the draw that chose them. Scratch of one step. */
const asking = new Int32Array(MOST_ENTERPRISES);
const drawn = new Float64Array(MOST_ENTERPRISES);
/** The enterprises there are: number and field, and what an hour pays by ability, whoever works it, and once a head. Scratch. */
const offered = new Int32Array(MOST_ENTERPRISES);
const field = new Int32Array(MOST_ENTERPRISES);
const forAbility = new Float64Array(MOST_ENTERPRISES);
const forHour = new Float64Array(MOST_ENTERPRISES);
const forHead = new Float64Array(MOST_ENTERPRISES);
/** Utility of staying above which a member stays long enough for collective capital to pay. Scratch of one step. */
const staying = new Float64Array(MOST_ENTERPRISES);

/** The enterprise that somebody asks to join. Scratch of one step. */
const team: Team = { labour: 0, hours: 0, workers: 0, capital: 0, luck: 0 };

/** What hours of work in an enterprise pay a week, credits, as far as its members know. */
function payFor(s: Cooperatives, e: number, hours: number): number {
  const { enterprisePay, enterpriseHours, enterpriseWorkers } = s.c;
  const each = enterpriseWorkers[e] > 0 ? enterpriseHours[e] / enterpriseWorkers[e] : 0;
  return enterprisePay[e] * ((1 - s.p.equalShare) * hours + s.p.equalShare * each);
}

function workerTurn(s: Cooperatives, i: number, hours: number, strength: number): void {
  const { c, week } = s;
  const e = c.enterprise[i] - 1;
  if (c.enterpriseStage[e] !== WORKING) return;
  const left = payFor(s, e, hours) * RELUCTANCE < known.common * hours * allRoundAbility(c.skill, i) * strength;
  if (left && week - c.enterpriseSince[e] >= PATIENCE_WEEKS) {
    quit(s, i, e);
    return;
  }
  setHours(s, i, e, hours, hours * ability(c.skill, i, c.enterpriseDomain[e]) * strength);
  if (c.meetingGranted[i] > 0 && c.stayUtility.length > 0) {
    c.enterpriseVotes[e] += c.stayUtility[i] > staying[e] ? 1 : -1;
  }
  const free = freeCash(s, e);
  const part = (free / 1000 + c.enterpriseCapital[e]) / c.enterpriseWorkers[e];
  const behind = Math.max(0, part - Math.min(c.coopShare[i], free) / 1000) / Math.max(1, c.bill[i]);
  c.leftBehind[i] = (MOST_ATTACHMENT * behind) / (behind + HALF_ATTACHMENT_WEEKS);
}

function strongest(skill: Float32Array, i: number): number {
  const k = i * SKILL_COUNT;
  let best = k;
  for (let at = k + 1; at < k + SKILL_COUNT; at++) if (skill[at] > skill[best]) best = at;
  return best - k;
}

/** Lists the enterprises, and what an hour in each pays. */
function listOffers(s: Cooperatives): number {
  const { enterpriseStage, enterpriseDomain, enterprisePay, enterpriseHours, enterpriseWorkers } = s.c;
  let count = 0;
  for (let e = 0; e < MOST_ENTERPRISES; e++) {
    if (enterpriseStage[e] === NONE) continue;
    const working = enterpriseStage[e] === WORKING;
    offered[count] = e;
    field[count] = enterpriseDomain[e];
    forAbility[count] = working ? 0 : known.prospect;
    forHour[count] = working ? (1 - s.p.equalShare) * enterprisePay[e] : 0;
    const each = enterpriseWorkers[e] > 0 ? enterpriseHours[e] / enterpriseWorkers[e] : 0;
    forHead[count] = working ? s.p.equalShare * enterprisePay[e] * each : 0;
    count++;
  }
  return count;
}

/** Those who work in an enterprise are paid and make up their minds in their turn of four weeks. */
export function workersTurn(s: Cooperatives, now: Conditions, midpoint: number, steepness: number): void {
  const { c, p, n, week } = s;
  const { status, minutes, energy, enterprise } = c;
  for (let e = 0; e < MOST_ENTERPRISES; e++) staying[e] = stayEnough(s, e, now, midpoint, steepness);
  const tracked = energy.length > 0;
  const perMinute = p.workShare / 60;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (enterprise[i] === 0) continue;
    payOut(s, i, enterprise[i] - 1);
    // Whoever has just left the community is off the books at the start of the next week.
    if (status[i] < RESIDENT) continue;
    const hours = minutes[i * ACTIVITY_COUNT + COLLABORATION] * perMinute;
    workerTurn(s, i, hours, tracked ? vigour(energy[i]) : 1);
  }
}

/** All others look round every twelve weeks, a twelfth of the rows a week. */
export function lookRound(s: Cooperatives): void {
  const { c, p, n, week, k0, k1 } = s;
  const { status, identity, minutes, energy, wealth, bill, enterprise, skill, interested } = c;
  asking.fill(-1);
  drawn.fill(-1);
  const offers = listOffers(s);
  const prospect = known.room ? known.prospect : 0;
  const enough = RELUCTANCE * known.common;
  const turn = week % LOOK_WEEKS;
  for (let d = 0; d < SKILL_COUNT; d++) interested[d] -= interested[d] / LOOK_WEEKS;
  const tracked = energy.length > 0;
  const perMinute = p.workShare / 60;
  const price = 1000 * p.subscriptionCredits;
  let present = 0;
  let worked = 0;
  for (let i = turn; i < n; i += LOOK_WEEKS) {
    if (status[i] < MEMBER || enterprise[i] > 0) continue;
    const hours = minutes[i * ACTIVITY_COUNT + COLLABORATION] * perMinute;
    present++;
    worked += hours;
    if (hours <= 0 || wealth[i] < price + 1000 * KEPT_BILLS * bill[i]) continue;
    const strength = tracked ? vigour(energy[i]) : 1;
    // What an hour must bring to be worth leaving common work for.
    const least = enough * allRoundAbility(skill, i) * strength;
    let most = least;
    let best = -1;
    for (let k = 0; k < offers; k++) {
      const pay = forAbility[k] * strength * ability(skill, i, field[k]) + forHour[k] + forHead[k] / hours;
      if (pay <= most) continue;
      most = pay;
      best = offered[k];
    }
    if (best >= 0) {
      const u = uniform(k0, k1, identity[i], best);
      if (u > drawn[best]) {
        drawn[best] = u;
        asking[best] = i;
      }
    }
    if (prospect <= 0) continue;
    const own = strongest(skill, i);
    if (prospect * strength * ability(skill, i, own) > least) interested[own]++;
  }
  if (present > 0) c.usualHours[0] += (worked / present - c.usualHours[0]) / LOOK_WEEKS;
}

/** Utility of staying at which the expected stay is as long as collective capital takes to pay back. */
function stayEnough(s: Cooperatives, e: number, now: Conditions, midpoint: number, steepness: number): number {
  const { enterpriseCapital, enterpriseMade } = s.c;
  if (s.c.enterpriseStage[e] !== WORKING || enterpriseCapital[e] <= 0) return Number.POSITIVE_INFINITY;
  const weekly = now.capitalShare * enterpriseMade[e] * worthOfMore(enterpriseMade[e], now) * (1 - s.p.levyShare);
  const years = yearsToPayBack((WEEKS_PER_YEAR * weekly) / enterpriseCapital[e], now.wearPerYear);
  // Weekly hazard of leaving, logistic in the utility: see people.exit.
  const hazard = 1 / (WEEKS_PER_YEAR * years);
  if (hazard >= 1) return Number.NEGATIVE_INFINITY;
  return hazard > 0 ? midpoint + log(1 / hazard - 1) / steepness : Number.POSITIVE_INFINITY;
}

/** Those who work there decide about whoever asks; founders still gathering take everybody. */
export function admit(s: Cooperatives, now: Conditions): void {
  const { c, p } = s;
  for (let e = 0; e < MOST_ENTERPRISES; e++) {
    const i = asking[e];
    if (i < 0 || c.enterpriseStage[e] === NONE) continue;
    const price = Math.round(1000 * p.subscriptionCredits);
    const working = c.enterpriseStage[e] === WORKING;
    const hours = (c.minutes[i * ACTIVITY_COUNT + COLLABORATION] * p.workShare) / 60;
    const strength = c.energy.length > 0 ? vigour(c.energy[i]) : 1;
    const labour = hours * strength * ability(c.skill, i, c.enterpriseDomain[e]);
    const equipment = Math.floor((1 - CASH_SHARE) * price);
    if (working && c.enterpriseHours[e] > 0 && !gains(s, e, labour, hours, equipment / 1000, now)) continue;
    join(s, i, e, price);
    if (!working) continue;
    setHours(s, i, e, hours, labour);
    equip(s, e, equipment);
  }
}

function gains(s: Cooperatives, e: number, labour: number, hours: number, capital: number, now: Conditions): boolean {
  const { c, p } = s;
  team.labour = c.enterpriseLabour[e];
  team.hours = c.enterpriseHours[e];
  team.workers = c.enterpriseWorkers[e];
  team.capital = c.enterpriseCapital[e];
  team.luck = luckOf(c.enterpriseDemand[e], p.demandSpread);
  return gainOfAdmitting(team, labour, hours, capital, p.equalShare, now) >= 1;
}
