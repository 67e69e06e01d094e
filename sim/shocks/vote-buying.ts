/**
 * Vote buying: for a year a member with backers pays others for their votes on ballots that are open.
 *
 *   chest = 10 · intensity credits a head; at most half of what is in it on one ballot
 *
 * The buyer picks, of the ballots that are open together, the one that matters most to them, names a price a vote and
 * pays everybody who accepts (bribes.ts), purse to purse, with just that much from the chest: what was spent is the
 * backers' loss, and what was not needed goes back to them. Who was asked and refused may tell: each does with probability
 * 0.02 · conscientiousness. Then the buyer is known for it, loses standing, and stops. Sizes are assumptions.
 *
 * Edge cases: without ballots there is nothing to strike; nobody sells below their least bribe; nothing is bought that
 * cannot be paid; a buyer who leaves leaves the rest of the chest to the backers.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, event, flow, fund, heldTerm, MEMBER, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { counted, named } from '../core/telling.ts';
import { votingWeight } from '../governance/ballot.ts';
import { lossBy } from '../governance/dao-ballots.ts';
import { MATTERS } from '../governance/matters.ts';
import { lawPosition } from '../governance/routing.ts';
import { bestOffer, leastBribe } from './bribes.ts';
import { headsAmong, lend, schemerAmong } from './schemer.ts';

const CHEST_PER_HEAD = 10_000;
const MOST_OF_CHEST = 0.5;
const WEEKS = 52;
const TELLING = 0.02;
const DISGRACE = 0.4;
const DISGRACE_KEPT = 1 - weeklyShare(52);
const GONE = 0.002;

let votes = new Float64Array(0);
let least = new Float64Array(0);

export const voteBuying = mechanism({
  id: 'shocks.vote_buying',
  layer: 'shocks',
  title: 'Vote buying',
  summary: 'For a year a member with backers pays others for their votes on open ballots.',
  source: 'Stokes 2005; Nichter 2008; Dal Bo 2007',
  switch: 'shock',
  needs: ['governance.dao'],
  columns: {
    briber: column('society', 'i32', {
      unit: 'member row',
      initial: -1,
      pointsTo: 'members',
      meaning: 'Who pays for votes; -1 for nobody.',
    }),
    bribesUntil: column('society', 'i32', { unit: 'week', meaning: 'Week in which the money of the backers ends.' }),
    bribedRound: column('society', 'i32', {
      unit: 'week',
      initial: -1,
      meaning: 'Closing week of the last round bought.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    position: ref('f32', 'members.position'),
    ruleWish: ref('f32', 'members.ruleWish', true),
    budgetWish: ref('f32', 'members.budgetWish', true),
    lawGap: ref('f32', 'members.lawGap', true),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    tokens: ref('f64', 'members.tokens', true),
    lockedTokens: ref('f64', 'members.lockedTokens', true),
    accounts: ref('u8', 'members.accounts', true),
    ballotWeight: ref('f32', 'members.ballotWeight', true),
    ballotRow: ref('i32', 'society.ballotRow', true),
    lockedUntil: ref('i32', 'society.lockedUntil', true),
    ballotCloses: ref('i32', 'society.ballotCloses', true),
    votingWeight: ref('f64', 'society.votingWeight', true),
    tokenVotes: ref('u8', 'society.tokenVotes', true),
    subject: ref('i32', 'proposals.subject'),
    parameter: ref('i32', 'proposals.parameter'),
    value: ref('f64', 'proposals.value'),
  },
  rows: { pledge: ref('u8', 'members.pledge', true) },
  adds: {
    bribe: term('members.sideIncome', 'Paid for votes.'),
    disgrace: heldTerm('members.reputation', 'known to have bought votes'),
  },
  flows: {
    backed: flow('outside', 'fund', 'Backers put up money for bribes.'),
    lent: flow('fund', 'member', 'Money to bribe with; spent at once.'),
    bribes: flow('member', 'member', 'Votes bought from members.'),
    withdrawn: flow('fund', 'outside', 'Backers take back what was not needed for bribes.'),
  },
  funds: { chest: fund('Money of backers for bribes.') },
  events: {
    began: event('{who} gets {a} from others to buy votes with.', { a: counted('credit') }),
    bought: event('{who} pays {a} to members for their votes on {b}.', { a: counted('credit'), b: named(...MATTERS) }),
    exposed: event('It comes out that {who} buys votes; {a} had sold theirs.', { a: counted('member') }),
    nothing: event('Somebody means to buy votes, and finds no ballot on which they are cast by tokens.'),
  },
  depart(s, member) {
    if (member !== s.c.briber[0]) return;
    s.money.fundToOutside(s.flow.withdrawn, s.fund.chest, s.money.inFund(s.fund.chest));
  },
  steps: {
    shocks(s) {
      const { c, n, week, money, law, k0, k1 } = s;
      const { status, identity, conscientiousness, wealth, bill, pledge, briber, disgrace } = c;
      for (let i = 0; i < n; i++) disgrace[i] = disgrace[i] < -GONE ? disgrace[i] * DISGRACE_KEPT : 0;
      if (s.struck > 0 && briber[0] < 0) {
        const open = c.tokenVotes.length > 0 && c.tokenVotes[0] === 1;
        const who = open ? schemerAmong(c, n) : -1;
        if (who < 0) s.emit(s.event.nothing, -1, -1, 0, 0);
        else {
          briber[0] = who;
          c.bribesUntil[0] = week + WEEKS;
          const chest = Math.floor(CHEST_PER_HEAD * s.struck * headsAmong(status, RESIDENT, n));
          money.outsideToFund(s.flow.backed, s.fund.chest, chest);
          s.emit(s.event.began, who, -1, chest / 1000, 0);
        }
      }
      const who = briber[0];
      if (who < 0) return;
      if (week >= c.bribesUntil[0]) {
        money.fundToOutside(s.flow.withdrawn, s.fund.chest, money.inFund(s.fund.chest));
        briber[0] = -1;
        return;
      }
      const closes = c.ballotCloses[0];
      if (closes < week || closes === c.bribedRound[0]) return;
      c.bribedRound[0] = closes;

      // The ballot on which most is at stake for the buyer.
      let ballot = -1;
      let most = 0;
      for (let b = 0; b < c.ballotRow.length; b++) {
        const row = c.ballotRow[b];
        if (row < 0 || c.lockedUntil[b] >= 0) continue;
        const stake = lossBy(c, who, c.subject[row], c.value[row], lawPosition(law, c.parameter[row]));
        if (Math.abs(stake) <= Math.abs(most)) continue;
        most = stake;
        ballot = b;
      }
      if (ballot < 0) return;
      const r = c.ballotRow[ballot];
      const at = lawPosition(law, c.parameter[r]);
      const against = most > 0;
      const rule = law.value(law.indexOf('governance.dao.rule'));
      const opening = law.value(law.indexOf('governance.dao.snapshot')) === 1;
      if (votes.length < n) {
        votes = new Float64Array(2 * n);
        least = new Float64Array(2 * n);
      }
      for (let i = 0; i < n; i++) {
        votes[i] = 0;
        if (status[i] !== MEMBER || i === who || pledge[i] > 0) continue;
        const heads = c.accounts.length > 0 ? c.accounts[i] : 1;
        votes[i] = opening ? c.ballotWeight[i] : votingWeight(rule, (c.tokens[i] + c.lockedTokens[i]) / 1000, heads);
        const loss = lossBy(c, i, c.subject[r], c.value[r], at);
        least[i] = leastBribe(bill[i], conscientiousness[i], against ? -loss : loss, wealth[i] / 1000);
      }
      const purse = (MOST_OF_CHEST * money.inFund(s.fund.chest)) / 1000;
      const price = bestOffer(votes, least, n, purse, c.votingWeight[0] / 2);
      if (price === 0) return;
      let cost = 0;
      for (let i = 0; i < n; i++)
        if (votes[i] > 0 && price * votes[i] >= least[i]) cost += Math.floor(1000 * price * votes[i]);
      lend(s, who, cost);
      const code = 2 + 2 * ballot + +against;
      pledge[who] = code;
      let sellers = 0;
      let silent = 1;
      for (let i = 0; i < n; i++) {
        if (votes[i] === 0) continue;
        if (price * votes[i] < least[i]) {
          silent *= 1 - TELLING * conscientiousness[i];
          continue;
        }
        const paid = Math.floor(1000 * price * votes[i]);
        money.memberToMember(s.flow.bribes, who, i, paid);
        c.bribe[i] = paid / 1000;
        pledge[i] = code;
        sellers++;
      }
      s.emit(s.event.bought, who, -1, cost / 1000, c.subject[r]);
      if (uniform(k0, k1, identity[who], 0) < silent) return;
      disgrace[who] -= DISGRACE;
      c.bribesUntil[0] = week;
      s.emit(s.event.exposed, who, -1, sellers, 0);
    },
  },
});
