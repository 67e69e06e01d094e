/**
 * What decisions do to those they concern: the feeling of having had a say, and the memory of having
 * gained or lost by new law.
 *
 * Say is a running mean over weeks in which something was deliberated: being entitled counts for
 * something, being present for more and being heard for most (Lind, Kanfer and Earley 1990, Journal of
 * Personality and Social Psychology 59:952-959), the latter two in proportion to one's weight where that is
 * below an equal share. By turns, everybody looks back on one week in four; gains and losses fade as often, and
 * the terms of trust that come of both are renewed then.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, LEVER_COUNT, MEMBER, RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { clamp } from '../core/math.ts';
import { spreadLost } from './power.ts';
import { placeOf, type Wishes, widthOf, wishesOn } from './wishes.ts';

/** Say of somebody entitled but absent, and what presence and a full hearing add. */
const ENTITLED = 0.2;
const PRESENT = 0.2;
const HEARD = 0.6;
/** Say settles as the mean of about so many looks back on deliberation: twenty weeks. */
const MEMORY = 20 / TURN_WEEKS;
/** Share of a new look by looks taken; the expectation one comes with counts as one. */
const RATES = Float64Array.from({ length: MEMORY + 1 }, (_, looks) => (looks < MEMORY ? 1 / (looks + 1) : 1 / MEMORY));
/** A gain or loss by new law is half forgotten in half a year. */
const REMEMBERED = 1 - weeklyShare(26 / TURN_WEEKS);
/** A law that moves by a quarter of its range towards a member is as much as can be felt at once. */
const FELT = 4;

/** What governance.decisions keeps of members: part in decisions, what came of it, and power. */
export const STANDING_COLUMNS = {
  power: column('members', 'f64', { unit: 'share', min: 0, max: 1, meaning: 'Running share of the deciding weight.' }),
  agendaPower: column('members', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    meaning: 'Running share in putting matters on the agenda.',
  }),
  say: column('members', 'f32', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 0.5,
    meaning: 'Feeling of having had a say.',
  }),
  hearings: column('members', 'i32', { unit: 'weeks', min: 0, meaning: 'Weeks of deliberation looked back on.' }),
  lawGap: column('members', 'f32', {
    unit: 'share of range',
    min: 0,
    max: 1,
    meaning: 'Distance of the law in force from own wishes, mean over live levers weighted by strength of attitude.',
  }),
  favour: column('members', 'f32', {
    unit: 'share',
    min: -1,
    max: 1,
    meaning: 'What new law has gained a member, or lost them, fading.',
  }),
  weight: column('members', 'f64', {
    unit: 'decisions',
    min: 0,
    rowsShared: true,
    meaning: "Sum of shares of the deciding weight in this week's decisions.",
  }),
  tookPart: column('members', 'u8', {
    unit: 'flag',
    rowsShared: true,
    meaning: 'Was present where something was deliberated this week.',
  }),
  heard: column('members', 'f32', {
    unit: 'share',
    min: 0,
    max: 1,
    rowsShared: true,
    meaning: 'How far they were heard there, against what they had to say.',
  }),
  deliberationPull: column('members', 'f32', {
    unit: 'share of range',
    width: LEVER_COUNT,
    rowsShared: true,
    meaning: 'How far the last week of deliberation moved the position on each lever.',
  }),
  vacated: column('society', 'f64', {
    unit: 'share',
    width: 2,
    min: 0,
    max: 1,
    meaning: 'Power and agenda power that leavers held, not spread over the rest yet.',
  }),
  partsTaken: column('society', 'f64', {
    unit: 'persons',
    min: 0,
    rowsShared: true,
    meaning: "Attendance of this week's deliberations, all together.",
  }),
  pulled: column('society', 'u8', {
    unit: 'flag',
    max: 1,
    rowsShared: true,
    meaning: '1 when the last week of deliberation moved positions.',
  }),
};

/** Clears what members did in last week's deliberations, if there were any, and spreads the power of leavers. */
export function openWeek(
  c: {
    readonly weight: Float64Array;
    readonly tookPart: Uint8Array;
    readonly heard: Float32Array;
    readonly power: Float64Array;
    readonly agendaPower: Float64Array;
    readonly vacated: Float64Array;
    readonly partsTaken: Float64Array;
  },
  n: number,
): void {
  if (c.partsTaken[0] > 0) {
    c.partsTaken[0] = 0;
    c.weight.fill(0, 0, n);
    c.tookPart.fill(0, 0, n);
    c.heard.fill(0, 0, n);
  }
  spreadLost(c.power, c.agendaPower, c.vacated[0], c.vacated[1], n);
  c.vacated.fill(0);
}

/**
 * Closes a week for those whose turn it is: enters its deliberation into their say (a week without any leaves it as it
 * was), lets gains and losses fade, and writes the two terms of trust.
 * @param met whether anything was deliberated this week
 * @param decisions decisions taken this week
 * @param voice reach of the term for say, each way
 * @param outcome reach of the term for gains and losses
 */
export function closeWeek(
  c: {
    readonly status: Uint8Array;
    readonly tookPart: Uint8Array;
    readonly heard: Float32Array;
    readonly weight: Float64Array;
    readonly say: Float32Array;
    readonly hearings: Int32Array;
    readonly favour: Float32Array;
    readonly voiceTrust: Float32Array;
    readonly outcomeTrust: Float32Array;
  },
  week: number,
  n: number,
  met: number,
  decisions: number,
  voice: number,
  outcome: number,
): void {
  const { status, tookPart, heard, weight, say, hearings, favour, voiceTrust, outcomeTrust } = c;
  let holders = 0;
  if (decisions > 0) for (let i = 0; i < n; i++) holders += +(weight[i] > 0);
  // Weights as multiples of an equal share; without a decision all who took part counted the same.
  const shares = decisions > 0 && holders > 0 ? holders / decisions : 0;
  const base = shares > 0 ? 0 : 1;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const entitled = status[i] === MEMBER ? 1 : 0;
    const relative = Math.min(1, base + shares * weight[i]);
    const experience = entitled * (ENTITLED + tookPart[i] * relative * (PRESENT + HEARD * heard[i]));
    const weeks = hearings[i] + met;
    hearings[i] = weeks;
    const now = say[i] + met * RATES[Math.min(weeks, MEMORY)] * (experience - say[i]);
    const left = REMEMBERED * favour[i];
    say[i] = now;
    favour[i] = left;
    voiceTrust[i] = voice * (2 * now - 1);
    outcomeTrust[i] = outcome * left;
  }
}

/** Enters what a passed proposal means for those it binds. */
export function gainOrLose(
  status: Uint8Array,
  wishes: Wishes,
  favour: Float32Array,
  n: number,
  subject: number,
  before: number,
  after: number,
): void {
  const wish = wishesOn(wishes, subject);
  const width = widthOf(subject);
  const place = placeOf(subject);
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    const x = wish[i * width + place];
    favour[i] = clamp(favour[i] + FELT * (Math.abs(x - before) - Math.abs(x - after)), -1, 1);
  }
}
