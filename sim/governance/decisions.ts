/**
 * Decisions: what is put to the society, by whom, which module decides it, and what came of it. No rule
 * of decision is here; modules find their rows by `proposals.module` and settle them.
 *
 * Attention phase: settled rows are cleared and free agenda places filled, first by reviews and a budget that
 * are due, then by volunteers. A member volunteers with probability
 *   initiative × readiness to speak up × distance of the law from own wishes × share of the week not overbooked,
 * and the proposal opens once the minutes to write it were found. A project that waits for a choice has
 * a row of its own beside these places.
 * Governance phase, after the modules: the record. Power ledger, say, gains and losses, waiting, lapses.
 * Say and gains, by turns, feed trust, the way of deciding more than its result (Tyler 1990, Why People Obey the Law).
 *
 * Edge cases: without a rule of change (governance.amendments) no matter of law is raised; a kind routed
 * to nobody, or to a module not in force, is never raised; an entrenched parameter is out of order; a
 * proposer who leaves takes a draft along, not an open proposal.
 */
import { column, demand, type EnumParameter, heldTerm, LEVER_COUNT, mechanism, ref } from '../core/contract.ts';
import { lookForCauses, nextPlace, winnerOf } from './agenda.ts';
import { compareWithMedians } from './congruence.ts';
import { clearRow, DOCKET_TOTALS, openRow, PROPOSAL_COLUMNS, raiseBar, running, settle, unusedRow } from './docket.ts';
import { DECISION_EVENTS, eventNames } from './matters.ts';
import { MODULES, ROUTE_CLAUSES, ROUTES } from './modules.ts';
import { enterPlace, enterShares, shareEqually } from './power.ts';
import {
  BUDGET_SUBJECT,
  DRAFT,
  KIND_PROJECT,
  LAPSED,
  lawPosition,
  moduleKey,
  NO_SUBJECT,
  OPEN,
  PASSED,
  PENDING,
  REJECTED,
  RULE_SUBJECT,
  SUBJECT_COUNT,
  UNUSED,
} from './routing.ts';
import { closeWeek, gainOrLose, openWeek, STANDING_COLUMNS } from './standing.ts';
import { inForce, kindOf, lawAt, live, mayRaise, parameterOf, readLaw, readMayRaise, routeKey } from './subjects.ts';
import { placeOf, widthOf, wishesOn } from './wishes.ts';

const PROJECTS = moduleKey('projects');
const RAISED = eventNames('raised');
const PASSED_ON = eventNames('passed');
const REJECTED_ON = eventNames('rejected');
/** Two hours of writing before a proposal is fit to be read. */
const DRAFTING_MINUTES = 120;
/** Reach of the two terms of trust, each way. */
const VOICE_TRUST = 0.15;
const OUTCOME_TRUST = 0.1;
/** Medians cost a pass over everybody, and move slowly. */
const CONGRUENCE_EVERY_WEEKS = 13;

const onDocket = new Uint8Array(SUBJECT_COUNT);

function route(meaning: string): EnumParameter {
  return { type: 'enum', options: ROUTES, clauses: ROUTE_CLAUSES, default: 'consensus', meaning };
}

