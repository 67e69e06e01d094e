/**
 * The programme budget: how much of what the treasury could share out is spent on programmes instead, and on which.
 *
 *   appropriation_k = floor(programme_share · distributable · weight_k / Σ weights)
 * over the programmes whose clause is in force; without any nothing is set aside. No money moves here: each programme
 * draws what stands at its number, and what is left is allotted to members.
 *
 * The share is a decision of its own kind, `budget`, routed by the constitution like the others. It may be raised by
 * anybody, and comes up by itself when its term has run: a draft with the mean of what members want goes on the agenda
 * without a proposer. Until another is voted the old one stands, as where appropriations continue. The weights are
 * law, but nobody proposes to change them.
 *
 * What members want, 0..1 over the range of the share, follows slowly (half-life 26 weeks, by turns)
 *   ideal = 0.3 + 0.4 (innovation − ½) + 0.3 (cooperation − ½)       common ventures against money in hand
 *               + 0.2 s / (s + 10)                                   s credits a week that programmes bring oneself
 *               − 0.3 · share by which the purse falls short of four weeks' bills
 *               + 0.3 (share of grants delivered − ½)                what became of the money before
 * Voters weigh what a public programme brings them against what it costs them (Meltzer and Richard 1981, Journal of
 * Political Economy 89:914-927); values beside interest, and all numbers, are assumptions. Budgets voted by residents
 * year by year: Cabannes 2004, Environment and Urbanization 16(1).
 *
 * Edge cases: without a rule of change the budget stays as founded, however often it falls due; nobody present, the
 * draft is the share in force.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, event, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';
import { BUDGET_PATH, BUDGET_SUBJECT, lawPosition, OPEN } from '../governance/routing.ts';
import { firstRow, rowStep } from './turns.ts';

/** By number: the clause without which there is nothing to spend on. */
const PROGRAMMES = ['economy.grants', 'economy.guilds', 'economy.crowdfunding', 'economy.cooperatives'] as const;
const PROGRAMME_COUNT = PROGRAMMES.length;
const VALUE_COUNT = VALUES.length;
const INNOVATION = VALUES.indexOf('innovation');
const COOPERATION = VALUES.indexOf('cooperation');

const USUAL = 0.3;
const FOR_INNOVATION = 0.4;
const FOR_COOPERATION = 0.3;
const FOR_BENEFIT = 0.2;
/** Credits a week from programmes that go half of the way to the most that benefit can do. */
const HALF_BENEFIT = 10;
const FOR_CASH = 0.3;
/** Weeks of bills below which a purse is short. */
const SHORT_WEEKS = 4;
const FOR_RECORD = 0.3;
const WISH_RATE = weeklyShare(26 / TURN_WEEKS);

const weights = new Float64Array(PROGRAMME_COUNT);

const weight = (what: string) =>
  ({
    type: 'number',
    unit: 'weight',
    min: 0,
    max: 10,
    default: 1,
    meaning: `Weight of ${what} in the split, against the other programmes in force.`,
  }) as const;

