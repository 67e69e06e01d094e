/**
 * The time ledger: 10,080 minutes a member-week, all of them spent on something. Mechanisms ask; this
 * one grants, last in the attention phase. Sleep, meals and washing (`restFloorHours`) and care come
 * first; if the rest of the week holds everything asked, everything is granted, and what is left over
 * is rest; otherwise every asker gets the same share, and `overload` is the share that had to be
 * refused. Grants are whole minutes rounded down, so the sum is exact. A week in which nobody asks for
 * anything new is the week before again, and is left as it stands; one that held more, or holds more, but whose
 * habits stand, is last week’s less what was for that week only, and with what is for this one.
 *
 * Source: time allocation as a constraint on all other behaviour, Becker (1965), The Economic Journal
 * 75:493–517. Floor: sleep and personal care take about 70 hours a week in time-use surveys (OECD).
 * Edge cases: someone whose care alone exceeds the week is granted nothing else.
 */
import {
  ACTIVITIES,
  column,
  type DemandBook,
  type DemandList,
  MINUTES_PER_WEEK,
  mechanism,
  RESIDENT,
  ref,
  type SpentPulses,
  TURN_WEEKS,
} from '../sim/core/contract.ts';

const WIDTH = ACTIVITIES.length;
const CARE = ACTIVITIES.indexOf('care');
const REST = ACTIVITIES.indexOf('rest');
const CONTRIBUTION = ACTIVITIES.indexOf('contribution_hours');
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');

export const timeLedger = mechanism({
  id: 'people.time',
  layer: 'people',
  title: 'Time ledger',
  summary: 'Grants each member’s week among all that ask for it; nothing happens that nobody spent time on.',
  source: 'Becker, G. (1965), A theory of the allocation of time, The Economic Journal 75:493–517.',
  switch: 'always',
  parameters: {
    restFloorHours: {
      type: 'number',
      unit: 'hours per week',
      min: 40,
      max: 100,
      default: 70,
      meaning: 'Sleep and personal care that nothing can displace.',
    },
  },
  columns: {
    minutes: column('members', 'f64', {
      width: WIDTH,
      unit: 'minutes per week',
      min: 0,
      max: MINUTES_PER_WEEK,
      meaning: 'The week by activity; sums to 10,080.',
    }),
    overload: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of intended minutes that found no place.',
    }),
    contributedHours: column('members', 'f32', {
      unit: 'hours per week',
      min: 0,
      max: 168,
      meaning: 'Hours given to the community this week: contribution hours and collaborative work.',
    }),
    pulsed: column('members', 'u8', {
      unit: 'flag',
      min: 0,
      max: 2,
      meaning: 'Not 0 when last week held more than habits, so that this week must be looked at again.',
    }),
    fit: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of every intention that the week could hold.',
    }),
  },
  reads: { status: ref('u8', 'members.status'), careMinutes: ref('f32', 'members.careMinutes') },
  after: ['*'],
  steps: {
    attention(s) {
      const { n, week, demands } = s;
      const { status, minutes, overload, fit, pulsed, careMinutes, contributedHours } = s.c;
      const { book, all, habits, pulses, spent } = demands;
      const floor = s.p.restFloorHours * 60;
      if (changed.length < n) changed = new Int32Array(2 * n);
      changed.fill(0, 0, n);
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) changed[i] = HABIT;
      markHabits(changed, demands, n);
      markPulses(changed, demands, n);
      const known = spent.week === week - 1;
      if (known) takeBack(spent, minutes, status, fit);
      spent.week = week;
      spent.count = 0;
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) {
          fit[i] = 0;
          continue;
        }
        // A week like the last one stands as it is; whoever has no week yet has a fit of 0.
        if ((changed[i] | pulsed[i] | +(fit[i] === 0)) === 0) continue;
        const groups = changed[i] & ~HABIT;
        pulsed[i] = groups === 0 ? 0 : PULSED;
        const at = i * WIDTH;
        const care = careMinutes[i];
        const available = Math.max(0, MINUTES_PER_WEEK - floor - care);
        const habitual = known && (changed[i] & HABIT) === 0 && fit[i] === 1 && minutes[at + CARE] === care;
        const asked = groups === 0 ? 0 : pulsesAsked(pulses, book, i, groups);
        // A grant is less than a minute short of what was asked.
        if (habitual && MINUTES_PER_WEEK - minutes[at + REST] - care + habits.length + asked < available) {
          if (asked > 0) minutes[at + REST] -= grantPulses(demands, minutes, at, i, 1, groups);
        } else {
          for (let a = at; a < at + WIDTH; a++) minutes[a] = 0;
          let granted = grantHabits(habits, book, minutes, at, i, 1);
          fit[i] = 1;
          overload[i] = 0;
          // Mostly everything finds its place, and nobody need add up to the minute what was asked.
          if (granted + habits.length + asked >= available) {
            const total = totalAsked(groups === 0 ? habits : all, book, i);
            if (total > available) {
              fit[i] = available / total;
              overload[i] = 1 - available / total;
              for (let a = at; a < at + WIDTH; a++) minutes[a] = 0;
              granted = grantHabits(habits, book, minutes, at, i, fit[i]);
            }
          }
          if (groups !== 0) granted += grantPulses(demands, minutes, at, i, fit[i], groups);
          minutes[at + CARE] += Math.min(care, MINUTES_PER_WEEK - granted);
          minutes[at + REST] = Math.max(0, MINUTES_PER_WEEK - granted - care);
        }
        contributedHours[i] = (minutes[at + CONTRIBUTION] + minutes[at + COLLABORATION]) / 60;
      }
    },
  },
});

