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
 * The community votes in one week of four, on as many candidates as the docket holds for four weeks, longest
 * waiting first; each costs every voter minutes, and members come to the vote with probability 0.3 + 0.5 energy.
 * So the vote is cheap for a village and slow in a town.
 *
 * Sources: admission by vote against the resident's known deeds, Kanter 1972; spatial voting on the bar, Enelow
 * & Hinich (1984), The Spatial Theory of Voting. Weights are assumptions.
 * Edge cases: nobody voted: the candidate stays on the docket.
 */
import {
  column,
  demand,
  event,
  LEVER_COUNT,
  LEVERS,
  MEMBER,
  mechanism,
  ref,
  TURN_WEEKS,
  VALUES,
} from '../core/contract.ts';
import { bits, TWO_M32, uniform } from '../core/random.ts';
import { counted } from '../core/telling.ts';
import { PASSED, PENDING, REJECTED, VOTE } from './steps.ts';

const K = VALUES.length;
const STRICTNESS = LEVERS.findIndex((lever) => lever.id === 'admission_strictness');
const MOST_A_WEEK = 16;
const MOST_ON_DOCKET = MOST_A_WEEK * TURN_WEEKS;
/** Uniform error with a standard deviation of 0.12. */
const ERROR_WIDTH = 0.12 * 3.4641016151377544;
const LIKENESS = 0.3;
const PER_VALUE = LIKENESS / K;
const UNKNOWN_NORM_HOURS = 6;
const UNTRIED_CONTRIBUTION = 0.8;

/** Votes in favour and votes cast. */
const POLL = { a: counted('vote'), b: counted('vote') };

/** Candidates of this week, most pressing first: scratch of one step. */
const docket = new Int32Array(MOST_ON_DOCKET);
/** By place on the docket, scratch of one step: votes in favour, hours given a week of trial, and values. */
const yes = new Int32Array(MOST_ON_DOCKET);
const given = new Float64Array(MOST_ON_DOCKET);
const theirs = new Float64Array(MOST_ON_DOCKET * K);
/** A random word of each candidate, by which the random word of a voter is turned: an even draw for every pair. */
const turns = new Uint32Array(MOST_ON_DOCKET);
/** The tie of the voter at hand to each of them, and 1/2 where there is none. */
const ties = new Float64Array(MOST_ON_DOCKET);
let voters = new Int32Array(0);
/** Place on the docket by row + 1, so that an empty tie, to row -1, is to nobody on it. */
let places = new Uint8Array(0);

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
      max: MOST_A_WEEK,
      default: 4,
      integer: true,
      meaning: 'Most candidates voted on, by the week; the votes of four weeks are held in one.',
    },
  },
  columns: {
    onDocket: column('members', 'u8', {
      unit: 'place',
      min: 0,
      max: MOST_ON_DOCKET,
      meaning: 'Place on the docket of this week, from 1; 0 when not on it.',
    }),
    docketLength: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Candidates voted on this week.' }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    admissionStep: ref('u8', 'members.admissionStep'),
    waitedWeeks: ref('i32', 'members.waitedWeeks'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
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
    votedIn: event('The community voted to admit {who}: {a} in favour of {b} cast.', POLL),
    votedDown: event('The community voted not to admit {who}: {a} in favour of {b} cast.', POLL),
  },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.vote',
      switch: { kind: 'clause', without: ['citizenship.vote'] },
      setting: { values: { 'citizenship.candidates.candidates_per_year': 400 }, weeks: 156 },
      observable: 'people.members',
      sign: -1,
      smallest: 1,
      because: 'the docket is short and some are voted down; it shows where many come',
      round: 2,
      amended: 'at first where few come, and no docket is short: −0.97, −1.11 to −0.82 after 480 seeds',
    },
  ],
  steps: {
    citizenship(s) {
      const { c, p, n, week } = s;
      const { identity, admissionStep, waitedWeeks, onDocket, onTheWay } = c;
      if (c.docketLength[0] > 0) onDocket.fill(0, 0, n);
      c.docketLength[0] = 0;
      if (week % TURN_WEEKS !== 0) return;
      const room = p.docket * TURN_WEEKS;
      let length = 0;
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        if (admissionStep[i] !== VOTE) continue;
        let at = length < room ? length++ : length;
        while (at > 0 && precedes(i, docket[at - 1], waitedWeeks, identity)) {
          if (at < length) docket[at] = docket[at - 1];
          at--;
        }
        if (at < length) docket[at] = i;
      }
      for (let d = 0; d < length; d++) onDocket[docket[d]] = d + 1;
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
        // A product, not a branch, which would be guessed wrong as often as not.
        ballot[i] = minutes * +(uniform(k0, k1, identity[i], 0) < turnout);
      }
    },
    culture(s) {
      const { c, p } = s;
      if (c.docketLength[0] === 0) return;
      const { admissionStep, onDocket, onTheWay, verdict } = c;
      let length = 0;
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        if (onDocket[i] === 0) continue;
        docket[onDocket[i] - 1] = i;
        length++;
      }
      const cast = poll(c, length, s.n, s.outSlots, s.k0, s.k1);
      if (cast === 0) return;
      for (let d = 0; d < length; d++) {
        const i = docket[d];
        if (admissionStep[i] !== VOTE || verdict[i] !== PENDING) continue;
        verdict[i] = yes[d] >= p.threshold * cast ? PASSED : REJECTED;
        s.emit(verdict[i] === PASSED ? s.event.votedIn : s.event.votedDown, i, -1, yes[d], cast);
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
  readonly onDocket: Uint8Array;
  readonly ballot: Float32Array;
  readonly ballotGranted: Float32Array;
}

