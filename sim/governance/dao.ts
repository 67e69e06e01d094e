/**
 * Decisions by token holders. Nobody meets: a text is read, voted on as it stands, and counted by tokens.
 *
 * Ballots come in rounds: what waits on the agenda when a round is over is voted on together, for `votingWeeks` (as in
 * the voting cycles of Optimism's token house). Each full member with tokens thinks about it once, in a week of the
 * window drawn by lot, and votes at `readingMinutes` a matter or stays away (dao-turnout.ts); for the text where
 * |x − text| < |x − law|, else against it. At the end of the window votes are counted (ballot.ts): with `snapshot` by
 * what was held when the round opened, otherwise by what is held now. Too few votes: rejected.
 *
 * Before a ballot the proposer sounds holders out and fits the text to the answers (dao-sounding.ts); once it is open the
 * text stands.
 *
 * What has won waits `timeLockWeeks`. Whoever did not vote can still do so, knowing what is at stake, and at the end all
 * votes on it are counted again by what is held then: supporters have to go on holding (as a proposal in Compound's
 * Governor Alpha can be cancelled once its proposer no longer holds enough). If it still wins it has passed, and the rule
 * of change takes over (governance.amendments).
 *
 * The default quorum is near the 4 % of all tokens that Compound's Governor asks.
 *
 * Why the settings matter: without snapshot and time lock a majority is needed for one moment and can be had on credit
 * (Beanstalk, 17 April 2022); without a quorum few tokens are enough if nobody looks (Build Finance, February 2022).
 *
 * Deciding weight is the share of the votes cast. Voting is a weak kind of say: voters count as little heard.
 * Edge cases: nobody holds tokens, nothing passes; suspended members and residents on trial have no vote; who leaves
 * takes the vote along; a matter that lapses before its ballot is closed is not counted.
 */
import { demand, MEMBER, mechanism, ref } from '../core/contract.ts';
import { carries, quorate } from './ballot.ts';
import {
  against,
  callHolders,
  castVotes,
  clearBallots,
  count,
  enterVoters,
  freePledges,
  inFavour,
  keepWeights,
  readBallots,
  weigh,
} from './dao-ballots.ts';
import { BALLOTS, DAO_COLUMNS, DAO_EVENTS, DAO_PARAMETERS } from './dao-declarations.ts';
import { fitText, isSounded, listAnswers, soundOut } from './dao-sounding.ts';
import { DOCKET_ROWS, nextOnAgenda, PART_ROWS, running, settle } from './docket.ts';
import { DAO_EFFECTS } from './effects.ts';
import { lawPosition, moduleKey, OPEN, OPTION_OF, PASSED, REJECTED } from './routing.ts';

const SELF = moduleKey('dao');
const ROUTED = ['governance.decisions.lever', 'governance.decisions.amendment', 'governance.decisions.budget'];