/** Per row: HABIT when a habit was reconsidered, and a bit for each group of pulses of which any is asked. Scratch. */
let changed = new Int32Array(0);
const HABIT = 1;
/** Code in `members.pulsed`. */
const PULSED = 2;
/** Pulses that share a bit, and its logarithm. */
const GROUP = 8;
const GROUP_LOG = 3;
/** Sixteen bits beside HABIT; groups beyond so many share one. */
const GROUP_MASK = 15;

/**
 * Compares what is asked as a habit with what was when last looked at, two demands at a time, and takes it over. Habits
 * by turns need no comparing: they are looked at in every turn, and whoever has just moved in has no week yet.
 */
function markHabits(into: Int32Array, { bits, before, atAnyTime }: DemandBook, n: number): void {
  const { length, askedAt } = atAnyTime;
  for (let d = 0; d < length; d += 2)
    markDiffering(into, bits, before, askedAt[d], askedAt[Math.min(d + 1, length - 1)], n);
}

// Bits, not numbers: comparing words needs no branch. A demand that is marked twice is marked once.
function markDiffering(into: Int32Array, bits: Int32Array, before: Int32Array, a: number, b: number, n: number): void {
  for (let i = 0; i < n; i++) {
    const x = bits[a + i];
    const y = bits[b + i];
    into[i] |= +(((x ^ before[a + i]) | (y ^ before[b + i])) !== 0);
    before[a + i] = x;
    before[b + i] = y;
  }
}

/** The bit of the group that begins with pulse `d`. */
function groupBit(d: number): number {
  return 2 << ((d >> GROUP_LOG) & GROUP_MASK);
}

/** Looks for what is asked for this week only, a group at a time. */
function markPulses(into: Int32Array, { bits, pulses }: DemandBook, n: number): void {
  const { length, askedAt } = pulses;
  const last = length - 1;
  for (let d = 0; d < length; d += GROUP)
    markAsked(
      into,
      bits,
      askedAt[d],
      askedAt[Math.min(d + 1, last)],
      askedAt[Math.min(d + 2, last)],
      askedAt[Math.min(d + 3, last)],
      askedAt[Math.min(d + 4, last)],
      askedAt[Math.min(d + 5, last)],
      askedAt[Math.min(d + 6, last)],
      askedAt[Math.min(d + 7, last)],
      groupBit(d),
      n,
    );
}

function markAsked(
  into: Int32Array,
  bits: Int32Array,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  bit: number,
  n: number,
): void {
  // Minus one is all ones, minus nought none.
  for (let i = 0; i < n; i++) {
    const four = bits[a + i] | bits[b + i] | bits[c + i] | bits[d + i];
    const more = bits[e + i] | bits[f + i] | bits[g + i] | bits[h + i];
    into[i] |= -+((four | more) !== 0) & bit;
  }
}

function totalAsked({ length, askedAt }: DemandList, book: Float32Array, i: number): number {
  let total = 0;
  for (let d = 0; d < length; d++) total += book[askedAt[d] + i];
  return total;
}

/** The same of pulses alone, of those groups of which any is asked. */
function pulsesAsked({ length, askedAt }: DemandList, book: Float32Array, i: number, groups: number): number {
  let total = 0;
  for (let d = 0; d < length; d += GROUP) {
    if ((groups & groupBit(d)) === 0) continue;
    const end = Math.min(d + GROUP, length);
    for (let e = d; e < end; e++) total += book[askedAt[e] + i];
  }
  return total;
}

/** Grants every habit of one member its share in whole minutes; returns their sum. */
function grantHabits(
  { length, askedAt, grantedAt, activity }: DemandList,
  book: Float32Array,
  minutes: Float64Array,
  at: number,
  i: number,
  share: number,
): number {
  let spent = 0;
  for (let d = 0; d < length; d++) {
    const whole = Math.floor(book[askedAt[d] + i] * share);
    book[grantedAt[d] + i] = whole;
    minutes[at + activity[d]] += whole;
    spent += whole;
  }
  return spent;
}

/** The same of what is asked for this week only, which is little; what is not asked has been cleared. Notes what it grants. */
function grantPulses(
  { pulses, book, spent }: DemandBook,
  minutes: Float64Array,
  at: number,
  i: number,
  share: number,
  groups: number,
): number {
  const { length, askedAt, grantedAt, activity } = pulses;
  let sum = 0;
  for (let first = 0; first < length; first += GROUP) {
    if ((groups & groupBit(first)) === 0) continue;
    const end = Math.min(first + GROUP, length);
    for (let d = first; d < end; d++) {
      const asked = book[askedAt[d] + i];
      if (asked === 0) continue;
      const whole = Math.floor(asked * share);
      book[grantedAt[d] + i] = whole;
      minutes[at + activity[d]] += whole;
      sum += whole;
      const k = spent.count++;
      spent.row[k] = i;
      spent.activity[k] = activity[d];
      spent.minutes[k] = whole;
    }
  }
  return sum;
}

/** Gives what was granted for last week only back to rest; a row whose occupant has gone is left as it is. */
function takeBack(spent: SpentPulses, minutes: Float64Array, status: Uint8Array, fit: Float32Array): void {
  const { count, row } = spent;
  for (let k = 0; k < count; k++) {
    const i = row[k];
    if (status[i] < RESIDENT || fit[i] === 0) continue;
    minutes[i * WIDTH + spent.activity[k]] -= spent.minutes[k];
    minutes[i * WIDTH + REST] += spent.minutes[k];
  }
}
