/**
 * Who belongs: identity and status of every member row, and what follows from the steps of citizenship
 * and from suspension. Statuses are brought up to date at the start of the week:
 *
 *   applicant → resident on trial → member ⇄ suspended; leavers are released by the mechanism that ends
 *   the membership and freed a week later.
 *
 * A newcomer brings savings into the ledger from outside and takes the wallet along when leaving.
 * Edge cases: without any citizenship clause a seated applicant becomes a member at once.
 */
import { APPLICANT, column, flow, MEMBER, mechanism, RESIDENT, ref, SUSPENDED } from '../sim/core/contract.ts';
import { uniform } from '../sim/core/random.ts';

/** `members.stage`: on trial, and through every step of citizenship. */
const STAGE_TRIAL = 2;
const STAGE_MEMBER = 5;

export const membership = mechanism({
  id: 'people.membership',
  layer: 'people',
  title: 'Membership',
  summary: 'Identity and status of each person, brought up to date each week from citizenship and suspension.',
  source: 'Book-keeping of the model (ODD, Grimm et al. 2020); starting savings are an assumption.',
  switch: 'always',
  parameters: {
    startingSavingsCredits: {
      type: 'number',
      unit: 'credits',
      min: 0,
      max: 100_000,
      default: 800,
      meaning: 'Mean savings that a person brings along.',
    },
  },
  columns: {
    identity: column('members', 'u32', { unit: 'id', meaning: 'Exogenous identity: founder or candidate.' }),
    status: column('members', 'u8', { unit: 'code', min: 0, max: 7, meaning: 'Membership status, 0 for a free row.' }),
    joinedWeek: column('members', 'i32', {
      unit: 'week',
      initial: -1,
      meaning: 'Week of moving in, on trial or for good.',
    }),
    memberSinceWeek: column('members', 'i32', {
      unit: 'week',
      initial: -1,
      meaning: 'Week of full membership; -1 before it.',
    }),
  },
  reads: {
    stage: ref('u8', 'members.stage', true),
    suspendedUntilWeek: ref('i32', 'members.suspendedUntilWeek', true),
    wealth: ref('f64', 'members.wealth'),
  },
  flows: {
    broughtAlong: flow('outside', 'member', 'Savings that newcomers bring.'),
    takenAlong: flow('member', 'outside', 'Wallets that leavers take along.'),
    debtForgiven: flow('outside', 'member', 'Debts of leavers, written off by those outside who lent.'),
  },
  arrive(s, i) {
    const { c, p } = s;
    const identity = c.identity[i];
    s.money.outsideToMember(
      s.flow.broughtAlong,
      i,
      p.startingSavingsCredits * 1000 * (0.25 + 1.5 * uniform(s.k0, s.k1, identity, 0)),
    );
    if (c.status[i] === APPLICANT) return;
    c.joinedWeek[i] = s.week;
    if (c.status[i] === MEMBER) c.memberSinceWeek[i] = s.week;
  },
  depart(s, i) {
    const balance = s.c.wealth[i];
    if (balance >= 0) s.money.memberToOutside(s.flow.takenAlong, i, balance);
    else s.money.outsideToMember(s.flow.debtForgiven, i, -balance);
  },
  steps: {
    shocks(s) {
      const { c, n, week } = s;
      const { status, stage, suspendedUntilWeek: until, joinedWeek, memberSinceWeek } = c;
      const staged = stage.length > 0;
      const suspends = until.length > 0;
      for (let i = 0; i < n; i++) {
        const now = status[i];
        if (now < APPLICANT) continue;
        if (now === APPLICANT || now === RESIDENT) {
          const at = staged ? stage[i] : STAGE_MEMBER;
          if (at === STAGE_MEMBER) {
            if (now === APPLICANT) joinedWeek[i] = week;
            status[i] = MEMBER;
            memberSinceWeek[i] = week;
          } else if (at === STAGE_TRIAL && now === APPLICANT) {
            status[i] = RESIDENT;
            joinedWeek[i] = week;
          }
        } else if (suspends) {
          if (now === MEMBER && until[i] > week) status[i] = SUSPENDED;
          else if (now === SUSPENDED && until[i] <= week) status[i] = MEMBER;
        }
      }
    },
  },
});
