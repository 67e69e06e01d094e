/**
 * What a run records each week beside the signals: ledgers, demography, well-being, decisions, cases and
 * the law. Plain measures of state, the same list for every run of a layout; where a mechanism is off its
 * observable reads 0. Documented here once; files, guarantees, the page and the reference use these names.
 * What is summed over everybody’s columns (well-being, wealth, hours) is exact, looked at every fourth week, and
 * stands in between; heads, ledgers, decisions, cases and the law are of the week.
 */
import { ACTIVITIES, LEVERS, MEMBER, RESIDENT } from '../core/contract.ts';
import type { Observable } from '../core/plan.ts';
import type { TypedArray } from '../core/tables.ts';
import type { Observed } from './signal.ts';

interface Measure extends Observable {
  /** Column whose first row is the value; absent for those computed in the member loop. */
  readonly column?: string;
  readonly scale?: number;
}

const share = (name: string, meaning: string, column?: string): Measure => ({
  name,
  unit: 'share',
  meaning,
  store: 'float',
  ...(column ? { column } : {}),
});
const count = (name: string, unit: string, meaning: string, column?: string): Measure => ({
  name,
  unit,
  meaning,
  store: 'double',
  ...(column ? { column } : {}),
});

/** Values of the society that stand in one-row columns. */
const SOCIETY: readonly Measure[] = [
  { ...count('ledger.treasury', 'credits', 'Balance of the common treasury.', 'society.treasury'), scale: 0.001 },
  count('ledger.output', 'credits per week', 'What the community produced.', 'society.output'),
  count('ledger.capital', 'credits', 'Common infrastructure.', 'society.capital'),
  count(
    'ledger.arrears_weeks',
    'weeks',
    'Weeks in a row that the treasury has been below zero.',
    'society.arrearsWeeks',
  ),
  share('ledger.neglect', 'Moving share of upkeep that goes unpaid.', 'society.neglect'),
  {
    ...count('ledger.credit_room', 'credits', 'Balance and credit left for obligations.', 'society.creditRoom'),
    scale: 0.001,
  },
  share('economy.price_level', 'Outside prices, 1 at the start.', 'society.priceLevel'),
  share('economy.know_how', 'Productivity learnt from projects, 1 at the start.', 'society.knowHow'),
  count(
    'economy.token_price',
    'credits per token',
    'Price of the community token in its market.',
    'society.tokenPrice',
  ),
  count(
    'economy.price_of_majority',
    'credits',
    'What a majority of the tokens of all members costs through the market; -1 when the market has not got so many.',
    'society.majorityPrice',
  ),
  count('governance.open_proposals', 'proposals', 'Proposals on the agenda.', 'society.proposalsOpen'),
  count('governance.decided', 'decisions', 'Decisions taken since founding.', 'society.decisionsTaken'),
  count('governance.passed', 'decisions', 'Proposals passed since founding.', 'society.decisionsPassed'),
  count(
    'governance.hours_per_decision',
    'hours',
    'Running mean of the members’ hours in a decision.',
    'society.decisionHours',
  ),
  count(
    'governance.weeks_per_decision',
    'weeks',
    'Running mean of the weeks from agenda to decision.',
    'society.decisionWeeks',
  ),
  count(
    'governance.waiting_weeks',
    'weeks',
    'Mean weeks that matters on the agenda have waited.',
    'society.waitingWeeks',
  ),
  share('governance.law_to_median', 'Mean distance of the law from the median member’s wish.', 'society.lawToMedian'),
  share('governance.law_to_powerful', 'The same with members weighted by their power.', 'society.lawToPowerful'),
  share(
    'governance.decision_quality',
    'Moving share of projects in which the better option was found.',
    'society.decisionQuality',
  ),
  count(
    'governance.law_changes',
    'changes',
    'Parameters of the constitution amended since founding.',
    'society.lawChanges',
  ),
  count('justice.open_cases', 'cases', 'Cases waiting or under way.', 'society.openCases'),
  count('justice.backlog', 'cases', 'Cases that have waited four weeks without a hearing.', 'society.caseBacklog'),
  count('justice.weeks_to_close', 'weeks', 'Moving mean of the weeks a case takes.', 'society.weeksToClose'),
  share('justice.answered', 'Moving share of violations that were answered.', 'society.casesAnswered'),
  count('governance.projects', 'projects', 'Projects decided since founding.', 'society.projectsDecided'),
  count(
    'governance.project_hits',
    'projects',
    'Of these, in how many the better option was chosen.',
    'society.projectHits',
  ),
  count('justice.incidents', 'incidents', 'Incidents between members this week.', 'society.incidentCount'),
  share('justice.mediated', 'Moving share of mediations that settled.', 'society.mediatedShare'),
  count('citizenship.knocked', 'people', 'Strangers who heard of the society this week.', 'society.knocked'),
];