export const dao = mechanism({
  id: 'governance.dao',
  layer: 'governance',
  title: 'Token voting',
  summary:
    'Texts are voted on by token weight, one vote a token or by square roots; few come, and what counts is who holds when.',
  source:
    'Riker and Ordeshook 1968; Downs 1957; Romer and Rosenthal 1978; Lalley and Weyl 2018; Beanstalk (April 2022) and Build Finance (February 2022) for what goes wrong',
  switch: 'off',
  parameters: DAO_PARAMETERS,
  columns: DAO_COLUMNS,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    position: ref('f32', 'members.position'),
    ruleWish: ref('f32', 'members.ruleWish', true),
    budgetWish: ref('f32', 'members.budgetWish', true),
    say: ref('f32', 'members.say'),
    trust: ref('f64', 'members.trust'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    tokens: ref('f64', 'members.tokens'),
    lockedTokens: ref('f64', 'members.lockedTokens'),
    accounts: ref('u8', 'members.accounts', true),
    strategy: ref('u8', 'members.strategy'),
  },
  rows: { ...DOCKET_ROWS, ...PART_ROWS },
  demands: {
    reading: demand('decision_making', 'Reading texts and voting on them with tokens.'),
    answering: demand('decision_making', 'Saying what one thinks of a text before it is put to a ballot.'),
  },
  events: DAO_EVENTS,
  effects: DAO_EFFECTS,
  steps: {
    attention(s) {
      const { c, p, n, week, law } = s;
      c.tokenVotes[0] = +ROUTED.some((path) => law.value(law.indexOf(path)) === OPTION_OF.get('dao'));
      const listed = readBallots(c, law, SELF);
      // The proposers of what comes to a ballot next ask around.
      if (c.ballotCloses[0] <= week) {
        let coming = 0;
        for (let r = 0; r < c.state.length; r++) coming += +isSounded(c, r, SELF);
        if (coming > 0) {
          if (c.votingWeight[0] === 0) c.votingWeight[0] = weigh(c, n, p.rule, false);
          soundOut(c, c.answering, n, coming, p.rule, c.votingWeight[0], s.k0, s.k1);
        }
      }
      if (listed === 0) return;
      callHolders(c, c.reading, n, week, p.readingMinutes, p.rule, p.snapshot === 1, p.timeLockWeeks, s.k0, s.k1);
    },

    governance(s) {
      const { c, p, n, week, law } = s;
      if (readBallots(c, law, SELF) > 0) castVotes(c, c.readingGranted, n);
      if (c.ballotCloses[0] === week) {
        const all = weigh(c, n, p.rule, p.snapshot === 1);
        c.votingWeight[0] = all;
        let cast = 0;
        let ballots = 0;
        let over = 0;
        for (let b = 0; b < BALLOTS; b++) {
          const r = c.ballotRow[b];
          if (r < 0 || c.lockedUntil[b] >= 0) continue;
          count(c.votes, n, b);
          cast += inFavour + against;
          ballots++;
          over |= 1 << b;
          c.rounds[r] = 1;
          c.support[r] = inFavour + against > 0 ? inFavour / (inFavour + against) : 0;
          const enough = quorate(inFavour + against, all, Math.max(p.quorum, c.leastQuorum[r]));
          const won = enough && carries(inFavour, against, Math.max(p.threshold, c.bar[r]));
          if (won && p.timeLockWeeks > 0) {
            c.lockedUntil[b] = week + p.timeLockWeeks;
            c.decidedWeek[r] = week;
            s.emit(s.event.locked, c.proposer[r], -1, c.subject[r], c.support[r]);
            continue;
          }
          if (!enough)
            s.emit(s.event.inquorate, c.proposer[r], -1, c.subject[r], all > 0 ? (inFavour + against) / all : 0);
          c.before[r] = lawPosition(law, c.parameter[r]);
          settle(c, r, won ? PASSED : REJECTED, week);
          enterVoters(c, n, b, inFavour + against);
          c.ballotRow[b] = -1;
        }
        freePledges(c.pledge, n, over);
        if (ballots > 0 && all > 0) c.tokenTurnout[0] = running(c.tokenTurnout[0], cast / (ballots * all));
        c.ballotCloses[0] = -1;
      }
      for (let b = 0; b < BALLOTS; b++) {
        const r = c.ballotRow[b];
        // A time lock of no weeks at all, by an amendment in between, runs out at once.
        if (r < 0 || c.lockedUntil[b] < 0 || (week < c.lockedUntil[b] && p.timeLockWeeks > 0)) continue;
        c.votingWeight[0] = weigh(c, n, p.rule, false);
        count(c.votes, n, b);
        const stands = carries(inFavour, against, Math.max(p.threshold, c.bar[r]));
        c.rounds[r] = 2;
        c.support[r] = inFavour + against > 0 ? inFavour / (inFavour + against) : 0;
        c.before[r] = lawPosition(law, c.parameter[r]);
        if (!stands) s.emit(s.event.struckDown, c.proposer[r], -1, c.subject[r], c.support[r]);
        settle(c, r, stands ? PASSED : REJECTED, week);
        enterVoters(c, n, b, inFavour + against);
        c.ballotRow[b] = -1;
        c.lockedUntil[b] = -1;
      }
      if (c.ballotCloses[0] >= 0) return;
      let opened = -1;
      let fresh = 0;
      let given = -1;
      for (let r = nextOnAgenda(c, SELF, OPEN, -1, -1); r >= 0; r = nextOnAgenda(c, SELF, OPEN, opened, r)) {
        opened = c.openedWeek[r];
        if (c.ballotRow.includes(r)) continue;
        const b = c.ballotRow.indexOf(-1);
        if (b < 0) break;
        if (isSounded(c, r, SELF)) {
          const at = lawPosition(law, c.parameter[r]);
          if (given < 0) given = listAnswers(c.answeringGranted, n);
          if (!fitText(c, r, given, at, Math.max(p.threshold, c.bar[r]))) {
            s.emit(s.event.withdrawn, c.proposer[r], -1, c.subject[r], 0);
            c.before[r] = at;
            settle(c, r, REJECTED, week);
            continue;
          }
        }
        c.ballotRow[b] = r;
        c.lockedUntil[b] = -1;
        fresh |= 1 << b;
        c.ballotCloses[0] = week + p.votingWeeks;
        s.emit(s.event.called, -1, -1, c.subject[r], p.votingWeeks);
      }
      if (c.ballotCloses[0] < 0) return;
      clearBallots(c.votes, fresh, n);
      const all = weigh(c, n, p.rule, false);
      let voters = 0;
      for (let i = 0; i < n; i++) voters += +(c.status[i] === MEMBER);
      c.votingWeight[0] = all;
      c.meanWeight[0] = voters > 0 ? all / voters : 0;
      if (p.snapshot === 1) keepWeights(c.ballotWeight, n);
    },
  },
});
