/**
 * Token manipulation: votes that can be bought, are being bought, or are made up.
 *
 *   manipulation = 0.3 A + 0.3 M + 0.2 G + 0.1 W + 0.1 S
 *   A  the most votes that a net purchase of the last quarter gives somebody, as a share of the votes that usually decide:
 *      half of those that are usually cast; at most 1
 *   M  means / (means + price): means is the richest purse, price what its owner would have to pay the market maker, in
 *      one go, to have more votes than the others usually cast; 0 where the market has not got so many tokens
 *   G  Gini coefficient of tokens, vesting ones included
 *   W  share of wash trades, turned round within four weeks, in what was traded; half-life a quarter (economy.token)
 *   S  share of accounts behind which there is no person of their own
 *
 * Only full members count, who can vote; votes are those of the rule in force (`ballot.ts`). The treasury is the prize
 * and nobody's means, and backers outside are not seen before they have paid. A and M are 0 where tokens carry no votes, everything where there is no token. Sources: Cong, Li, Tang & Yang (2023),
 * Management Science 69:6427–6454 (wash trades); Douceur (2002), The Sybil Attack; Gini as in `measures.ts`; the price of
 * a majority as in `token-market.ts`. Weights and thresholds are assumptions. It is looked at every fourth week, because the
 * Gini coefficient takes a sort.
 */
import { MEMBER } from '../core/contract.ts';
import { priceOfMajority } from '../economy/token-market.ts';
import { tokensFor, votingWeight } from '../governance/ballot.ts';
import { gini } from './measures.ts';
import type { Blame, Observed, SignalObserver, SignalSpec } from './signal.ts';

const W_BOUGHT = 0.3;
const W_PRICE = 0.3;
const W_GINI = 0.2;
const W_WASH = 0.1;
const W_SYBIL = 0.1;
const EVERY_WEEKS = 4;
const POOL = 'economy.token.pool';
const FEE = 'economy.token.fee';
const RULE = 'governance.dao.rule';

const clamp01 = (x: number): number => Math.max(0, Math.min(1, x));

/** Votes that the net purchases of the last quarter give somebody who holds `own` thousandths now. */
function boughtVotes(rule: number, own: number, recentTokens: number, accounts: number): number {
  const before = Math.max(0, own - 1000 * Math.max(0, recentTokens));
  return votingWeight(rule, own, accounts) - votingWeight(rule, before, accounts);
}

class TokenObserver implements SignalObserver {
  private readonly held: Float64Array;
  private readonly pool: number;
  private readonly fee: number;
  private readonly rule: number;
  private deciding = 0;
  private richest = -1;
  private accountsOver = 0;
  private parts: readonly number[] = [0, 0, 0, 0, 0];

  constructor(world: Observed) {
    this.held = new Float64Array(world.layout.capacity.members);
    this.pool = world.layout.funds.find(({ name }) => name === POOL)?.first ?? -1;
    this.fee = world.layout.parameters.findIndex(({ path }) => path === FEE);
    this.rule = world.layout.parameters.findIndex(({ path }) => path === RULE);
  }

