/**
 * The world outside as an employer and as a set of prices.
 *
 * Prices and wages are mean-reverting lognormal processes, an AR(1) in logs drawn once a week for the
 * whole society (identity 0), with stationary mean 1:
 *   x' = r x + sd sqrt(1 - r^2) e,   level = exp(x - sd^2 / 2 + shock)
 * Commodity prices revert to a mean (Schwartz 1997, Journal of Finance 52:923-973, model 1). A part of the wage
 * innovation is the price innovation, since wages follow prices only in part.
 *
 * A member works outside for what the community will not bring in:
 *   wanted = bill (1 + margin) + aspiration x ambition x (0.5 + mix) + gap in savings / 52 - expected community income
 *   hours  = wanted / hourly wage, between 0 and the longest week
 * The bill and the savings gap make a buffer-stock saver (Carroll 1997, Quarterly Journal of Economics 112:1-55);
 * income expected is adaptive (Cagan 1956), without what a common purse gives back for wages. Of a wage that is pooled less
 * is one's own, and the hours respond to that as those of work for the community do (`agents/work-choice.ts`). Needs are worked for less when wages rise, the aspiration is worked for
 * more by those who are ambitious. Hourly pay rises with skill, more steeply in knowledge than the community's own
 * production does (assumption; the direction is Mincer's 1974 return to schooling).
 *
 * Jobs end and are found again by constant weekly hazards a and b (Shimer 2005, American Economic Review 95:25-49: 3.4 %
 * and 45 % a month); who has none earns nothing outside and lives on savings, on the community and on its safety net.
 * Members look at all this by turns, every four weeks: how many hours to work and, by the chain's own four-week
 * transition, whether there is a job. With m = a / (a + b) and r = (1 - a - b)^4:
 *   P(jobless | had a job) = m (1 - r);  P(jobless | jobless) = m + (1 - m) r
 * Wages are paid every week, at what the minutes granted in the week of the last turn were worth.
 *
 * Edge cases: nobody is paid for minutes that were not granted; a wage level never reaches zero.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { feltReturn, response } from '../../agents/work-choice.ts';
import {
  column,
  demandByTurns,
  flow,
  mechanism,
  RESIDENT,
  ref,
  SKILLS,
  stock,
  TURN_WEEKS,
  VALUES,
  WEEKS_PER_YEAR,
} from '../core/contract.ts';
import { exp, log } from '../core/math.ts';
import { normal, uniform } from '../core/random.ts';
import { outsideParameters } from './outside-parameters.ts';
import { firstRow, rowStep, scratchFor } from './turns.ts';

const SKILL_COUNT = SKILLS.length;
const VALUE_COUNT = VALUES.length;
const COOPERATION = VALUES.indexOf('cooperation');
const LN2 = log(2);
/** Share of the wage innovation that is the price innovation. */
const WAGE_WITH_PRICE = 0.5;
const WAGE_ALONE = Math.sqrt(1 - WAGE_WITH_PRICE * WAGE_WITH_PRICE);
/** A gap in savings is meant to be closed over a year. */
const PER_SAVING_WEEK = 1 / WEEKS_PER_YEAR;
/** The longest week anybody works outside, in full weeks. */
const LONGEST_WEEK = 1.25;
/** Weight of the newest turn in expected community income: a half-life of 8 weeks. */
const EXPECTATION_RATE = weeklyShare(8 / TURN_WEEKS);

/** What the outside pays for, from the four skills; 0.5 in the mean. */
function marketSkill(skill: Float32Array, at: number): number {
  return 0.2 * skill[at] + 0.05 * skill[at + 1] + 0.25 * skill[at + 2] + 0.5 * skill[at + 3];
}

