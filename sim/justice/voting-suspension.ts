/**
 * Sanction: temporary suspension of the vote. While `suspendedUntilWeek` lies ahead, `people.membership` keeps the
 * member suspended: present, owing duties, without a say.
 *
 *   weeks = 1 + weeks_at_full_gravity · gravity; a new suspension runs from the end of the old
 *   alienation += gravity · (1 − 0.5 · fairness of treatment), fading by turns with half-life 26 weeks
 *   terms: trust −0.4 · alienation, stay −0.5 · alienation
 *
 * Exclusion deters some and drives others out, and whether it felt fair decides which: after a first block 30 %
 * of editors leave and 18 % offend again (Chang & Danescu-Niculescu-Mizil 2019, Trajectories of Blocked Community
 * Members, WWW '19; also defiance, Sherman 1993, J. Research in Crime and Delinquency 30, 445–473). Weights are
 * assumptions. Deterrence comes through perceived risk, see `justice.cases`.
 */
import { column, event, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { WEEK } from '../core/telling.ts';
import { FORGOTTEN, RULED, SUSPENSION, turnKeep } from './case.ts';

const ALIENATION_KEPT = turnKeep(26);
const TRUST_WEIGHT = 0.4;
const STAY_WEIGHT = 0.5;

export const votingSuspension = mechanism({
  id: 'justice.sanctions.voting_suspension',
  layer: 'justice',
  title: 'Voting suspension',
  summary: 'A grave ruling takes away the vote for some weeks.',
  source: 'Chang & Danescu-Niculescu-Mizil 2019; Sherman 1993',
  switch: 'on',
  parameters: {
    weeksAtFullGravity: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 52,
      default: 13,
      integer: true,
      meaning: 'weeks without vote for the gravest ruling; lesser ones in proportion',
    },
  },
  columns: {
    suspendedUntilWeek: column('members', 'i32', {
      unit: 'week',
      meaning: 'first week in which the vote is back, 0 when never suspended',
      min: 0,
    }),
    alienation: column('members', 'f32', {
      unit: 'severity',
      meaning: 'estrangement by exclusion, fading',
      min: 0,
      max: 2,
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    caseRows: ref('i32', 'society.caseRows'),
    state: ref('u8', 'cases.state'),
    respondent: ref('i32', 'cases.respondent'),
    ruling: ref('u8', 'cases.ruling'),
    gravity: ref('f32', 'cases.gravity'),
    councilExperience: ref('f32', 'members.councilExperience', true),
  },
  adds: {
    defiance: heldTerm('members.trust', 'estranged by having been excluded'),
    estranged: heldTerm('members.stayUtility', 'estranged by having been excluded'),
  },
  events: { suspended: event('{who} loses the vote until {a}.', { a: WEEK }) },
  after: ['justice.disputes.council', 'justice.disputes.mediation', 'justice.cases'],
  effects: [
    {
      system: 'justice.sanctions.voting_suspension',
      switch: { kind: 'clause', without: ['justice.sanctions.voting_suspension'] },
      setting: {
        values: { 'justice.sanctions.voting_suspension.weeks_at_full_gravity': 52, 'justice.cases.strictness': 1 },
      },
      observable: 'wellbeing.say',
      sign: -1,
      smallest: 0.003,
      because: 'who is suspended has no say; measured where suspensions are long and enforcement strict',
    },
  ],
  steps: {
    justice(s) {
      const { c, p, n, week } = s;
      const { status, alienation, defiance, estranged, suspendedUntilWeek, councilExperience } = c;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (alienation[i] === 0) continue;
        const left = alienation[i] * ALIENATION_KEPT;
        alienation[i] = left > FORGOTTEN ? left : 0;
        defiance[i] = -TRUST_WEIGHT * alienation[i];
        estranged[i] = -STAY_WEIGHT * alienation[i];
      }
      for (let r = 0; r < c.caseRows[0]; r++) {
        if (c.state[r] !== RULED || (c.ruling[r] & SUSPENSION) === 0) continue;
        const i = c.respondent[r];
        if (status[i] < RESIDENT) continue;
        const weeks = 1 + Math.round(p.weeksAtFullGravity * c.gravity[r]);
        suspendedUntilWeek[i] = Math.max(week + 1, suspendedUntilWeek[i]) + weeks;
        const fairness = councilExperience.length > 0 ? councilExperience[i] : 0;
        alienation[i] = Math.min(2, alienation[i] + c.gravity[r] * (1 - 0.5 * fairness));
        defiance[i] = -TRUST_WEIGHT * alienation[i];
        estranged[i] = -STAY_WEIGHT * alienation[i];
        s.emit(s.event.suspended, i, -1, suspendedUntilWeek[i], c.gravity[r]);
      }
    },
  },
});
