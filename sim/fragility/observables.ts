/**
 * What a run records each week beside the signals: ledgers, demography, well-being, decisions, cases and
 * the law. Plain measures of state, the same list for every run of a layout; where a mechanism is off its
 * observable reads 0. Documented here once; files, guarantees, the page and the reference use these names.
 */
import { ACTIVITIES, LEVERS, MEMBER, RESIDENT, SUSPENDED } from '../core/contract.ts';
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
];

/** Means over those present. */
const MEANS: readonly Measure[] = [
  share('wellbeing.satisfaction', 'Mean satisfaction of those present.', 'members.satisfaction'),
  share('wellbeing.belonging', 'Mean belonging.', 'members.belonging'),
  share('wellbeing.loneliness', 'Mean loneliness: company wanted and not had.', 'members.loneliness'),
  share('wellbeing.energy', 'Mean energy.', 'members.energy'),
  share('wellbeing.exhausted', 'Share of members burnt out.', 'members.exhausted'),
  share('wellbeing.trust', 'Mean trust in the institutions.', 'members.trust'),
  share('wellbeing.needs_met', 'Mean share of needs met.', 'members.needsMet'),
  share('wellbeing.say', 'Mean feeling of having a say.', 'members.say'),
  count('economy.income', 'credits per week', 'Mean income of those present.', 'members.incomeCredits'),
  { ...count('economy.wealth', 'credits', 'Mean wallet of those present.', 'members.wealth'), scale: 0.001 },
  count('time.contributed', 'hours per week', 'Mean hours given to the community.', 'members.contributedHours'),
];

const PEOPLE: readonly Measure[] = [
  count('people.present', 'people', 'Members and residents living here.'),
  count('people.members', 'people', 'Full members, suspended ones included.'),
  count('people.left', 'people', 'People who left, were expelled or were refused after a trial this week.'),
  count('people.joined', 'people', 'People who moved in this week.'),
  share('wellbeing.satisfaction_lowest_decile', 'Highest satisfaction within the least satisfied tenth.'),
];

const BINS = 100;

/** Names and units of everything but signals, in the order of the values. */
export function plainObservables(): Observable[] {
  const bare = ({ name, unit, meaning, store }: Measure): Observable => ({ name, unit, meaning, store });
  return [
    ...PEOPLE.map(bare),
    ...MEANS.map(bare),
    ...SOCIETY.map(bare),
    ...ACTIVITIES.map((a) =>
      bare(count(`time.${a}`, 'hours per week', `Mean hours spent on ${a.replaceAll('_', ' ')}.`)),
    ),
    ...LEVERS.map((l) =>
      bare(count(`law.${l.id}`, 'as written', `Value in force of ${l.path}; 0 when that clause is off.`)),
    ),
  ];
}

/** Fills the plain observables of a society, week by week. Scratch is allocated once. */
export class PlainObserver {
  private readonly means: readonly { readonly array: TypedArray | null; readonly scale: number }[];
  private readonly society: readonly { readonly array: TypedArray | null; readonly scale: number }[];
  private readonly status: TypedArray;
  private readonly satisfaction: TypedArray;
  private readonly minutes: TypedArray;
  private readonly levers: readonly number[];
  private readonly sums = new Float64Array(ACTIVITIES.length);
  private readonly histogram = new Int32Array(BINS);

  constructor(world: Observed) {
    const find = (m: Measure) => ({
      array: m.column && world.has(m.column) ? world.array(m.column) : null,
      scale: m.scale ?? 1,
    });
    this.means = MEANS.map(find);
    this.society = SOCIETY.map(find);
    this.status = world.array('members.status');
    this.satisfaction = world.array('members.satisfaction');
    this.minutes = world.array('members.minutes');
    this.levers = LEVERS.map((l) => world.layout.parameters.findIndex((p) => p.path === l.path));
  }

  /** Writes `plainObservables().length` values from out[at] on. `left` and `joined`: how many went and moved in this week. */
  observe(world: Observed, out: Float64Array, at: number, left: number, joined: number): void {
    const n = world.rows.members;
    const { status, satisfaction, histogram } = this;
    histogram.fill(0);
    let present = 0;
    let members = 0;
    for (let i = 0; i < n; i++) {
      const s = status[i];
      if (s < RESIDENT) continue;
      present++;
      if (s === MEMBER || s === SUSPENDED) members++;
      histogram[Math.min(BINS - 1, Math.floor(satisfaction[i] * BINS))]++;
    }
    let write = at;
    out[write++] = present;
    out[write++] = members;
    out[write++] = left;
    out[write++] = joined;
    out[write++] = lowestDecile(histogram, present);
    for (const { array, scale } of this.means) {
      out[write++] = array && present > 0 ? (scale * sumPresent(array, status, n)) / present : 0;
    }
    for (const { array, scale } of this.society) out[write++] = array ? array[0] * scale : 0;
    this.sums.fill(0);
    sumMinutes(this.minutes, status, n, this.sums);
    for (let a = 0; a < this.sums.length; a++) out[write++] = present > 0 ? this.sums[a] / 60 / present : 0;
    for (const index of this.levers) out[write++] = index < 0 ? 0 : world.law.values[index];
  }
}

/** One loop for each type of array, so that each stays fast. */
function sumPresent(array: TypedArray, status: TypedArray, n: number): number {
  if (array instanceof Float32Array) return sumSingles(array, status, n);
  if (array instanceof Float64Array) return sumDoubles(array, status, n);
  let sum = 0;
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) sum += array[i];
  return sum;
}

function sumSingles(array: Float32Array, status: TypedArray, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) sum += array[i];
  return sum;
}

function sumDoubles(array: Float64Array, status: TypedArray, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) sum += array[i];
  return sum;
}

function sumMinutes(minutes: TypedArray, status: TypedArray, n: number, sums: Float64Array): void {
  const width = sums.length;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    for (let a = 0; a < width; a++) sums[a] += minutes[i * width + a];
  }
}

/** Upper edge of the bin in which a tenth of all is reached; bins of 0.01. */
function lowestDecile(histogram: Int32Array, present: number): number {
  let seen = 0;
  for (let bin = 0; bin < BINS; bin++) {
    seen += histogram[bin];
    if (present > 0 && seen * 10 >= present) return (bin + 1) / BINS;
  }
  return 0;
}
