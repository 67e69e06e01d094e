/**
 * The treasury’s flows and what they are made of, as `insolvency.ts` takes them apart: for each flow the factors whose
 * product it is, each measured from what the book has summed up and with the parameters of the law that act on it.
 */
import type { Observed } from './signal.ts';

/** Columns of the society whose weekly values the book sums up, behind the flows. */
const COLUMNS = ['society.present', 'society.hoursGiven', 'society.labour', 'society.places', 'society.priceLevel'];
export const MEASURES = COLUMNS.length;
const YEAR_WEEKS = 52;
export const A_YEAR = 'credits a year';
export const SHARING = 'economy.treasury.sharing_rate';

/** Sums over some weeks: flows in thousandths, in the order of the layout, then the measures. */
export interface Span {
  readonly weeks: number;
  readonly sums: Float64Array;
}

/** A span a year or a week: flows in credits a year, measures as weekly means. */
export interface Year {
  flow(name: string): number;
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
}

export const per = (a: number, b: number): number => (b === 0 ? 0 : a / b);
export const POOL = 'economy.production.pool';
export const sold = (y: Year): number => y.flow(POOL) + y.flow('economy.production.own');
const people: Factor = { says: 'the number of people', unit: '', of: (y) => y.people };
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
  },
];
export const FACTORS: Readonly<Record<string, readonly Factor[]>> = {
  [POOL]: POOL_FACTORS,
  'economy.treasury.upkeep': [
    { says: 'the number of places kept up', unit: '', of: (y) => y.places },
    { says: 'outside prices', unit: 'times those at the start', of: (y) => y.prices },
    {
      says: 'upkeep paid a place, at unchanged prices,',
      unit: 'credits a week',
      of: (y) => per(y.flow('economy.treasury.upkeep'), YEAR_WEEKS * y.places * y.prices),
    },
  ],
  'economy.treasury.funding': [
    people,
    {
      says: 'what funders give a head',
      unit: 'credits a week',
      of: (y) => per(y.flow('economy.treasury.funding'), YEAR_WEEKS * y.people),
    },
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
/** The parameter that sets a flow. */
export const SET_BY: Readonly<Record<string, string>> = {
  [POOL]: SHARING,
  'economy.treasury.upkeep': 'economy.treasury.upkeep_credits',
  'economy.treasury.funding': 'economy.treasury.funding_credits',
  'economy.treasury.interest': 'economy.treasury.overdraft_interest',
  'economy.treasury.investment': 'economy.treasury.investment_rate',
  'economy.allocation.aid': 'economy.allocation.safety_net',
};

/** What a book adds up each week behind the flows. */
export class Measures {
  private readonly arrays: readonly Float64Array[];

  constructor(world: Observed) {
    const column = (path: string): Float64Array =>
      world.has(path) ? (world.array(path) as Float64Array) : new Float64Array(1);
    this.arrays = COLUMNS.map(column);
  }

  read(into: Float64Array): void {
    for (let m = 0; m < COLUMNS.length; m++) into[m] = this.arrays[m][0];
  }
}

export function yearOf({ layout }: Observed, { weeks, sums }: Span): Year {
  const flow = (name: string): number => {
    const at = layout.flows.findIndex((f) => f.name === name);
    return at < 0 ? 0 : (sums[at] * YEAR_WEEKS) / (1000 * weeks);
  };
  const [here, hours, labour, places, prices] = Array.from(sums.subarray(layout.flows.length), (sum) => sum / weeks);
  return { flow, people: here, hours, labour, places, prices };
}
