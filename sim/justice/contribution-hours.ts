/**
 * Sanction: contribution hours. Who is called to account gives the community hours on top of their own.
 *
 *   hours owed += hours_at_full_gravity · gravity; a settlement agrees on half the severity
 *   effort drawn on closing: 1 in full, 0.5 by half, 0 not at all
 *     settled   0.71 / 0.16 / 0.13
 *     ruled     0.34 / 0.21 / 0.45
 *   each share of full payment is scaled by (0.5 + trust)
 *   weekly instalment = effort · min(owed, hours_per_week); what is granted is worked off
 *
 * Compliance is input: 70.6 % of mediated small claims were paid in full against 33.8 % of adjudicated ones
 * (McEwen & Maiman 1981). What is not worked fades with half-life 26 weeks: nobody is imprisoned for it.
 *
 * Whoever has worked off a debt is restored: relapse is lower while it lasts (half-life 52 weeks, by turns). Latimer,
 * Dowden & Muise 2005 find a mean effect of 0.07 on recidivism; `justice.incidents` applies it. Those who were
 * willing anyway comply more, so raw comparisons overstate the effect, as in the literature.
 */
import { column, demand, event, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import { counted, level } from '../core/telling.ts';
import { FORGOTTEN, HOURS, RULED, SETTLED, turnKeep, weeklyKeep } from './case.ts';

const FADES = 1 - weeklyKeep(26);
const RESTORED_KEPT = turnKeep(52);
const FULL_IF_SETTLED = 0.71;
const FULL_IF_RULED = 0.34;
const HALF_IF_SETTLED = 0.16;
const HALF_IF_RULED = 0.21;
/** Hours below which a debt counts as worked off. */
const DONE = 0.05;

export const contributionHours = mechanism({
  id: 'justice.sanctions.contribution_hours',
  layer: 'justice',
  title: 'Contribution hours',
  summary: 'Who is called to account works extra hours for the community.',
  source: 'McEwen & Maiman 1981; Latimer, Dowden & Muise 2005',
  switch: 'on',
  parameters: {
    hoursAtFullGravity: {
      type: 'number',
      unit: 'hours',
      min: 1,
      max: 80,
      default: 24,
      meaning: 'hours owed for the gravest ruling; lesser ones in proportion',
    },
    hoursPerWeek: {
      type: 'number',
      unit: 'hours per week',
      min: 0.5,
      max: 12,
      default: 4,
      meaning: 'most hours worked off in a week',
    },
  },
  columns: {
    sanctionHoursOwed: column('members', 'f32', { unit: 'hours', meaning: 'hours still owed as a sanction', min: 0 }),
    sanctionEffort: column('members', 'f32', {
      unit: 'share',
      meaning: 'share of the instalment the member is ready to work',
      min: 0,
      max: 1,
    }),
    restored: column('members', 'f32', {
      unit: 'share',
      meaning: 'standing regained by making good, fading',
      min: 0,
      max: 1,
    }),
    debtors: column('society', 'f64', { unit: 'members', meaning: 'members who owe sanction hours', min: 0 }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    trust: ref('f64', 'members.trust'),
    caseRows: ref('i32', 'society.caseRows'),
    state: ref('u8', 'cases.state'),
    respondent: ref('i32', 'cases.respondent'),
    ruling: ref('u8', 'cases.ruling'),
    gravity: ref('f32', 'cases.gravity'),
  },
  demands: { makingGood: demand('contribution_hours', 'hours owed as a sanction') },
  events: {
    owes: event('{who} owes the community {a} of work and means to do {b}.', {
      a: counted('hour'),
      b: level([0.25, 'none of it'], [0.75, 'half of it'], [1, 'all of it']),
    }),
    madeGood: event('{who} has made good.'),
  },
  after: ['justice.disputes.council', 'justice.disputes.mediation', 'justice.cases'],
  effects: [
    {
      system: 'justice.sanctions.contribution_hours',
      switch: { kind: 'clause', without: ['justice.sanctions.contribution_hours'] },
      setting: {
        values: {
          'justice.cases.strictness': 1,
          'justice.sanctions.contribution_hours.hours_at_full_gravity': 80,
          'justice.sanctions.contribution_hours.hours_per_week': 12,
        },
      },
      observable: 'ledger.output',
      sign: 1,
      smallest: 10,
      because: 'hours owed are worked on top of one’s own; measured where rulings impose the most',
      round: 2,
      amended: 'at first neither strictness nor the weekly instalment was at its most: 11.3, 8.7 to 14 after 480 seeds',
    },
  ],
  steps: {
    attention(s) {
      const { c, n } = s;
      if (c.debtors[0] === 0) return;
      const { sanctionHoursOwed, sanctionEffort, makingGood } = c;
      const most = s.p.hoursPerWeek;
      const held = listDebtors(c.status, sanctionHoursOwed, n);
      for (let k = 0; k < held; k++) {
        const i = debtorRows[k];
        const owed = sanctionHoursOwed[i];
        makingGood[i] = 60 * sanctionEffort[i] * (owed < most ? owed : most);
      }
    },
    justice(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, sanctionHoursOwed, sanctionEffort, restored, makingGoodGranted } = c;
      fadeStanding(restored, week % TURN_WEEKS, n);
      let debtors = 0;
      const held = c.debtors[0] > 0 ? listDebtors(status, sanctionHoursOwed, n) : 0;
      for (let k = 0; k < held; k++) {
        const i = debtorRows[k];
        const owed = sanctionHoursOwed[i];
        const worked = makingGoodGranted[i] / 60;
        const due = owed - worked - FADES * (1 - sanctionEffort[i]) * owed;
        if (due > DONE) {
          sanctionHoursOwed[i] = due;
          debtors++;
          continue;
        }
        sanctionHoursOwed[i] = 0;
        if (sanctionEffort[i] > 0) {
          restored[i] = 1;
          s.emit(s.event.madeGood, i, -1, 0, 0);
        }
      }
      for (let r = 0; r < c.caseRows[0]; r++) {
        const settled = c.state[r] === SETTLED;
        if ((!settled && c.state[r] !== RULED) || (c.ruling[r] & HOURS) === 0) continue;
        const i = c.respondent[r];
        if (status[i] < RESIDENT) continue;
        const full = clamp01((settled ? FULL_IF_SETTLED : FULL_IF_RULED) * (0.5 + c.trust[i]));
        const half = settled ? HALF_IF_SETTLED : HALF_IF_RULED;
        const u = uniform(k0, k1, c.identity[i], 0);
        sanctionEffort[i] = u < full ? 1 : u < full + half ? 0.5 : 0;
        if (sanctionHoursOwed[i] === 0) debtors++;
        sanctionHoursOwed[i] += p.hoursAtFullGravity * c.gravity[r];
        s.emit(s.event.owes, i, -1, sanctionHoursOwed[i], sanctionEffort[i]);
      }
      c.debtors[0] = debtors;
    },
  },
});

/** Rows of those who owe hours, scratch of one step. */
let debtorRows = new Int32Array(0);

/** Lists those present who owe hours. @returns how many */
function listDebtors(status: Uint8Array, owed: Float32Array, n: number): number {
  if (debtorRows.length < n) debtorRows = new Int32Array(2 * n);
  const list = debtorRows;
  let count = 0;
  for (let i = 0; i < n; i++) {
    list[count] = i;
    count += +(owed[i] > 0) & +(status[i] >= RESIDENT);
  }
  return count;
}

/** Lets restored standing fade in those whose turn it is; a product, not a branch that nobody could guess. */
function fadeStanding(restored: Float32Array, from: number, n: number): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    const left = restored[i] * RESTORED_KEPT;
    restored[i] = left * +(left > FORGOTTEN);
  }
}
