/**
 * Enterprises that belong to those who work in them. A member works for one at most, in a part of the hours of
 * collaborative work; these hours then make nothing for the pool.
 *
 *   a week       sales less materials and overhead leave a surplus; of this a levy goes to the treasury, a part that
 *                the workers vote on is kept back (first as a reserve of cash, then in equipment), the rest is pay,
 *                by hours or alike
 *   joining      costs a share in the capital, which comes back on leaving as far as there is cash
 *   founding     when enough members see more for an hour in an enterprise of a field they are good at than in common
 *                work, one is called together; what the budget sets aside doubles what founders put in
 *   admission    one at a time, and only if an average worker does not lose by it
 *   quitting     when common work pays a tenth more
 *   the vote     collective capital is worth its price to those who expect to stay until it has paid back; that
 *                follows from their own hazard of leaving the community (`people.exit`)
 *   closing      when costs cannot be paid, or nobody is left: equipment is sold at a loss, shares repaid alike
 *
 * What a worker would leave behind, the own part in cash and equipment less what would be paid out, ties to the place.
 * Sales, costs, admission and the horizon are in enterprise.ts, with their sources; the technology is that of common
 * production, except that one skill counts instead of all and nobody gains from the community’s coordination.
 *
 * What is known of such enterprises, and to be compared, never put in: pay follows demand more and the number of workers
 * less than in conventional firms (Craig and Pencavel 1992, American Economic Review 82:1083-1105; Pencavel, Pistaferri
 * and Schivardi 2006, Industrial and Labor Relations Review 60:23-44, where pay was 14 % lower); the hazard of
 * closing was 29 % lower in Uruguay (Burdin 2014, Industrial and Labor Relations Review 67:202-238).
 *
 * Pay is handed out in turns of four weeks. Numbers without a source are assumptions.
 * Edge cases: nobody meets when meetings have no hours, and the kept part stays as founded; suppliers of an insolvent
 * enterprise get what there is; who leaves the community takes pay and share along.
 */
import { demandByTurns, event, flow, fund, heldTerm, mechanism, ref, SKILLS, TURN_WEEKS } from '../core/contract.ts';
import { counted, named, SHARE } from '../core/telling.ts';
import type { Conditions } from './enterprise.ts';
import { close, MOST_ENTERPRISES, NONE, settle } from './enterprise-books.ts';
import { COLUMNS } from './enterprise-columns.ts';
import { enterpriseWeek } from './enterprise-week.ts';

/** Place of the programme for enterprises in the budget. */
const PROGRAMME = 3;

const MIDPOINT = 'people.exit.midpoint';
const STEEPNESS = 'people.exit.steepness';

/** Scratch of one step. */
const now: Conditions = {
  perHour: 0,
  referenceCapital: 1,
  capitalShare: 0,
  wearPerYear: 0,
  materialsShare: 0,
  overhead: 0,
  prices: 1,
  market: 1,
};

