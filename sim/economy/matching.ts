/**
 * The pool that adds to pledges: what it would add to each of the campaigns that run, and where its money is from.
 *
 * Every campaign that runs has a claim by the rule in force (`quadratic.ts`); together they are scaled down to what the
 * pool holds, and nothing is matched beyond its goal. What the pool does not owe once nothing runs is the treasury's again.
 */
import type { Money } from '../core/contract.ts';
import { CAMPAIGNS, type Campaigns, RUNNING } from './campaigns.ts';
import { affordable, given, pairwiseMatch, quadraticMatch } from './quadratic.ts';

/** The rules, in the order of the parameter's options. */
export const MATCHING = ['none', 'proportional', 'quadratic', 'pairwise'] as const;
export const NONE = MATCHING.indexOf('none');
const PROPORTIONAL = MATCHING.indexOf('proportional');
export const PAIRWISE = MATCHING.indexOf('pairwise');

/** Number of matching in the budget. */
const ITEM = 2;

/** Claims of one working-out: scratch. */
const claims = new Float64Array(CAMPAIGNS);

/** Works out anew what the pool would add to each campaign. @param bound of a pair, in thousandths */
export function workOut(
  c: Campaigns,
  n: number,
  rule: number,
  bound: number,
  accounts: Uint8Array,
  pool: number,
): void {
  const { campaignStage, campaignGoal, campaignPledged, campaignMatch, pledges } = c;
  let wanted = 0;
  for (let k = 0; k < CAMPAIGNS; k++) {
    claims[k] = 0;
    campaignMatch[k] = 0;
    if (rule === NONE || campaignStage[k] !== RUNNING) continue;
    if (rule === PROPORTIONAL) claims[k] = given(pledges, CAMPAIGNS, k, n);
    else if (rule === PAIRWISE) claims[k] = pairwiseMatch(pledges, CAMPAIGNS, k, accounts, n, bound);
    else claims[k] = quadraticMatch(pledges, CAMPAIGNS, k, accounts, n);
    wanted += claims[k];
  }
  const share = affordable(wanted, pool);
  for (let k = 0; k < CAMPAIGNS; k++) {
    campaignMatch[k] = Math.min(Math.floor(share * claims[k]), campaignGoal[k] - campaignPledged[k]);
  }
}

interface PoolFlows {
  readonly appropriated: number;
  readonly setAside: number;
  readonly unspent: number;
}

/**
 * The week's money for the pool: what the budget appropriates, or else a part of what was pooled this week, while there
 * is money and something runs that lacks it. Without a rule of matching nothing is drawn.
 */
export function feedPool(
  c: Campaigns,
  fund: number,
  flows: PoolFlows,
  money: Money,
  rule: number,
  appropriation: Float64Array,
  share: number,
): void {
  let running = false;
  let lacks = 0;
  for (let k = 0; k < CAMPAIGNS; k++) {
    if (c.campaignStage[k] !== RUNNING) continue;
    running = true;
    lacks += c.campaignGoal[k] - c.campaignPledged[k];
  }
  if (rule !== NONE) {
    if (appropriation.length > 0) {
      if (appropriation[ITEM] > 0) money.treasuryToFund(flows.appropriated, fund, appropriation[ITEM]);
    } else {
      const aside = Math.min(Math.floor(share), lacks - money.inFund(fund), money.treasury());
      if (aside > 0) money.treasuryToFund(flows.setAside, fund, aside);
    }
  }
  const idle = money.inFund(fund);
  if (idle > 0 && (!running || rule === NONE)) money.fundToTreasury(flows.unspent, fund, idle);
}