export const decisions = mechanism({
  id: 'governance.decisions',
  layer: 'governance',
  title: 'Decisions',
  summary: 'Proposals, a limited agenda, the routing of each kind of decision to a module, and the ledger of power.',
  source: 'Bachrach and Baratz 1962; Penrose 1946; Lind, Kanfer and Earley 1990; Tyler 1990',
  switch: 'always',
  parameters: {
    lever: route('Who decides on the policy levers.'),
    amendment: route('Who decides on changes to the rule of decision itself.'),
    budget: route('Who decides on the budget for programmes.'),
    openProposals: {
      type: 'number',
      unit: 'proposals',
      min: 1,
      max: 8,
      default: 3,
      integer: true,
      amendable: true,
      meaning: 'Matters of law that can be on the agenda at once.',
    },
    restWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 0,
      max: 104,
      default: 13,
      integer: true,
      amendable: true,
      meaning: 'Weeks before a matter that was settled may be raised again.',
    },
    lapseWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 2,
      max: 104,
      default: 26,
      integer: true,
      amendable: true,
      meaning: 'Weeks after which an undecided matter is struck off the agenda.',
    },
    initiative: {
      type: 'number',
      unit: 'per week',
      min: 0,
      max: 0.25,
      default: 0.15,
      amendable: false,
      meaning:
        'Weekly probability that a fully ready member with time, whose wishes the law misses entirely, volunteers a proposal.',
    },
  },
  columns: {
    ...PROPOSAL_COLUMNS,
    ...STANDING_COLUMNS,
    restUntil: column('society', 'i32', {
      unit: 'week',
      width: SUBJECT_COUNT,
      meaning: 'Week from which a subject may be raised again.',
    }),
    ...DOCKET_TOTALS,
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    position: ref('f32', 'members.position'),
    voice: ref('f32', 'members.voice'),
    overload: ref('f32', 'members.overload'),
    ambition: ref('f32', 'members.ambition'),
    reputation: ref('f64', 'members.reputation'),
    ruleWish: ref('f32', 'members.ruleWish', true),
    budgetWish: ref('f32', 'members.budgetWish', true),
    budgetDue: ref('u8', 'society.budgetDue', true),
    budgetDraft: ref('f64', 'society.budgetDraft', true),
    reviewDue: ref('u8', 'society.reviewDue', true),
    lawBefore: ref('f64', 'society.lawBefore', true),
    projectOptions: ref('u8', 'society.projectOptions', true),
  },
  adds: {
    voiceTrust: heldTerm('members.trust', 'Having a say in decisions.', true),
    outcomeTrust: heldTerm('members.trust', 'New law nearer to, or further from, own wishes.', true),
  },
  demands: { drafting: demand('decision_making', 'Writing out a proposal.') },
  events: DECISION_EVENTS,
  after: [...MODULES.map((m) => m.id), 'governance.projects', 'people.positions'],
  enter({ c, n }) {
    shareEqually(c.power, c.status, n);
    shareEqually(c.agendaPower, c.status, n);
  },
  depart({ c }, member) {
    c.vacated[0] += c.power[member];
    c.vacated[1] += c.agendaPower[member];
  },
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      openWeek(c, n);

      onDocket.fill(0);
      let places = p.openProposals;
      let projectOpen = false;
      for (let r = 0; r < c.state.length; r++) {
        const state = c.state[r];
        if (state === UNUSED) continue;
        // Nobody is left to write it out, or the clause that it would change has been repealed.
        const moot = c.subject[r] >= 0 && c.parameter[r] < 0;
        const abandoned = moot || (state === DRAFT && c.proposer[r] < 0);
        if (abandoned || (state !== DRAFT && state !== OPEN && state !== PENDING)) {
          clearRow(c, r);
          continue;
        }
        if (c.subject[r] >= 0) onDocket[c.subject[r]] = 1;
        if (c.kind[r] === KIND_PROJECT) projectOpen = true;
        else if (state !== PENDING) places--;
        if (state === DRAFT) c.drafting[c.proposer[r]] = DRAFTING_MINUTES - c.minutesSpent[r];
      }
      if (!projectOpen && c.projectOptions.length > 0 && c.projectOptions[0] > 0) {
        const r = unusedRow(c);
        if (r >= 0) openRow(c, r, OPEN, KIND_PROJECT, PROJECTS, NO_SUBJECT, -1, week);
      }

      readLaw(s.law, p);
      readMayRaise(s.law, c.ruleWish.length > 0, onDocket, c.restUntil, week);
      const bar = inForce(s.law, 'governance.amendments.threshold');
      const quorum = inForce(s.law, 'governance.amendments.quorum');
      for (let t = 0; t < SUBJECT_COUNT && places > 0; t++) {
        const due = t === BUDGET_SUBJECT ? c.budgetDue[0] : c.reviewDue[t];
        if (mayRaise[t] === 0 || due === 0) continue;
        const r = unusedRow(c);
        if (r < 0) break;
        openRow(c, r, OPEN, kindOf(t), routeKey(t), t, parameterOf[t], week);
        if (t === RULE_SUBJECT) raiseBar(c, r, bar, quorum);
        c.value[r] = t === BUDGET_SUBJECT ? c.budgetDraft[0] : c.lawBefore[t];
        mayRaise[t] = 0;
        places--;
      }

      lookForCauses(c, n, week, places > 0 ? p.initiative : 0, k0, k1);
      for (; places > 0; places--) {
        const subject = nextPlace();
        const r = subject < 0 ? -1 : unusedRow(c);
        if (r < 0) break;
        const who = winnerOf(subject);
        openRow(c, r, DRAFT, kindOf(subject), routeKey(subject), subject, parameterOf[subject], week);
        if (subject === RULE_SUBJECT) raiseBar(c, r, bar, quorum);
        c.proposer[r] = who;
        c.value[r] = wishesOn(c, subject)[who * widthOf(subject) + placeOf(subject)];
        c.drafting[who] = DRAFTING_MINUTES;
      }
    },

    // Positions have taken in last week's deliberation by now; this week's has not begun.
    culture({ c, n }) {
      if (c.pulled[0] === 0) return;
      c.pulled[0] = 0;
      c.deliberationPull.fill(0, 0, n * LEVER_COUNT);
    },

    governance(s) {
      const { c, p, n, week } = s;
      let taken = 0;
      let onAgenda = 0;
      let open = 0;
      let waited = 0;
      for (let r = 0; r < c.state.length; r++) {
        const state = c.state[r];
        if (state === UNUSED) continue;
        const who = c.proposer[r];
        const weeks = week - c.openedWeek[r];
        const subject = c.subject[r];
        if (state === DRAFT) {
          open++;
          if (who < 0) continue;
          c.minutesSpent[r] += c.draftingGranted[who];
          if (c.minutesSpent[r] < DRAFTING_MINUTES - 0.5) {
            if (weeks >= p.lapseWeeks) clearRow(c, r);
            continue;
          }
          c.state[r] = OPEN;
          c.openedWeek[r] = week;
          enterPlace(c.agendaPower, who, n);
          s.emit(s.event[RAISED[subject]], who, -1, lawPosition(s.law, c.parameter[r]), c.value[r]);
        } else if (state === OPEN) {
          // What has been voted on and only waits for its time lock is not struck off.
          if (subject >= 0 && weeks >= p.lapseWeeks && c.decidedWeek[r] < 0) {
            settle(c, r, LAPSED, week);
            c.restUntil[subject] = week + p.restWeeks;
            c.proposalsLapsed[0]++;
            s.emit(s.event.lapsed, who, -1, subject, weeks);
            continue;
          }
          if (subject >= 0) open++;
          onAgenda++;
          waited += weeks;
        } else if ((state === PASSED || state === REJECTED) && c.decidedWeek[r] === week) {
          taken++;
          if (state === PASSED) c.decisionsPassed[0]++;
          c.decisionWeeks[0] = running(c.decisionWeeks[0], weeks);
          c.decisionHours[0] = running(c.decisionHours[0], c.minutesSpent[r] / 60);
          // A project tells of its choice itself.
          if (subject < 0) continue;
          s.emit(s.event[(state === PASSED ? PASSED_ON : REJECTED_ON)[subject]], who, -1, c.support[r], weeks);
          c.restUntil[subject] = week + p.restWeeks;
          if (state === PASSED && subject !== RULE_SUBJECT) {
            gainOrLose(c.status, c, c.favour, n, subject, c.before[r], c.value[r]);
          }
        }
      }
      c.proposalsOpen[0] = open;
      c.decisionsTaken[0] += taken;
      c.waitingWeeks[0] = onAgenda > 0 ? waited / onAgenda : 0;
      if (taken > 0) enterShares(c.power, c.weight, n, taken);
      closeWeek(c, week, n, c.partsTaken[0] > 0 ? 1 : 0, taken, VOICE_TRUST, OUTCOME_TRUST);
      if (week % CONGRUENCE_EVERY_WEEKS === 0) {
        readLaw(s.law, p);
        compareWithMedians(c, n, lawAt, live);
      }
    },
  },
});
