/**
 * Tier B: a council hears what mediation did not settle, and what is too grave for it. How a panel finds is in
 * `panel.ts`, who is chosen in `election.ts`; here are the terms, the queue and what follows from a finding.
 *
 * Three councillors make a panel, fewer make one panel, and a panel sits `hours_per_week`, less what its
 * members could not give. Those hours go to the front of the queue (`queue.ts`), at most four a case and week, slowed
 * by parties who cannot come: delay comes out of the time ledger. A panel leaves out councillors who are parties; if
 * nobody is left the case waits.
 *
 * A ruling repairs less of a tie than a settlement does (REPAIR against mediation's 0.6, assumption). How fair
 * the parties found it goes into their trust at once, and more weakly, through the public record, into everybody's
 * by turns.
 * Fairness, not the outcome, weighs most (Lind & Tyler 1988; Tyler 1990).
 */
import { column, demand, event, heldTerm, MEMBER, mechanism, ref, TURN_WEEKS } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';
import { pairUniform, uniform } from '../core/random.ts';
import { bits, level } from '../core/telling.ts';
import {
  BREACH_OF_DUTY,
  COMMUNITY_IDENTITY,
  felt,
  HOURS,
  MATTER,
  OPEN,
  RULED,
  SUSPENSION,
  TIER_COUNCIL,
} from './case.ts';
import { COUNCIL_EFFECTS } from './effects.ts';
import { callCouncil, countRows, WAYS } from './election.ts';
import {
  experience,
  findingError,
  PANEL,
  panelLeaning,
  panelMean,
  rulingGravity,
  sanctionsFor,
  seatPanel,
} from './panel.ts';
import { ask, cutQueue, emptyQueue, serve } from './queue.ts';
import { CALL_WEEKS, chosenSeat, holder, listHolders, RESIGNATION, RESIGNATION_DRAW, seatsFor } from './seats.ts';
import { EXPERIENCE_WEIGHT, fadeTreatment } from './treatment.ts';

const PUBLIC_WEIGHT = 0.08;
const PUBLIC_RATE = 0.05;
const REPAIR = 0.25;
/** Hours that whole minutes may cost over a case. */
const ROUNDING = 0.1;
const SKILLS = 4;
const ORGANISATION = 2;
const KNOWLEDGE = 3;
const ALL_SANCTIONS = HOURS | SUSPENSION;
const MOST_MINUTES_PER_CASE = 240;
const HOURS_SANCTION = 'justice.sanctions.contribution_hours.hours_at_full_gravity';
const SUSPENSION_SANCTION = 'justice.sanctions.voting_suspension.weeks_at_full_gravity';
const OR_ELSE = 'justice.duties.contribute.or_else';
const STRICTNESS = 'justice.cases.strictness';

/** Gravity 0 is a complaint not upheld. */
const RULING = {
  ...MATTER,
  a: level([0, 'not upheld'], [0.35, 'upheld as minor'], [0.7, 'upheld as serious'], [1, 'upheld as grave']),
  b: bits('no sanction', 'hours of work owed', 'the vote suspended'),
} as const;

