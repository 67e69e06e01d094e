/**
 * The pooled treasury: what is pooled, what is owed before anything is shared out, and what may be shared out.
 *
 * Income is the pooled share of output (levied by production at `sharing_rate`, the lever) and outside funding: grants,
 * donors, a parent institution; and what supporters pay (`economy.subscriptions`). Out of it, in this order:
 *   interest on an overdraft, at the yearly rate / 52; always booked, so debt compounds
 *   upkeep at outside prices: rent, insurance, land, servers; `fixed_upkeep_share` of it for places, the most people
 *   that ever lived here at once, and the rest per head: a house costs nearly the same half empty
 *   investment, `investment_rate` (the lever) of the pooled share, while there is money; `tools_share` of it buys tools,
 *   which wear faster, and the rest infrastructure
 *   the reserve: below its target a share of what is left is withheld; above it the excess is released over a quarter
 *   the rest is `society.distributable`, for allocation
 * Only obligations may take the balance below zero, and only as far as outsiders lend: a stated number of weeks of
 * upkeep. Upkeep beyond that goes unpaid, and buildings that are not kept up become unusable: deferred maintenance
 * feeds `society.damage`. The order is the budget constraint of a public purse with a debt ceiling (Eaton and
 * Gersovitz 1981, Review of Economic Studies 48:289-309, credit ceilings; Barro 1979 for smoothing by a reserve).
 *
 * Edge cases: with nobody present nothing is owed but interest; without allocation the excess stays in the treasury.
 */
import { column, flow, mechanism, RESIDENT, ref, stock, term, WEEKS_PER_YEAR } from '../core/contract.ts';
import { exp, log } from '../core/math.ts';

/** Weeks over which a reserve above its target is paid out: a quarter. */
const RELEASE_WEEKS = 13;
/** Weight of the newest week in deferred maintenance: a half-life of half a year. */
const NEGLECT_RATE = 1 - exp(-log(2) / 26);
/** Share of the infrastructure that is unusable after lasting neglect of all upkeep (assumption). */
const NEGLECT_DAMAGE = 0.5;

