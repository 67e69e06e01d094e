/**
 * Admissions: where everybody stands on the way to citizenship, who looks after an application, and
 * with what time.
 *
 *   application > values check > interview > residency (trial and mentorship together) > vote > member
 *
 * A step that is off is passed over. An applicant gets one screener, a member drawn by weight
 * (1 + conscientiousness + sociability) * energy who is not already looking after somebody. The minutes
 * that the time ledger gives the screener, four hours a week at most, are what the step is worked with, so
 * a tired or busy community keeps its applicants waiting. Whoever waits too long goes elsewhere: weekly
 * hazard 1 / patience from the second week in the same step.
 * The steps themselves judge: each assigns the verdict in the rows routed to it, and nowhere else. Who is on the
 * way is listed once a week, in `members.onTheWay`; whatever concerns those few goes by that list.
 *
 * Source: staged entry with a provisional period is the practice of intentional communities, Kanter, R. M.
 * (1972), Commitment and Community. Patience and weights are assumptions.
 * Edge cases: a step switched off with people in it lets them pass; a screener who leaves is replaced
 * and the minutes already spent count.
 */
import { APPLICANT, column, demand, event, MEMBER, mechanism, OUTSIDER, RESIDENT, ref } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { counted, named } from '../core/telling.ts';
import { assignScreeners } from './screeners.ts';
import {
  ADMITTED,
  APPLICATION,
  APPLYING,
  INTERVIEW,
  NO_STEP,
  PASSED,
  PENDING,
  REFUSED,
  REJECTED,
  RESIDENCY,
  TRIAL,
  VOTE,
} from './steps.ts';

const SCREENING_HOURS = [
  '',
  'citizenship.application.hours',
  'citizenship.values_check.hours',
  'citizenship.interview.hours',
] as const;
const TRIAL_WEEKS = 'citizenship.trial_residency.weeks';
const MENTORSHIP_WEEKS = 'citizenship.mentorship.weeks';
const VOTE_THRESHOLD = 'citizenship.vote.threshold';

/** The steps as one is refused at them, and as one waits for them. */
const AT_STEP = [
  '',
  'on application',
  'at the values check',
  'at the interview',
  'after the trial residency',
  'by vote',
];
const FOR_STEP = ['', 'for an answer', 'for the values check', 'for the interview', 'as a resident', 'for the vote'];

/** Nobody gives more of one week to one application. */
const MOST_MINUTES_A_WEEK = 240;

/** Parameter index of the hours of each screening step, -1 when it is off: scratch of one step. */
const hoursAt = new Int32Array(SCREENING_HOURS.length);

