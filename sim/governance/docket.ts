/**
 * The docket: the columns of the `proposals` table, how a module refers to them, and opening and clearing
 * a row. The table belongs to governance.decisions, which routes each row to one module; until a row is
 * settled only that module assigns it.
 */
import { type ArrayOf, type ColumnType, column, type Ref, ref } from '../core/contract.ts';
import { NO_SUBJECT, UNUSED } from './routing.ts';

const row = <T extends ColumnType>(type: T, unit: string, meaning: string, initial = 0) =>
  column('proposals', type, { unit, meaning, initial, rowsShared: true });

export const PROPOSAL_COLUMNS = {
  state: row('u8', 'state', 'Unused, draft, open, passed, rejected, lapsed, pending or enacted.'),
  kind: row('u8', 'kind', 'Kind of decision.'),
  module: row('u32', 'name hash', 'Module that the proposal is routed to.'),
  subject: row(
    'i32',
    'subject',
    'Lever, or after the levers the decision threshold and the budget; -1 for none.',
    NO_SUBJECT,
  ),
  parameter: column('proposals', 'i32', {
    unit: 'index',
    meaning: 'Parameter of the law it would change; -1 for none.',
    initial: -1,
    rowsShared: true,
    pointsTo: 'law',
  }),
  value: row('f64', 'share of range', 'What the text proposes, 0 at the least the parameter may be and 1 at the most.'),
  before: row('f64', 'share of range', 'The law when the proposal was settled.'),
  proposer: column('proposals', 'i32', {
    unit: 'member row',
    meaning: 'Who brought it; -1 when nobody did or they have left.',
    initial: -1,
    rowsShared: true,
    pointsTo: 'members',
  }),
  openedWeek: row('i32', 'week', 'Week in which it came onto the agenda.'),
  decidedWeek: row('i32', 'week', 'Week in which it was settled.', -1),
  rounds: row('u8', 'rounds', 'Rounds of deliberation completed.'),
  progress: row('f64', 'share', 'Part of the current round that has been held.'),
  minutesSpent: row('f64', 'member minutes', 'Time that members have given to it.'),
  minutesNeeded: row('f64', 'member minutes', 'Time it is expected to need still.'),
  support: row('f64', 'share', 'Support when last tested.'),
  bar: row('f64', 'share', 'Support it needs beyond what its module asks; 0 for no more.'),
  leastQuorum: row('f64', 'share', 'Attendance it needs beyond what its module asks; 0 for no more.'),
};

const total = (unit: string, meaning: string, initial = 0) => column('society', 'f64', { unit, meaning, initial });

/** Columns of the society that governance.decisions keeps the record in. */
export const DOCKET_TOTALS = {
  proposalsOpen: total('proposals', 'Matters of law drafted or on the agenda.'),
  decisionsTaken: total('decisions', 'Decisions taken since the founding.'),
  decisionsPassed: total('decisions', 'Of these, how many passed.'),
  proposalsLapsed: total('proposals', 'Proposals struck off undecided since the founding.'),
  waitingWeeks: total('weeks', 'Mean time that matters now on the agenda have waited.'),
  decisionWeeks: total('weeks', 'Running mean of the weeks from agenda to decision.'),
  decisionHours: total('h', 'Running mean of the hours that members spend on a decision, all together.'),
  lawToMedian: total('share of range', 'Mean distance of the law from the median position.'),
  lawToPowerful: total('share of range', 'Mean distance of the law from the median position weighted by power.'),
};

type ProposalColumns = typeof PROPOSAL_COLUMNS;

/** The docket as a mechanism sees it. */
export type Docket = { readonly [K in keyof ProposalColumns]: ArrayOf[ProposalColumns[K]['type']] };

/** References to every column of the docket, for the `rows` section of a module. */
export const DOCKET_ROWS = Object.fromEntries(
  Object.entries(PROPOSAL_COLUMNS).map(([name, c]) => [name, ref(c.type, `proposals.${name}`)]),
) as { [K in keyof ProposalColumns]: Ref<ProposalColumns[K]['type']> };

/** References to what a module tells governance.decisions about members' part in the week's decisions. */
export const PART_ROWS = {
  weight: ref('f64', 'members.weight'),
  tookPart: ref('u8', 'members.tookPart'),
  heard: ref('f32', 'members.heard'),
  deliberationPull: ref('f32', 'members.deliberationPull'),
  partsTaken: ref('f64', 'society.partsTaken'),
  pulled: ref('u8', 'society.pulled'),
};

/** Lowest unused row, or -1. */
export function unusedRow(d: Docket): number {
  for (let r = 0; r < d.state.length; r++) if (d.state[r] === UNUSED) return r;
  return -1;
}

/** Returns a row to what it was at founding. */
export function clearRow(d: Docket, r: number): void {
  d.state[r] = UNUSED;
  d.kind[r] = 0;
  d.module[r] = 0;
  d.subject[r] = NO_SUBJECT;
  d.parameter[r] = -1;
  d.value[r] = 0;
  d.before[r] = 0;
  d.proposer[r] = -1;
  d.openedWeek[r] = 0;
  d.decidedWeek[r] = -1;
  d.rounds[r] = 0;
  d.progress[r] = 0;
  d.minutesSpent[r] = 0;
  d.minutesNeeded[r] = 0;
  d.support[r] = 0;
  d.bar[r] = 0;
  d.leastQuorum[r] = 0;
}

/** Fills an unused row. */
export function openRow(
  d: Docket,
  r: number,
  state: number,
  kind: number,
  module: number,
  subject: number,
  parameter: number,
  week: number,
): void {
  d.state[r] = state;
  d.kind[r] = kind;
  d.module[r] = module;
  d.subject[r] = subject;
  d.parameter[r] = parameter;
  d.openedWeek[r] = week;
}

/** Asks more of a row than its module does. */
export function raiseBar(d: Docket, r: number, support: number, attendance: number): void {
  d.bar[r] = support;
  d.leastQuorum[r] = attendance;
}

/** Share of a new decision in running figures over decisions. */
const RECENT = 0.1;

/** A running figure after one more observation. */
export function running(figure: number, observed: number): number {
  return figure + RECENT * (observed - figure);
}

/** Closes a proposal with an outcome. */
export function settle(d: Docket, r: number, outcome: number, week: number): void {
  d.state[r] = outcome;
  d.decidedWeek[r] = week;
  d.minutesNeeded[r] = 0;
}

/** The open row of a module that comes first after (`week`, `after`) in agenda order: by week, then by row; or -1. */
export function nextOnAgenda(d: Docket, module: number, open: number, week: number, after: number): number {
  let best = -1;
  for (let r = 0; r < d.state.length; r++) {
    if (d.state[r] !== open || d.module[r] !== module) continue;
    const opened = d.openedWeek[r];
    if (opened < week || (opened === week && r <= after)) continue;
    if (best < 0 || opened < d.openedWeek[best]) best = r;
  }
  return best;
}
