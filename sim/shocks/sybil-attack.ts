/**
 * Sybil attack: somebody outside pays members to run accounts that count as persons.
 *
 *   operators = one in fifty residents, times intensity, at least one: drawn by ambition · (1 − conscientiousness)
 *   pay       = 3 credits a week for each further account, for 26 weeks; and the fee of 20 accounts in advance
 *
 * Whether they open accounts, how many, and when they give up is their own reckoning (citizenship.accounts): fee, minutes,
 * scruples, and the risk of being found. What the accounts are good for, square-root votes or gifts by heads, is what the
 * rules in force give them. Douceur 2002, The Sybil Attack. Numbers and times are assumptions.
 *
 * Edge cases: where accounts are no persons' proxies there is nothing to strike.
 */
import { column, event, flow, MEMBER, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { uniformOpen } from '../core/random.ts';
import { counted } from '../core/telling.ts';
import { beginSample, endSample, offer, sampled } from '../governance/volunteers.ts';
import { headsAmong } from './schemer.ts';

const OPERATORS = 0.02;
const PAY_CREDITS = 3;
const ADVANCE_ACCOUNTS = 20;
const WEEKS = 26;

export const sybilAttack = mechanism({
  id: 'shocks.sybil_attack',
  layer: 'shocks',
  title: 'Sybil attack',
  summary: 'For half a year somebody outside pays members to run accounts that count as persons.',
  source: 'Douceur 2002',
  switch: 'shock',
  needs: ['citizenship.accounts'],
  columns: {
    sybilUntilWeek: column('society', 'i32', { unit: 'week', min: 0, meaning: 'Week in which the pay ends.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    accounts: ref('u8', 'members.accounts', true),
  },
  rows: { accountBacking: ref('f32', 'members.accountBacking', true) },
  adds: { pay: term('members.sideIncome', 'Paid for running accounts.') },
  flows: { hire: flow('outside', 'member', 'Somebody outside pays for accounts that count as persons.') },
  events: {
    hired: event('{who} is offered {a} a week for each further account.', { a: counted('credit') }),
    nothing: event('Somebody means to run many accounts, and finds that only persons count.'),
  },
  steps: {
    shocks(s) {
      const { c, n, week, money, k0, k1 } = s;
      const { status, identity, ambition, conscientiousness, accounts, accountBacking } = c;
      if (s.struck > 0 && accounts.length === 0) s.emit(s.event.nothing, -1, -1, 0, 0);
      if (accounts.length === 0) return;
      if (s.struck > 0) {
        const places = Math.max(1, Math.round(OPERATORS * s.struck * headsAmong(status, RESIDENT, n)));
        beginSample(places, 1);
        for (let i = 0; i < n; i++) {
          if (status[i] !== MEMBER) continue;
          offer(uniformOpen(k0, k1, identity[i], 0), ambition[i] * (1 - conscientiousness[i]), i);
        }
        const hired = endSample();
        const fee = s.law.value(s.law.indexOf('citizenship.accounts.fee_credits'));
        c.sybilUntilWeek[0] = week + WEEKS;
        for (let k = 0; k < hired; k++) {
          const i = sampled(k);
          accountBacking[i] = PAY_CREDITS;
          money.outsideToMember(s.flow.hire, i, 1000 * fee * ADVANCE_ACCOUNTS);
          s.emit(s.event.hired, i, -1, PAY_CREDITS, 0);
        }
      }
      if (week > c.sybilUntilWeek[0]) return;
      if (week === c.sybilUntilWeek[0]) accountBacking.fill(0, 0, n);
      for (let i = 0; i < n; i++) {
        const due = accountBacking[i] * (accounts[i] - 1);
        if (due <= 0 || status[i] < RESIDENT) continue;
        money.outsideToMember(s.flow.hire, i, 1000 * due);
        c.pay[i] = due;
      }
    },
  },
});
