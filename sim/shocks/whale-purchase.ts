/**
 * A whale: a member with backers buys tokens for the sake of their votes, through the market maker and at its price.
 *
 *   chest = 50 · intensity credits a head, put up by backers outside
 *
 * Which way is taken follows from the law. Where votes are counted when a ballot closes and nothing is locked
 * afterwards, they are needed for a moment only: bought in the week in which the ballot closes, sold in the next (flash
 * accumulation; Beanstalk, 17 April 2022, with tokens on credit for one transaction). Otherwise tokens are bought by equal
 * parts over eight weeks and held for a year (Build Finance, February 2022), while the whale votes on everything. Then
 * they are to be sold dear: for four weeks a tenth of them is bought and sold in turn, so that the market looks busy (wash
 * trading; Cong, Li, Tang and Yang 2023, Management Science 69:6427-6454, found it to be most of the volume of unregulated
 * exchanges), and in four more all that was bought is sold and the backers are paid back as far as that goes: what
 * the sale of their tokens brings, up to what they lent, and nothing of the whale's other income. Every trade pays the market maker's fee and moves its price against the whale.
 *
 * What the whale wants is what that member wants: votes go by own wishes. Size and times are assumptions.
 * Edge cases: no token, or none that carries votes, and there is nothing to strike; a whale who leaves takes the tokens
 * along, and the rest of the chest goes back.
 */
