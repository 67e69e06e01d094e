/**
 * The treasury’s flows and what they are made of, as `insolvency.ts` takes them apart: for each flow the factors whose
 * product it is, each measured from what the book has summed up and with the parameters of the law that act on it.
 */
import type { Observed } from './signal.ts';

/** Columns of the society whose weekly values the book sums up, behind the flows. */
const COLUMNS = ['society.present', 'society.hoursGiven', 'society.labour', 'society.places', 'society.priceLevel'];
const [PRESENT, , , PLACES, PRICES] = COLUMNS.keys();
/** After the columns, upkeep that fell due. */
const DUE = COLUMNS.length;
export const MEASURES = DUE + 1;
export const YEAR_WEEKS = 52;
export const A_YEAR = 'credits a year';
export const SHARING = 'economy.treasury.sharing_rate';

/** Sums over some weeks: flows in thousandths, in the order of the layout, then the measures. */
export interface Span {
  /** The first of them. */
  readonly from: number;
  readonly weeks: number;
  readonly sums: Float64Array;
}

/** A span a year or a week: flows in credits a year, measures as weekly means. */
export interface Year {
  /** What was paid. */
  flow(name: string): number;
  /** What was to be paid: upkeep as it fell due, and everything else as it was paid. */
  owed(name: string): number;
  readonly people: number;
  readonly hours: number;
  readonly labour: number;
  readonly places: number;
  readonly prices: number;
}

export interface Factor {
  readonly says: string;
  readonly unit: string;
  of(year: Year): number;
  /** Parameters that act on it. */
  readonly laws?: readonly string[];
  /** Stocks that act on it, in which shocks have recorded terms. */
  readonly stocks?: readonly string[];
  /** Shocks that act on it otherwise. */
  readonly shocks?: readonly string[];
}

export const per = (a: number, b: number): number => (b === 0 ? 0 : a / b);
export const POOL = 'economy.production.pool';
export const UPKEEP = 'economy.treasury.upkeep';
const AID = 'economy.allocation.aid';
/** Paid by the treasury because it chose to: what it owes goes outside, and to those whom the safety net holds. */
export const chosen = ({ name, from, to }: { name: string; from: string; to: string }): boolean =>
  from === 'treasury' && to !== 'outside' && name !== AID;
