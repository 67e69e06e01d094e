/**
 * Micro-grants: small sums for members with an idea, in rounds of `round_weeks`.
 *
 *   weeks 1-4    the call: P(writes) = 0.5 · ambition · best skill · strength · time left · (0.2 + odds of the last rounds);
 *                writing takes `writing_hours`, spread over four weeks
 *   weeks 5-8    whoever found these hours hands in
 *   weeks 9-16   reading, twenty minutes each unless the law says otherwise: by a panel, which rates what it has time
 *                to read; by a vote, in which those who turn out read three each and vote for the best; or nobody, by lot
 *   week 16      the best are funded as far as the pool goes, at most eight grants being open
 *
 * Half of a grant buys materials at once and a quarter is paid to the holder; the last quarter is paid on delivery. The
 * work, `work_hours` for the largest grant, is planned to be done after half of the time and gets
 *   (0.5 + 0.8 conscientiousness) · (0.5 + 0.5 energy)
 * of the planned pace, as far as the week has room; so some are late, and fail. Delivered, a grant is worth
 * 2 · merit · amount: craft and care put up infrastructure, organisation and knowledge add to know-how, 1 for 4,000
 * credits a head, half forgotten in two years. Success and failure tell on reputation (fading by half in a year), and the
 * share delivered on what members want to spend on programmes. Money for which there is no use returns to the treasury.
 *
 * Reliability of one rating: 0.2, from four assessors' 0.494 for proposals (Marsh and Bazeley 1999, Multivariate Behavioral
 * Research 34:1-30, Spearman-Brown: 0.494 / (4 − 3 · 0.494)). It makes five readers' mean 0.56: the fate of a proposal
 * is about half luck of the draw (Cole, Cole and Simon 1981, Science 214:881-886); no agreement at all among readers
 * of good proposals: Pier et al. 2018, PNAS 115:2952-2957. Five readers: Snell 2015, PLOS ONE 10(4). Friends'
 * bonus: 15 % on the score for an affiliation (Sandström and Hällsten 2008, Scientometrics 74:175-189). Plans are too
 * hopeful: Buehler, Griffin and Ross 1994, Journal of Personality and Social Psychology 67:366-381 (theses planned for
 * 34 days took 56, a pace of 0.6). Lotteries as a way
 * to choose: Fang and Casadevall 2016, mBio 7:e00422-16. Everything else is an assumption.
 *
 * Edge cases: a holder who leaves fails, and what was not paid out stays in the pool; applications nobody found time to
 * read cannot be chosen; without a programme budget `pool_share` of what the treasury lets go of is drawn as well, out
 * of what it keeps, never below zero; without projects there is no know-how, and every grant puts up infrastructure.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import {
  demandByTurns,
  flow,
  fund,
  heldTerm,
  MEMBER,
  mechanism,
  RESIDENT,
  ref,
  SKILLS,
  TURN_WEEKS,
  term,
} from '../core/contract.ts';
import { clamp } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import {
  closeGrant,
  freePlace,
  GRANT_COLUMNS,
  HANDED_IN,
  HOLDING,
  MOST_OPEN,
  NO_PART,
  owed,
  READING,
  WRITING,
} from './grant-book.ts';
import { GRANT_EFFECTS, GRANT_EVENTS, GRANT_PARAMETERS } from './grant-law.ts';
import {
  applicationCount,
  BY_LOT,
  BY_VOTE,
  bestDomain,
  bestOf,
  listApplications,
  read,
  seatPanel,
} from './grant-reading.ts';

/** Weeks after the call in which hands are in, readers begin, and readers are done; and in which grants are made. */
const HAND_IN = 4;
const READ = 8;
const READ_DONE = 12;
const SELECT = 15;

/** From this domain of skill on, ideas teach; before it, they build. */
const ORGANISATION = SKILLS.indexOf('organisation');
const APPETITE = 0.5;
const LEAST_HOPE = 0.2;
const LEAST_TURNOUT = 0.2;
/** Share of the latest round in the odds, and of the latest grant in the record. */
const LATEST = 0.3;
const VOTER_READS = 3;
const MOST_READING_MINUTES = 240;
/** A habit is granted in whole minutes, rounded down. */
const ROUNDING_MINUTES = 1;
/** Share of the time after which the work is to be done by plan. */
const PLANNED = 0.5;
const WORTH = 2;
const KNOW_HOW_CREDITS = 4000;
/** 2^(−1/104). */
const REMEMBERED = 0.99335745;
const CREDIT = 0.1;
const DISCREDIT = -0.15;
const MOST_STANDING = 0.4;
const STANDING_KEPT = 1 - weeklyShare(52 / TURN_WEEKS);
const DRAW_APPLIES = 0;
const DRAW_VOTES = 1;

