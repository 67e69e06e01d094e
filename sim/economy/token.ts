/**
 * The community token: who holds it, what it is good for, and the market where it changes hands.
 *
 *   supply = members' liquid + locked + reserve of the treasury + pool + outside           to the thousandth (token-book.ts)
 *   price  = money in the pool / tokens in the pool          constant product with a fee, Uniswap v2 (token-market.ts)
 *   value  = exp(sentiment) x (worth of use + treasury / supply, where votes go by tokens)
 *   worth of use = 52 x discount x share of discounts paid of late / (full stake x return asked of 25 % a year)
 *
 * The token is good for three things. Use: common services cost holders less; the treasury pays them a discount in
 * proportion to what they hold, up to a full stake, and only out of a balance above zero, so a bankrupt community's token
 * loses its worth. That a token is good for a discount, and its size, are assumptions. Votes, where the constitution counts them so. Gain, for who believes that others will pay more.
 * What each wants is in token-wishes.ts, how it is traded in token-trades.ts.
 *
 * Sentiment outside is an AR(1) in logs with stationary mean 1 of its exponential, as outside prices are. Members' wishes
 * are made in the attention phase at the price that the last week left; the orders of those who act through them
 * (`members.tokenOrder`) have to stand before the end of the economy phase, and live for one week.
 *
 * What counts as income: the discount, and of a sale what it brings beyond the cost of the tokens sold (token-trades.ts).
 * Tokens granted are no income until they are sold: nobody can pay a bill with them.
 *
 * The price of a majority is what somebody without a token and with one account would have to pay, through the pool alone,
 * in one go, while nobody else trades, to outvote full members who cast as large a share of all votes as of late (a fifth is
 * assumed before the first ballot by tokens; all of them where nothing is decided by tokens); -1 when the pool has not got
 * so many tokens, and then `majorityReach` says what share of votes it gives. It is a bound for that case only, and no
 * least price of power: who buys over months what others sell, waits until few vote, or bribes can have it for less
 * (token-market.ts). Where votes are square roots, V votes of others take more than V² tokens from one account, and
 * further accounts make it cheaper.
 *
 * Edge cases: the pool opens as soon as the treasury has money for it, with what is wanted or what there is; before that
 * there is no price, and nobody trades. Newcomers begin without tokens. When the clause leaves force the pool's money goes
 * back to the treasury.
 */

import { weeklyShare } from '../../agents/half-life.ts';
import {
  event,
  flow,
  fund,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  TURN_WEEKS,
  term,
  WEEKS_PER_YEAR,
} from '../core/contract.ts';
import { exp } from '../core/math.ts';
import { integer, normal } from '../core/random.ts';
import { counted } from '../core/telling.ts';
import { tokensFor, votingWeight } from '../governance/ballot.ts';
import { issue, issuePerScore, scoreOfTurn, settle, vestingShare, votesHeld } from './token-book.ts';
import { TOKEN_COLUMNS } from './token-columns.ts';
import { priceOfMajority, shareInReach } from './token-market.ts';
import { TOKEN_PARAMETERS } from './token-parameters.ts';
import { tradeMembers, tradeOutsiders } from './token-trades.ts';
import { LEANINGS, RETURN_ASKED, watchPrice, wish } from './token-wishes.ts';
import { scratchFor, total } from './turns.ts';

const MOOD_KEPT = 1 - weeklyShare(26);
const MOOD_NEW = Math.sqrt(1 - MOOD_KEPT * MOOD_KEPT);
const PAID_RATE = weeklyShare(26);
const TRADES_RATE = weeklyShare(13);
/** What is left, after a turn, of tokens bought or sold of late. */
const RECENT_KEPT = 1 - weeklyShare(13 / TURN_WEEKS);
/** Code in `society.majorityPrice`: the pool has not got so many tokens. */
const NOT_TO_BE_HAD = -1;

