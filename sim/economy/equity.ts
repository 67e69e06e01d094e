/**
 * Felt fairness of reward for effort.
 *
 * Equity theory (Adams 1965, Advances in Experimental Social Psychology 2:267-299): one compares what one got for what
 * one put in with the same of others. What a contribution deserves is its share, by effective hours, of all that the
 * community paid its members this week. The deviation, in units of the mean payment, hurts by the two weights of
 * Fehr and Schmidt 1999 (Quarterly Journal of Economics 114:817-868, table III; population means 0.85 for being worse
 * off, 0.315 for being better off):
 *   fair = 1 - 0.85 max(deserved - got, 0) / mean - 0.315 max(got - deserved, 0) / mean,  within [0, 1]
 * smoothed with a half-life of 8 weeks. Members compare by turns, every four weeks. One's own part is seen larger than it is, since one remembers all of it (Ross
 * and Sicoly 1979, Journal of Personality and Social Psychology 37:322-336), so perfect proportion does not feel
 * perfect. Aid from the safety net is help, not pay, and is left out on both sides; a guild's toll is pay lost, and gained
 * by its masters.
 *
 * Also told, for each member: what one more hour given brings to its giver, in own share by the hour's worth and in what
 * the pool pays for an hour on record, nothing where it pays equally or by need; and what that hour makes for all. The
 * first is the incentive that pooling and equal shares take away (Abramitzky 2008, Quarterly Journal of Economics
 * 123:1111-1154), to be compared with the outside wage; the difference is what others have of it, and so what makes
 * it their business.
 *
 * Edge cases: when hardly anything is paid, nothing is at stake and the week counts as fair; without effort in the
 * whole community nobody deserves more than another.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';

const WORSE_OFF = 0.85;
const BETTER_OFF = 0.315;
const FAIRNESS_RATE = weeklyShare(8 / TURN_WEEKS);
/** Mean payment, in credits, below which differences are small change. */
const SMALL_CHANGE = 1;

export const equity = mechanism({
  id: 'economy.equity',
  layer: 'economy',
  title: 'Felt fairness of reward',
  summary:
    'Members compare what they got for what they gave with what others got, and resent falling short more than gaining.',
  source:
    'Adams 1965 (equity theory); Fehr and Schmidt 1999 (inequity aversion); Ross and Sicoly 1979 (egocentric bias)',
  switch: 'always',
  parameters: {
    egocentricBias: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.15,
      amendable: false,
      meaning: 'By how much members overrate their own part in the common work.',
    },
  },
  columns: {
    hourReturn: column('members', 'f32', {
      unit: 'credits/h',
      min: 0,
      initial: 1.2,
      meaning: 'What one more hour given here brings to whoever gives it.',
    }),
    hourProduct: column('members', 'f32', {
      unit: 'credits/h',
      min: 0,
      initial: 1.7,
      meaning: 'Worth of what an hour of theirs makes, for all.',
    }),
    sharedShare: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of what an hour makes that others than its giver have.',
    }),
    reward: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.8,
      meaning: 'Felt fairness of reward for effort.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    effectiveHours: ref('f32', 'members.effectiveHours'),
    hourWorth: ref('f32', 'members.hourWorth'),
    ownShare: ref('f32', 'members.ownShare'),
    allotment: ref('f32', 'members.allotment', true),
    guildPay: ref('f32', 'members.guildPay', true),
    present: ref('f64', 'society.present'),
    labour: ref('f64', 'society.labour'),
    ownShares: ref('f64', 'society.ownShares'),
    allotted: ref('f64', 'society.allotted', true),
    earned: ref('f64', 'society.earned', true),
    claimPays: ref('f64', 'society.claimPays', true),
    output: ref('f64', 'society.output'),
  },
  after: ['economy.allocation', 'economy.guilds', 'economy.production'],
  steps: {
    economy(s) {
      const { c, p, n, week } = s;
      const { status, effectiveHours, ownShare, allotment, guildPay, reward } = c;
      const { hourWorth, hourReturn, hourProduct } = c;
      const allots = allotment.length > 0;
      const tolled = guildPay.length > 0;
      const paid = c.ownShares[0] + (allots ? c.allotted[0] : 0);
      const present = Math.max(1, c.present[0]);
      const perMean = 1 / Math.max(SMALL_CHANGE, paid / present);
      const perHour = c.labour[0] > 0 ? ((1 + p.egocentricBias) * paid) / c.labour[0] : 0;
      const perHead = c.labour[0] > 0 ? 0 : paid / present;
      const earned = c.ownShares[0] + (allots ? c.earned[0] : 0);
      c.sharedShare[0] = c.output[0] > 0 ? clamp01(1 - earned / c.output[0]) : 0;
      const ownRate = c.labour[0] > 0 ? c.ownShares[0] / c.labour[0] : 0;
      const allRate = c.labour[0] > 0 ? c.output[0] / c.labour[0] : 0;
      const onRecord = allots ? c.claimPays[0] : 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const got = ownShare[i] + (allots ? allotment[i] : 0) + (tolled ? guildPay[i] : 0);
        const gain = (got - effectiveHours[i] * perHour - perHead) * perMean;
        const fair = clamp01(1 + (gain < 0 ? WORSE_OFF : -BETTER_OFF) * gain);
        // A toll is a part of the own share, and so of what one more hour brings.
        const kept = tolled && guildPay[i] < 0 && ownShare[i] > 0 ? Math.max(0, 1 + guildPay[i] / ownShare[i]) : 1;
        hourReturn[i] = ownRate * hourWorth[i] * kept + onRecord;
        hourProduct[i] = allRate * hourWorth[i];
        reward[i] += FAIRNESS_RATE * (fair - reward[i]);
      }
    },
  },
});