export const sold = (y: Year): number => y.flow(POOL) + y.flow('economy.production.own');
const people: Factor = {
  says: 'the number of people',
  unit: '',
  of: (y) => y.people,
  stocks: ['society.outsidePull'],
  shocks: ['shocks.key_contributors_leave'],
};
/** What a flow comes to a head. */
const aHead = (flow: string, says: string, more: Partial<Factor> = {}): Factor => ({
  says,
  unit: 'credits a week',
  of: (y) => per(y.flow(flow), YEAR_WEEKS * y.people),
  ...more,
});
/** First the factor that is the law itself. */
export const POOL_FACTORS: readonly Factor[] = [
  {
    says: 'the share that is pooled',
    unit: 'share',
    of: (y) => per(y.flow(POOL), sold(y)),
    laws: [SHARING],
  },
  people,
  {
    says: 'what each gives to the community',
    unit: 'hours a week',
    of: (y) => per(y.hours, y.people),
    laws: ['justice.duties.contribute.at_least_hours_per_week', 'culture.rituals.weekly_assembly.hours'],
  },
  {
    says: 'what gets done in an hour, by skill and vigour,',
    unit: 'share',
    of: (y) => per(y.labour, y.hours),
  },
  {
    says: 'what an hour of work done brings, by infrastructure, tools, know-how, coordination, power and prices,',
    unit: 'credits',
    of: (y) => per(sold(y), YEAR_WEEKS * y.labour),
    laws: ['economy.treasury.investment_rate', 'economy.treasury.tools_share', 'autonomy.resource.outside_dependence'],
    stocks: ['society.damage', 'society.outage'],
  },
];
export const FACTORS: Readonly<Record<string, readonly Factor[]>> = {
  [POOL]: POOL_FACTORS,
  [UPKEEP]: [
    { says: 'the number of places kept up', unit: '', of: (y) => y.places, stocks: ['society.candidateSurge'] },
    {
      says: 'outside prices',
      unit: 'times those at the start',
      of: (y) => y.prices,
      stocks: ['society.priceShock'],
    },
    {
      says: 'upkeep due for a place, at unchanged prices and by how many live in it,',
      unit: 'credits a week',
      of: (y) => per(y.owed(UPKEEP), YEAR_WEEKS * y.places * y.prices),
    },
  ],
  'economy.treasury.funding': [
    people,
    aHead('economy.treasury.funding', 'what funders give a head', { stocks: ['society.fundingCut'] }),
  ],
  [AID]: [
    people,
    aHead(AID, 'what the safety net pays a head', {
      laws: ['economy.allocation.safety_net'],
      stocks: ['society.priceShock', 'society.outage'],
    }),
  ],
  'economy.common_purse.levy': [
    people,
    aHead('economy.common_purse.levy', 'what comes into the common purse a head', {
      laws: ['economy.common_purse.pooled_wages'],
    }),
  ],
  'economy.treasury.investment': [
    {
      says: 'the share of the pool that is invested',
      unit: 'share',
      of: (y) => per(y.flow('economy.treasury.investment'), y.flow(POOL)),
      laws: ['economy.treasury.investment_rate'],
    },
    { says: 'what is pooled', unit: A_YEAR, of: (y) => y.flow(POOL) },
  ],
};
const BUDGET = 'economy.budget.programme_share';
/** The parameter that sets a flow, the first that is in force; of the other flows the clause is told. */
export const SET_BY: Readonly<Record<string, readonly string[]>> = {
  [POOL]: [SHARING],
  [UPKEEP]: ['economy.treasury.upkeep_credits'],
  [AID]: ['economy.allocation.safety_net'],
  'economy.treasury.funding': ['economy.treasury.funding_credits'],
  'economy.treasury.interest': ['economy.treasury.overdraft_interest'],
  'economy.treasury.investment': ['economy.treasury.investment_rate'],
  'economy.common_purse.levy': ['economy.common_purse.pooled_wages'],
  'economy.cooperatives.levy': ['economy.cooperatives.levy_share'],
  'economy.cooperatives.set_aside': [BUDGET],
  'economy.guilds.grant': [BUDGET],
  'economy.grants.endowment': [BUDGET, 'economy.grants.pool_share'],
  'economy.crowdfunding.appropriated': [BUDGET],
  'economy.crowdfunding.set_aside': ['economy.crowdfunding.matching_share'],
  'citizenship.accounts.fee': ['citizenship.accounts.fee_credits'],
  'economy.token.discount': ['economy.token.holders_discount'],
};

/** What a book adds up each week behind the flows. */
export class Measures {
  private readonly arrays: readonly Float64Array[];
  private readonly values: Float64Array;
  private readonly credits: number;
  private readonly fixed: number;

  constructor(world: Observed) {
    const column = (path: string): Float64Array =>
      world.has(path) ? (world.array(path) as Float64Array) : new Float64Array(1);
    const parameter = (path: string): number => world.layout.parameters.findIndex((p) => p.path === path);
    this.arrays = COLUMNS.map(column);
    this.values = world.law.values;
    this.credits = parameter('economy.treasury.upkeep_credits');
    this.fixed = parameter('economy.treasury.fixed_upkeep_share');
  }

  read(into: Float64Array): void {
    for (let m = 0; m < COLUMNS.length; m++) into[m] = this.arrays[m][0];
    into[DUE] = this.credits < 0 ? 0 : this.due(into[PRESENT], into[PLACES], into[PRICES]);
  }

  /** As `economy.treasury` reckons it, in thousandths. */
  private due(present: number, places: number, prices: number): number {
    const fixed = this.values[this.fixed];
    const heads = fixed * places + (1 - fixed) * present;
    return Math.floor(this.values[this.credits] * heads * 1000 * prices);
  }
}

export function yearOf({ layout }: Observed, { weeks, sums }: Span): Year {
  const aYear = (thousandths: number): number => (thousandths * YEAR_WEEKS) / (1000 * weeks);
  const flow = (name: string): number => {
    const at = layout.flows.findIndex((f) => f.name === name);
    return at < 0 ? 0 : aYear(sums[at]);
  };
  const measures = sums.subarray(layout.flows.length);
  const due = aYear(measures[DUE]);
  const [here, hours, labour, places, prices] = Array.from(measures, (sum) => sum / weeks);
  return {
    flow,
    owed: (name) => (name === UPKEEP ? due : flow(name)),
    people: here,
    hours,
    labour,
    places,
    prices,
  };
}
