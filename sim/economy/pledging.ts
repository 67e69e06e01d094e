/**
 * A week of pledging: members whose turn it is look at what runs, and pledge what they are ready to give of what they
 * can spare. What all of them would pledge beyond what a campaign lacks is scaled down alike, so that nobody's row decides.
 */
import { LEVER_COUNT, LEVERS, type Money, RESIDENT, SKILLS, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { bits } from '../core/random.ts';
import { CAMPAIGNS, type Campaigns, lacking, RUNNING } from './campaigns.ts';
import { bonusPays, readyToGive } from './giving.ts';

const SKILL_COUNT = SKILLS.length;
const INVESTMENT = LEVERS.findIndex(({ id }) => id === 'investment');
/** Share of the savings above the buffer that a member would part with at one time. */
const OPEN_HAND = 0.25;
/** How far somebody without any skill in the domain may misjudge the worth, as a share of it. */
const MISJUDGEMENT = 0.8;
/** What a year's waiting takes off the value of what infrastructure will bring. */
const DISCOUNT_PER_YEAR = 0.15;
/** 16 bits as a number in [0, 1]. */
const HALF_WORD = 1 / 0xffff;
/** Most that a credit of infrastructure is thought to bring. */
const MOST_RETURN = 5;

interface Pledging {
  readonly c: Campaigns & {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly skill: Float32Array;
    readonly cooperationType: Uint8Array;
    readonly position: Float32Array;
    readonly trust: Float64Array;
    readonly wealth: Float64Array;
    readonly savingsGap: Float32Array;
    readonly followingGranted: Float32Array;
    readonly present: Float64Array;
    readonly output: Float64Array;
    readonly capital: Float64Array;
    readonly damage: Float64Array;
  };
  readonly n: number;
  readonly week: number;
  readonly law: { indexOf(path: string): number; value(index: number): number };
  readonly fund: { readonly escrow: number };
  readonly flow: { readonly pledge: number };
  readonly money: Money;
}

/** Of each campaign that runs and lacks something: which, how much is there, what lacks, whether failing pays, and what was wished this week. */
const which = new Int32Array(CAMPAIGNS);
const seen = new Float64Array(CAMPAIGNS);
const lacks = new Float64Array(CAMPAIGNS);
const failingPays = new Uint8Array(CAMPAIGNS);
const wished = new Float64Array(CAMPAIGNS);
/** Rows that would give, and how much to each that runs: scratch of one week. */
let givers = new Int32Array(64);
let gifts = new Float64Array(64 * CAMPAIGNS);

/** What a credit of infrastructure brings all members together, in credits, while it serves. */
function returnOfACredit({ c, law }: Pledging): number {
  const share = law.indexOf('economy.production.capital_share');
  const wear = law.indexOf('economy.production.wear_per_year');
  const usable = c.capital[0] * (1 - c.damage[0]);
  if (share < 0 || wear < 0 || !(usable > 0)) return 0;
  const weeks = WEEKS_PER_YEAR / (law.value(wear) + DISCOUNT_PER_YEAR);
  return Math.min(MOST_RETURN, (law.value(share) * c.output[0] * weeks) / usable);
}

export function gather(s: Pledging): void {
  const runs = lookAtWhatRuns(s);
  if (runs === 0) return;
  const count = ask(s, runs);
  if (count > 0) take(s, runs, count);
}

function lookAtWhatRuns({ c, week }: Pledging): number {
  let runs = 0;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] !== RUNNING || lacking(c, k) === 0) continue;
    const goal = c.campaignGoal[k];
    const gone = (week - c.campaignFrom[k] + TURN_WEEKS) / (c.campaignDue[k] - c.campaignFrom[k] + TURN_WEEKS);
    which[runs] = k;
    lacks[runs] = lacking(c, k);
    seen[runs] = 1 - lacks[runs] / goal;
    failingPays[runs] = +bonusPays(c.campaignDeposit[k] / goal, seen[runs], gone);
    wished[runs] = 0;
    runs++;
  }
  return runs;
}

/** Notes what those whose turn it is would give. @returns how many would */
function ask(s: Pledging, runs: number): number {
  const { c, n, week } = s;
  const { status, identity, skill, cooperationType, position, trust, wealth, savingsGap, followingGranted } = c;
  const { pledges, askedFor, campaignGoal, campaignWorth, campaignDomain, campaignKey } = c;
  const perHead = returnOfACredit(s) / Math.max(1, c.present[0]);
  const wants = position.length > 0;
  const trusts = trust.length > 0;
  if (givers.length < n) {
    givers = new Int32Array(2 * n);
    gifts = new Float64Array(2 * n * CAMPAIGNS);
  }
  let count = 0;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT || followingGranted[i] === 0) continue;
    const spare = Math.min(wealth[i], Math.floor(-1000 * OPEN_HAND * savingsGap[i]));
    if (!(spare > 0)) continue;
    const wish = wants ? position[i * LEVER_COUNT + INVESTMENT] : 0.5;
    const belief = trusts ? trust[i] : 0.5;
    const at = count * CAMPAIGNS;
    let sum = 0;
    for (let r = 0; r < runs; r++) {
      const k = which[r];
      const key = campaignKey[k];
      const error = MISJUDGEMENT * (1 - skill[i * SKILL_COUNT + campaignDomain[k]]);
      // Two numbers of 16 bits, which is as fine as anybody judges.
      const draw = bits(key, ~key, identity[i], 0);
      const judged = campaignWorth[k] * (1 + error * (2 * HALF_WORD * (draw >>> 16) - 1));
      const taste = 4 * wish * HALF_WORD * (draw & 0xffff);
      const worth = campaignGoal[k] * judged * perHead * taste;
      const asked = (askedFor[i] >>> k) & 1;
      const ready = readyToGive(cooperationType[i], belief, seen[r], asked, worth, lacks[r], failingPays[r]);
      const gift = Math.max(0, Math.floor(Math.min(ready - pledges[i * CAMPAIGNS + k], lacks[r])));
      gifts[at + r] = gift;
      sum += gift;
    }
    if (sum === 0) continue;
    const part = sum > spare ? spare / sum : 1;
    for (let r = 0; r < runs; r++) {
      gifts[at + r] = Math.floor(part * gifts[at + r]);
      wished[r] += gifts[at + r];
    }
    givers[count++] = i;
  }
  return count;
}

function take({ c, fund, flow, money }: Pledging, runs: number, count: number): void {
  for (let r = 0; r < runs; r++) {
    const k = which[r];
    const part = wished[r] > lacks[r] ? lacks[r] / wished[r] : 1;
    let left = lacks[r];
    for (let g = 0; g < count; g++) {
      // Rounded up, so that the sum reaches what lacks; the last few may give a thousandth less.
      const gift = Math.min(Math.ceil(part * gifts[g * CAMPAIGNS + r]), left);
      if (gift === 0) continue;
      money.memberToFund(flow.pledge, givers[g], fund.escrow + k, gift);
      c.pledges[givers[g] * CAMPAIGNS + k] += gift;
      left -= gift;
    }
    c.campaignPledged[k] += lacks[r] - left;
  }
}