export const grants = mechanism({
  id: 'economy.grants',
  layer: 'economy',
  title: 'Micro-grants',
  summary: 'Members apply for small grants; a panel, a vote or the lot chooses; the holders deliver, or do not.',
  source: 'Cole, Cole and Simon 1981; Marsh and Bazeley 1999; Sandström and Hällsten 2008; Buehler et al. 1994',
  switch: 'off',
  parameters: GRANT_PARAMETERS,
  columns: GRANT_COLUMNS,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    overload: ref('f32', 'members.overload'),
    energy: ref('f64', 'members.energy'),
    reputation: ref('f64', 'members.reputation', true),
    trust: ref('f64', 'members.trust', true),
    target: ref('i32', 'ties.target', true),
    strength: ref('f32', 'ties.strength', true),
    present: ref('f64', 'society.present'),
    knowHow: ref('f64', 'society.knowHow', true),
    distributable: ref('f64', 'society.distributable'),
    appropriation: ref('f64', 'society.appropriation', true),
  },
  adds: {
    pay: term('members.sideIncome', 'grants'),
    standing: heldTerm('members.reputation', 'grants delivered, or not', true),
    works: term('society.built', 'What grants have put up.'),
    fruit: term('society.knowHow', 'What grants have taught.', true),
  },
  demands: {
    effort: demandByTurns('guild_workshops', 'Applying for a grant, and doing what it is for.'),
    reading: demandByTurns('decision_making', 'Reading applications for grants.'),
  },
  funds: { pool: fund('Money for micro-grants.') },
  flows: {
    endowment: flow('treasury', 'fund', 'Money for micro-grants.'),
    materials: flow('fund', 'outside', 'Materials bought with micro-grants.'),
    start: flow('fund', 'member', 'First part of micro-grants.'),
    delivery: flow('fund', 'member', 'Last part of micro-grants, on delivery.'),
    unused: flow('fund', 'treasury', 'Money for micro-grants that was not used.'),
  },
  events: GRANT_EVENTS,
  after: ['economy.budget', 'economy.allocation', 'people.traits'],
  needs: ['economy.treasury'],
  effects: GRANT_EFFECTS,
  depart(s, member) {
    const { c } = s;
    for (let g = 0; g < MOST_OPEN; g++) {
      if (c.grantHolder[g] !== member) continue;
      s.emit(s.event.failed, member, -1, c.grantSize[g], c.grantMinutes[g] / 60);
      c.grantRecord[0] += LATEST * (0 - c.grantRecord[0]);
      closeGrant(c, g);
    }
  },
  leave(s) {
    const { c } = s;
    for (let g = 0; g < MOST_OPEN; g++) if (c.grantHolder[g] >= 0) closeGrant(c, g);
    s.money.fundToTreasury(s.flow.unused, s.fund.pool, s.money.inFund(s.fund.pool));
  },
  steps: {
    attention(s) {
      const { c, p, n, week, k0, k1 } = s;
      const { status, grantPart, standing, effort, reading, effortGranted, readingGranted, conscientiousness, energy } =
        c;
      const clock = c.grantClock[0] + 1 >= p.roundWeeks ? 0 : c.grantClock[0] + 1;
      c.grantClock[0] = clock;
      const votes = p.selectBy === BY_VOTE;
      if (clock === READ) {
        listApplications(c, n, p.largestGrant, k0, k1);
        if (!votes && p.selectBy !== BY_LOT && c.applicant[0] >= 0) seatPanel(c, n, p.panelSize, k0, k1);
      }
      const count = applicationCount(c);
      const toRead = votes ? Math.min(VOTER_READS, count) : count;
      const readingAWeek = Math.min(MOST_READING_MINUTES, (toRead * p.readingMinutes) / TURN_WEEKS);
      const writing = 60 * p.writingHours;
      const hope = LEAST_HOPE + c.grantOdds[0];
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        standing[i] *= STANDING_KEPT;
        const part = grantPart[i];
        if (part === NO_PART) effort[i] = 0;
        if (status[i] < RESIDENT) continue;
        if (clock < HAND_IN) {
          if (part !== NO_PART) continue;
          const able = c.skill[i * SKILLS.length + bestDomain(c.skill, i)];
          const urge = APPETITE * c.ambition[i] * able * energy[i] * (1 - c.overload[i]) * hope;
          if (uniform(k0, k1, c.identity[i], DRAW_APPLIES) >= urge) continue;
          grantPart[i] = WRITING;
          effort[i] = writing / TURN_WEEKS;
        } else if (clock < READ) {
          if (part !== WRITING) continue;
          const spent = TURN_WEEKS * (effortGranted[i] + ROUNDING_MINUTES);
          grantPart[i] = spent >= writing ? HANDED_IN : NO_PART;
          effort[i] = 0;
        } else if (clock < READ_DONE) {
          if (votes && part === NO_PART && count > 0 && status[i] === MEMBER) {
            const duty = conscientiousness[i] * (c.trust.length > 0 ? c.trust[i] : 0.5);
            if (uniform(k0, k1, c.identity[i], DRAW_VOTES) < LEAST_TURNOUT + duty) grantPart[i] = READING;
          }
          if (grantPart[i] === READING) reading[i] = readingAWeek;
        } else if (part === READING) {
          const minutes = TURN_WEEKS * (readingGranted[i] + ROUNDING_MINUTES);
          const reads = Math.min(toRead, Math.floor(minutes / p.readingMinutes));
          read(c, i, reads, votes, p.ratingReliability, p.friendBonus, s.outSlots, k0, k1);
          grantPart[i] = NO_PART;
          reading[i] = 0;
        }
      }
      for (let g = 0; g < MOST_OPEN; g++) {
        const i = c.grantHolder[g];
        if (i < 0 || i % TURN_WEEKS !== week % TURN_WEEKS) continue;
        effort[i] = c.grantPace[g] * (0.5 + 0.8 * conscientiousness[i]) * (0.5 + 0.5 * energy[i]);
      }
    },

    economy(s) {
      const { c, p, n, week, money, flow: flows } = s;
      const { pool } = s.fund;
      const voted = c.appropriation.length > 0;
      const own = Math.min(Math.floor(p.poolShare * c.distributable[0]), Math.max(0, money.treasury()));
      money.treasuryToFund(flows.endowment, pool, voted ? c.appropriation[0] : own);

      for (let g = 0; g < MOST_OPEN; g++) {
        const i = c.grantHolder[g];
        if (i < 0 || c.status[i] < RESIDENT) continue;
        c.grantMinutes[g] = Math.max(0, c.grantMinutes[g] - c.effortGranted[i]);
        const done = c.grantMinutes[g] === 0;
        if (!done && week < c.grantEnds[g]) continue;
        if (done) {
          money.fundToMember(flows.delivery, pool, i, c.grantOwed[g]);
          c.pay[i] += c.grantOwed[g] / 1000;
          if (c.grantTeaches[g] === 1) c.grantFruit[0] += c.grantWorth[g] / (KNOW_HOW_CREDITS * c.present[0]);
          else c.works[0] += c.grantWorth[g];
          c.grantsDelivered[0]++;
          s.emit(s.event.delivered, i, -1, c.grantSize[g], c.grantWorth[g]);
        } else s.emit(s.event.failed, i, -1, c.grantSize[g], c.grantMinutes[g] / 60);
        c.standing[i] = clamp(c.standing[i] + (done ? CREDIT : DISCREDIT), -MOST_STANDING, MOST_STANDING);
        c.grantRecord[0] += LATEST * (+done - c.grantRecord[0]);
        closeGrant(c, g);
      }
      c.grantFruit[0] *= REMEMBERED;
      c.fruit[0] = c.grantFruit[0];
      if (c.grantClock[0] !== SELECT) return;

      let free = money.inFund(pool) - owed(c);
      let applied = 0;
      let funded = 0;
      for (let i = 0; i < n; i++) applied += +(c.grantPart[i] === HANDED_IN);
      for (let g = freePlace(c); g >= 0; g = freePlace(c)) {
        const a = bestOf(c, free, p.selectBy, s.k0, s.k1);
        if (a < 0) break;
        const i = c.applicant[a];
        const amount = c.applicantAsk[a];
        const materials = Math.floor(amount / 2);
        const start = Math.floor(amount / 4);
        money.fundToOutside(flows.materials, pool, materials);
        money.fundToMember(flows.start, pool, i, start);
        c.pay[i] += start / 1000;
        free -= amount;
        funded++;
        c.applicant[a] = -1;
        c.grantPart[i] = HOLDING;
        c.grantHolder[g] = i;
        c.grantOwed[g] = amount - materials - start;
        c.grantSize[g] = amount / 1000;
        c.grantWorth[g] = (WORTH * c.applicantMerit[a] * amount) / 1000;
        c.grantMinutes[g] = (60 * p.workHours * amount) / (1000 * p.largestGrant);
        c.grantPace[g] = c.grantMinutes[g] / (PLANNED * p.deadlineWeeks);
        c.grantEnds[g] = week + p.deadlineWeeks;
        c.grantTeaches[g] = c.knowHow.length > 0 && bestDomain(c.skill, i) >= ORGANISATION ? 1 : 0;
        s.emit(s.event.funded, i, -1, amount / 1000, p.selectBy);
      }
      for (let i = 0; i < n; i++) if (c.grantPart[i] === HANDED_IN) c.grantPart[i] = NO_PART;
      c.applicant.fill(-1);
      c.grantsFunded[0] += funded;
      if (applied > 0) c.grantOdds[0] += LATEST * (funded / applied - c.grantOdds[0]);
      const unused = Math.floor(free - 1000 * p.largestGrant);
      if (unused > 0) money.fundToTreasury(flows.unused, pool, unused);
    },
  },
});
