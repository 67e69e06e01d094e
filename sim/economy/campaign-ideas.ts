/** How a campaign begins: somebody has an idea, finds the hours to write it up, and asks everybody, friends in person. */
import { LEVER_COUNT, LEVERS, MEMBER, type Money, SKILLS } from '../core/contract.ts';
import { exp } from '../core/math.ts';
import { bits, normal, race, raceNotBefore, uniform, uniformOpen } from '../core/random.ts';
import { busy, CAMPAIGNS, type Campaigns, freeSlot, LARGEST_GOAL, RUNNING, strike, WRITING } from './campaigns.ts';

const SKILL_COUNT = SKILLS.length;
const INVESTMENT = LEVERS.findIndex(({ id }) => id === 'investment');
/** Most minutes that somebody writes in a week, and weeks after which they give up. */
const WRITING_MINUTES = 300;
const WRITING_WEEKS = 26;
/** Standard deviation of the log of what a credit becomes, and what full against no skill adds to that log. */
const WORTH_SPREAD = 0.35;
const WORTH_SKILL = 0.6;
/** Least goal, in thousandths: a credit. */
const LEAST_GOAL = 1000;

/** Draws of a week. */
const DRAW_WHETHER = 0;
const DRAW_WHO = 1;
const DRAW_WORTH = 2;
const DRAW_KEY = 3;
const DRAW_GOAL = 4;

interface Beginning {
  readonly c: Campaigns & {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly skill: Float32Array;
    readonly ambition: Float32Array;
    readonly position: Float32Array;
    readonly wealth: Float64Array;
    readonly savingsGap: Float32Array;
    readonly target: Int32Array;
    readonly strength: Float32Array;
    readonly present: Float64Array;
    readonly pitch: Float32Array;
    readonly pitchGranted: Float32Array;
  };
  readonly n: number;
  readonly week: number;
  readonly k0: number;
  readonly k1: number;
  readonly outSlots: number;
  readonly p: {
    readonly ideasPerYear: number;
    readonly pitchHours: number;
    readonly weeks: number;
    readonly goalCredits: number;
    readonly refundBonus: number;
  };
  readonly fund: { readonly escrow: number };
  readonly flow: { readonly deposit: number };
  readonly event: { readonly opened: number };
  readonly money: Money;
  emit(event: number, who: number, other: number, a: number, b: number): void;
}

export function askForMinutes({ c, p }: Beginning): void {
  for (let k = 0; k < CAMPAIGNS; k++) {
    const by = c.campaignBy[k];
    if (c.campaignStage[k] !== WRITING || by < 0) continue;
    c.pitch[by] = Math.max(0, Math.min(WRITING_MINUTES, Math.ceil(60 * (p.pitchHours - c.campaignHours[k]))));
  }
}

/** Somebody has an idea, and begins to write. */
export function conceive(s: Beginning): void {
  const { c, k0, k1 } = s;
  if (uniform(k0, k1, 0, DRAW_WHETHER) >= s.p.ideasPerYear / 52) return;
  const k = freeSlot(c);
  const by = k < 0 ? -1 : whoseIdea(s);
  if (by < 0) return;
  let domain = 0;
  for (let d = 1; d < SKILL_COUNT; d++) {
    if (c.skill[by * SKILL_COUNT + d] > c.skill[by * SKILL_COUNT + domain]) domain = d;
  }
  const skilled = c.skill[by * SKILL_COUNT + domain] - 0.5;
  const luck = normal(k0, k1, c.identity[by], DRAW_WORTH);
  c.campaignStage[k] = WRITING;
  c.campaignBy[k] = by;
  c.campaignFrom[k] = s.week;
  c.campaignDomain[k] = domain;
  c.campaignWorth[k] = exp(WORTH_SPREAD * luck - 0.5 * WORTH_SPREAD * WORTH_SPREAD + WORTH_SKILL * skilled);
  c.campaignKey[k] = bits(k0, k1, c.identity[by], DRAW_KEY);
}

/** Whose idea it is: by ambition and by how much they want to be invested. */
function whoseIdea({ c, n, k0, k1 }: Beginning): number {
  let first = Infinity;
  let who = -1;
  for (let i = 0; i < n; i++) {
    if (c.status[i] !== MEMBER || busy(c, i)) continue;
    const wish = c.position.length > 0 ? c.position[i * LEVER_COUNT + INVESTMENT] : 0.5;
    const weight = c.ambition[i] * wish;
    const u = uniformOpen(k0, k1, c.identity[i], DRAW_WHO);
    if (raceNotBefore(u, weight) >= first) continue;
    const at = race(u, weight);
    if (at >= first) continue;
    first = at;
    who = i;
  }
  return who;
}

/** Notes what was written this week; what is written up runs from now on. */
export function writeUp(s: Beginning): void {
  const { c, p, n, week } = s;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] !== WRITING) continue;
    const by = c.campaignBy[k];
    if (by < 0 || week - c.campaignFrom[k] > WRITING_WEEKS) {
      strike(c, k, n);
      continue;
    }
    c.campaignHours[k] += c.pitchGranted[by] / 60;
    // A second short is written up: hours are summed up from minutes.
    if (c.campaignHours[k] * 3600 > p.pitchHours * 3600 - 1) open(s, k, by);
  }
}

function open(s: Beginning, k: number, by: number): void {
  const { c, p, n, week, outSlots } = s;
  const size = (0.5 + c.ambition[by]) * (0.5 + uniform(s.k0, s.k1, c.identity[by], DRAW_GOAL));
  let goal = Math.min(LARGEST_GOAL, 1000 * Math.round(p.goalCredits * c.present[0] * size));
  let deposit = 0;
  if (p.refundBonus > 0) {
    const spare = Math.floor(Math.max(0, Math.min(c.wealth[by], -1000 * c.savingsGap[by])));
    goal = Math.min(goal, 1000 * Math.floor(spare / p.refundBonus / 1000));
    deposit = Math.floor(goal * p.refundBonus);
  }
  if (goal < LEAST_GOAL) {
    strike(c, k, n);
    return;
  }
  if (deposit > 0) s.money.memberToFund(s.flow.deposit, by, s.fund.escrow + k, deposit);
  c.campaignStage[k] = RUNNING;
  c.campaignFrom[k] = week;
  c.campaignDue[k] = week + p.weeks;
  c.campaignGoal[k] = goal;
  c.campaignDeposit[k] = deposit;
  c.askedFor[by] |= 1 << k;
  if (c.target.length > 0) {
    for (let slot = by * outSlots; slot < (by + 1) * outSlots; slot++) {
      if (c.target[slot] >= 0 && c.strength[slot] > 0) c.askedFor[c.target[slot]] |= 1 << k;
    }
  }
  s.emit(s.event.opened, by, -1, goal / 1000, p.weeks);
}
