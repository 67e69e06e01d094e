/**
 * Pseudonymous accounts: the society counts accounts, and cannot see who is behind them. Whoever pays the fee has an
 * account verified; one person can have several, at the price of the fee and of the minutes that each takes to run.
 *
 *   worth of one more, credits a week = V (√(a + 1) − √a) + H + B − minutes · wage − bill · conscientiousness / 10
 *     V  where votes go by square roots of tokens: 0.15 · bill · ambition · distance of the law from own wishes
 *     H  a head's part of what the treasury gives out by heads
 *     B  what others pay for an account
 *   opened while worth / (1/26 + q) > fee: it is expected to last half a year, or until found at the rate q seen of late
 *   found: moderators look through accounts, `accountsPerHour` in each of `checkHours`, and recognise `recognition` of
 *     the false ones they see. A found account is closed, and its owner loses standing
 *
 * So nothing forbids it: it pays, or it does not. Without an authority that vouches for persons a second identity can
 * always be had (Douceur 2002, The Sybil Attack, IPTPS, LNCS 2429:251-260); what can be set is its price. Reward rules that
 * count heads invite it, as in gifts of tokens to early users (Liu and Zhu 2022, Fighting Sybils in Airdrops). The
 * numbers are assumptions. Members look at it by turns.
 *
 * Edge cases: nobody can open what they cannot pay; accounts that are not run lapse; moderators are no one's judge but
 * look at all accounts alike, and honest ones are never taken for false.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import {
  column,
  demandByTurns,
  event,
  flow,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  TURN_WEEKS,
} from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { counted } from '../core/telling.ts';

const MOST_ACCOUNTS = 100;
const MOST_AT_ONCE = 25;
const EXPECTED_WEEKS = 26;
/** Weekly worth of having one's way, in bills. */
const VOTE_BILLS = 0.15;
/** What a false account weighs on a wholly conscientious person, in bills a week. */
const SCRUPLE_BILLS = 0.1;
const SHIFT_HOURS = 2;
const FULL_WEEK_HOURS = 40;
/** The appropriation that is given out by heads, where its rule is: the matching of donations by square roots. */
const MATCHING = 2;
const BY_ROOTS = 2;
/** Standing lost by an account that is found, and what is left of the loss after four weeks: half in a year. */
const SHAME = 0.05;
const MOST_SHAME = 0.5;
const SHAME_KEPT = 1 - weeklyShare(52 / TURN_WEEKS);
const FOUND_RATE = weeklyShare(26 / TURN_WEEKS);
const QUADRATIC = 1;
const FIRST_DRAW = 2;