export const cooperatives = mechanism({
  id: 'economy.cooperatives',
  layer: 'economy',
  title: 'Cooperative enterprises',
  summary:
    'Members found, own and run enterprises: they put in capital, work, vote on what is kept, share the rest, and may fail.',
  source:
    'Ward 1958 (income per head); Furubotn and Pejovich 1970 (horizon); Dixit and Stiglitz 1977 (demand); Craig and Pencavel 1992; Pencavel, Pistaferri and Schivardi 2006; Burdin 2014',
  switch: 'off',
  parameters: {
    enterprises: {
      type: 'number',
      unit: 'enterprises',
      min: 1,
      max: MOST_ENTERPRISES,
      default: MOST_ENTERPRISES,
      integer: true,
      meaning: 'Most enterprises there may be at once.',
    },
    foundingTeam: {
      type: 'number',
      unit: 'members',
      min: 2,
      max: 30,
      default: 5,
      integer: true,
      meaning: 'Founders that an enterprise needs to start.',
    },
    subscriptionCredits: {
      type: 'number',
      unit: 'credits',
      min: 0,
      max: 5000,
      default: 250,
      meaning: 'Share in the capital that everybody who works there puts in.',
    },
    equalShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0,
      meaning: 'Part of the pay that goes to all workers alike; the rest goes by hours.',
    },
    retainedShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.6,
      default: 0.2,
      meaning: 'Part of the surplus that a new enterprise keeps back; its workers vote on it from then on.',
    },
    levyShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.9,
      default: 0.1,
      meaning: 'Part of the surplus that goes to the treasury.',
    },
    meetingHours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 10,
      default: 0.5,
      meaning: 'Time that everybody who works there spends on running it together.',
    },
    workShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.8,
      amendable: false,
      meaning: 'Part of the collaborative work of those who work in an enterprise that goes to it.',
    },
    materialsShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.8,
      default: 0.4,
      amendable: false,
      meaning: 'Materials bought, in what sells at the usual price.',
    },
    overheadCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 0,
      max: 500,
      default: 5,
      amendable: false,
      meaning: 'Rent, insurance and accounts of an enterprise, whatever it makes.',
    },
    marketCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 1,
      max: 100_000,
      default: 200,
      amendable: false,
      meaning: 'Sales that the market of an enterprise takes at the usual price.',
    },
    demandSpread: {
      type: 'number',
      unit: 'log points',
      min: 0,
      max: 1,
      default: 0.25,
      amendable: false,
      meaning: 'Standard deviation of the log of the demand for what one enterprise makes.',
    },
    resaleShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.5,
      amendable: false,
      meaning: 'Part of its worth that equipment fetches when an enterprise closes.',
    },
  },
  columns: COLUMNS,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    minutes: ref('f64', 'members.minutes'),
    skill: ref('f32', 'members.skill'),
    energy: ref('f64', 'members.energy', true),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    stayUtility: ref('f64', 'members.stayUtility', true),
    ownShares: ref('f64', 'society.ownShares'),
    earned: ref('f64', 'society.earned', true),
    labour: ref('f64', 'society.labour'),
    damage: ref('f64', 'society.damage'),
    wageLevel: ref('f64', 'society.wageLevel'),
    priceLevel: ref('f64', 'society.priceLevel'),
    outsideShare: ref('f64', 'society.outsideShare', true),
    knowHow: ref('f64', 'society.knowHow', true),
    appropriation: ref('f64', 'society.appropriation', true),
  },
  adds: {
    takeHome: heldTerm('members.sideIncome', 'Pay from the enterprise one works in.'),
    leftBehind: heldTerm('members.stayUtility', 'what one would leave behind in an enterprise', true),
  },
  demands: { meeting: demandByTurns('decision_making', 'Meetings of one’s enterprise.') },
  flows: {
    subscription: flow('member', 'fund', 'Shares put into an enterprise.'),
    equipment: flow('fund', 'outside', 'Equipment of enterprises.'),
    sales: flow('outside', 'fund', 'What enterprises sold.'),
    costs: flow('fund', 'outside', 'Materials and overhead of enterprises.'),
    levy: flow('fund', 'treasury', 'Levy on the surplus of enterprises.'),
    pay: flow('fund', 'member', 'Pay of those who work in enterprises.'),
    repaid: flow('fund', 'member', 'Shares repaid on quitting or closing.'),
    sold: flow('outside', 'fund', 'Equipment of closed enterprises.'),
    reserves: flow('fund', 'treasury', 'What is left of closed enterprises.'),
    settled: flow('fund', 'outside', 'Pay and shares that leavers take along.'),
    setAside: flow('treasury', 'fund', 'Start-up grants that the budget sets aside.'),
    grant: flow('fund', 'fund', 'Start-up grants.'),
    returned: flow('fund', 'treasury', 'Grants that nobody drew.'),
  },
  funds: {
    accounts: fund('Cash of an enterprise.', MOST_ENTERPRISES),
    startUps: fund('Start-up grants not yet drawn.'),
  },
  events: {
    founded: event('{a} opened an enterprise of their own, in a field of {b}.', {
      a: counted('member'),
      b: named(...SKILLS),
    }),
    closed: event('An enterprise closed after {a}; {b} of what its members had put in was repaid.', {
      a: counted('week'),
      b: SHARE,
    }),
  },
  after: ['economy.outside_market', 'autonomy.resource'],
  effects: [
    {
      system: 'economy.cooperatives',
      switch: { kind: 'clause', without: ['economy.cooperatives'] },
      setting: { values: { 'economy.cooperatives.enterprises': MOST_ENTERPRISES }, weeks: 208 },
      observable: 'signals.misaligned_incentives.rank_correlation',
      sign: -1,
      smallest: 0.05,
      because: 'an enterprise pays by its field, its capital and its luck, and not by what its workers give to all',
    },
  ],
  depart(s, i) {
    const e = s.c.enterprise[i] - 1;
    if (e >= 0) settle(s, i, e);
  },
  leave(s) {
    for (let e = 0; e < MOST_ENTERPRISES; e++) if (s.c.enterpriseStage[e] !== NONE) close(s, e, s.p.resaleShare, false);
    const grants = s.money.inFund(s.fund.startUps);
    if (grants > 0) s.money.fundToTreasury(s.flow.returned, s.fund.startUps, grants);
  },
  steps: {
    attention(s) {
      const { enterprise, meeting } = s.c;
      const minutes = 60 * s.p.meetingHours;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) meeting[i] = enterprise[i] > 0 ? minutes : 0;
    },
    economy(s) {
      const { c, p, law } = s;
      const technology = (name: string): number => law.value(law.indexOf(`economy.production.${name}`));
      const open = c.outsideShare.length > 0 ? c.outsideShare[0] : 1;
      const price = 1 + open * (c.wageLevel[0] - 1);
      now.perHour = price * technology('credits_per_hour') * (c.knowHow.length > 0 ? c.knowHow[0] : 1);
      // Equipment is structures and tools in the proportion of the reference point.
      const [structures, tools] = [technology('reference_capital'), technology('reference_tools')];
      const worn = structures * technology('wear_per_year') + tools * technology('tools_wear_per_year');
      now.referenceCapital = structures + tools;
      now.capitalShare = technology('capital_share') + technology('tools_share');
      now.wearPerYear = worn / (structures + tools);
      now.materialsShare = p.materialsShare;
      now.overhead = p.overheadCredits;
      now.prices = c.priceLevel[0];
      now.market = p.marketCredits;
      // Of the week before: own shares, and what the pool paid for contributions.
      const paid = c.ownShares[0] + (c.earned.length > 0 ? c.earned[0] : 0);
      const common = c.labour[0] > 0 ? paid / c.labour[0] : 0;
      enterpriseWeek(s, now, common, law.value(law.indexOf(MIDPOINT)), law.value(law.indexOf(STEEPNESS)));
    },
    // After the budget of the week, which itself comes after production.
    culture(s) {
      const granted = s.c.appropriation.length > 0 ? s.c.appropriation[PROGRAMME] : 0;
      if (granted > 0) s.money.treasuryToFund(s.flow.setAside, s.fund.startUps, granted);
    },
  },
});