/** Lists those who found the time; who got less than half of the minutes asked has not looked into the cases. */
function listVoters(ballot: Float32Array, granted: Float32Array, n: number): number {
  if (voters.length < n) voters = new Int32Array(2 * n);
  let cast = 0;
  const list = voters;
  for (let i = 0; i < n; i++) {
    list[cast] = i;
    cast += +(granted[i] > 0) & +(granted[i] >= 0.5 * ballot[i]);
  }
  return cast;
}

/** Takes the votes on the first `length` of the docket into `yes`. @returns how many voted */
function poll(c: BallotColumns, length: number, n: number, outSlots: number, k0: number, k1: number): number {
  const { identity, values, normBelief, position, target, strength, grievance, trialWeeks, trialHours, onDocket } = c;
  const cast = listVoters(c.ballot, c.ballotGranted, n);
  if (places.length <= n) places = new Uint8Array(2 * n + 1);
  places.set(onDocket.subarray(0, n), 1);
  const hasTrial = trialWeeks.length > 0;
  const hasBelief = normBelief.length > 0;
  const hasPosition = position.length > 0;
  const hasTies = target.length > 0;
  for (let d = 0; d < length; d++) {
    const i = docket[d];
    yes[d] = 0;
    ties[d] = 0.5;
    turns[d] = bits(k0, k1, identity[i], 2);
    given[d] = hasTrial && trialWeeks[i] > 0 ? trialHours[i] / trialWeeks[i] : -1;
    for (let k = 0; k < K; k++) theirs[d * K + k] = values[i * K + k];
  }
  for (let v = 0; v < cast; v++) {
    const i = voters[v];
    const perHour = 1 / Math.max(1, hasBelief ? normBelief[i] : UNKNOWN_NORM_HOURS);
    // What is the same for all candidates, the mean of the error too, stands on this side.
    const least =
      0.45 - LIKENESS + ERROR_WIDTH / 2 + 0.4 * (hasPosition ? position[i * LEVER_COUNT + STRICTNESS] : 0.5);
    let known = 0;
    if (hasTies) {
      for (let slot = i * outSlots; slot < (i + 1) * outSlots; slot++) {
        const place = places[target[slot] + 1];
        if (place === 0) continue;
        ties[place - 1] = (1 + strength[slot] - 2 * grievance[slot]) / 2;
        known++;
      }
    }
    // The six values one by one: this is the innermost loop of a town's vote.
    const own = i * K;
    const word = bits(k0, k1, identity[i], 1);
    const v0 = values[own];
    const v1 = values[own + 1];
    const v2 = values[own + 2];
    const v3 = values[own + 3];
    const v4 = values[own + 4];
    const v5 = values[own + 5];
    for (let d = 0; d < length; d++) {
      const at = d * K;
      const apart =
        Math.abs(v0 - theirs[at]) +
        Math.abs(v1 - theirs[at + 1]) +
        Math.abs(v2 - theirs[at + 2]) +
        Math.abs(v3 - theirs[at + 3]) +
        Math.abs(v4 - theirs[at + 4]) +
        Math.abs(v5 - theirs[at + 5]);
      const shown = given[d] * perHour;
      // The lesser of what was shown and 1.2, without a branch that nobody could guess.
      const contribution = given[d] < 0 ? UNTRIED_CONTRIBUTION : 0.5 * (shown + 1.2 - Math.abs(shown - 1.2));
      const error = ERROR_WIDTH * TWO_M32 * ((word + turns[d]) >>> 0);
      yes[d] += +(0.4 * contribution - PER_VALUE * apart + 0.3 * ties[d] + error >= least);
    }
    if (known > 0) ties.fill(0.5, 0, length);
  }
  return cast;
}
