/** How a campaign ends: put up, missed or called off; and what becomes of the pledges of those who leave. */
import { weeklyShare } from '../../agents/half-life.ts';
import { type Money, RESIDENT, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { CAMPAIGNS, type Campaigns, giveBack, RUNNING, strike } from './campaigns.ts';
import { NONE, PAIRWISE, workOut } from './matching.ts';

/** What a success adds to the initiator's standing and to a giver's belonging, and the most that many can add. */
const STANDING = 0.15;
const MOST_STANDING = 0.3;
const SHARED = 0.03;
const MOST_SHARED = 0.1;
/** What is left of either after four weeks. */
const LASTS = 1 - weeklyShare(WEEKS_PER_YEAR / TURN_WEEKS);

interface Closing {
  readonly c: Campaigns & {
    readonly status: Uint8Array;
    readonly accounts: Uint8Array;
    readonly works: Float32Array;
    readonly standing: Float32Array;
    readonly shared: Float32Array;
  };
  readonly n: number;
  readonly week: number;
  readonly p: { readonly matching: number; readonly pairwiseBound: number };
  readonly fund: { readonly escrow: number; readonly pool: number };
  readonly flow: {
    readonly refund: number;
    readonly bonus: number;
    readonly depositBack: number;
    readonly takenAlong: number;
    readonly building: number;
    readonly match: number;
    readonly unspent: number;
  };
  readonly event: { readonly funded: number; readonly missed: number; readonly calledOff: number };
  readonly money: Money;
  emit(event: number, who: number, other: number, a: number, b: number): void;
}

/** Closes what has its goal, what is due, and what its initiator has left. */
export function closeDue(s: Closing): void {
  const { c, p, n, week, money } = s;
  let closing = false;
  let matched = 0;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] !== RUNNING) continue;
    if (c.campaignBy[k] < 0) giveUp(s, k, s.event.calledOff);
    else if (week >= c.campaignDue[k] || complete(c, k)) closing = true;
    matched += c.campaignMatch[k];
  }
  // Worked out from what is there whenever it matters, and told now and then; not by pairs, which takes the square of all.
  const told = p.matching !== PAIRWISE && week % TURN_WEEKS === 0;
  if (p.matching === NONE ? matched > 0 : closing || told) {
    workOut(c, n, p.matching, 1000 * p.pairwiseBound, c.accounts, money.inFund(s.fund.pool));
  }
  if (!closing) return;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] !== RUNNING) continue;
    if (complete(c, k)) putUp(s, k);
    else if (week >= c.campaignDue[k]) giveUp(s, k, s.event.missed);
  }
}

function complete({ campaignGoal, campaignPledged, campaignMatch }: Campaigns, k: number): boolean {
  return campaignPledged[k] + campaignMatch[k] >= campaignGoal[k];
}

function putUp(s: Closing, k: number): void {
  const { c, n, money, flow } = s;
  const escrow = s.fund.escrow + k;
  const by = c.campaignBy[k];
  const goal = c.campaignGoal[k];
  const added = goal - c.campaignPledged[k];
  if (added > 0) money.fundToFund(flow.match, s.fund.pool, escrow, added);
  money.fundToOutside(flow.building, escrow, goal);
  if (c.campaignDeposit[k] > 0) money.fundToMember(flow.depositBack, escrow, by, c.campaignDeposit[k]);
  c.works[0] += (goal / 1000) * c.campaignWorth[k];
  c.standing[by] = Math.min(MOST_STANDING, c.standing[by] + STANDING);
  let givers = 0;
  for (let i = 0; i < n; i++) {
    if (c.pledges[i * CAMPAIGNS + k] === 0) continue;
    givers++;
    c.shared[i] = Math.min(MOST_SHARED, c.shared[i] + SHARED);
  }
  s.emit(s.event.funded, by, -1, goal / 1000, givers);
  strike(c, k, n);
}

function giveUp(s: Closing, k: number, event: number): void {
  const { c, n } = s;
  let givers = 0;
  for (let i = 0; i < n; i++) givers += +(c.pledges[i * CAMPAIGNS + k] > 0);
  s.emit(event, c.campaignBy[k], -1, c.campaignPledged[k] / 1000, givers);
  giveBack(c, k, n, true, s.fund.escrow + k, s.flow, s.money);
  strike(c, k, n);
}

/** What a leaver has pledged goes along. */
export function settleLeaver({ c, fund, flow, money }: Closing, i: number): void {
  for (let k = 0; k < CAMPAIGNS; k++) {
    const pledged = c.pledges[i * CAMPAIGNS + k];
    if (pledged === 0) continue;
    money.fundToOutside(flow.takenAlong, fund.escrow + k, pledged);
    c.campaignPledged[k] -= pledged;
    c.pledges[i * CAMPAIGNS + k] = 0;
  }
}

/** The clause goes out of force: everything that was paid in goes back to where it came from. */
export function windUp(s: Closing): void {
  const { c, n, money } = s;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] === RUNNING) giveBack(c, k, n, false, s.fund.escrow + k, s.flow, money);
    strike(c, k, n);
  }
  const idle = money.inFund(s.fund.pool);
  if (idle > 0) money.fundToTreasury(s.flow.unspent, s.fund.pool, idle);
}

/** Past successes are forgotten, by turns. */
export function fade({ c, n, week }: Closing): void {
  const { status, standing, shared } = c;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    standing[i] *= LASTS;
    shared[i] *= LASTS;
  }
}
