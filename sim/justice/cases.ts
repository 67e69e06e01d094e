/**
 * The docket: how a report becomes a case, climbs a tier, and what a case that nobody answers does.
 *
 *   pursued with chance 1 − (1 − strictness)(1 − severity)     grave matters are taken up anywhere
 *   tier at opening   mediation where there is one and severity < severe_above, else council
 *   climbs            when mediation fails, or nobody has begun after escalate_after_weeks
 *   expires           after expiry_weeks; the complainant has then been left without an answer
 *
 * Parties give minutes to their cases; what the time ledger grants is the pace at which a case can be heard
 * (`partyShare`). Rows are used lowest first. When the docket is full a report is turned away, which is also
 * an answer not given.
 *
 * Grievance per member is the severity of the cases they are in, in full for the complainant and by half for
 * the respondent. The public record kept here is the share of cases answered, over about the last twenty closed, and
 * the share of violators called to account within a year, with half-life 26 weeks. What members make of it, and of
 * their own cases, is in `answers.ts`.
 *
 * For ties, each complainant's gravest open case and each party's closing of the week stand in columns of
 * members. A case whose respondent has gone is withdrawn; so is a harm whose complainant has gone, while a breach of
 * duty is then carried on by the community.
 */
import { demand, event, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { pairUniform } from '../core/random.ts';
import { counted, named } from '../core/telling.ts';
import { learnRisk, leaveUnanswered, renewAnswers, renewRisk } from './answers.ts';
import {
  ABOUT,
  BREACH_OF_DUTY,
  EXPIRED,
  GRAVITY,
  HARM,
  MATTER,
  NO_CASE,
  OPEN,
  SESSION_MINUTES,
  STATEMENT_MINUTES,
  TIER_COUNCIL,
  TIER_MEDIATION,
  WITHDRAWN,
  weeklyKeep,
} from './case.ts';
import { docketColumns } from './docket.ts';

const RECORD_WEIGHT = 0.1;
const CERTAINTY_RATE = 1 - weeklyKeep(26);
const YEAR = 52;
/** Weight of one closed case in the moving shares: about the last twenty count. */
const CASE_WEIGHT = 0.05;
/** Weeks without a minute of hearing after which a case counts as backlog. */
const BACKLOG_WEEKS = 4;
const COUNCIL_SEATS = 'justice.disputes.council.seats_per_hundred';
const MEDIATION_SEATS = 'justice.disputes.mediation.mediators_per_hundred';

export const cases = mechanism({
  id: 'justice.cases',
  layer: 'justice',
  title: 'Cases',
  summary: 'Reports become cases, wait, climb a tier, are answered or expire.',
  source: 'Tyler 1990; Anwar & Loughran 2011',
  switch: 'always',
  parameters: {
    strictness: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.5,
      amendable: true,
      meaning: 'how far lesser reports are pursued, and how grave rulings are; the lever of enforcement',
    },
    severeAbove: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.7,
      amendable: true,
      meaning: 'severity from which a case goes to the council at once',
    },
    escalateAfterWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 52,
      default: 8,
      integer: true,
      amendable: true,
      meaning: 'weeks without a mediator after which a case goes to the council',
    },
    expiryWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 4,
      max: 104,
      default: 39,
      integer: true,
      amendable: true,
      meaning: 'weeks after which an unanswered case is dropped',
    },
  },
  columns: docketColumns,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    incidentBy: ref('i32', 'members.incidentBy'),
    incidentHarm: ref('f32', 'members.incidentHarm'),
    incidentReported: ref('u8', 'members.incidentReported'),
    shortfall: ref('f32', 'members.shortfall', true),
    violators: ref('f64', 'society.violators', true),
    shortfallReporter: ref('i32', 'members.shortfallReporter', true),
  },
  adds: {
    answer: heldTerm('members.trust', 'complaints answered, or left without an answer'),
  },
  demands: { hearing: demand('justice', 'parties attend sessions and prepare statements') },
  events: {
    opened: event('{who} brings a case against {other} for {a}, a {b} one.', {
      ...MATTER,
      a: named(...ABOUT),
      b: GRAVITY,
    }),
    climbed: event('The case of {who} against {other}, a {a} one, goes to the council.', MATTER),
    expired: event('The case of {who} against {other}, a {a} one, is dropped unanswered after {b}.', {
      ...MATTER,
      b: counted('week'),
    }),
    turnedAway: event('There is no room for the complaint of {who} against {other}, a {a} one.', MATTER),
  },
  after: ['justice.incidents', 'justice.duties.contribute'],
  steps: {
    attention(s) {
      const { c } = s;
      const { state, tier, mediator, complainant, respondent, hearing } = c;
      for (let r = 0; r < c.caseRows[0]; r++) {
        if (state[r] !== OPEN || respondent[r] < 0) continue;
        if (tier[r] === TIER_MEDIATION && mediator[r] < 0) continue;
        const asked = tier[r] === TIER_MEDIATION ? SESSION_MINUTES : STATEMENT_MINUTES;
        hearing[respondent[r]] += asked;
        if (complainant[r] >= 0) hearing[complainant[r]] += asked;
      }
    },
    justice(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, state, kind, tier, complainant, respondent, mediator, severity, openedWeek } = c;
      const { hearing, hearingGranted, incidentBy, incidentReported, shortfallReporter } = c;
      const council = s.law.indexOf(COUNCIL_SEATS) >= 0;
      const mediation = s.law.indexOf(MEDIATION_SEATS) >= 0;
      let used = 0;
      for (let r = 0; r < c.caseRows[0]; r++) {
        if (state[r] === NO_CASE) continue;
        if (state[r] !== OPEN) {
          state[r] = NO_CASE;
          complainant[r] = respondent[r] = mediator[r] = -1;
          c.repair[r] = 0;
          continue;
        }
        used = r + 1;
        const by = complainant[r];
        const against = respondent[r];
        const age = week - openedWeek[r];
        if (against < 0 || status[against] < RESIDENT || (kind[r] === HARM && (by < 0 || status[by] < RESIDENT))) {
          state[r] = WITHDRAWN;
          continue;
        }
        if (age >= p.expiryWeeks) {
          state[r] = EXPIRED;
          if (by >= 0) leaveUnanswered(c.unanswered, c.answer, by, severity[r]);
          s.emit(s.event.expired, by, against, severity[r], age);
          continue;
        }
        if (tier[r] === TIER_MEDIATION && council && mediator[r] < 0 && age >= p.escalateAfterWeeks) {
          tier[r] = TIER_COUNCIL;
          c.climbed[r] = 1;
          c.hoursGranted[r] = 0;
          c.hoursNeeded[r] = 0;
          s.emit(s.event.climbed, by, against, severity[r], 0);
        }
        let party = hearing[against] > 0 ? hearingGranted[against] / hearing[against] : 0;
        if (by >= 0) party = Math.min(party, hearing[by] > 0 ? hearingGranted[by] / hearing[by] : 0);
        c.partyShare[r] = party;
      }

      const duties = shortfallReporter.length > 0;
      let free = 0;
      let opened = 0;
      let breaches = 0;
      const reports = listReports(status, incidentReported, shortfallReporter, n);
      for (let at = 0; at < reports; at++) {
        const i = reportRows[at];
        for (let about = HARM; about <= BREACH_OF_DUTY; about++) {
          const harm = about === HARM;
          if (harm ? incidentReported[i] === 0 : !duties || shortfallReporter[i] < 0) continue;
          const by = harm ? i : shortfallReporter[i];
          const against = harm ? incidentBy[i] : i;
          const grave = harm ? c.incidentHarm[i] : c.shortfall[i];
          const pursued = 1 - (1 - p.strictness) * (1 - grave);
          if (pairUniform(k0, k1, c.identity[by], c.identity[against], about) >= pursued) continue;
          while (free < s.rows.cases && state[free] !== NO_CASE) free++;
          if (free >= s.rows.cases) {
            leaveUnanswered(c.unanswered, c.answer, by, grave);
            s.emit(s.event.turnedAway, by, against, grave, 0);
            continue;
          }
          state[free] = OPEN;
          kind[free] = about;
          tier[free] = mediation && (grave < p.severeAbove || !council) ? TIER_MEDIATION : TIER_COUNCIL;
          complainant[free] = by;
          respondent[free] = against;
          severity[free] = grave;
          openedWeek[free] = week;
          mediator[free] = -1;
          c.hoursNeeded[free] = c.hoursGranted[free] = c.partyShare[free] = 0;
          c.climbed[free] = c.ruling[free] = c.gravity[free] = c.repair[free] = 0;
          if (!harm) {
            c.lastBreachWeek[i] = week;
            breaches++;
          }
          opened++;
          s.emit(s.event.opened, by, against, about, grave);
          if (free >= used) used = free + 1;
        }
      }
      c.caseRows[0] = used;
      c.casesOpened[0] = opened;
      if (duties && c.violators[0] > 0) {
        const called = Math.min(1, (YEAR * breaches) / c.violators[0]);
        c.certainty[0] += CERTAINTY_RATE * (called - c.certainty[0]);
      }
    },
    wellbeing(s) {
      const { c, p, n, week } = s;
      const { status, openGrievance, answering, unanswered, perceivedRisk, deterrence, answer } = c;
      const { openAgainst, repairWith, repairAmount } = c;
      openGrievance.fill(0, 0, n);
      answering.fill(0, 0, n);
      openAgainst.fill(-1, 0, n);
      repairWith.fill(-1, 0, n);
      repairAmount.fill(0, 0, n);
      let open = 0;
      let backlog = 0;
      for (let r = 0; r < c.caseRows[0]; r++) {
        const state = c.state[r];
        if (state === NO_CASE || state === WITHDRAWN) continue;
        const by = c.complainant[r];
        const against = c.respondent[r];
        const age = week - c.openedWeek[r];
        if (state === OPEN) {
          open++;
          if (c.hoursGranted[r] === 0 && age >= BACKLOG_WEEKS) backlog++;
          if (by >= 0) {
            // The gravest of several is the one that cannot rest.
            if (c.severity[r] > openGrievance[by]) openAgainst[by] = against;
            openGrievance[by] += c.severity[r];
          }
          openGrievance[against] += 0.5 * c.severity[r];
          if (answering[against] < 255) answering[against]++;
          continue;
        }
        const answered = state === EXPIRED ? 0 : 1;
        c.casesClosed[0]++;
        c.casesAnswered[0] += CASE_WEIGHT * (answered - c.casesAnswered[0]);
        c.casesClimbedShare[0] += CASE_WEIGHT * (c.climbed[r] - c.casesClimbedShare[0]);
        c.weeksToClose[0] += CASE_WEIGHT * (age - c.weeksToClose[0]);
        if (by >= 0 && c.repair[r] > 0) {
          repairWith[by] = against;
          repairWith[against] = by;
          repairAmount[by] = repairAmount[against] = c.repair[r];
        }
        if (answered === 1) learnRisk(perceivedRisk, deterrence, against, p.strictness);
      }
      c.openCases[0] = open;
      c.caseBacklog[0] = backlog;
      const certainty = c.certainty[0];
      const record = RECORD_WEIGHT * (c.casesAnswered[0] - 0.5);
      renewAnswers(status, unanswered, answer, record, week % TURN_WEEKS, n);
      renewRisk(status, perceivedRisk, deterrence, certainty, p.strictness, week % TURN_WEEKS, n);
    },
  },
});

/** Lists, in order of rows, who was harmed and reports it, or is reported for falling short. @returns how many */
function listReports(status: Uint8Array, reported: Uint8Array, reporter: Int32Array, n: number): number {
  if (reportRows.length < n) reportRows = new Int32Array(2 * n);
  const list = reportRows;
  const duties = reporter.length > 0;
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (reported[i] === 0 && (!duties || reporter[i] < 0)) continue;
    list[count] = i;
    count += +(status[i] >= RESIDENT);
  }
  return count;
}

/** Rows with a report, scratch of one step. */
let reportRows = new Int32Array(0);