export const treasury = mechanism({
  id: 'economy.treasury',
  layer: 'economy',
  title: 'Pooled treasury',
  summary:
    'A share of output is pooled; upkeep, interest, investment and a reserve come before anything is shared out.',
  source: 'Eaton and Gersovitz 1981 (credit ceilings); Barro 1979 (smoothing); upkeep and rates are assumptions',
  switch: 'on',
  parameters: {
    sharingRate: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.5,
      meaning: 'Share of what the community makes that is pooled.',
    },
    investmentRate: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.4,
      default: 0.15,
      meaning: 'Share of pooled output put into infrastructure and tools.',
    },
    toolsShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.65,
      meaning: 'Share of investment that buys tools; the rest builds infrastructure.',
    },
    upkeepCredits: {
      type: 'number',
      unit: 'credits per member-week',
      min: 0,
      max: 100,
      default: 15,
      amendable: false,
      meaning: 'Rent, insurance and running costs per head that fall due every week.',
    },
    fixedUpkeepShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.7,
      amendable: false,
      meaning: 'Share of upkeep that goes with the places built rather than with the people present.',
    },
    fundingCredits: {
      type: 'number',
      unit: 'credits per member-week',
      min: 0,
      max: 100,
      default: 2,
      amendable: false,
      meaning: 'Grants and donations from outside, per head.',
    },
    foundingFund: {
      type: 'number',
      unit: 'credits per founder',
      min: 0,
      max: 5000,
      default: 130,
      amendable: false,
      meaning: 'What each founder pays into the treasury at the founding, from outside.',
    },
    reserveWeeks: {
      type: 'number',
      unit: 'weeks of upkeep',
      min: 0,
      max: 104,
      default: 13,
      meaning: 'Reserve the treasury aims at.',
    },
    reserveShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.3,
      meaning: 'Share of the weekly surplus withheld while the reserve is short of its target.',
    },
    overdraftInterest: {
      type: 'number',
      unit: 'share/year',
      min: 0,
      max: 0.5,
      default: 0.08,
      amendable: false,
      meaning: 'Yearly interest on an overdraft.',
    },
    creditWeeks: {
      type: 'number',
      unit: 'weeks of upkeep',
      min: 0,
      max: 104,
      default: 26,
      amendable: false,
      meaning: 'Overdraft that outsiders are willing to carry.',
    },
  },
  columns: {
    pooledShare: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of this week’s output that goes to the pool.',
    }),
    distributable: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'What the treasury lets go of this week.',
    }),
    creditRoom: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Balance and credit left for obligations.',
    }),
    invested: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Put into infrastructure this week.' }),
    toolsBought: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Put into tools this week.' }),
    places: column('society', 'f64', { unit: 'people', min: 0, meaning: 'Most people that ever lived here at once.' }),
    arrearsWeeks: column('society', 'f64', {
      unit: 'weeks',
      min: 0,
      meaning: 'Weeks in a row that the treasury has been below zero.',
    }),
    neglect: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Deferred maintenance: moving average of the share of upkeep left unpaid.',
    }),
    fundingCut: stock('society', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: { up: 0, down: 52 },
      phase: 'shocks',
      meaning: 'Share of outside funding that is withheld.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    present: ref('f64', 'society.present'),
    pooled: ref('f64', 'society.pooled'),
    pursed: ref('f64', 'society.pursed', true),
    subscribed: ref('f64', 'society.subscribed', true),
    priceLevel: ref('f64', 'society.priceLevel'),
  },
  adds: { deferred: term('society.damage', 'Upkeep that was not paid.') },
  flows: {
    founding: flow('outside', 'treasury', 'Founding fund.'),
    funding: flow('outside', 'treasury', 'Grants and donations from outside.'),
    interest: flow('treasury', 'outside', 'Interest on the overdraft.'),
    upkeep: flow('treasury', 'outside', 'Upkeep of what the community holds.'),
    investment: flow('treasury', 'outside', 'Investment in infrastructure and tools.'),
  },
  after: ['economy.production', 'economy.common_purse', 'economy.subscriptions'],
  effects: [
    {
      system: 'economy.treasury',
      switch: { kind: 'clause', without: ['economy.treasury'] },
      setting: { weeks: 208 },
      observable: 'ledger.capital',
      sign: 1,
      smallest: 2000,
      because: 'investment out of the pool makes up for wear; nobody invests alone',
    },
  ],
  enter(s) {
    // Only a founding brings a fund; a treasury that is set up later starts empty.
    if (s.week > 0) return;
    let founders = 0;
    for (let i = 0; i < s.n; i++) if (s.c.status[i] >= RESIDENT) founders++;
    s.money.outsideToTreasury(s.flow.founding, Math.round(s.p.foundingFund * founders * 1000));
  },
  steps: {
    shocks(s) {
      s.c.pooledShare[0] = s.p.sharingRate;
      s.c.deferred[0] = NEGLECT_DAMAGE * s.c.neglect[0];
    },
    economy(s) {
      const { c, p, flow: flows, money } = s;
      const present = c.present[0];
      const pooled = c.pooled[0];
      const subscribed = c.subscribed.length > 0 ? c.subscribed[0] : 0;
      const funding = Math.floor(p.fundingCredits * present * 1000 * (1 - c.fundingCut[0]));
      if (funding > 0) money.outsideToTreasury(flows.funding, funding);

      const before = money.treasury();
      const interest = before < 0 ? Math.ceil((-before * p.overdraftInterest) / WEEKS_PER_YEAR) : 0;
      if (interest > 0) money.treasuryToOutside(flows.interest, interest);

      c.places[0] = Math.max(c.places[0], present);
      const heads = p.fixedUpkeepShare * c.places[0] + (1 - p.fixedUpkeepShare) * present;
      const due = Math.floor(p.upkeepCredits * heads * 1000 * c.priceLevel[0]);
      const credit = Math.floor(p.creditWeeks * due);
      const upkeep = Math.min(due, Math.max(0, money.treasury() + credit));
      if (upkeep > 0) money.treasuryToOutside(flows.upkeep, upkeep);
      const unpaid = due > 0 ? 1 - upkeep / due : 0;
      c.neglect[0] += NEGLECT_RATE * (unpaid - c.neglect[0]);

      const wanted = Math.floor(p.investmentRate * pooled);
      const invested = Math.min(wanted, Math.max(0, money.treasury()));
      if (invested > 0) money.treasuryToOutside(flows.investment, invested);
      c.toolsBought[0] = (p.toolsShare * invested) / 1000;
      c.invested[0] = invested / 1000 - c.toolsBought[0];

      const balance = money.treasury();
      c.creditRoom[0] = Math.max(0, balance + credit);
      c.arrearsWeeks[0] = balance < 0 ? c.arrearsWeeks[0] + 1 : 0;
      const purse = c.pursed.length > 0 ? c.pursed[0] : 0;
      const surplus = Math.max(0, pooled + subscribed + purse + funding - interest - upkeep - invested);
      const excess = balance - surplus - p.reserveWeeks * due;
      const release = excess < 0 ? surplus * (1 - p.reserveShare) : surplus + excess / RELEASE_WEEKS;
      c.distributable[0] = Math.floor(Math.max(0, Math.min(balance, release)));
    },
  },
});
