/**
 * What a run records each week beside the signals: ledgers, demography, well-being, decisions, cases and
 * the law. Plain measures of state, the same list for every run of a layout; where a mechanism is off its
 * observable reads 0. Documented here once; files, guarantees, the page and the reference use these names.
 * What is summed over everybody’s columns (well-being, wealth, hours) is exact, looked at every fourth week, and
 * stands in between; heads, ledgers, decisions, cases and the law are of the week.
 */
import { ACTIVITIES, LEVERS } from '../core/contract.ts';
import type { Observable } from '../core/plan.ts';

export interface Measure extends Observable {
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
export const SOCIETY: readonly Measure[] = [
  { ...count('ledger.treasury', 'credits', 'Balance of the common treasury.', 'society.treasury'), scale: 0.001 },
  count('ledger.output', 'credits per week', 'What the community produced.', 'society.output'),
  count('ledger.capital', 'credits', 'Common infrastructure.', 'society.capital'),
  count('ledger.tools', 'credits', 'Common tools.', 'society.tools'),
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
  count('economy.bill', 'credits per week', 'What standard needs cost in money.', 'society.unitBill'),
  share('economy.commons', 'What is left of land or attention, 1 where nobody uses it.', 'society.commons'),
  {
    ...count('ledger.appropriated', 'credits per week', 'Set aside for programmes.', 'society.appropriated'),
    scale: 0.001,
  },
  count('economy.grants_delivered', 'grants', 'Micro-grants delivered since founding.', 'society.grantsDelivered'),
  share('economy.price_level', 'Outside prices, 1 at the start.', 'society.priceLevel'),
  count('economy.guild_members', 'people', 'Members of all guilds.', 'society.guildMembers'),
  count('economy.supporters', 'people', 'Outsiders who pay a regular fee.', 'society.supporters'),
  share('economy.know_how', 'Productivity learnt from projects, 1 at the start.', 'society.knowHow'),
  count('economy.enterprises', 'enterprises', 'Cooperative enterprises at work.', 'society.enterprises'),
  count(
    'economy.token_price',
    'credits per token',
    'Price of the community token in its market.',
    'society.tokenPrice',
  ),
  count(
    'economy.price_of_majority',
    'credits',
    'Cost of a token majority bought in one go from the pool, nobody else trading; -1: not on offer. Patience or bribes can be cheaper.',
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
export const MEANS: readonly Measure[] = [
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
export const SINGLES = 6;
export const DOUBLES = 4;

export const PEOPLE: readonly Measure[] = [
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
