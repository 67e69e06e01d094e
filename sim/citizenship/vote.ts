/**
 * The community vote: everybody who finds the time judges for themselves whether this person stays.
 *
 *   yes when 0.4 * contribution + 0.3 * likeness + 0.3 * tie + 0.12 * error >= 0.45 + 0.4 * strictness
 *     contribution  hours given a week of trial over the voter's own belief in the norm, at most 1.2;
 *                   0.8 for somebody who was never on trial
 *     likeness      1 - mean_k |v_k - candidate's v_k|
 *     tie           (1 + strength - 2 grievance) / 2 of the voter's own tie to the candidate; 1/2 for none
 *     strictness    the voter's own position on admission (1/2 unless held otherwise)
 *   admitted when yes / cast >= threshold
 *
 * A few candidates are on the docket each week, longest waiting first; each costs every voter minutes, and
 * members come to the vote with probability 0.3 + 0.5 energy. So the vote is cheap for a village and slow
 * in a town.
 *
 * Sources: admission by vote against the resident's known deeds, Kanter 1972; spatial voting on the bar, Enelow
 * & Hinich (1984), The Spatial Theory of Voting. Weights are assumptions.
 * Edge cases: nobody voted: the candidate stays on the docket.
 */
import { column, demand, event, LEVER_COUNT, LEVERS, MEMBER, mechanism, ref, VALUES } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { PASSED, PENDING, REJECTED, VOTE } from './steps.ts';

const K = VALUES.length;
const STRICTNESS = LEVERS.findIndex((lever) => lever.id === 'admission_strictness');
const MOST_ON_DOCKET = 16;
/** Uniform error with a standard deviation of 0.12. */
const ERROR_WIDTH = 0.12 * 3.4641016151377544;
const UNKNOWN_NORM_HOURS = 6;
const UNTRIED_CONTRIBUTION = 0.8;

/** Candidates of this week, most pressing first: scratch of one step. */
const docket = new Int32Array(MOST_ON_DOCKET);
/** Votes in favour and votes cast in one poll: scratch of one step. */
const tally = new Int32Array(2);

export const vote = mechanism({
  id: 'citizenship.vote',
  layer: 'citizenship',
  title: 'Community vote',
  summary: 'Members vote on each resident from what they have seen of them.',
  source: 'Kanter 1972; Enelow & Hinich 1984',
  switch: 'on',
  parameters: {
    threshold: {
      type: 'number',
      unit: 'share',
      min: 0.3,
      max: 1,
      default: 0.6,
      meaning: 'Share of the votes cast that admits.',
    },
    hoursPerCandidate: {
      type: 'number',
      unit: 'hours',
      min: 0.05,
      max: 2,
      default: 0.2,
      meaning: 'Hours that each voter spends on one candidate.',
    },
    docket: {
      type: 'number',
      unit: 'persons per week',
      min: 1,
      max: MOST_ON_DOCKET,
      default: 4,
      integer: true,
      meaning: 'Most candidates voted on in one week.',
    },
  },
  columns: {
    onDocket: column('members', 'u8', { unit: 'flag', min: 0, max: 1, meaning: '1 when voted on this week.' }),
    docketLength: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Candidates voted on this week.' }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    admissionStep: ref('u8', 'members.admissionStep'),
    waitedWeeks: ref('i32', 'members.waitedWeeks'),
    values: ref('f32', 'members.values'),
    trialWeeks: ref('i32', 'members.trialWeeks', true),
    trialHours: ref('f32', 'members.trialHours', true),
    normBelief: ref('f64', 'members.normBelief', true),
    energy: ref('f64', 'members.energy', true),
    position: ref('f32', 'members.position', true),
    target: ref('i32', 'ties.target', true),
    strength: ref('f32', 'ties.strength', true),
    grievance: ref('f32', 'ties.grievance', true),
  },
  rows: { verdict: ref('u8', 'members.verdict') },
  demands: {
    ballot: demand('decision_making', 'voting on residents'),
  },
  events: {
    voted: event('The community voted on {who}: {a} of {b} in favour.'),
  },
  after: ['citizenship.admissions'],
  effect: { observable: 'people.members', sign: -1, smallest: 1, neutral: 'citizenship.vote off' },
  steps: {
    citizenship(s) {
      const { c, p, n } = s;
      const { identity, admissionStep, waitedWeeks, onDocket } = c;
      let length = 0;
      for (let i = 0; i < n; i++) {
        onDocket[i] = 0;
        if (admissionStep[i] !== VOTE) continue;
        let at = length < p.docket ? length++ : length;
        while (at > 0 && precedes(i, docket[at - 1], waitedWeeks, identity)) {
          if (at < length) docket[at] = docket[at - 1];
          at--;
        }
        if (at < length) docket[at] = i;
      }
      for (let d = 0; d < length; d++) onDocket[docket[d]] = 1;
      c.docketLength[0] = length;
    },
    attention(s) {
      const { c, p, n, k0, k1 } = s;
      if (c.docketLength[0] === 0) return;
      const { identity, status, energy, ballot } = c;
      const hasEnergy = energy.length > 0;
      const minutes = p.hoursPerCandidate * 60 * c.docketLength[0];
      for (let i = 0; i < n; i++) {
        if (status[i] !== MEMBER) continue;
        const turnout = 0.3 + 0.5 * (hasEnergy ? energy[i] : 1);
        if (uniform(k0, k1, identity[i], 0) < turnout) ballot[i] = minutes;
      }
    },
    culture(s) {
      const { c, p, n } = s;
      if (c.docketLength[0] === 0) return;
      const { admissionStep, onDocket, verdict } = c;
      for (let i = 0; i < n; i++) {
        if (onDocket[i] !== 1 || admissionStep[i] !== VOTE || verdict[i] !== PENDING) continue;
        poll(c, i, n, s.outSlots, s.k0, s.k1);
        const yes = tally[0];
        const cast = tally[1];
        if (cast === 0) continue;
        s.emit(s.event.voted, i, -1, yes, cast);
        verdict[i] = yes >= p.threshold * cast ? PASSED : REJECTED;
      }
    },
  },
});

