/**
 * A stand-in for the community token: its columns, equal holdings at the founding, and orders executed through the market
 * maker. To be replaced by the mechanism of the same name.
 */
import { column, flow, fund, mechanism, RESIDENT, ref, stock } from '../core/contract.ts';
import { creditsOut, tokensFor, tokensOut } from './token-market.ts';

const FEE = 0.003;

export const token = mechanism({
  id: 'economy.token',
  layer: 'economy',
  title: 'Token',
  summary: 'A stand-in.',
  source: 'A stand-in.',
  switch: 'off',
  parameters: {
    supply: {
      type: 'number',
      unit: 'tokens per founder',
      min: 1,
      max: 100_000,
      default: 1000,
      amendable: false,
      meaning: 'Tokens issued at the beginning.',
    },
  },
  columns: {
    tokens: column('members', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'Liquid tokens.' }),
    lockedTokens: column('members', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'Vesting tokens.' }),
    tokenOrder: stock('members', {
      unit: 'credits',
      min: -1e9,
      max: 1e9,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'economy',
      meaning: 'Credits to spend on tokens this week, below zero to sell.',
    }),
    recentTokens: column('members', 'f32', { unit: 'tokens', meaning: 'Tokens bought, net, in the last quarter.' }),
    tokenPrice: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Price of a token.' }),
    tokenSupply: column('society', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'All tokens.' }),
    tokenReserve: column('society', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'The treasury’s.' }),
    poolTokens: column('society', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'The market maker’s.' }),
    outsideTokens: column('society', 'f64', { unit: 'thousandths of a token', min: 0, meaning: 'Held outside.' }),
    tokenTraded: column('society', 'f64', { unit: 'tokens', min: 0, meaning: 'Traded of late.' }),
    washTraded: column('society', 'f64', { unit: 'tokens', min: 0, meaning: 'Of these, by who turned round.' }),
    lastTrade: column('members', 'i32', {
      unit: 'week',
      meaning: 'Week of the last trade from 1, negative for a sale.',
    }),
  },
  reads: { status: ref('u8', 'members.status'), wealth: ref('f64', 'members.wealth') },
  flows: {
    opened: flow('outside', 'fund', 'Money with which the pool opens.'),
    bought: flow('member', 'fund', 'Tokens bought.'),
    sold: flow('fund', 'member', 'Tokens sold.'),
  },
  funds: { pool: fund('Money of the market maker.') },
  depart({ c }, i) {
    c.outsideTokens[0] += c.tokens[i] + c.lockedTokens[i];
  },
  steps: {
    economy(s) {
      const { c, n, money } = s;
      if (s.week === 0) {
        let heads = 0;
        for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) heads++;
        for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) c.tokens[i] = 1000 * s.p.supply;
        c.poolTokens[0] = heads * 500 * s.p.supply;
        c.tokenSupply[0] = heads * 1500 * s.p.supply;
        money.outsideToFund(s.flow.opened, s.fund.pool, heads * 5e4);
      }
      c.tokenTraded[0] *= 0.948;
      c.washTraded[0] *= 0.948;
      for (let i = 0; i < n; i++) {
        c.recentTokens[i] *= 0.948;
        const order = c.tokenOrder[i];
        if (order === 0 || c.status[i] < RESIDENT) continue;
        const inPool = money.inFund(s.fund.pool);
        let traded = 0;
        if (order > 0) {
          const credits = Math.floor(Math.min(1000 * order, c.wealth[i]));
          traded = tokensOut(credits, inPool, c.poolTokens[0], FEE);
          if (traded <= 0) continue;
          money.memberToFund(s.flow.bought, i, s.fund.pool, credits);
        } else {
          const sold = Math.min(c.tokens[i], tokensFor(Math.ceil(-1000 * order), inPool, c.poolTokens[0], FEE));
          const credits = creditsOut(sold, inPool, c.poolTokens[0], FEE);
          if (credits <= 0) continue;
          money.fundToMember(s.flow.sold, s.fund.pool, i, credits);
          traded = -sold;
        }
        c.poolTokens[0] -= traded;
        c.tokens[i] += traded;
        c.recentTokens[i] += traded / 1000;
        const trade = traded > 0 ? s.week + 1 : -(s.week + 1);
        c.tokenTraded[0] += Math.abs(traded) / 1000;
        if (c.lastTrade[i] * trade < 0) c.washTraded[0] += Math.abs(traded) / 1000;
        c.lastTrade[i] = trade;
      }
      c.tokenPrice[0] = c.poolTokens[0] > 0 ? money.inFund(s.fund.pool) / c.poolTokens[0] : 0;
    },
  },
});
