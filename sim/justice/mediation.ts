/**
 * Tier A: peer mediation. Two people talk, helped by a third whom both trust.
 *
 * Mediators volunteer at a monthly call (`election.ts`) and serve a term, or until they leave, lose their
 * standing, resign or are exhausted. A case takes a mediator who is no party to it, has room, and whom both
 * parties trust: of up to six drawn, the one with the best
 *   fit = min over the parties of (tie to the mediator + reputation of the mediator), at least LEAST_FIT.
 * Sessions last two hours a week; a week advances the case by the smallest share of those minutes that
 * mediator and parties could give, so busy people settle late. After `hours_per_case` comes the outcome:
 *
 *   willing_x = logistic(1.425 + tie_x − 2 (severity − 0.35) − 0.5 · (harm_x − 0.2) + 0.5 (skill − 0.5))
 *   settled with chance willing_complainant · willing_respondent
 *
 * Input, not tuned: two thirds of mediated small claims settle, 65 % between strangers and 76 % where a
 * relation goes on (McEwen & Maiman 1981, Maine Law Review 33, 237–268): logistic(1.425)² = 0.65, and a tie of
 * 0.5 gives 0.76. The other slopes are assumptions. A settlement lifts REPAIR of the grievance and may carry
 * agreed contribution hours; a failure sends the case to the council, or, where there is none, back to wait for
 * another mediator.
 *
 * Having been heard raises trust even before the outcome (Lind & Tyler 1988, The Social Psychology of Procedural
 * Justice); the experience fades by turns with half-life 26 weeks.
 */
import { column, demand, event, heldTerm, MEMBER, mechanism, ref, TURN_WEEKS } from '../core/contract.ts';
import { logistic } from '../core/math.ts';
import { integer, pairUniform, uniform } from '../core/random.ts';
import { counted } from '../core/telling.ts';
import {
  BREACH_OF_DUTY,
  COMMUNITY_IDENTITY,
  felt,
  HOURS,
  MATTER,
  OPEN,
  SESSION_MINUTES,
  SETTLED,
  TIER_COUNCIL,
  TIER_MEDIATION,
  tieStrength,
} from './case.ts';
import { MEDIATION_EFFECTS } from './effects.ts';
import { callMediators, countRows } from './election.ts';
import { CALL_WEEKS, chosenSeat, holder, listHolders, RESIGNATION, RESIGNATION_DRAW, seatsFor } from './seats.ts';
import { EXPERIENCE_WEIGHT, fadeHearing } from './treatment.ts';

const HEARD_AND_SETTLED = 0.6;
const HEARD_IN_VAIN = -0.1;
const REPAIR = 0.6;
const CANDIDATES = 6;
/** Hours that whole minutes may cost over a case. */
const ROUNDING = 0.1;
const LEAST_FIT = 0.15;
const SKILLS = 4;
const CARE = 1;
const ORGANISATION = 2;
const HOURS_SANCTION = 'justice.sanctions.contribution_hours.hours_at_full_gravity';

/** How far a party is ready to settle, 0 to 1. */
export function willingness(tie: number, severity: number, harm: number, skill: number): number {
  return logistic(1.425 + tie - 2 * (severity - 0.35) - 0.5 * (harm - 0.2) + 0.5 * (skill - 0.5));
}

