/** What economy.token keeps: holdings of members, totals of the book, what is seen of the market, wishes and orders. */
import { column, stock, TURN_WEEKS } from '../core/contract.ts';

const THOUSANDTHS = 'thousandths of a token';

const total = (meaning: string) => column('society', 'f64', { unit: THOUSANDTHS, min: 0, meaning });

export const TOKEN_COLUMNS = {
  tokens: column('members', 'f64', { unit: THOUSANDTHS, min: 0, meaning: 'Tokens that a member may sell.' }),
  lockedTokens: column('members', 'f64', { unit: THOUSANDTHS, min: 0, meaning: 'Tokens that have not vested yet.' }),
  tokenCost: column('members', 'f32', {
    unit: 'credits',
    min: 0,
    meaning: 'What the tokens that a member may sell have cost; granted ones cost nothing.',
  }),
  recentTokens: column('members', 'f32', {
    unit: 'tokens',
    meaning: 'Tokens bought of late less tokens sold, fading with a half-life of a quarter.',
  }),
  lastTrade: column('members', 'i32', {
    unit: 'week',
    meaning: 'Week of the last trade, counted from 1; negative for a sale, 0 before the first.',
  }),
  trendLeaning: column('members', 'u8', {
    unit: '1/256',
    meaning: 'Share of followers of the trend, in 256ths, above which a member is one of them.',
  }),
  tokenAppetite: stock('members', {
    unit: 'credits',
    min: -1e6,
    max: 1e6,
    initial: 0,
    base: 0,
    halfLifeWeeks: 0,
    phase: 'economy',
    byTurns: true,
    meaning: 'What a member would spend on tokens; below zero, the worth of those to be sold.',
  }),
  tokenOrder: stock('members', {
    unit: 'credits',
    min: -1e9,
    max: 1e9,
    initial: 0,
    base: 0,
    halfLifeWeeks: 0,
    phase: 'economy',
    meaning: 'Order of this week, instead of own wishes: to be spent on tokens, or below zero the worth of those sold.',
  }),
  tokenSupply: total('All tokens there are.'),
  tokenReserve: total('Tokens held by the treasury.'),
  poolTokens: total('Tokens in the market maker.'),
  outsideTokens: total('Tokens of people who have left and of outsiders.'),
  poolDue: column('society', 'f64', {
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Money that the treasury means to put into the pool; 0 once the market is open.',
  }),
  scoreByTurn: column('society', 'f64', {
    width: TURN_WEEKS,
    unit: 'h',
    min: 0,
    meaning: 'Contribution scores of those to whom new tokens go, by turn.',
  }),
  grantedWeek: column('society', 'f64', { unit: 'week', min: 0, meaning: 'Week of the first issue.' }),
  tokenPrice: column('society', 'f64', {
    unit: 'credits/token',
    min: 0,
    meaning: 'Price in the pool; 0 before the market opens.',
  }),
  tokenValue: column('society', 'f64', {
    unit: 'credits/token',
    min: 0,
    meaning: 'What use and claims of a token are thought to be worth.',
  }),
  sentiment: column('society', 'f64', { unit: 'log points', meaning: 'Mood of outsiders about the token.' }),
  discountPaid: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 1,
    meaning: 'Moving share of discounts that the treasury paid, half-life 26 weeks.',
  }),
  tokenTrend: column('society', 'f64', { unit: 'share/week', meaning: 'Moving mean of the price change of a week.' }),
  tokenVariance: column('society', 'f64', {
    unit: 'share²/week',
    min: 0,
    initial: 0.0025,
    meaning: 'Moving mean of the squared price change of a week.',
  }),
  chartistEdge: column('society', 'f64', {
    unit: 'share/week',
    meaning: 'What following the trend would have gained of late over trusting in value.',
  }),
  tokenTraded: column('society', 'f64', { unit: 'tokens', min: 0, meaning: 'Traded this week.' }),
  washTraded: column('society', 'f64', {
    unit: 'tokens',
    min: 0,
    meaning: 'Traded this week by members who had traded the other way less than four weeks before.',
  }),
  meanTraded: column('society', 'f64', {
    unit: 'tokens/week',
    min: 0,
    meaning: 'Moving mean of what is traded, half-life 13 weeks.',
  }),
  meanWashTraded: column('society', 'f64', {
    unit: 'tokens/week',
    min: 0,
    meaning: 'Moving mean of what is traded by members who had traded the other way less than four weeks before.',
  }),
  orderTokens: column('society', 'f64', {
    unit: THOUSANDTHS,
    meaning: 'Tokens bought this week by those with an order, less those they sold.',
  }),
  orderCredits: column('society', 'f64', {
    unit: 'thousandths of a credit',
    meaning: 'Money that those with an order spent on tokens this week, less what they got for them.',
  }),
  majorityPrice: column('society', 'f64', {
    unit: 'credits',
    min: -1,
    initial: -1,
    meaning:
      'What a majority of the votes costs who buys in one go through the pool alone; -1 when it is not to be had. Every fourth week.',
  }),
  majorityReach: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    meaning: 'Share of votes that the whole pool would give. Every fourth week.',
  }),
};