  /** The rule by which votes are counted; one token, one vote where none are. */
  private ruleOf(world: Observed): number {
    return this.rule < 0 ? 0 : world.law.values[this.rule];
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    out.fill(0, at, at + 1 + this.parts.length);
    if (this.pool < 0) return;
    const status = world.array('members.status') as Uint8Array;
    const tokens = world.array('members.tokens') as Float64Array;
    const vesting = world.array('members.lockedTokens') as Float64Array;
    const recent = world.array('members.recentTokens') as Float32Array;
    const wealth = world.array('members.wealth') as Float64Array;
    const accounts = world.has('members.accounts') ? (world.array('members.accounts') as Uint8Array) : null;
    const votes = world.has('society.tokenVotes') && world.array('society.tokenVotes')[0] === 1;
    const turnout = votes ? world.array('society.tokenTurnout')[0] : 0;
    const rule = this.ruleOf(world);
    let n = 0;
    let all = 0;
    let bought = 0;
    let over = 0;
    let richest = -1;
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] !== MEMBER) continue;
      const own = tokens[i] + vesting[i];
      this.held[n++] = own;
      const heads = accounts ? accounts[i] : 1;
      all += votingWeight(rule, own, heads);
      bought = Math.max(bought, boughtVotes(rule, own, recent[i], heads));
      over += heads - 1;
      if (richest < 0 || wealth[i] > wealth[richest]) richest = i;
    }
    this.deciding = 0.5 * turnout * all;
    this.accountsOver = over;
    this.richest = richest;
    const buying = this.deciding > 0 ? clamp01(bought / this.deciding) : 0;
    let cheap = 0;
    if (votes && richest >= 0 && all > 0) {
      const own = tokens[richest] + vesting[richest];
      const inPool = world.array('society.funds')[this.pool];
      const fee = world.law.values[this.fee];
      const inTokens = world.array('society.poolTokens')[0];
      const heads = accounts ? accounts[richest] : 1;
      const others = turnout * (all - votingWeight(rule, own, heads));
      const needed = tokensFor(rule, others, heads);
      const price = priceOfMajority(needed, own, inPool, inTokens, fee);
      const means = Math.max(0, wealth[richest]);
      cheap = means > 0 && price < Number.POSITIVE_INFINITY ? means / (means + price) : 0;
    }
    const uneven = gini(this.held, n);
    const traded = world.array('society.meanTraded')[0];
    const washed = traded > 0 ? clamp01(world.array('society.meanWashTraded')[0] / traded) : 0;
    const madeUp = n > 0 ? over / (n + over) : 0;
    this.parts = [buying, cheap, uneven, washed, madeUp];
    out[at] = W_BOUGHT * buying + W_PRICE * cheap + W_GINI * uneven + W_WASH * washed + W_SYBIL * madeUp;
    for (let k = 0; k < this.parts.length; k++) out[at + 1 + k] = this.parts[k];
  }

  /** Who bought most of late, holds most, runs most accounts, and has most money to buy a majority with. */
  breakdown(world: Observed, most: number): Blame[] {
    if (this.pool < 0) return [];
    const [, cheap, uneven, , madeUp] = this.parts;
    const identity = world.array('members.identity');
    const status = world.array('members.status');
    const tokens = world.array('members.tokens');
    const vesting = world.array('members.lockedTokens');
    const recent = world.array('members.recentTokens');
    const accounts = world.has('members.accounts') ? world.array('members.accounts') : null;
    const rule = this.ruleOf(world);
    let all = 0;
    for (let i = 0; i < world.rows.members; i++) if (status[i] === MEMBER) all += tokens[i] + vesting[i];
    const found: Blame[] = [];
    const blame = (i: number, share: number, says: string): void => {
      if (share > 0) found.push({ kind: 'member', who: identity[i], other: -1, clause: '', share, says });
    };
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] !== MEMBER) continue;
      if (this.deciding > 0)
        blame(
          i,
          W_BOUGHT *
            clamp01(boughtVotes(rule, tokens[i] + vesting[i], recent[i], accounts ? accounts[i] : 1) / this.deciding),
          'net purchases of the last quarter, beside the votes that decide',
        );
      if (all > 0) blame(i, (W_GINI * uneven * (tokens[i] + vesting[i])) / all, 'share of all tokens of full members');
      if (accounts && this.accountsOver > 0)
        blame(i, (W_SYBIL * madeUp * (accounts[i] - 1)) / this.accountsOver, 'accounts without a person of their own');
    }
    if (this.richest >= 0)
      blame(this.richest, W_PRICE * cheap, 'most money, beside what a majority of the votes would cost');
    return found.sort((a, b) => b.share - a.share || a.who - b.who).slice(0, most);
  }
}

export const tokenManipulation: SignalSpec = {
  id: 'token_manipulation',
  title: 'Token manipulation',
  formula:
    '0.3 A + 0.3 M + 0.2 G + 0.1 W + 0.1 S; A = votes by the largest net purchase of a quarter over the votes that decide, M = richest purse/(richest purse + price of a majority to its owner), G = Gini of tokens, W = share of wash trades, S = share of accounts without a person of their own',
  source:
    'Cong, L. W., Li, X., Tang, K. & Yang, Y. (2023), Management Science 69:6427–6454; Douceur, J. (2002), The Sybil Attack.',
  warning: 0.35,
  critical: 0.55,
  everyWeeks: EVERY_WEEKS,
  clause: 'economy.token',
  parts: [
    {
      name: 'accumulation',
      unit: 'share',
      meaning: 'Votes by the largest net purchase of the last quarter, beside half of the votes usually cast.',
    },
    {
      name: 'majority_in_reach',
      unit: 'share',
      meaning:
        'Money of the richest full member beside what a majority would cost them; one half where they are equal.',
    },
    { name: 'gini', unit: 'share', meaning: 'Gini coefficient of the tokens of full members.' },
    { name: 'wash_trades', unit: 'share', meaning: 'Moving share of trades that were turned round within four weeks.' },
    { name: 'made_up_accounts', unit: 'share', meaning: 'Share of accounts without a person of their own.' },
  ],
  effect: {
    system: 'fragility.token_manipulation',
    switch: {
      kind: 'stress',
      words: 'a whale who buys for votes, and a Sybil attack',
      shocks: [
        { shock: 'whale_purchase', week: 26, intensity: 1 },
        { shock: 'sybil_attack', week: 26, intensity: 1 },
      ],
    },
    setting: {
      values: {
        'economy.token.supply': 1000,
        'governance.dao.rule': 'quadratic',
        'governance.decisions.lever': 'dao',
        'governance.decisions.amendment': 'dao',
        'citizenship.accounts.fee_credits': 10,
      },
    },
    observable: 'signals.token_manipulation',
    sign: 1,
    smallest: 0.02,
    because: 'somebody then buys many votes in a quarter, and others run accounts that count as persons',
  },
  bind: (world) => new TokenObserver(world),
};
