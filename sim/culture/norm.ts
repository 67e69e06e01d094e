/**
 * The contribution norm: what members believe others give, learnt from what they see, and upheld by
 * those who speak up.
 *
 *   observed_i  = 1/2 partner's contribution hours + 1/2 mean of the record, each seen with error; the error of the
 *                 record narrows as transparency is enacted, by half of that where the books are not published
 *   belief_i   <- (1 - w) observed_i + w duty, half-life 6 weeks       w = 1/2 * norm strength
 *   seen        = partner's contribution hours + shared x collaborative hours, with error
 *   rebuke:  seen below half of (belief + shared x own collaborative hours), with probability
 *            1 - (1 - conscientiousness * readiness * (1/2 + 1/2 strength))^4; it takes 20 minutes the week after,
 *            costs both some belonging, tells the rebuked what is expected, and leaves a grievance for the
 *            owner of ties to book; where it is work that was held back, a reproach stays, half-life 13 weeks, and
 *            `people.contribution` weighs it against ease
 *   strength   <- share of the violations noticed that were answered, by peers within a month or by a
 *                 case, half-life 26 weeks
 *
 * Shared is the share of what an hour makes that others have of it (`economy.equity`): work for one's own pay is
 * nobody's business, work whose fruits are shared is that of all who share them (Kandel & Lazear 1992, Journal of
 * Political Economy 100, 801-817). Effort rises under the eyes of those who work more (Mas & Moretti 2009, American
 * Economic Review 99, 112-145: by 1.7 % for co-workers 10 % more productive); the size here is an assumption.
 *
 * Sources: descriptive and injunctive norms, Cialdini, Reno & Kallgren (1990), J. Personality and Social
 * Psychology 58(6), 1015-1026; conditional cooperation, Fischbacher, Gachter & Fehr (2001), Economics Letters
 * 71, 397-404; peers sanction at a cost to themselves, Fehr & Gachter (2002), Nature 415, 137-140;
 * visible unanswered violations spread, Keizer, Lindenberg & Steg (2008), Science 322, 1681-1685.
 * Members take notice by turns, every four weeks, of whom they meet in that week, and what they see stands until then;
 * the four in the exponent are the four weeks in which there was occasion to speak. Rebukes fall in their own week.
 * Edge cases: without a partner only the record is seen; without a written duty w = 0; a week in which
 * nobody noticed a violation leaves the strength where it was. Applicants keep the belief they came with.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import {
  ACTIVITIES,
  APPLICANT,
  demand,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  TURN_WEEKS,
  term,
} from '../core/contract.ts';
import { bits, uniform } from '../core/random.ts';
import { total } from '../economy/turns.ts';
import { FIRST_BELIEF_HOURS, normColumns } from './norm-columns.ts';

const WIDTH = ACTIVITIES.length;
const CONTRIBUTION = ACTIVITIES.indexOf('contribution_hours');
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');
const STRENGTH_RATE = weeklyShare(26);
const REPROACH_KEPT = 1 - weeklyShare(13 / TURN_WEEKS);
const TWO_M16 = 1 / 65_536;
const REBUKE_MINUTES = 20;
/** A partner below this share of one's belief is seen to violate the norm. */
const VIOLATION_SHARE = 0.5;
/** Spread of first beliefs. */
const FIRST_BELIEF_SPREAD = 0.5;
/** Grievance that a rebuke leaves, against 1 for the worst harm. */
const REBUKE_SEVERITY = 0.2;
/** Reproach that one rebuke leaves. */
const REPROACHED = 0.5;
const REBUKED_BELONGING = -0.15;
const REBUKER_BELONGING = -0.03;
const DUTY = 'justice.duties.contribute.at_least_hours_per_week';

