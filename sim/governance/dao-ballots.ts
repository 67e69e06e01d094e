/**
 * What is done with ballots: which are open, who is asked, how votes are cast and counted. A round of ballots that is
 * open together shares its window; those in a time lock each have their end. The list made by `readBallots` is scratch of
 * one step.
 */
import { type Law, MEMBER } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { votingWeight } from './ballot.ts';
import { BALLOTS } from './dao-declarations.ts';
import { willToVote } from './dao-turnout.ts';
import type { Docket } from './docket.ts';
import { lawPosition, OPEN } from './routing.ts';
import { placeOf, type Wishes, widthOf, wishesOn } from './wishes.ts';

const UNDECIDED = 0;
const FOR = 1;
const AGAINST = 2;
const ABSTAINS = 3;
/** Pledges from here on are for one way of voting on one ballot. */
const FIRST_PLEDGE = 2;
/** Heard, for somebody who voted and said nothing. */
const UNHEARD = 0.25;

const texts = new Float64Array(BALLOTS);
const laws = new Float64Array(BALLOTS);
const isLocked = new Uint8Array(BALLOTS);
const isOpen = new Uint8Array(BALLOTS);
/** By ballot: the column that holds wishes on its subject, how wide it is, and where in it they stand. */
const wishes: Float32Array[] = Array.from({ length: BALLOTS }, () => new Float32Array(0));
const widths = new Int32Array(BALLOTS);
const places = new Int32Array(BALLOTS);
let open = 0;
let locked = 0;
let held = new Float64Array(0);
/** Votes for and against the ballot that was counted last. */
export let inFavour = 0;
export let against = 0;

export interface Holders extends Docket, Wishes {
  readonly status: Uint8Array;
  readonly identity: Uint32Array;
  readonly conscientiousness: Float32Array;
  readonly trust: Float64Array;
  readonly energy: Float64Array;
  readonly exhausted: Uint8Array;
  readonly say: Float32Array;
  readonly tokens: Float64Array;
  readonly lockedTokens: Float64Array;
  readonly accounts: Uint8Array;
  readonly ballotRow: Int32Array;
  readonly lockedUntil: Int32Array;
  readonly ballotCloses: Int32Array;
  readonly meanWeight: Float64Array;
  readonly ballotWeight: Float32Array;
  readonly votes: Uint32Array;
  readonly pledge: Uint8Array;
}

/** Lets go of ballots whose proposal is no longer there, and lists the others. @returns how many are open or locked */
export function readBallots(c: Holders, law: Law, module: number): number {
  open = 0;
  locked = 0;
  for (let b = 0; b < BALLOTS; b++) {
    isOpen[b] = 0;
    isLocked[b] = 0;
    const r = c.ballotRow[b];
    if (r < 0) continue;
    if (c.state[r] !== OPEN || c.module[r] !== module) {
      c.ballotRow[b] = -1;
      c.lockedUntil[b] = -1;
      continue;
    }
    wishes[b] = wishesOn(c, c.subject[r]);
    widths[b] = widthOf(c.subject[r]);
    places[b] = placeOf(c.subject[r]);
    texts[b] = c.value[r];
    laws[b] = lawPosition(law, c.parameter[r]);
    if (c.lockedUntil[b] < 0) {
      isOpen[b] = 1;
      open++;
    } else {
      isLocked[b] = 1;
      locked++;
    }
  }
  return open + locked;
}

function voteOf(votes: number, b: number): number {
  return (votes >>> (2 * b)) & 3;
}

function hasVoted(votes: number, b: number): boolean {
  const vote = voteOf(votes, b);
  return vote === FOR || vote === AGAINST;
}

function withVote(votes: number, b: number, vote: number): number {
  return ((votes & ~(3 << (2 * b))) | (vote << (2 * b))) >>> 0;
}

/** What a member wants on a subject. */
export function wishOf(c: Wishes, i: number, subject: number): number {
  return wishesOn(c, subject)[i * widthOf(subject) + placeOf(subject)];
}

/** What a text would cost a member against the law, in shares of the range; below 0 what it would bring. */
export function lossBy(c: Wishes, i: number, subject: number, text: number, law: number): number {
  const x = wishOf(c, i, subject);
  return Math.abs(x - text) - Math.abs(x - law);
}

/** The same on a ballot that `readBallots` has listed. */
function lossTo(i: number, b: number): number {
  const x = wishes[b][i * widths[b] + places[b]];
  return Math.abs(x - texts[b]) - Math.abs(x - laws[b]);
}

/** Votes that a member holds now. */
export function weightNow(c: Holders, i: number, rule: number): number {
  return votingWeight(rule, (c.tokens[i] + c.lockedTokens[i]) / 1000, c.accounts.length > 0 ? c.accounts[i] : 1);
}

/** Empties ballots, given by a bit each, of the votes of earlier ones. */
export function clearBallots(votes: Uint32Array, ballots: number, n: number): void {
  let kept = 0;
  for (let b = 0; b < BALLOTS; b++) if ((ballots & (1 << b)) === 0) kept |= 3 << (2 * b);
  for (let i = 0; i < n; i++) votes[i] &= kept;
}

/** First ballot that is open; -1 for none. */
function firstOpen(): number {
  return isOpen.indexOf(1);
}

/**
 * Asks time of those who mean to vote this week, on what is open or what is locked. Draws at indices 0 to 3.
 * @param snapshot whether votes count as they were when the round opened
 */