export const council = mechanism({
  id: 'justice.disputes.council',
  layer: 'justice',
  title: 'Council',
  summary: 'Councillors hear the cases that were not settled, and rule.',
  source: 'Lind & Tyler 1988; Tyler 1990; Ostrom 1990',
  switch: 'on',
  parameters: {
    seatsPerHundred: {
      type: 'number',
      unit: 'seats per 100 members',
      min: 0,
      max: 12,
      default: 4,
      meaning: 'seats of councillors; three make a panel',
    },
    chosenBy: {
      type: 'enum',
      options: WAYS,
      default: 'elected',
      meaning: 'how councillors come to their seats',
    },
    termWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 4,
      max: 260,
      default: 52,
      integer: true,
      meaning: 'term of a councillor',
    },
    hoursPerCase: {
      type: 'number',
      unit: 'hours',
      min: 1,
      max: 40,
      default: 8,
      meaning: 'hours of hearing until a ruling',
    },
    hoursPerWeek: {
      type: 'number',
      unit: 'hours per week',
      min: 0.5,
      max: 20,
      default: 4,
      meaning: 'most hours a panel sits in a week',
    },
    friendBias: {
      type: 'number',
      unit: 'severity per tie strength',
      min: 0,
      max: 1,
      default: 0.4,
      amendable: false,
      meaning: 'how far ties between panel and parties shift a finding; an assumption about people',
    },
  },
  columns: {
    councillor: column('members', 'u8', { unit: 'flag', meaning: '1 for councillors', min: 0, max: 1 }),
    councilUntil: column('members', 'i32', { unit: 'week', meaning: 'end of the term, 0 for others', min: 0 }),
    rulingsAgainst: column('members', 'u8', {
      unit: 'rulings',
      meaning: 'rulings against this member',
      min: 0,
      max: 255,
    }),
    councilExperience: column('members', 'f32', {
      unit: 'experience',
      meaning: 'how fairly a member was treated by the council, fading',
      min: -1,
      max: 1,
    }),
    councillors: column('society', 'f64', { unit: 'members', meaning: 'seats of councillors that are filled', min: 0 }),
    rulingFairness: column('society', 'f64', {
      unit: 'experience',
      meaning: 'how fair recent rulings were found, moving mean',
      min: -1,
      max: 1,
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    ambition: ref('f32', 'members.ambition'),
    sociability: ref('f32', 'members.sociability'),
    skill: ref('f32', 'members.skill'),
    trust: ref('f64', 'members.trust'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
    reputation: ref('f64', 'members.reputation'),
    target: ref('i32', 'ties.target'),
    strength: ref('f32', 'ties.strength'),
    caseRows: ref('i32', 'society.caseRows'),
    reluctance: ref('f64', 'society.officeReluctance'),
    kind: ref('u8', 'cases.kind'),
    complainant: ref('i32', 'cases.complainant'),
    respondent: ref('i32', 'cases.respondent'),
    severity: ref('f32', 'cases.severity'),
    openedWeek: ref('i32', 'cases.openedWeek'),
    partyShare: ref('f32', 'cases.partyShare'),
  },
  rows: {
    state: ref('u8', 'cases.state'),
    tier: ref('u8', 'cases.tier'),
    hoursNeeded: ref('f32', 'cases.hoursNeeded'),
    hoursGranted: ref('f32', 'cases.hoursGranted'),
    ruling: ref('u8', 'cases.ruling'),
    gravity: ref('f32', 'cases.gravity'),
    repair: ref('f32', 'cases.repair'),
  },
  adds: {
    treatment: heldTerm('members.trust', 'how fairly the council treats oneself, and is said to treat others'),
  },
  demands: { sitting: demand('justice', 'councillors hear cases') },
  events: { ruled: event('The council rules on the complaint of {who} against {other}: {a}; {b}.', RULING) },
  after: ['justice.cases', 'justice.disputes.mediation'],
  effects: COUNCIL_EFFECTS,
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      if (c.councillors[0] === 0) return;
      const resigning = RESIGNATION * c.reluctance[0];
      const { status, identity, councillor, councilUntil, sitting } = c;
      let waiting = 0;
      for (let r = 0; r < c.caseRows[0]; r++) {
        if (c.state[r] === OPEN && c.tier[r] === TIER_COUNCIL) waiting += p.hoursPerCase - c.hoursGranted[r];
      }
      const held = listHolders(councillor, n);
      let seated = 0;
      for (let k = 0; k < held; k++) {
        const i = holder(k);
        const resigns = uniform(k0, k1, identity[i], RESIGNATION_DRAW) < resigning;
        if (status[i] !== MEMBER || councilUntil[i] <= week || resigns) {
          councillor[i] = 0;
          councilUntil[i] = 0;
        } else seated++;
      }
      c.councillors[0] = seated;
      if (seated === 0 || waiting <= 0) return;
      const panels = Math.max(1, Math.floor(seated / PANEL));
      const minutes = 60 * Math.min(p.hoursPerWeek, waiting / panels);
      for (let k = 0; k < held; k++) if (councillor[holder(k)] === 1) sitting[holder(k)] = minutes;
    },
    justice(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, identity, councillor, energy, councilExperience, treatment } = c;
      const { state, tier, severity, openedWeek, complainant, respondent } = c;

      if (week % CALL_WEEKS === 0) {
        const seated = c.councillors[0];
        const vacant = seatsFor(p.seatsPerHundred, countRows(status, MEMBER, n)) - seated;
        const filled = callCouncil(c, n, p.chosenBy, vacant, 1 - c.reluctance[0], k0, k1);
        for (let k = 0; k < filled; k++) {
          councillor[chosenSeat(k)] = 1;
          c.councilUntil[chosenSeat(k)] = week + p.termWeeks;
        }
        c.councillors[0] = seated + filled;
      }

      const said = PUBLIC_WEIGHT * c.rulingFairness[0];
      fadeTreatment(status, councilExperience, treatment, said, week % TURN_WEEKS, n);

      const rows = c.caseRows[0];
      const seats = rows > 0 && c.councillors[0] > 0 ? listHolders(councillor, n) : 0;
      let capacity = 0;
      for (let k = 0; k < seats; k++) capacity += c.sittingGranted[holder(k)];
      if (capacity > 0) {
        // A panel's hour costs an hour of each of its members.
        capacity *= Math.max(1, Math.floor(seats / PANEL)) / seats;
        emptyQueue();
        for (let r = 0; r < rows; r++) {
          if (state[r] !== OPEN || tier[r] !== TIER_COUNCIL) continue;
          c.hoursNeeded[r] = p.hoursPerCase;
          const wanted = Math.min(MOST_MINUTES_PER_CASE, 60 * (p.hoursPerCase - c.hoursGranted[r]));
          ask(week - openedWeek[r], severity[r], wanted);
        }
        cutQueue(capacity);
        const strictness = s.law.value(s.law.indexOf(STRICTNESS));
        const orElse = s.law.indexOf(OR_ELSE);
        const dutySanctions = orElse >= 0 ? s.law.value(orElse) : ALL_SANCTIONS;
        const inForce =
          (s.law.indexOf(HOURS_SANCTION) >= 0 ? HOURS : 0) | (s.law.indexOf(SUSPENSION_SANCTION) >= 0 ? SUSPENSION : 0);
        for (let r = 0; r < rows; r++) {
          if (state[r] !== OPEN || tier[r] !== TIER_COUNCIL) continue;
          const wanted = Math.min(MOST_MINUTES_PER_CASE, 60 * (p.hoursPerCase - c.hoursGranted[r]));
          const served = serve(week - openedWeek[r], severity[r], wanted);
          c.hoursGranted[r] += (served / 60) * c.partyShare[r];
          if (c.hoursGranted[r] < p.hoursPerCase - ROUNDING) continue;
          const by = complainant[r];
          const against = respondent[r];
          const idBy = by < 0 ? COMMUNITY_IDENTITY : identity[by];
          const seated = seatPanel(seats, pairUniform(k0, k1, idBy, identity[against], 2), by, against);
          if (seated === 0) continue;
          const triangular =
            pairUniform(k0, k1, idBy, identity[against], 3) + pairUniform(k0, k1, idBy, identity[against], 4) - 1;
          const competence = 0.5 * (panelMean(c.skill, SKILLS, ORGANISATION) + panelMean(c.skill, SKILLS, KNOWLEDGE));
          const error = findingError(triangular, competence);
          const bias = p.friendBias * panelLeaning(c.target, c.strength, s.outSlots, by, against);
          const gravity = rulingGravity(clamp01(severity[r] + error + bias), strictness, c.rulingsAgainst[against]);
          const upheld = gravity > 0;
          state[r] = RULED;
          c.gravity[r] = gravity;
          c.repair[r] = upheld ? REPAIR : 0;
          c.ruling[r] = sanctionsFor(gravity, inForce & (c.kind[r] === BREACH_OF_DUTY ? dutySanctions : ALL_SANCTIONS));
          if (upheld && c.rulingsAgainst[against] < 255) c.rulingsAgainst[against]++;
          const respect = panelMean(energy, 1, 0);
          const waited = week - openedWeek[r];
          const answered = experience(bias, error, respect, 1 - gravity, waited);
          let fairness = answered;
          councilExperience[against] = felt(councilExperience[against], answered);
          treatment[against] = said + EXPERIENCE_WEIGHT * councilExperience[against];
          if (by >= 0) {
            const complained = experience(-bias, error, respect, upheld ? 1 : 0, waited);
            councilExperience[by] = felt(councilExperience[by], complained);
            treatment[by] = said + EXPERIENCE_WEIGHT * councilExperience[by];
            fairness = 0.5 * (answered + complained);
          }
          c.rulingFairness[0] += PUBLIC_RATE * (fairness - c.rulingFairness[0]);
          s.emit(s.event.ruled, by, against, gravity, c.ruling[r]);
        }
      }
    },
  },
});