export const budget = mechanism({
  id: 'economy.budget',
  layer: 'economy',
  title: 'Programme budget',
  summary:
    'A share of what the treasury could hand out is voted to programmes: grants, guilds, matching, cooperatives.',
  source: 'Cabannes 2004 (participatory budgets); Meltzer and Richard 1981 (interest in public spending)',
  switch: 'off',
  parameters: {
    programmeShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.2,
      meaning: 'Share of what the treasury lets go of that is spent on programmes.',
    },
    grants: weight('micro-grants'),
    guilds: weight('guilds'),
    matching: weight('matching for what members crowd-fund'),
    cooperatives: weight('cooperative enterprises'),
    termWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 4,
      max: 260,
      default: 52,
      integer: true,
      meaning: 'Weeks after which the budget comes up for a vote by itself.',
    },
  },
  columns: {
    appropriation: column('society', 'f64', {
      width: PROGRAMME_COUNT,
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Set aside this week for grants, guilds, matching and cooperatives.',
    }),
    appropriated: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Set aside for all programmes this week.',
    }),
    budgetDue: column('society', 'u8', {
      unit: 'flag',
      max: 1,
      meaning: '1 while a budget whose term has run waits for a place on the agenda.',
    }),
    budgetTermEnds: column('society', 'i32', { unit: 'week', meaning: 'Week in which the budget falls due.' }),
    budgetDraft: column('society', 'f64', {
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'What members wanted on average when the budget last fell due.',
    }),
    budgetWish: column('members', 'f32', {
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'Wanted share of programmes.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    values: ref('f32', 'members.values'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    sideIncome: ref('f64', 'members.sideIncome'),
    grantRecord: ref('f64', 'society.grantRecord', true),
    distributable: ref('f64', 'society.distributable'),
    state: ref('u8', 'proposals.state', true),
    subject: ref('i32', 'proposals.subject', true),
    decidedWeek: ref('i32', 'proposals.decidedWeek', true),
  },
  events: { due: event('The budget for programmes has run its term and has to be voted again.') },
  after: ['economy.treasury', 'governance.decisions', 'people.traits', 'economy.needs', 'people.membership'],
  enter({ c, p, n, week }) {
    c.budgetTermEnds[0] = week + p.termWeeks;
    for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) c.budgetWish[i] = idealShare(c, i);
  },
  arrive({ c }, member) {
    c.budgetWish[member] = idealShare(c, member);
  },
  steps: {
    economy(s) {
      const { c, p, n, week, law } = s;
      weights[0] = p.grants;
      weights[1] = p.guilds;
      weights[2] = p.matching;
      weights[3] = p.cooperatives;
      let sum = 0;
      for (let k = 0; k < PROGRAMME_COUNT; k++) {
        if (!law.has(PROGRAMMES[k])) weights[k] = 0;
        sum += weights[k];
      }
      const perWeight = sum > 0 ? (p.programmeShare * c.distributable[0]) / sum : 0;
      let spoken = 0;
      for (let k = 0; k < PROGRAMME_COUNT; k++) {
        // The bound matters only if rounding would set aside a thousandth that is not there.
        const part = Math.min(Math.floor(weights[k] * perWeight), c.distributable[0] - spoken);
        c.appropriation[k] = part;
        spoken += part;
      }
      c.appropriated[0] = spoken;

      const { status, budgetWish } = c;
      const step = rowStep(week);
      for (let i = firstRow(week); i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        budgetWish[i] += WISH_RATE * (idealShare(c, i) - budgetWish[i]);
      }
    },

    governance(s) {
      const { c, p, n, week } = s;
      for (let r = 0; r < c.state.length; r++) {
        if (c.subject[r] !== BUDGET_SUBJECT) continue;
        if (c.state[r] === OPEN) c.budgetDue[0] = 0;
        else if (c.decidedWeek[r] === week) c.budgetTermEnds[0] = week + p.termWeeks;
      }
      if (week < c.budgetTermEnds[0]) return;
      c.budgetTermEnds[0] = week + p.termWeeks;
      c.budgetDue[0] = 1;
      let sum = 0;
      let count = 0;
      for (let i = 0; i < n; i++) {
        if (c.status[i] < RESIDENT) continue;
        sum += c.budgetWish[i];
        count++;
      }
      c.budgetDraft[0] = count > 0 ? sum / count : lawPosition(s.law, s.law.indexOf(BUDGET_PATH));
      s.emit(s.event.due, -1, -1, 0, 0);
    },
  },
});

/** The share of programmes that values, interest and experience would have a member set. */
function idealShare(
  c: {
    readonly values: Float32Array;
    readonly wealth: Float64Array;
    readonly bill: Float32Array;
    readonly sideIncome: Float64Array;
    readonly grantRecord: Float64Array;
  },
  i: number,
): number {
  const v = i * VALUE_COUNT;
  const benefit = Math.max(0, c.sideIncome[i]);
  const reserve = 1000 * SHORT_WEEKS * c.bill[i];
  const short = reserve > 0 ? clamp01(1 - c.wealth[i] / reserve) : 0;
  const record = c.grantRecord.length > 0 ? c.grantRecord[0] : 0.5;
  const principle =
    FOR_INNOVATION * (c.values[v + INNOVATION] - 0.5) + FOR_COOPERATION * (c.values[v + COOPERATION] - 0.5);
  const interest = (FOR_BENEFIT * benefit) / (benefit + HALF_BENEFIT) - FOR_CASH * short;
  return clamp01(USUAL + principle + interest + FOR_RECORD * (record - 0.5));
}