export function callHolders(
  c: Holders,
  reading: Float32Array,
  n: number,
  week: number,
  minutes: number,
  rule: number,
  snapshot: boolean,
  lockWeeks: number,
  k0: number,
  k1: number,
): void {
  const { status, identity, votes, pledge, ballotWeight } = c;
  const first = firstOpen();
  // Whoever has not thought about it yet does so now with this probability, so that any week of the window is as likely.
  const now = first < 0 ? 0 : 1 / (1 + c.ballotCloses[0] - week);
  const look = 1 / Math.max(1, lockWeeks);
  const mean = c.meanWeight[0];
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    const bound = pledge[i] > 0;
    const weight = snapshot && first >= 0 ? ballotWeight[i] : weightNow(c, i, rule);
    if (weight <= 0 && !bound) continue;
    let asked = 0;
    if (first >= 0 && voteOf(votes[i], first) === UNDECIDED && uniform(k0, k1, identity[i], 0) < now) {
      let stake = 0;
      for (let b = first; b < BALLOTS; b++) if (isOpen[b] === 1) stake = Math.max(stake, Math.abs(lossTo(i, b)));
      if (bound || uniform(k0, k1, identity[i], 1) < willToVote(c, i, weight, mean, stake, 0)) asked += open;
      else for (let b = first; b < BALLOTS; b++) if (isOpen[b] === 1) votes[i] = withVote(votes[i], b, ABSTAINS);
    }
    if (locked > 0 && uniform(k0, k1, identity[i], 2) < look) {
      let loss = 0;
      let gain = 0;
      for (let b = 0; b < BALLOTS; b++) {
        if (isLocked[b] === 0 || hasVoted(votes[i], b)) continue;
        const difference = lossTo(i, b);
        loss = Math.max(loss, difference);
        gain = Math.max(gain, -difference);
      }
      if (bound || uniform(k0, k1, identity[i], 3) < willToVote(c, i, weight, mean, gain, loss)) asked += locked;
    }
    reading[i] = minutes * asked;
  }
}

/** Enters the votes of those who found the time. */
export function castVotes(c: Holders, granted: Float32Array, n: number): void {
  let minutes = 0;
  for (let i = 0; i < n; i++) {
    if (granted[i] <= 0 || c.status[i] !== MEMBER) continue;
    minutes += granted[i];
    let votes = c.votes[i];
    const bound = c.pledge[i] - FIRST_PLEDGE;
    for (let b = 0; b < BALLOTS; b++) {
      const openTo = isOpen[b] === 1 && voteOf(votes, b) === UNDECIDED;
      if (!openTo && (isLocked[b] === 0 || hasVoted(votes, b))) continue;
      const wish = lossTo(i, b) < 0 ? FOR : AGAINST;
      votes = withVote(votes, b, bound >= 0 && bound >>> 1 === b ? FOR + (bound & 1) : wish);
    }
    c.votes[i] = votes;
  }
  if (minutes === 0) return;
  const each = minutes / (open + locked);
  for (let b = 0; b < BALLOTS; b++) if (c.ballotRow[b] >= 0) c.minutesSpent[c.ballotRow[b]] += each;
}

/** Lists the votes that count, of full members; `opening` when those of the opening do. @returns how many there are */
export function weigh(c: Holders, n: number, rule: number, opening: boolean): number {
  if (held.length < n) held = new Float64Array(2 * n);
  let all = 0;
  for (let i = 0; i < n; i++) {
    held[i] = c.status[i] !== MEMBER ? 0 : opening ? c.ballotWeight[i] : weightNow(c, i, rule);
    all += held[i];
  }
  return all;
}

/** Counts a ballot by the votes that `weigh` has listed; `inFavour` and `against` hold the result. */
export function count(votes: Uint32Array, n: number, b: number): void {
  let yes = 0;
  let no = 0;
  const shift = 2 * b;
  for (let i = 0; i < n; i++) {
    const vote = (votes[i] >>> shift) & 3;
    const weight = held[i];
    yes += weight * +(vote === FOR);
    no += weight * +(vote === AGAINST);
  }
  inFavour = yes;
  against = no;
}

/** Keeps the votes listed by `weigh` for the round that opens. */
export function keepWeights(ballotWeight: Float32Array, n: number): void {
  for (let i = 0; i < n; i++) ballotWeight[i] = held[i];
}

/** Enters who took part in a decision, and with what share of the deciding weight. */
export function enterVoters(
  c: {
    readonly votes: Uint32Array;
    readonly tookPart: Uint8Array;
    readonly heard: Float32Array;
    readonly weight: Float64Array;
    readonly partsTaken: Float64Array;
  },
  n: number,
  b: number,
  cast: number,
): void {
  if (cast <= 0) return;
  const { votes, tookPart, heard, weight } = c;
  for (let i = 0; i < n; i++) {
    if (held[i] === 0 || !hasVoted(votes[i], b)) continue;
    tookPart[i] = 1;
    heard[i] = Math.max(heard[i], UNHEARD);
    weight[i] += held[i] / cast;
    c.partsTaken[0]++;
  }
}

/** Frees those who were pledged to ballots, given by a bit each, that are over. */
export function freePledges(pledge: Uint8Array, n: number, ballots: number): void {
  for (let i = 0; i < n; i++) {
    if (pledge[i] >= FIRST_PLEDGE && (ballots & (1 << ((pledge[i] - FIRST_PLEDGE) >>> 1))) !== 0) pledge[i] = 0;
  }
}
