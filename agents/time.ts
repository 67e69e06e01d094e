/**
 * The time ledger: 10,080 minutes a member-week, all of them spent on something. Mechanisms ask; this
 * one grants, last in the attention phase. Sleep, meals and washing (`restFloorHours`) and care come
 * first; if the rest of the week holds everything asked, everything is granted, and what is left over
 * is rest; otherwise every asker gets the same share, and `overload` is the share that had to be
 * refused. Grants are whole minutes rounded down, so the sum is exact.
 *
 * Source: time allocation as a constraint on all other behaviour, Becker (1965), The Economic Journal
 * 75:493–517. Floor: sleep and personal care take about 70 hours a week in time-use surveys (OECD).
 * Edge cases: someone whose care alone exceeds the week is granted nothing else.
 */
import { ACTIVITIES, column, MINUTES_PER_WEEK, mechanism, RESIDENT, ref } from '../sim/core/contract.ts';

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
    overload: column('members', 'f32', { unit: 'share', min: 0, max: 1, meaning: 'Share of intended minutes that found no place.' }),
    contributedHours: column('members', 'f32', {
      unit: 'hours per week',
      min: 0,
      max: 168,
      meaning: 'Hours given to the community this week: contribution hours and collaborative work.',
    }),
    fit: column('members', 'f32', { unit: 'share', min: 0, max: 1, meaning: 'Share of every intention that the week could hold.' }),
  },
  reads: { status: ref('u8', 'members.status'), careMinutes: ref('f32', 'members.careMinutes') },
  after: ['*'],
  steps: {
    attention(s) {
      const { n, demands } = s;
      const { status, minutes, overload, fit, careMinutes, contributedHours } = s.c;
      const floor = s.p.restFloorHours * 60;
      fit.fill(0, 0, n);
      if (wanted.length < demands.length) wanted = new Uint8Array(demands.length);
      for (let d = 0; d < demands.length; d++) wanted[d] = sumAsked(fit, demands[d].asked, n);
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) {
          fit[i] = 0;
          continue;
        }
        const available = Math.max(0, MINUTES_PER_WEEK - floor - careMinutes[i]);
        const total = fit[i];
        const share = total > available ? available / total : 1;
        fit[i] = share;
        overload[i] = 1 - share;
      }
      if (spent.length < n * REST) spent = new Float64Array(2 * n * REST);
      spent.fill(0, 0, n * REST);
      for (let d = 0; d < demands.length; d++) {
        if (wanted[d] === 0) continue;
        const { asked, granted, activity } = demands[d];
        grant(spent, activity * n, asked, granted, fit, n);
      }
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        const at = i * WIDTH;
        let sum = 0;
        for (let a = 0; a < REST; a++) {
          const whole = spent[a * n + i];
          minutes[at + a] = whole;
          sum += whole;
        }
        contributedHours[i] = (minutes[at + CONTRIBUTION] + minutes[at + COLLABORATION]) / 60;
        const care = Math.min(careMinutes[i], MINUTES_PER_WEEK - sum);
        minutes[at + CARE] += care;
        minutes[at + REST] = MINUTES_PER_WEEK - sum - care;
      }
    },
  },
});

/** Minutes by activity and member, activity by activity, so that each grant runs along one short stretch. */
let spent = new Float64Array(0);

/** Which demands ask for anything this week; many ask only now and then. */
let wanted = new Uint8Array(0);

/** Adds what is asked to the totals; 1 if anything was. */
function sumAsked(total: Float32Array, asked: Float32Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const minutes = asked[i];
    sum += minutes;
    total[i] += minutes;
  }
  return sum > 0 ? 1 : 0;
}

function grant(
  into: Float64Array,
  first: number,
  asked: Float32Array,
  granted: Float32Array,
  fit: Float32Array,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    // Many demands concern a few members only.
    if (asked[i] === 0) continue;
    const whole = Math.floor(asked[i] * fit[i]);
    granted[i] = whole;
    into[first + i] += whole;
  }
}
