/**
 * Interpersonal friction. People who spend time together hurt one another now and then; the more so the
 * less alike they are, the more exhausted and the more recently hurt the actor is, and the less anybody
 * believes in the rules. Harm that is not reported stays a private grievance.
 *
 *   hazard per week = incidents per year / 52 · hours in company / 10 · (1 + pressure) · min(12, product of
 *       0.3 + 7 · dissimilarity, at most 4   mean absolute difference over values and positions (0.1 is usual)
 *       1.6 when exhausted               stressor-emotion model, Spector & Fox 2005
 *       1.5 − trust                      those who find rules legitimate keep them, Tyler 1990
 *       1 + own recent harm              tit for tat, Andersson & Pearson 1999
 *       1 − 0.5 · deterrence             perceived risk × severity
 *       1 − 0.13 · restored              restorative programmes lower relapse by 7 points in 54, Latimer et al. 2005
 *       2 for strategic types            who provoke as a tactic
 *       1 − 0.5 · tie strength           friends forgive, enemies clash)
 *   harm = u², so that most incidents are slights and few are grave; several in a week: the gravest counts
 *   report = logistic(−1.2 + 3 (harm − 0.35) + 2 (trust − 0.5) + 1.5 (cases answered − 0.5) − 1.5 · fear)
 *
 * The factors are looked up in `exposure.ts`, those of the tie here.
 *
 * Fear is the harmer's lead in reputation: the powerful are reported less, since retaliation is likelier
 * (Cortina & Magley 2003). About one serious incident in four is reported, the order of magnitude of
 * harassment surveys. The yearly number at ten hours of company a week and the slopes are
 * assumptions. Members are looked at by turns: the hazard is that of four weeks and may bring several incidents, all
 * in this week and with this week's company; harm and safety fade in the same steps, while the society's mean harm
 * is kept up weekly. What a victim suffers counts at once. Sources: Andersson & Pearson 1999 (Academy of Management
 * Review 24, 452–471); Spector & Fox 2005 (Counterproductive Work Behavior, APA, 151–174); Cortina & Magley 2003
 * (J. Occupational Health Psychology 8, 247–265); Latimer, Dowden & Muise 2005 (The Prison Journal 85, 127–144).
 */