export const accounts = mechanism({
  id: 'citizenship.accounts',
  layer: 'citizenship',
  title: 'Pseudonymous accounts',
  summary: 'Accounts count as persons, whoever is behind them: one person can have several, at a price, until found.',
  source: 'Douceur 2002; Liu and Zhu 2022',
  switch: 'off',
  parameters: {
    feeCredits: {
      type: 'number',
      unit: 'credits',
      min: 0,
      max: 1000,
      default: 10,
      meaning: 'What it costs to have a further account verified.',
    },
    feeTo: {
      type: 'enum',
      options: ['treasury', 'outside'],
      default: 'treasury',
      meaning: 'Whether the society verifies accounts itself or pays somebody outside for it.',
    },
    checkHours: {
      type: 'number',
      unit: 'h/week',
      min: 0,
      max: 100,
      default: 4,
      meaning: 'Hours that moderators, all together, look through accounts.',
    },
    runningMinutes: {
      type: 'number',
      unit: 'minutes per week',
      min: 0,
      max: 240,
      default: 15,
      amendable: false,
      meaning: 'Time that a further account takes to run.',
    },
    accountsPerHour: {
      type: 'number',
      unit: 'accounts',
      min: 0,
      max: 100,
      default: 6,
      amendable: false,
      meaning: 'Accounts that a moderator looks at in an hour.',
    },
    recognition: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.2,
      amendable: false,
      meaning: 'Chance that a false account that is looked at is recognised.',
    },
  },
  columns: {
    accounts: column('members', 'u8', {
      unit: 'accounts',
      min: 1,
      max: MOST_ACCOUNTS,
      initial: 1,
      meaning: 'Accounts that one person controls and that count as persons.',
    }),
    accountBacking: column('members', 'f32', {
      unit: 'credits/week',
      min: 0,
      rowsShared: true,
      meaning: 'What somebody outside pays a member for each further account.',
    }),
    falseAccounts: column('society', 'f64', {
      unit: 'accounts',
      width: TURN_WEEKS,
      min: 0,
      meaning: 'Further accounts that members run, by turn.',
    }),
    accountHolders: column('society', 'f64', { unit: 'persons', min: 0, meaning: 'Persons present this week.' }),
    checkedMinutes: column('society', 'f64', {
      unit: 'minutes per week',
      width: TURN_WEEKS,
      min: 0,
      meaning: 'Time spent looking through accounts, by turn.',
    }),
    foundRate: column('society', 'f64', {
      unit: 'share/week',
      min: 0,
      max: 1,
      meaning: 'Moving share of further accounts found in a week.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill', true),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    lawGap: ref('f32', 'members.lawGap', true),
    outsideWage: ref('f32', 'members.outsideWage', true),
    tokens: ref('f64', 'members.tokens', true),
    tokenVotes: ref('u8', 'society.tokenVotes', true),
    appropriation: ref('f64', 'society.appropriation', true),
  },
  adds: { shame: heldTerm('members.reputation', 'found to have run several accounts', true) },
  demands: {
    running: demandByTurns('personal_development', 'Running further accounts.'),
    checking: demandByTurns('justice', 'Looking through accounts for those that belong to the same person.'),
  },
  flows: {
    fee: flow('member', 'treasury', 'Fees for the verification of further accounts.'),
    feeOutside: flow('member', 'outside', 'Fees for the verification of further accounts, paid to somebody outside.'),
  },
  events: {
    found: event('{a} of {who} were found to belong to one person and closed; {b} are left.', {
      a: counted('further account'),
      b: counted('further account'),
    }),
  },
  leave({ c, n }) {
    c.accounts.fill(1, 0, n);
    c.falseAccounts.fill(0);
    c.running.fill(0, 0, n);
    c.checking.fill(0, 0, n);
    c.shame.fill(0, 0, n);
  },
  steps: {
    attention(s) {
      const { c, p, n, week, k0, k1, law } = s;
      const { status, identity, wealth, bill, ambition, conscientiousness, lawGap, outsideWage, tokens } = c;
      const { running, checking, accountBacking } = c;
      let here = 0;
      for (let i = 0; i < n; i++) here += +(status[i] >= RESIDENT);
      c.accountHolders[0] = here;
      const rule = law.indexOf('governance.dao.rule');
      const byRoots = c.tokenVotes.length > 0 && c.tokenVotes[0] === 1 && law.value(rule) === QUADRATIC;
      const matching = law.indexOf('economy.crowdfunding.matching');
      const byHeads = matching >= 0 && law.value(matching) >= BY_ROOTS;
      const head = byHeads && c.appropriation.length > 0 && here > 0 ? c.appropriation[MATCHING] / 1000 / here : 0;
      const votes = byRoots && lawGap.length > 0;
      const waged = outsideWage.length > 0;
      const hours = p.runningMinutes / 60 / FULL_WEEK_HOURS;
      const weeks = 1 / (1 / EXPECTED_WEEKS + c.foundRate[0]);
      const worthwhile = p.feeCredits / weeks;
      const fee = Math.round(1000 * p.feeCredits);
      const onDuty = here > 0 ? p.checkHours / (SHIFT_HOURS * here) : 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        let a = c.accounts[i];
        const called = uniform(k0, k1, identity[i], 0) < onDuty * (0.5 + conscientiousness[i]);
        checking[i] = 60 * SHIFT_HOURS * +called;
        if (a > 1 || votes || head > 0 || accountBacking[i] > 0) {
          const owed = bill.length > 0 ? bill[i] : 0;
          const will = votes && tokens[i] > 0 ? VOTE_BILLS * owed * ambition[i] * lawGap[i] : 0;
          const each =
            head +
            accountBacking[i] -
            hours * (waged ? outsideWage[i] : 0) -
            SCRUPLE_BILLS * owed * conscientiousness[i];
          let opened = 0;
          while (
            a < MOST_ACCOUNTS &&
            opened < MOST_AT_ONCE &&
            wealth[i] >= fee * (opened + 1) &&
            each + will * (Math.sqrt(a + 1) - Math.sqrt(a)) > worthwhile
          ) {
            a++;
            opened++;
          }
          while (opened === 0 && a > 1 && each + will * (Math.sqrt(a) - Math.sqrt(a - 1)) < 0) a--;
          if (opened > 0 && p.feeTo === 0) s.money.memberToTreasury(s.flow.fee, i, fee * opened);
          else if (opened > 0) s.money.memberToOutside(s.flow.feeOutside, i, fee * opened);
          c.accounts[i] = a;
        }
        running[i] = p.runningMinutes * (a - 1);
      }
    },

    justice(s) {
      const { c, p, n, week, k0, k1 } = s;
      const { status, identity, accounts, running, runningGranted, checkingGranted, shame } = c;
      const turn = week % TURN_WEEKS;
      let minutes = 0;
      let all = c.accountHolders[0];
      for (let t = 0; t < TURN_WEEKS; t++) all += c.falseAccounts[t];
      for (let i = turn; i < n; i += TURN_WEEKS) {
        if (status[i] >= RESIDENT) minutes += checkingGranted[i];
      }
      c.checkedMinutes[turn] = minutes;
      let checked = 0;
      for (let t = 0; t < TURN_WEEKS; t++) checked += c.checkedMinutes[t];
      const seen = all > 0 ? Math.min(1, ((checked / 60) * p.accountsPerHour) / all) : 0;
      const missed = 1 - seen * p.recognition;
      const found4 = 1 - missed * missed * missed * missed;
      let left = 0;
      let looked = 0;
      let closed = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) {
        shame[i] *= SHAME_KEPT;
        const further = accounts[i] - 1;
        if (status[i] < RESIDENT || further === 0) continue;
        const run = running[i] > 0 ? Math.floor((further * runningGranted[i]) / running[i] + 1e-6) : further;
        let found = 0;
        for (let k = 0; k < run; k++) found += +(uniform(k0, k1, identity[i], FIRST_DRAW + k) < found4);
        looked += run;
        closed += found;
        accounts[i] = 1 + run - found;
        left += run - found;
        if (found === 0) continue;
        shame[i] = Math.max(-MOST_SHAME, shame[i] - SHAME * found);
        s.emit(s.event.found, i, -1, found, run - found);
      }
      c.falseAccounts[turn] = left;
      if (looked > 0) c.foundRate[0] += FOUND_RATE * (closed / looked / TURN_WEEKS - c.foundRate[0]);
    },
  },
});