export const outsideMarket = mechanism({
  id: 'economy.outside_market',
  layer: 'economy',
  title: 'Outside market',
  summary:
    'Outside jobs and prices: members work outside for what the community does not bring in; price and wage levels wander.',
  source:
    'Schwartz 1997 (mean-reverting prices); Carroll 1997 (buffer-stock saving); Mincer 1974 (pay by skill); Shimer 2005 (job loss and finding)',
  switch: 'always',
  parameters: outsideParameters,
  columns: {
    priceLevel: column('society', 'f64', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'Outside prices against their long-run mean.',
    }),
    wageLevel: column('society', 'f64', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'Outside wages against their long-run mean.',
    }),
    priceLog: column('society', 'f64', { unit: 'log points', meaning: 'The wandering part of the log price level.' }),
    wageLog: column('society', 'f64', { unit: 'log points', meaning: 'The wandering part of the log wage level.' }),
    priceShock: stock('society', {
      unit: 'log points',
      min: -1,
      max: 2,
      initial: 0,
      base: 0,
      halfLifeWeeks: { up: 0, down: 13 },
      phase: 'shocks',
      meaning: 'What shocks add to the log price level.',
    }),
    wageShock: stock('society', {
      unit: 'log points',
      min: -1,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'shocks',
      meaning: 'What shocks add to the log wage level.',
    }),
    outsidePull: stock('society', {
      unit: 'utility',
      min: -2,
      max: 2,
      initial: 0,
      base: 0,
      halfLifeWeeks: { up: 2, down: 13 },
      phase: 'economy',
      meaning: 'Extra attraction of the world outside.',
    }),
    outsideWage: column('members', 'f32', {
      unit: 'credits/week',
      min: 0,
      meaning: 'What the outside would pay for a full week.',
    }),
    outsideIncome: column('members', 'f32', { unit: 'credits', min: 0, meaning: 'Earned outside a week and kept.' }),
    payPacket: column('members', 'f32', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'The same as it is paid, in whole thousandths.',
    }),
    jobless: column('members', 'u8', { unit: '0/1', min: 0, max: 1, meaning: 'Without an outside job.' }),
    incomeWish: column('members', 'f32', { unit: 'credits/week', meaning: 'Income wanted, from whatever source.' }),
    expectedIncome: column('members', 'f32', {
      unit: 'credits/week',
      min: 0,
      initial: 30,
      meaning: 'Income expected from the community.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    ambition: ref('f32', 'members.ambition'),
    bill: ref('f32', 'members.bill'),
    savingsGap: ref('f32', 'members.savingsGap'),
    communityIncome: ref('f32', 'members.communityIncome'),
    values: ref('f32', 'members.values'),
    reproach: ref('f32', 'members.reproach', true),
    purseRate: ref('f64', 'society.purseRate', true),
    levyPerHead: ref('f64', 'society.levyPerHead', true),
  },
  demands: { job: demandByTurns('outside_work', 'Paid work outside, for what the community does not bring in.') },
  flows: { wages: flow('outside', 'member', 'Wages earned outside.') },
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      const keep = exp(-LN2 / p.halfLifeWeeks);
      const innovation = Math.sqrt(1 - keep * keep);
      const priceDraw = normal(k0, k1, 0, 0);
      const wageDraw = WAGE_WITH_PRICE * priceDraw + WAGE_ALONE * normal(k0, k1, 0, 1);
      const priceSd = p.priceVolatility;
      const wageSd = p.wageVolatility;
      c.priceLog[0] = keep * c.priceLog[0] + priceSd * innovation * priceDraw;
      c.wageLog[0] = keep * c.wageLog[0] + wageSd * innovation * wageDraw;
      c.priceLevel[0] = exp(c.priceLog[0] - 0.5 * priceSd * priceSd + c.priceShock[0]);
      c.wageLevel[0] = exp(c.wageLog[0] - 0.5 * wageSd * wageSd + c.wageShock[0]);

      const { status, identity, skill, ambition, bill, savingsGap, communityIncome } = c;
      const { expectedIncome, incomeWish, jobless, outsideWage, job } = c;
      const inTheLongRun = p.jobLossRate / (p.jobLossRate + p.jobFindingRate);
      const weekly = 1 - p.jobLossRate - p.jobFindingRate;
      const memory = weekly * weekly * weekly * weekly;
      const lost = inTheLongRun * (1 - memory);
      const stillJobless = inTheLongRun + (1 - inTheLongRun) * memory;
      const fullWeek = p.hourlyWageCredits * c.wageLevel[0] * p.fullWeekHours;
      const minutesOfFullWeek = p.fullWeekHours * 60;
      const longest = LONGEST_WEEK * minutesOfFullWeek;
      // For somebody who is paid the middling wage.
      const minutesPerCredit = minutesOfFullWeek / fullWeek;
      const margin = 1 + p.safetyMargin;
      const aspiration = p.aspirationCredits;
      const taken = c.purseRate.length > 0 ? c.purseRate[0] : 0;
      const givenBack = taken > 0 ? c.levyPerHead[0] : 0;
      const step = rowStep(week);
      for (let i = firstRow(week); i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        const pay = 0.5 + marketSkill(skill, i * SKILL_COUNT);
        const expected = expectedIncome[i] + EXPECTATION_RATE * (communityIncome[i] - expectedIncome[i]);
        expectedIncome[i] = expected;
        outsideWage[i] = fullWeek * pay;
        const without = uniform(k0, k1, identity[i], 2) < (jobless[i] === 1 ? stillJobless : lost) ? 1 : 0;
        jobless[i] = without;
        const wish = bill[i] * margin + aspiration * ambition[i] * pay + savingsGap[i] * PER_SAVING_WEEK;
        incomeWish[i] = wish;
        const wanted = wish - Math.max(0, expected - givenBack);
        let minutes = (wanted * minutesPerCredit) / pay;
        if (taken > 0) {
          const felt = feltReturn(1 - taken, 1, c.values[i * VALUE_COUNT + COOPERATION]);
          minutes *= response(felt, 1, c.reproach.length > 0 ? c.reproach[i] : 0);
        }
        const enough = Math.min(longest, minutes);
        job[i] = wanted > 0 && without === 0 ? enough : 0;
      }
    },
    economy(s) {
      const { c, p, n, week, money } = s;
      const { status, jobGranted, outsideWage, outsideIncome, payPacket } = c;
      const kept = c.purseRate.length > 0 ? 1 - c.purseRate[0] : 1;
      // Wages in thousandths a minute are the full week's pay times this.
      const perMinute = 1000 / (p.fullWeekHours * 60);
      const step = rowStep(week);
      for (let i = firstRow(week); i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        const earned = Math.floor(jobGranted[i] * outsideWage[i] * perMinute);
        payPacket[i] = earned;
        outsideIncome[i] = (kept * earned) / 1000;
      }
      const amounts = scratchFor(n);
      for (let i = 0; i < n; i++) amounts[i] = payPacket[i] * +(status[i] >= RESIDENT);
      money.outsideToMembers(s.flow.wages, amounts, n);
    },
  },
});