export const token = mechanism({
  id: 'economy.token',
  layer: 'economy',
  title: 'Community token',
  summary:
    'A token of the community: issued, vesting, good for a discount and perhaps for votes, and traded through a market maker.',
  source:
    'Adams, Zinsmeister and Robinson 2020 (Uniswap v2); Angeris et al. 2021 (its bounds); Brock and Hommes 1998, Chiarella 1992 (expectations); Merton 1969 (portfolio share)',
  switch: 'off',
  parameters: TOKEN_PARAMETERS,
  columns: TOKEN_COLUMNS,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    savingsGap: ref('f32', 'members.savingsGap'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    riskAversion: ref('f32', 'members.riskAversion'),
    contributionScore: ref('f32', 'members.contributionScore'),
    lawGap: ref('f32', 'members.lawGap', true),
    tokenVotes: ref('u8', 'society.tokenVotes', true),
    tokenTurnout: ref('f64', 'society.tokenTurnout', true),
    accounts: ref('u8', 'members.accounts', true),
    appropriated: ref('f64', 'society.appropriated', true),
  },
  adds: {
    use: heldTerm('members.tokenAppetite', 'the discount for holders'),
    vote: heldTerm('members.tokenAppetite', 'votes against a law that is not to one’s mind'),
    gain: heldTerm('members.tokenAppetite', 'the rise in price that one expects'),
    held: heldTerm('members.tokenAppetite', 'what one holds already'),
    need: heldTerm('members.tokenAppetite', 'a bill or savings that fall short'),
    pay: term('members.sideIncome', 'the discount for holders, and gains from tokens sold'),
  },
  flows: {
    opened: flow('treasury', 'fund', 'Money put into the token’s market maker.'),
    closed: flow('fund', 'treasury', 'Money back from the token’s market maker.'),
    bought: flow('member', 'fund', 'Tokens bought.'),
    sold: flow('fund', 'member', 'Tokens sold.'),
    boughtOutside: flow('outside', 'fund', 'Tokens bought by outsiders.'),
    soldOutside: flow('fund', 'outside', 'Tokens sold by outsiders.'),
    discount: flow('treasury', 'member', 'Discount for holders of tokens.'),
  },
  funds: { pool: fund('Money in the market maker of the token') },
  events: { opened: event('The market for the token opened with {a} in it.', { a: counted('credit') }) },
  after: ['economy.treasury', 'economy.budget', 'economy.needs', 'economy.allocation'],
  needs: ['economy.treasury'],
  arrive(s, i) {
    s.c.trendLeaning[i] = integer(s.k0, s.k1, s.c.identity[i], 0, LEANINGS);
  },
  depart(s, i) {
    settle(s.c, i);
  },
  enter(s) {
    const { c, p, n } = s;
    issue(c, n, p.supply, p.foundersShare, p.reserveShare, p.poolShare);
    c.poolDue[0] = Math.floor((p.poolCredits * c.tokenSupply[0]) / p.supply);
    c.grantedWeek[0] = s.week;
    for (let turn = 0; turn < TURN_WEEKS; turn++) {
      c.scoreByTurn[turn] = scoreOfTurn(c.status, c.contributionScore, turn, n);
    }
  },
  leave(s) {
    const { c, money } = s;
    money.fundToTreasury(s.flow.closed, s.fund.pool, money.inFund(s.fund.pool));
    c.tokenReserve[0] += c.poolTokens[0];
    c.poolTokens[0] = 0;
    c.orderTokens[0] = 0;
    c.orderCredits[0] = 0;
  },
  steps: {
    attention(s) {
      const { c, p, n, week } = s;
      c.sentiment[0] = MOOD_KEPT * c.sentiment[0] + p.volatility * MOOD_NEW * normal(s.k0, s.k1, 0, 0);
      const votes = c.tokenVotes.length > 0 && c.tokenVotes[0] > 0;
      const worthOfUse = (WEEKS_PER_YEAR * p.holdersDiscount * c.discountPaid[0]) / (p.fullStake * RETURN_ASKED);
      const claim = votes && c.tokenSupply[0] > 0 ? Math.max(0, s.money.treasury()) / c.tokenSupply[0] : 0;
      c.tokenValue[0] = exp(c.sentiment[0] - 0.5 * p.volatility * p.volatility) * (worthOfUse + claim);
      wish(c, n, week, p.fullStake, worthOfUse, votes && c.lawGap.length > 0);
    },
    economy(s) {
      const { c, p, n, week, money, law } = s;
      const turn = week % TURN_WEEKS;
      const { status, tokens, lockedTokens, recentTokens, contributionScore, pay } = c;
      const amounts = scratchFor(n);
      amounts.fill(0, 0, n);
      const free = money.treasury() - (c.appropriated.length > 0 ? c.appropriated[0] : 0);
      let room = free;
      if (c.poolDue[0] > 0 && free >= 1000) {
        const put = Math.floor(Math.min(c.poolDue[0], free));
        money.treasuryToFund(s.flow.opened, s.fund.pool, put);
        s.emit(s.event.opened, -1, -1, put / 1000, 0);
        c.poolDue[0] = 0;
        room -= put;
        c.tokenPrice[0] = c.poolTokens[0] > 0 ? put / c.poolTokens[0] : 0;
      }

      const vested = vestingShare(week - c.grantedWeek[0], p.cliffWeeks, p.vestingWeeks);
      const perScore = issuePerScore(c.tokenSupply[0], p.issuePerYear, total(c.scoreByTurn));
      const perThousandth = 1 / (1000 * p.fullStake);
      const whole = 1000 * TURN_WEEKS * p.holdersDiscount;
      let fresh = 0;
      let scores = 0;
      let due = 0;
      let paid = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const released = Math.floor(lockedTokens[i] * vested);
        const made = Math.floor(contributionScore[i] * perScore);
        scores += contributionScore[i];
        fresh += made;
        lockedTokens[i] -= released;
        tokens[i] += released + made;
        recentTokens[i] *= RECENT_KEPT;
        const discount = Math.floor(whole * Math.min(1, (tokens[i] + lockedTokens[i]) * perThousandth));
        due += discount;
        if (discount === 0 || discount > room) continue;
        amounts[i] = discount;
        room -= discount;
        paid += discount;
        pay[i] = discount / 1000;
      }
      if (paid > 0) money.treasuryToMembers(s.flow.discount, amounts, n);
      c.tokenSupply[0] += fresh;
      c.scoreByTurn[turn] = scores;
      if (due > 0) c.discountPaid[0] += PAID_RATE * (paid / due - c.discountPaid[0]);

      c.tokenTraded[0] = 0;
      c.washTraded[0] = 0;
      c.orderTokens[0] = 0;
      c.orderCredits[0] = 0;
      if (c.poolTokens[0] > 0 && money.inFund(s.fund.pool) > 0) {
        tradeMembers(s, c, n, week, p.fee, s.k0, s.k1);
        tradeOutsiders(s, c, c.tokenValue[0], p.outsideInterest, p.fee);
        watchPrice(c, money.inFund(s.fund.pool) / c.poolTokens[0]);
      }
      c.meanTraded[0] += TRADES_RATE * (c.tokenTraded[0] - c.meanTraded[0]);
      c.meanWashTraded[0] += TRADES_RATE * (c.washTraded[0] - c.meanWashTraded[0]);
      if (turn === 0) {
        const turnout = c.tokenTurnout.length > 0 && c.tokenTurnout[0] > 0 ? c.tokenTurnout[0] : 1;
        const rule = law.has('governance.dao') ? law.value(law.indexOf('governance.dao.rule')) : 0;
        const votes = turnout * votesHeld(c, c.accounts, rule, n);
        const price = priceOfMajority(tokensFor(rule, votes, 1), 0, money.inFund(s.fund.pool), c.poolTokens[0], p.fee);
        c.majorityPrice[0] = price === Number.POSITIVE_INFINITY ? NOT_TO_BE_HAD : price / 1000;
        c.majorityReach[0] = shareInReach(votes, 0, votingWeight(rule, c.poolTokens[0], 1));
      }
    },
  },
});