import { column, event, mechanism, RESIDENT, ref, stock, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { clamp01, logistic } from '../core/math.ts';
import { pairUniform, uniform } from '../core/random.ts';
import { named } from '../core/telling.ts';
import { GRAVITY, tieStrength, weeklyKeep } from './case.ts';
import {
  actor,
  exposure,
  factorSoFar,
  HARM_KEPT,
  keepUnlike,
  listExposed,
  luck,
  makeRoom,
  spareRestored,
  USUAL_SHARED_MINUTES,
} from './exposure.ts';

const MOST_FACTOR = 12;
const LEVEL_KEPT = weeklyKeep(6);
/** Index of the first of several draws of harm. */
const HARM_DRAW = 8;

export const incidents = mechanism({
  id: 'justice.incidents',
  layer: 'justice',
  title: 'Incidents',
  summary: 'People who spend time together hurt one another now and then; some of it is reported.',
  source: 'Andersson & Pearson 1999; Spector & Fox 2005; Cortina & Magley 2003',
  switch: 'always',
  parameters: {
    incidentsPerYear: {
      type: 'number',
      unit: 'incidents per member-year',
      min: 0,
      max: 20,
      default: 1.2,
      meaning: 'Incidents that a member of usual likeness and trust causes at ten hours of company a week.',
    },
  },
  columns: {
    incidentBy: column('members', 'i32', {
      unit: 'member row',
      meaning: 'who harmed this member this week, -1 when nobody did',
      min: -1,
      initial: -1,
      pointsTo: 'members',
    }),
    incidentHarm: column('members', 'f32', { unit: 'share', meaning: 'harm suffered this week', min: 0, max: 1 }),
    incidentReported: column('members', 'u8', {
      unit: 'flag',
      meaning: "1 when this week's harm is reported",
      min: 0,
      max: 1,
    }),
    harm: column('members', 'f32', { unit: 'share', meaning: 'recent harm suffered, fading', min: 0, max: 1 }),
    safety: column('members', 'f32', {
      unit: 'share',
      meaning: 'how safe the member feels among the others',
      min: 0,
      max: 1,
      initial: 1,
    }),
    incidentPressure: stock('society', {
      unit: 'multiplier minus one',
      meaning: 'extra incidents provoked from outside or by circumstance',
      min: 0,
      max: 20,
      initial: 0,
      base: 0,
      halfLifeWeeks: { up: 0, down: 6 },
      phase: 'shocks',
    }),
    harmLevel: column('society', 'f64', {
      unit: 'share',
      meaning: 'mean recent harm over those present',
      min: 0,
      max: 1,
    }),
    incidentCount: column('society', 'f64', { unit: 'incidents', meaning: 'incidents this week', min: 0 }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    partner: ref('i32', 'members.partner'),
    socialMinutes: ref('f32', 'members.socialMinutes'),
    values: ref('f32', 'members.values'),
    position: ref('f32', 'members.position'),
    strategy: ref('u8', 'members.strategy'),
    exhausted: ref('u8', 'members.exhausted'),
    trust: ref('f64', 'members.trust'),
    reputation: ref('f64', 'members.reputation'),
    target: ref('i32', 'ties.target'),
    strength: ref('f32', 'ties.strength'),
    deterrence: ref('f32', 'members.deterrence'),
    openGrievance: ref('f32', 'members.openGrievance'),
    casesAnswered: ref('f64', 'society.casesAnswered'),
    restored: ref('f32', 'members.restored', true),
  },
  events: {
    harmed: event('{other} does {who} a {a} harm, {b}.', {
      a: GRAVITY,
      b: named('which is not reported', 'and it is reported'),
    }),
  },
  steps: {
    justice(s) {
      const { c, n, k0, k1, outSlots } = s;
      const { status, identity, partner, harm, incidentBy, incidentHarm, incidentReported } = c;
      const { trust, reputation, safety, restored } = c;
      const relapse = restored.length > 0;
      const rate =
        ((TURN_WEEKS * s.p.incidentsPerYear) / WEEKS_PER_YEAR / USUAL_SHARED_MINUTES) * (1 + c.incidentPressure[0]);
      const ambient = 0.5 * c.harmLevel[0];
      incidentBy.fill(-1, 0, n);
      incidentHarm.fill(0, 0, n);
      incidentReported.fill(0, 0, n);
      makeRoom(n);
      const from = s.week % TURN_WEEKS;
      const exposed = listExposed(c, from, n, rate, k0, k1);
      fadeHarm(c, from, n, ambient);
      if (relapse) spareRestored(restored, exposed);
      const likely = keepUnlike(c.values, c.position, partner, exposed);
      let count = 0;
      let victims = 0;
      for (let at = 0; at < likely; at++) {
        const i = actor(at);
        const j = partner[i];
        const u = luck(at);
        const factor = factorSoFar(at) * (1 - 0.5 * tieStrength(c.target, c.strength, outSlots, i, j));
        const hazard = exposure(at) * Math.min(MOST_FACTOR, factor);
        if (u >= hazard) continue;
        // As many as the whole part of the hazard, and one more with the chance of the rest.
        const times = Math.floor(hazard - u) + 1;
        count += times;
        let spread = 0;
        for (let k = 0; k < times; k++) {
          spread = Math.max(spread, pairUniform(k0, k1, identity[i], identity[j], HARM_DRAW + k));
        }
        const suffered = spread * spread;
        if (suffered <= incidentHarm[j]) continue;
        if (incidentBy[j] < 0) victims = listVictim(j, victims);
        incidentHarm[j] = suffered;
        incidentBy[j] = i;
      }

      const answered = c.casesAnswered[0];
      let added = 0;
      for (let v = 0; v < victims; v++) {
        const i = victimRows[v];
        const by = incidentBy[i];
        const suffered = incidentHarm[i];
        const before = harm[i];
        harm[i] = Math.min(1, before + suffered);
        added += harm[i] - before;
        safety[i] = clamp01(safety[i] - suffered);
        const fear = clamp01(reputation[by] - reputation[i]);
        const inclination = -1.2 + 3 * (suffered - 0.35) + 2 * (trust[i] - 0.5) + 1.5 * (answered - 0.5) - 1.5 * fear;
        if (uniform(k0, k1, identity[i], 2) < logistic(inclination)) incidentReported[i] = 1;
        s.emit(s.event.harmed, i, by, suffered, incidentReported[i]);
      }
      const present = countPresent(status, n);
      c.harmLevel[0] = Math.min(1, c.harmLevel[0] * LEVEL_KEPT + (present > 0 ? added / present : 0));
      c.incidentCount[0] = count;
    },
  },
});

/** Harm is half forgotten in six weeks, and safety is what is left of it. */
function fadeHarm(
  c: {
    readonly status: Uint8Array;
    readonly harm: Float32Array;
    readonly safety: Float32Array;
    readonly openGrievance: Float32Array;
  },
  from: number,
  n: number,
  ambient: number,
): void {
  const { status, harm, safety, openGrievance } = c;
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const kept = harm[i] * HARM_KEPT;
    harm[i] = kept;
    safety[i] = Math.max(0, 1 - kept - ambient - 0.2 * Math.min(1, openGrievance[i]));
  }
}

function countPresent(status: Uint8Array, n: number): number {
  let present = 0;
  for (let i = 0; i < n; i++) present += +(status[i] >= RESIDENT);
  return present;
}

let victimRows = new Int32Array(64);

/** Adds a row to the scratch list of this week's victims. @returns the list's new length */
function listVictim(row: number, count: number): number {
  if (count === victimRows.length) {
    const larger = new Int32Array(count * 2);
    larger.set(victimRows);
    victimRows = larger;
  }
  victimRows[count] = row;
  return count + 1;
}