/** Means over those present, in the order in which `sumMeans` adds them up: singles, then doubles, then flags. */
const MEANS: readonly Measure[] = [
  share('wellbeing.satisfaction', 'Mean satisfaction of those present.', 'members.satisfaction'),
  share('wellbeing.loneliness', 'Mean loneliness: company wanted and not had.', 'members.loneliness'),
  share('wellbeing.needs_met', 'Mean share of needs met.', 'members.needsMet'),
  share('wellbeing.say', 'Mean feeling of having a say.', 'members.say'),
  count('economy.income', 'credits per week', 'Mean income of those present.', 'members.incomeCredits'),
  count('time.contributed', 'hours per week', 'Mean hours given to the community.', 'members.contributedHours'),
  share('wellbeing.belonging', 'Mean belonging.', 'members.belonging'),
  share('wellbeing.energy', 'Mean energy.', 'members.energy'),
  share('wellbeing.trust', 'Mean trust in the institutions.', 'members.trust'),
  { ...count('economy.wealth', 'credits', 'Mean wallet of those present.', 'members.wealth'), scale: 0.001 },
  share('wellbeing.exhausted', 'Share of members burnt out.', 'members.exhausted'),
];
const SINGLES = 6;
const DOUBLES = 4;
const MEANS_EVERY = 4;

const PEOPLE: readonly Measure[] = [
  count('people.present', 'people', 'Members and residents living here.'),
  count('people.members', 'people', 'Full members, suspended ones included.'),
  count('people.left', 'people', 'People who left or were expelled this week.'),
  count('people.refused', 'people', 'Residents refused after their trial this week.'),
  count('people.joined', 'people', 'People who moved in this week.'),
  share(
    'wellbeing.satisfaction_lowest_decile',
    'Highest satisfaction within the least satisfied tenth. Every fourth week.',
  ),
];

const BINS = 100;

/** Names and units of everything but signals, in the order of the values. */
export function plainObservables(): Observable[] {
  const bare = ({ name, unit, meaning, store }: Measure): Observable => ({ name, unit, meaning, store });
  return [
    ...PEOPLE.map(bare),
    ...MEANS.map((m) => bare({ ...m, meaning: `${m.meaning} Every fourth week.` })),
    ...SOCIETY.map(bare),
    ...ACTIVITIES.map((a) =>
      bare(count(`time.${a}`, 'hours per week', `Mean hours spent on ${a.replaceAll('_', ' ')}. Every fourth week.`)),
    ),
    ...LEVERS.map((l) =>
      bare(count(`law.${l.id}`, 'as written', `Value in force of ${l.path}; 0 when that clause is off.`)),
    ),
  ];
}

/** Column that a plain observable shows, by its name; undefined for what is counted or computed. */
export function columnOfObservable(name: string): string | undefined {
  return [...MEANS, ...SOCIETY].find((m) => m.name === name)?.column;
}

/** Fills the plain observables of a society, week by week. Scratch is allocated once. */
export class PlainObserver {
  private readonly singles: readonly Float32Array[];
  private readonly doubles: readonly Float64Array[];
  private readonly flags: Uint8Array;
  private readonly society: readonly { readonly array: TypedArray | null; readonly scale: number }[];
  private readonly status: Uint8Array;
  private readonly minutes: Float64Array;
  private readonly levers: readonly number[];
  private readonly sums = new Float64Array(MEANS.length);
  private readonly minuteSums = new Float64Array(ACTIVITIES.length);
  private readonly histogram = new Int32Array(BINS + 1);
  private looks = 0;