export const contributionNorm = mechanism({
  id: 'culture.norms.contribution_expectation',
  layer: 'culture',
  title: 'Contribution norm',
  summary: 'Members learn from each other how much one gives here, and peers rebuke those far below it at a cost.',
  source: 'Cialdini et al. 1990; Fehr & Gachter 2002; Keizer et al. 2008; Kandel & Lazear 1992',
  switch: 'on',
  parameters: {
    rebukeReadiness: {
      type: 'number',
      unit: 'probability',
      min: 0,
      max: 1,
      default: 0.5,
      meaning: 'How far custom expects members to speak to those who give too little.',
    },
    observationError: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.3,
      amendable: false,
      meaning: 'Standard error of what one sees of another member, as a share of the hours.',
    },
  },
  columns: normColumns,
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    minutes: ref('f64', 'members.minutes'),
    partner: ref('i32', 'members.partner', true),
    enactedValues: ref('f32', 'society.enactedValues', true),
    booksOpen: ref('f64', 'society.booksOpen', true),
    sharedShare: ref('f64', 'society.sharedShare', true),
    answeredShare: ref('f64', 'society.casesAnswered', true),
  },
  adds: {
    descriptive: heldTerm('members.normBelief', 'what one sees others give'),
    injunctive: heldTerm('members.normBelief', 'what the upheld duty asks'),
    reminded: term('members.normBelief', 'having been told what is expected'),
    standing: term('members.belonging', 'rebuking and being rebuked', true),
  },
  demands: {
    speakingUp: demand('justice', 'speaking to somebody who gives too little'),
  },
  after: ['people.meeting'],
  effects: [
    {
      system: 'culture.norms.contribution_expectation',
      switch: { kind: 'clause', without: ['culture.norms.contribution_expectation'] },
      observable: 'signals.conflict_escalation.grievance',
      sign: 1,
      smallest: 0.02,
      because: 'where much is expected, those who give little are rebuked, and rebukes are remembered',
    },
    {
      system: 'justice.enforcement.social_norms',
      switch: { kind: 'parameter', neutral: { 'culture.norms.contribution_expectation.rebuke_readiness': 0 } },
      setting: {
        values: {
          'justice.disputes.council.seats_per_hundred': 0,
          'justice.disputes.mediation.mediators_per_hundred': 0,
        },
      },
      observable: 'time.contribution_hours',
      sign: 1,
      smallest: 0.05,
      because:
        'who is rebuked learns what is expected, and a norm that is spoken for is believed; conditional cooperators then give more',
      round: 2,
      amended:
        'at first where a council answers nearly every breach, and peers have nothing to add: 0.007, −0.015 to 0.029',
    },
  ],
  arrive(s, member) {
    const { c, k0, k1 } = s;
    const duty = s.law.indexOf(DUTY);
    const hours = duty < 0 ? FIRST_BELIEF_HOURS : s.law.value(duty);
    const spread = (uniform(k0, k1, c.identity[member], 0) - 0.5) * 2 * FIRST_BELIEF_SPREAD;
    c.normBelief[member] = hours * (1 + spread);
    // Until one has seen how things are here, the belief one came with stands.
    c.descriptive[member] = c.normBelief[member];
  },
  steps: {
    attention(s) {
      const { c, n, week } = s;
      const { status, aboutToRebuke, speakingUp } = c;
      for (let i = turnBefore(week); i < n; i += TURN_WEEKS) {
        if (aboutToRebuke[i] >= 0 && status[i] >= RESIDENT) speakingUp[i] = REBUKE_MINUTES;
      }
    },
    culture(s) {
      const { c, p, n, k0, k1, week } = s;
      const { identity, status, conscientiousness, minutes, partner, normBelief } = c;
      const { aboutToRebuke, rebuke, rebukedBy, reproach, speakingUpGranted } = c;
      const { descriptive, injunctive, reminded, standing } = c;

      const shared = c.sharedShare.length > 0 ? c.sharedShare[0] : 0;
      let answered = 0;
      rebuke.fill(0, 0, n);
      rebukedBy.fill(-1, 0, n);
      for (let i = turnBefore(week); i < n; i += TURN_WEEKS) {
        const other = aboutToRebuke[i];
        if (other < 0) continue;
        aboutToRebuke[i] = -1;
        if (status[i] < RESIDENT) continue;
        const had = speakingUpGranted[i] / REBUKE_MINUTES;
        if (had < 0.5 || status[other] < RESIDENT) continue;
        answered++;
        rebuke[other] = Math.min(1, rebuke[other] + REBUKE_SEVERITY * had);
        // The lowest identity among several, so that the order of rows says nothing.
        const before = rebukedBy[other];
        if (before < 0 || identity[i] < identity[before]) rebukedBy[other] = i;
        standing[i] += REBUKER_BELONGING;
        standing[other] += REBUKED_BELONGING;
        const held = shared * (minutes[i * WIDTH + COLLABORATION] - minutes[other * WIDTH + COLLABORATION]);
        if (held > 0) reproach[other] = Math.min(1, reproach[other] + REPROACHED * had);
        reminded[other] = Math.max(reminded[other], normBelief[i] - minutes[other * WIDTH + CONTRIBUTION] / 60);
      }

      const turn = week % TURN_WEEKS;
      let counted = 0;
      let minutesGiven = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        reproach[i] *= REPROACH_KEPT;
        counted++;
        minutesGiven += minutes[i * WIDTH + CONTRIBUTION];
      }
      c.recordByTurn[2 * turn] = counted;
      c.recordByTurn[2 * turn + 1] = minutesGiven;
      const present = total(c.recordByTurn, 2, 0);
      const given = total(c.recordByTurn, 2, 1);

      const duty = s.law.indexOf(DUTY);
      const expected = duty < 0 ? 0 : s.law.value(duty);
      const strength = c.normStrength[0];
      const weight = duty < 0 ? 0 : 0.5 * strength;
      const share = present > 0 ? given / (60 * present) : 0;
      const known = 0.5 + 0.5 * (c.booksOpen.length > 0 ? c.booksOpen[0] : 0);
      const openness = known * (c.enactedValues.length > 0 ? c.enactedValues[0] : 0.5);
      // Uniform errors of the same standard deviation: sqrt(12) wide per unit.
      const partnerWidth = p.observationError * 3.4641016151377544;
      const recordWidth = partnerWidth * (1 - openness);
      const meets = partner.length > 0;
      const readiness = p.rebukeReadiness * (0.5 + 0.5 * strength);
      let noticed = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) {
          if (status[i] === APPLICANT) descriptive[i] = normBelief[i];
          continue;
        }
        const self = identity[i];
        // Two independent errors from the halves of one word.
        const word = bits(k0, k1, self, 0);
        const record = share * Math.max(0, 1 + ((word >>> 16) * TWO_M16 - 0.5) * recordWidth);
        const other = meets ? partner[i] : -1;
        let observed = record;
        if (other >= 0 && status[other] >= RESIDENT) {
          const hours = minutes[other * WIDTH + CONTRIBUTION] / 60;
          const clarity = Math.max(0, 1 + ((word & 0xffff) * TWO_M16 - 0.5) * partnerWidth);
          observed = 0.5 * (record + hours * clarity);
          const perHour = shared / 60;
          const seen = (hours + perHour * minutes[other * WIDTH + COLLABORATION]) * clarity;
          if (seen < VIOLATION_SHARE * (normBelief[i] + perHour * minutes[i * WIDTH + COLLABORATION])) {
            noticed++;
            const silent = 1 - conscientiousness[i] * readiness;
            if (uniform(k0, k1, self, 1) >= silent * silent * silent * silent) aboutToRebuke[i] = other;
          }
        }
        descriptive[i] = (1 - weight) * observed;
        injunctive[i] = weight * expected;
      }
      if (noticed + answered > 0) {
        const byCase = c.answeredShare.length > 0 ? Math.max(0, c.answeredShare[0]) : 0;
        const silent = 1 - Math.min(1, answered / Math.max(1, noticed));
        const target = 1 - silent * (1 - byCase);
        c.normStrength[0] += STRENGTH_RATE * (target - strength);
      }
    },
  },
});

/** First row of those who took notice last week, and may speak up in this. */
function turnBefore(week: number): number {
  return (week + TURN_WEEKS - 1) % TURN_WEEKS;
}