export const admissions = mechanism({
  id: 'citizenship.admissions',
  layer: 'citizenship',
  title: 'Admissions',
  summary: 'Leads applicants through the steps that are in force, with the hours that members find for it.',
  source: 'Kanter 1972',
  switch: 'always',
  parameters: {
    patienceWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 104,
      default: 10,
      meaning: 'Weeks after which an applicant who is kept waiting has, on average, gone elsewhere.',
    },
  },
  columns: {
    stage: column('members', 'u8', {
      unit: 'stage',
      min: 0,
      max: 5,
      meaning: 'Way to citizenship: 0 none, 1 applying, 2 resident on trial, 4 refused, 5 member.',
    }),
    admissionStep: column('members', 'u8', {
      unit: 'step',
      min: 0,
      max: 5,
      meaning: 'Step now before one: 0 none, 1 application, 2 values check, 3 interview, 4 residency, 5 vote.',
    }),
    verdict: column('members', 'u8', {
      unit: 'verdict',
      min: 0,
      max: 2,
      rowsShared: true,
      meaning: 'Of the step now before one: 0 pending, 1 passed, 2 refused. Assigned by that step.',
    }),
    waitedWeeks: column('members', 'i32', {
      unit: 'weeks',
      min: 0,
      meaning: 'Weeks spent in the step now before one.',
    }),
    screener: column('members', 'i32', {
      unit: 'row',
      min: -1,
      initial: -1,
      pointsTo: 'members',
      meaning: 'Member who looks after the application, or -1.',
    }),
    screenedMinutes: column('members', 'f32', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes that members have given to the step now before one.',
    }),
    screening: column('members', 'u8', {
      unit: 'flag',
      min: 0,
      max: 1,
      meaning: '1 while looking after an applicant.',
    }),
    onTheWay: column('members', 'i32', {
      unit: 'row',
      min: 0,
      meaning: "In row k, the k-th person with a step before them at the start of this week's round of admissions.",
    }),
    numberOnTheWay: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Length of that list.' }),
    applicants: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Applicants in the queue.' }),
    admitted: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Admitted as members this week.' }),
    refused: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Refused this week.' }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    sociability: ref('f32', 'members.sociability'),
    energy: ref('f64', 'members.energy', true),
    mentoredWeeks: ref('f32', 'members.mentoredWeeks', true),
  },
  demands: {
    screen: demand('decision_making', 'looking after an application'),
  },
  events: {
    refusedAt: event('{who} was refused {a}.', { a: named(...AT_STEP) }),
    gaveUp: event('{who} gave up after {b} of waiting {a} and went elsewhere.', {
      a: named(...FOR_STEP),
      b: counted('week'),
    }),
    moved: event('{who} moved in as a resident.'),
    admittedAs: event('{who} became a member.'),
  },
  after: ['citizenship.candidates'],
  arrive(s, member) {
    const { c } = s;
    const status = c.status[member];
    c.stage[member] = status >= MEMBER ? ADMITTED : status === RESIDENT ? TRIAL : status === APPLICANT ? APPLYING : 0;
    c.admissionStep[member] = status === APPLICANT ? APPLICATION : status === RESIDENT ? RESIDENCY : NO_STEP;
  },
  steps: {
    citizenship(s) {
      const { c, p, n, k0, k1, law } = s;
      const { identity, status, stage, admissionStep, verdict, waitedWeeks, screener, screenedMinutes, onTheWay } = c;
      c.applicants[0] = 0;
      c.admitted[0] = 0;
      c.refused[0] = 0;
      const under = listOnTheWay(admissionStep, status, n);
      for (let k = 0; k < under; k++) onTheWay[k] = underWay[k];
      c.numberOnTheWay[0] = under;
      if (under === 0) return;

      for (let t = APPLICATION; t <= INTERVIEW; t++) hoursAt[t] = law.indexOf(SCREENING_HOURS[t]);
      const hasTrial = law.indexOf(TRIAL_WEEKS) >= 0;
      const mentorshipAt = law.indexOf(MENTORSHIP_WEEKS);
      const mentoredFor = mentorshipAt < 0 ? 0 : law.value(mentorshipAt);
      const hasVote = law.indexOf(VOTE_THRESHOLD) >= 0;
      const { mentoredWeeks } = c;
      for (let at = 0; at < under; at++) {
        const i = onTheWay[at];
        let step = admissionStep[i];
        if (verdict[i] === REJECTED) {
          s.emit(s.event.refusedAt, i, -1, step, 0);
          stage[i] = REFUSED;
          admissionStep[i] = NO_STEP;
          screener[i] = -1;
          c.refused[0]++;
          s.roster.release(i, OUTSIDER);
          continue;
        }
        let passed = verdict[i] === PASSED;
        const before = step;
        for (;;) {
          const on =
            step <= INTERVIEW ? hoursAt[step] >= 0 : step === RESIDENCY ? hasTrial || mentorshipAt >= 0 : hasVote;
          const done =
            step === RESIDENCY
              ? (!hasTrial || passed) && (mentorshipAt < 0 || mentoredWeeks[i] >= mentoredFor)
              : passed;
          if (on && !done) break;
          passed = false;
          if (step === VOTE) {
            step = NO_STEP;
            break;
          }
          step++;
        }
        if (step !== before) {
          admissionStep[i] = step;
          verdict[i] = PENDING;
          waitedWeeks[i] = 0;
          screenedMinutes[i] = 0;
          if (step > INTERVIEW) screener[i] = -1;
          if (step === NO_STEP) {
            screener[i] = -1;
            stage[i] = ADMITTED;
            c.admitted[0]++;
            s.emit(s.event.admittedAs, i, -1, 0, 0);
          } else if (step === RESIDENCY) {
            stage[i] = TRIAL;
            s.emit(s.event.moved, i, -1, 0, 0);
          }
        } else {
          waitedWeeks[i]++;
          if (stage[i] === APPLYING && waitedWeeks[i] > 1 && uniform(k0, k1, identity[i], 0) < 1 / p.patienceWeeks) {
            s.emit(s.event.gaveUp, i, -1, step, waitedWeeks[i]);
            admissionStep[i] = NO_STEP;
            screener[i] = -1;
            s.roster.release(i, OUTSIDER);
            continue;
          }
        }
        if (stage[i] === APPLYING) c.applicants[0]++;
      }
      assignScreeners(c, n, k0, k1);
    },
    attention(s) {
      const { c, law } = s;
      if (c.applicants[0] === 0) return;
      const { admissionStep, screener, screenedMinutes, screen, onTheWay } = c;
      for (let t = APPLICATION; t <= INTERVIEW; t++) hoursAt[t] = law.indexOf(SCREENING_HOURS[t]);
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        const step = admissionStep[i];
        if (step === NO_STEP || step > INTERVIEW || screener[i] < 0) continue;
        const at = hoursAt[step];
        if (at < 0) continue;
        const missing = law.value(at) * 60 - screenedMinutes[i];
        screen[screener[i]] = Math.max(0, Math.min(MOST_MINUTES_A_WEEK, missing));
      }
    },
    culture(s) {
      const { c } = s;
      if (c.applicants[0] === 0) return;
      const { admissionStep, screener, screenedMinutes, screenGranted, onTheWay } = c;
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        const step = admissionStep[i];
        if (step === NO_STEP || step > INTERVIEW || screener[i] < 0) continue;
        screenedMinutes[i] += screenGranted[screener[i]];
      }
    },
  },
});

/** The list before it is written down: scratch of one step. */
let underWay = new Int32Array(0);

/** Lists who has a step before them, without a branch that nobody could guess. @returns how many */
function listOnTheWay(admissionStep: Uint8Array, status: Uint8Array, n: number): number {
  if (underWay.length < n) underWay = new Int32Array(2 * n);
  const list = underWay;
  let count = 0;
  for (let i = 0; i < n; i++) {
    list[count] = i;
    count += +(admissionStep[i] !== NO_STEP) & +(status[i] >= APPLICANT);
  }
  return count;
}