export const mediation = mechanism({
  id: 'justice.disputes.mediation',
  layer: 'justice',
  title: 'Peer mediation',
  summary: 'Volunteers whom both sides trust help them settle.',
  source: 'McEwen & Maiman 1981; Lind & Tyler 1988',
  switch: 'on',
  parameters: {
    mediatorsPerHundred: {
      type: 'number',
      unit: 'seats per 100 members',
      min: 0,
      max: 12,
      default: 4,
      meaning: 'seats for mediators',
    },
    termWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 4,
      max: 156,
      default: 26,
      integer: true,
      meaning: 'term of a mediator',
    },
    hoursPerCase: {
      type: 'number',
      unit: 'hours',
      min: 1,
      max: 24,
      default: 6,
      meaning: 'hours of talk until an outcome',
    },
    casesPerMediator: {
      type: 'number',
      unit: 'cases',
      min: 1,
      max: 6,
      default: 2,
      integer: true,
      meaning: 'most cases a mediator has in hand',
    },
  },
  columns: {
    mediatorUntil: column('members', 'i32', {
      unit: 'week',
      meaning: 'end of the term as mediator, 0 for others',
      min: 0,
    }),
    mediates: column('members', 'u8', { unit: 'flag', meaning: '1 for mediators', min: 0, max: 1 }),
    caseload: column('members', 'u8', { unit: 'cases', meaning: 'cases a mediator has in hand', min: 0, max: 255 }),
    mediationExperience: column('members', 'f32', {
      unit: 'experience',
      meaning: 'how a member was treated in mediation, fading',
      min: -1,
      max: 1,
    }),
    mediators: column('society', 'f64', { unit: 'members', meaning: 'seats of mediators that are filled', min: 0 }),
    mediatedShare: column('society', 'f64', {
      unit: 'share',
      meaning: 'moving share of mediations that ended in a settlement',
      min: 0,
      max: 1,
      initial: 0.66,
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    trust: ref('f64', 'members.trust'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
    reputation: ref('f64', 'members.reputation'),
    harm: ref('f32', 'members.harm'),
    answering: ref('u8', 'members.answering'),
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
    mediator: ref('i32', 'cases.mediator'),
    hoursNeeded: ref('f32', 'cases.hoursNeeded'),
    hoursGranted: ref('f32', 'cases.hoursGranted'),
    climbed: ref('u8', 'cases.climbed'),
    ruling: ref('u8', 'cases.ruling'),
    gravity: ref('f32', 'cases.gravity'),
    repair: ref('f32', 'cases.repair'),
  },
  adds: { heard: heldTerm('members.trust', 'how one was treated in mediation') },
  demands: { mediating: demand('justice', 'mediators lead sessions') },
  events: {
    settled: event('{who} and {other} settle a {a} matter after {b}.', { ...MATTER, b: counted('week') }),
    failed: event('Mediation between {who} and {other} fails in a {a} matter.', MATTER),
  },
  after: ['justice.cases'],
  effects: MEDIATION_EFFECTS,
  steps: {
    attention(s) {
      const { c, n, k0, k1, week } = s;
      if (c.mediators[0] === 0) return;
      const resigning = RESIGNATION * c.reluctance[0];
      const { status, identity, mediates, mediatorUntil, exhausted, mediating, caseload } = c;
      let seated = 0;
      const held = listHolders(mediates, n);
      for (let k = 0; k < held; k++) {
        const i = holder(k);
        const resigns = uniform(k0, k1, identity[i], RESIGNATION_DRAW) < resigning;
        if (status[i] !== MEMBER || mediatorUntil[i] <= week || exhausted[i] === 1 || resigns) {
          mediates[i] = 0;
          mediatorUntil[i] = 0;
          caseload[i] = 0;
          continue;
        }
        seated++;
        mediating[i] = caseload[i] * SESSION_MINUTES;
      }
      c.mediators[0] = seated;
    },
    justice(s) {
      const { c, p, n, k0, k1, week, outSlots } = s;
      const { status, identity, state, tier, mediator, complainant, respondent, severity, harm } = c;
      const { mediates, caseload, mediating, mediatingGranted, reputation, skill, target, strength } = c;
      const { mediationExperience, heard } = c;
      const council = s.law.indexOf('justice.disputes.council.seats_per_hundred') >= 0;
      const hoursInForce = s.law.indexOf(HOURS_SANCTION) >= 0;

      if (week % CALL_WEEKS === 0) {
        const seated = c.mediators[0];
        const vacant = seatsFor(p.mediatorsPerHundred, countRows(status, MEMBER, n)) - seated;
        const kept = callMediators(c, n, vacant, 1 - c.reluctance[0], k0, k1);
        for (let k = 0; k < kept; k++) {
          const row = chosenSeat(k);
          mediates[row] = 1;
          c.mediatorUntil[row] = week + p.termWeeks;
        }
        c.mediators[0] = seated + kept;
      }

      fadeHearing(mediationExperience, heard, week % TURN_WEEKS, n);

      const seats = c.mediators[0] > 0 ? listHolders(mediates, n) : 0;
      for (let k = 0; k < seats; k++) caseload[holder(k)] = 0;
      const rows = c.caseRows[0];
      let unassigned = 0;
      for (let r = 0; r < rows; r++) {
        if (state[r] !== OPEN || tier[r] !== TIER_MEDIATION) continue;
        if (mediator[r] < 0) {
          unassigned++;
          continue;
        }
        const m = mediator[r];
        if (mediates[m] === 0 || status[m] !== MEMBER) {
          mediator[r] = -1;
          unassigned++;
          continue;
        }
        const share = mediating[m] > 0 ? Math.min(1, mediatingGranted[m] / mediating[m]) : 0;
        c.hoursGranted[r] += (SESSION_MINUTES / 60) * Math.min(share, c.partyShare[r]);
        if (c.hoursGranted[r] < c.hoursNeeded[r] - ROUNDING) {
          caseload[m]++;
          continue;
        }
        const by = complainant[r];
        const against = respondent[r];
        const able = 0.5 * (skill[m * SKILLS + CARE] + skill[m * SKILLS + ORGANISATION]);
        const ready =
          willingness(tieStrength(target, strength, outSlots, against, by), severity[r], harm[against], able) *
          (by < 0 ? 1 : willingness(tieStrength(target, strength, outSlots, by, against), severity[r], harm[by], able));
        const settled = pairUniform(k0, k1, by < 0 ? COMMUNITY_IDENTITY : identity[by], identity[against], 2) < ready;
        const experience = settled ? HEARD_AND_SETTLED : HEARD_IN_VAIN;
        mediationExperience[against] = felt(mediationExperience[against], experience);
        heard[against] = EXPERIENCE_WEIGHT * mediationExperience[against];
        if (by >= 0) {
          mediationExperience[by] = felt(mediationExperience[by], experience);
          heard[by] = EXPERIENCE_WEIGHT * mediationExperience[by];
        }
        c.mediatedShare[0] += 0.05 * ((settled ? 1 : 0) - c.mediatedShare[0]);
        mediator[r] = -1;
        if (settled) {
          state[r] = SETTLED;
          c.repair[r] = REPAIR;
          c.gravity[r] = 0.5 * severity[r];
          c.ruling[r] = hoursInForce && c.kind[r] === BREACH_OF_DUTY ? HOURS : 0;
          s.emit(s.event.settled, by, against, severity[r], week - c.openedWeek[r]);
        } else {
          if (council) {
            tier[r] = TIER_COUNCIL;
            c.climbed[r] = 1;
            c.hoursGranted[r] = 0;
          }
          c.hoursNeeded[r] = 0;
          s.emit(s.event.failed, by, against, severity[r], 0);
        }
      }

      if (seats === 0 || unassigned === 0) return;
      for (let r = 0; r < rows; r++) {
        if (state[r] !== OPEN || tier[r] !== TIER_MEDIATION || mediator[r] >= 0) continue;
        const by = complainant[r];
        const against = respondent[r];
        let best = -1;
        let bestFit = LEAST_FIT;
        const tries = Math.min(CANDIDATES, seats);
        for (let t = 0; t < tries; t++) {
          const m = holder(seats <= CANDIDATES ? t : integer(k0, k1, identity[against], 3 + t, seats));
          if (m === by || m === against || caseload[m] >= p.casesPerMediator || status[m] !== MEMBER) continue;
          let fit = tieStrength(target, strength, outSlots, against, m);
          // The other party's tie can only lower the fit.
          if (fit + reputation[m] <= bestFit) continue;
          if (by >= 0) fit = Math.min(fit, tieStrength(target, strength, outSlots, by, m));
          fit += reputation[m];
          if (fit <= bestFit) continue;
          bestFit = fit;
          best = m;
        }
        if (best < 0) continue;
        mediator[r] = best;
        caseload[best]++;
        c.hoursNeeded[r] = p.hoursPerCase;
        c.hoursGranted[r] = 0;
      }
    },
  },
});