  constructor(world: Observed) {
    const capacity = world.layout.capacity.members;
    const column = <T>(m: Measure, none: T): T =>
      m.column && world.has(m.column) ? (world.array(m.column) as T) : none;
    const noSingles = new Float32Array(capacity);
    const noDoubles = new Float64Array(capacity);
    this.singles = MEANS.slice(0, SINGLES).map((m) => column(m, noSingles));
    this.doubles = MEANS.slice(SINGLES, SINGLES + DOUBLES).map((m) => column(m, noDoubles));
    this.flags = column(MEANS[SINGLES + DOUBLES], new Uint8Array(capacity));
    this.society = SOCIETY.map((m) => ({
      array: m.column && world.has(m.column) ? world.array(m.column) : null,
      scale: m.scale ?? 1,
    }));
    this.status = world.array('members.status') as Uint8Array;
    this.minutes = world.array('members.minutes') as Float64Array;
    this.levers = LEVERS.map((l) => world.layout.parameters.findIndex((p) => p.path === l.path));
  }

  /** Goes on from values that are there already. */
  goOn(): void {
    this.looks = 1;
  }

  /** Writes `plainObservables().length` values from out[at] on. How many left, were refused and moved in this week. */
  observe(world: Observed, out: Float64Array, at: number, left: number, refused: number, joined: number): void {
    const n = world.rows.members;
    const { status } = this;
    const present = countAtLeast(status, RESIDENT, n);
    out[at] = present;
    out[at + 1] = countAtLeast(status, MEMBER, n);
    out[at + 2] = left;
    out[at + 3] = refused;
    out[at + 4] = joined;
    if (this.looks++ === 0 || (world.week - 1) % MEANS_EVERY === 0)
      this.observeMeans(n, out, at + PEOPLE.length - 1, present);
    let write = at + PEOPLE.length + MEANS.length;
    for (const { array, scale } of this.society) out[write++] = array ? array[0] * scale : 0;
    write += ACTIVITIES.length;
    for (const index of this.levers) out[write++] = index < 0 ? 0 : world.law.values[index];
  }

  /** The lowest decile and the means from out[at] on, and the hours behind the values of the society. */
  private observeMeans(n: number, out: Float64Array, at: number, present: number): void {
    const { status, sums, minuteSums, histogram } = this;
    histogram.fill(0);
    sumMeans(status, this.singles, this.doubles, this.flags, n, sums, histogram);
    sumMinutes(this.minutes, status, n, minuteSums);
    const perHead = present > 0 ? 1 / present : 0;
    let write = at;
    out[write++] = lowestDecile(histogram, present);
    for (let k = 0; k < MEANS.length; k++) out[write++] = (MEANS[k].scale ?? 1) * sums[k] * perHead;
    write += SOCIETY.length;
    for (let a = 0; a < minuteSums.length; a++) out[write++] = (minuteSums[a] / 60) * perHead;
  }
}

/** Sums over those present in one pass, and a histogram of the first. */
function sumMeans(
  status: Uint8Array,
  singles: readonly Float32Array[],
  doubles: readonly Float64Array[],
  flags: Uint8Array,
  n: number,
  sums: Float64Array,
  histogram: Int32Array,
): void {
  const [satisfaction, a1, a2, a3, a4, a5] = singles;
  const [b0, b1, b2, b3] = doubles;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  let flagged = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    const x = satisfaction[i];
    histogram[(x * BINS) | 0]++;
    s0 += x;
    s1 += a1[i];
    s2 += a2[i];
    s3 += a3[i];
    s4 += a4[i];
    s5 += a5[i];
    d0 += b0[i];
    d1 += b1[i];
    d2 += b2[i];
    d3 += b3[i];
    flagged += flags[i];
  }
  sums.set([s0, s1, s2, s3, s4, s5, d0, d1, d2, d3, flagged]);
}

function countAtLeast(status: Uint8Array, lowest: number, n: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) count += +(status[i] >= lowest);
  return count;
}

function sumMinutes(minutes: Float64Array, status: Uint8Array, n: number, sums: Float64Array): void {
  const width = sums.length;
  sums.fill(0);
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) addRow(minutes, i * width, width, sums);
}

function addRow(minutes: Float64Array, at: number, width: number, sums: Float64Array): void {
  for (let a = 0; a < width; a++) sums[a] += minutes[at + a];
}

/** Upper edge of the bin in which a tenth of all is reached; bins of 0.01, and one for exactly 1. */
function lowestDecile(histogram: Int32Array, present: number): number {
  let seen = 0;
  for (let bin = 0; bin <= BINS; bin++) {
    seen += histogram[bin];
    if (present > 0 && seen * 10 >= present) return Math.min(1, (bin + 1) / BINS);
  }
  return 0;
}