import { column, event, flow, fund, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { counted } from '../core/telling.ts';
import { headsAmong, lend, schemerAmong } from './schemer.ts';

const CHEST_PER_HEAD = 50_000;
const BUYING_WEEKS = 8;
const HOLDING_WEEKS = 52;
const WASH_WEEKS = 4;
const WASH_SHARE = 0.1;
const SELLING_WEEKS = 4;
const WASH_FROM = BUYING_WEEKS + HOLDING_WEEKS;
const SELL_FROM = WASH_FROM + WASH_WEEKS;
const OVER_AFTER = SELL_FROM + SELLING_WEEKS + 1;

export const whalePurchase = mechanism({
  id: 'shocks.whale_purchase',
  layer: 'shocks',
  title: 'Whale purchase',
  summary: 'A member with backers buys tokens for their votes: in a flash where that is enough, otherwise to hold.',
  source: 'Beanstalk, April 2022; Build Finance, February 2022; Cong, Li, Tang and Yang 2023',
  switch: 'shock',
  needs: ['economy.token', 'governance.dao'],
  columns: {
    whale: column('society', 'i32', {
      unit: 'member row',
      initial: -1,
      pointsTo: 'members',
      meaning: 'Who buys votes on the market; -1 for nobody.',
    }),
    whaleSince: column('society', 'i32', { unit: 'week', meaning: 'Week in which the whale began.' }),
    whaleLent: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Lent to the whale from the chest and not paid back.',
    }),
    whalePurse: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning:
        'Money of the backers in the whale’s purse: lent, or brought by a sale, and neither spent nor paid back.',
    }),
    whaleTokens: column('society', 'f64', {
      unit: 'thousandths of a token',
      min: 0,
      meaning: 'Tokens that the whale bought with money of the backers and has not sold.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    lawGap: ref('f32', 'members.lawGap', true),
    wealth: ref('f64', 'members.wealth'),
    tokenPrice: ref('f64', 'society.tokenPrice', true),
    orderTokens: ref('f64', 'society.orderTokens', true),
    orderCredits: ref('f64', 'society.orderCredits', true),
    tokenVotes: ref('u8', 'society.tokenVotes', true),
    ballotCloses: ref('i32', 'society.ballotCloses', true),
  },
  rows: { pledge: ref('u8', 'members.pledge', true) },
  adds: { order: term('members.tokenOrder', 'a whale buys for votes, and sells', true) },
  flows: {
    backed: flow('outside', 'fund', 'Backers put up money to buy votes.'),
    lent: flow('fund', 'member', 'Money to buy votes with.'),
    repaid: flow('member', 'fund', 'A whale pays back what the tokens brought.'),
    withdrawn: flow('fund', 'outside', 'Backers take back what is left.'),
  },
  funds: { chest: fund('Money of backers for buying votes on the market.') },
  events: {
    began: event('{who} begins to buy tokens for their votes, with {a} of others.', { a: counted('credit') }),
    ended: event('{who} has sold the tokens again; the votes of {b} have cost {a}.', {
      a: counted('credit'),
      b: counted('week'),
    }),
    nothing: event('Somebody means to buy votes, and finds no token that carries any.'),
  },
  depart(s, member) {
    if (member !== s.c.whale[0]) return;
    s.money.fundToOutside(s.flow.withdrawn, s.fund.chest, s.money.inFund(s.fund.chest));
    s.c.whaleLent[0] = 0;
    s.c.whalePurse[0] = 0;
    s.c.whaleTokens[0] = 0;
  },
  steps: {
    shocks(s) {
      const { c, n, week, money, law } = s;
      const { whale, whaleSince, whaleLent, whalePurse, whaleTokens, wealth } = c;
      if (s.struck > 0 && whale[0] < 0) {
        const open = c.tokenVotes.length > 0 && c.tokenVotes[0] === 1;
        const who = open ? schemerAmong(c, n) : -1;
        if (who < 0) s.emit(s.event.nothing, -1, -1, 0, 0);
        else {
          whale[0] = who;
          whaleSince[0] = week;
          const chest = Math.floor(CHEST_PER_HEAD * s.struck * headsAmong(c.status, RESIDENT, n));
          money.outsideToFund(s.flow.backed, s.fund.chest, chest);
          s.emit(s.event.began, who, -1, chest / 1000, 0);
        }
      }
      const who = whale[0];
      if (who < 0) return;
      // What last week's order came to.
      const traded = c.orderTokens[0];
      if (traded > 0) {
        whaleTokens[0] += traded;
        whalePurse[0] = Math.max(0, whalePurse[0] - c.orderCredits[0]);
      } else if (traded < 0) {
        // Own tokens, if some went along with those of the backers, are paid for like these.
        const theirs = Math.min(whaleTokens[0], -traded);
        whaleTokens[0] -= theirs;
        whalePurse[0] += Math.floor(c.orderCredits[0] * (theirs / traded));
      }
      const worth = (c.tokenPrice[0] * whaleTokens[0]) / 1000;
      const payBack = (): void => {
        const back = Math.min(whaleLent[0], whalePurse[0], Math.max(0, wealth[who]));
        if (back > 0) money.memberToFund(s.flow.repaid, who, s.fund.chest, back);
        whaleLent[0] -= back;
        whalePurse[0] -= back;
      };
      const borrow = (wanted: number): void => {
        const amount = lend(s, who, wanted);
        whaleLent[0] += amount;
        whalePurse[0] += amount;
        c.order[who] = whalePurse[0] / 1000;
      };
      const age = week - whaleSince[0];
      if (c.pledge.length > 0 && c.pledge[who] === 0) c.pledge[who] = 1;
      const flash =
        law.value(law.indexOf('governance.dao.snapshot')) === 0 &&
        law.value(law.indexOf('governance.dao.time_lock_weeks')) === 0;
      const closes = c.ballotCloses.length > 0 ? c.ballotCloses[0] : -1;
      if (age < WASH_FROM && flash) {
        if (closes === week) {
          borrow(Number.POSITIVE_INFINITY);
          return;
        }
        // Sold last week; what that brought goes back this week.
        payBack();
        c.order[who] = -worth;
      } else if (age < BUYING_WEEKS) {
        borrow(money.inFund(s.fund.chest) / (BUYING_WEEKS - age));
      } else if (age >= WASH_FROM && age < SELL_FROM) {
        c.order[who] = age % 2 === 0 ? -WASH_SHARE * worth : whalePurse[0] / 1000;
      } else if (age >= SELL_FROM) {
        payBack();
        if (age < OVER_AFTER - 1) c.order[who] = -worth / (OVER_AFTER - 1 - age);
        if (age < OVER_AFTER) return;
        s.emit(s.event.ended, who, -1, whaleLent[0] / 1000, age);
        money.fundToOutside(s.flow.withdrawn, s.fund.chest, money.inFund(s.fund.chest));
        if (c.pledge.length > 0 && c.pledge[who] === 1) c.pledge[who] = 0;
        whaleLent[0] = 0;
        whalePurse[0] = 0;
        whaleTokens[0] = 0;
        whale[0] = -1;
      }
    },
  },
});