/** True when a candidate has waited longer than another; among equals the lower identity is first. */
function precedes(i: number, j: number, waited: Int32Array, identity: Uint32Array): boolean {
  return waited[i] > waited[j] || (waited[i] === waited[j] && identity[i] < identity[j]);
}

interface BallotColumns {
  readonly identity: Uint32Array;
  readonly values: Float32Array;
  readonly trialWeeks: Int32Array;
  readonly trialHours: Float32Array;
  readonly normBelief: Float64Array;
  readonly position: Float32Array;
  readonly target: Int32Array;
  readonly strength: Float32Array;
  readonly grievance: Float32Array;
  readonly ballot: Float32Array;
  readonly ballotGranted: Float32Array;
}

/** Takes the votes on one candidate into `tally`. */
function poll(c: BallotColumns, candidate: number, n: number, outSlots: number, k0: number, k1: number): void {
  const { identity, values, normBelief, position, target, strength, grievance, ballot, ballotGranted } = c;
  const tried = c.trialWeeks.length > 0 && c.trialWeeks[candidate] > 0;
  const given = tried ? c.trialHours[candidate] / c.trialWeeks[candidate] : 0;
  const hasBelief = normBelief.length > 0;
  const hasPosition = position.length > 0;
  const hasTies = target.length > 0;
  const theirs = candidate * K;
  let cast = 0;
  let yes = 0;
  for (let i = 0; i < n; i++) {
    // A voter who got less than half of the time asked has not looked into the case.
    if (ballot[i] === 0 || ballotGranted[i] < 0.5 * ballot[i]) continue;
    const norm = Math.max(1, hasBelief ? normBelief[i] : UNKNOWN_NORM_HOURS);
    const contribution = tried ? Math.min(1.2, given / norm) : UNTRIED_CONTRIBUTION;
    let apart = 0;
    for (let k = 0; k < K; k++) apart += Math.abs(values[i * K + k] - values[theirs + k]);
    let tie = 0.5;
    if (hasTies) {
      for (let slot = i * outSlots; slot < (i + 1) * outSlots; slot++) {
        if (target[slot] !== candidate) continue;
        tie = (1 + strength[slot] - 2 * grievance[slot]) / 2;
        break;
      }
    }
    const error = (uniform(k0, k1, identity[i] ^ identity[candidate], 1) - 0.5) * ERROR_WIDTH;
    const bar = 0.45 + 0.4 * (hasPosition ? position[i * LEVER_COUNT + STRICTNESS] : 0.5);
    cast++;
    if (0.4 * contribution + 0.3 * (1 - apart / K) + 0.3 * tie + error >= bar) yes++;
  }
  tally[0] = yes;
  tally[1] = cast;
}
