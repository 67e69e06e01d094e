/**
 * How much to give to the community. Members carry a cooperation type (`people.traits`) and believe
 * that others give b hours a week (the norm belief):
 *
 *   unconditional   gives 0.44 of what the law asks, whatever others give
 *   conditional     gives 0.73·b: less than others, which is why contributions decay when nothing holds them up
 *   free rider      gives nothing
 *   hump-shaped     follows b up to half of the duty and gives less beyond
 *
 * The figures are those of the data of Fischbacher & Gächter (2010, American Economic Review 100:541–556): over the
 * schedules that they stated, conditional cooperators match 0.73 of what others give (least squares through the origin),
 * free riders 0, and those of no type give about 0.44 of what they have. What comes of it is in the evidence, row
 * `public-goods-decay`.
 *
 * That is the wish. The duty pulls it up as far as the law binds: by legitimacy (Tyler 1990), by
 * conscientiousness, and by expected sanctions weighted with risk aversion (Becker 1968). Weak energy
 * lowers what can be given. Beyond the duty people work together for income (collaborative work): as far
 * as income wanted exceeds what the community is expected to bring, more when effort is felt to be
 * rewarded (Adams 1965), and more the more an hour here brings beside an hour outside, or the more those with whom
 * one shares reproach one for holding back (`work-choice.ts`).
 *
 * The choice is a habit, made on moving in and reconsidered every four weeks by turns. Owed hours from sanctions are asked for by
 * the mechanism that imposes them.
 */
import { column, demandByTurns, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../sim/core/contract.ts';
import { clamp, clamp01 } from '../sim/core/math.ts';
import { weeklyShare } from './half-life.ts';
import { feltReturn, hourlyWage, response } from './work-choice.ts';

const VALUE_COUNT = VALUES.length;
const COOPERATION = VALUES.indexOf('cooperation');

/** Share of the others' contribution that a conditional cooperator matches. */
const MATCHING = 0.73;
/** Share of the duty that those of no type give. */
const UNMOVED = 0.44;

/** By type, 0 unconditional, 1 conditional, 2 free rider, 3 hump-shaped: how much of the belief is matched; */
const SLOPE = Float64Array.of(0, MATCHING, 0, 1);
/** how much of the duty is given in any case; */
const FLOOR = Float64Array.of(UNMOVED, 0, 0, 0);
/** and at how many halves of the duty the falling side of the hump would reach nothing. */
const FOLD = Float64Array.of(Infinity, Infinity, Infinity, 2);

/**
 * Hours a week a person would give unasked, by type, believing that others give `belief`. Types alternate as if drawn
 * by lot, so they are looked up rather than branched on.
 */
export function wishedHours(type: number, belief: number, duty: number): number {
  // Below zero once the hump has ended; the floor is not.
  const falling = FOLD[type] * (0.5 * Math.max(duty, 1)) - belief;
  return Math.max(FLOOR[type] * duty, Math.min(SLOPE[type] * belief, falling));
}

/** How keenly income is still wanted: 1 while half of it or more is missing, 0.1 once twice as much is expected. */
function appetite(wished: number, expected: number): number {
  return clamp(wished / Math.max(1, expected) - 0.5, 0.1, 1);
}

export const contribution = mechanism({
  id: 'people.contribution',
  layer: 'people',
  title: 'Contribution',
  summary: 'Each member’s weekly choice of hours for the community, from type, belief, law and strength.',
  source:
    'Fischbacher, U. & Gächter, S. (2010), American Economic Review 100:541–556; Chetty et al. (2011), American Economic Review 101:471–475; Tyler, T. (1990), Why People Obey the Law; Adams, J. S. (1965), Inequity in social exchange.',
  switch: 'always',
  parameters: {
    customaryHours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 40,
      default: 8,
      meaning: 'What a newcomer believes others give where no contribution norm is at work.',
    },
    collaborationHours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 40,
      default: 10,
      meaning:
        'Collaborative work for income wanted by a person of middling conscientiousness at fair reward, where an hour here brings what it brings outside.',
    },
  },
  columns: {
    contributionScore: column('members', 'f32', {
      unit: 'hours per week',
      min: 0,
      max: 168,
      meaning: 'Moving average of contributed hours, half-life 13 weeks.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    joinedWeek: ref('i32', 'members.joinedWeek'),
    cooperationType: ref('u8', 'members.cooperationType'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    riskAversion: ref('f32', 'members.riskAversion'),
    energy: ref('f64', 'members.energy'),
    trust: ref('f64', 'members.trust'),
    normBelief: ref('f64', 'members.normBelief', true),
    deterrence: ref('f32', 'members.deterrence', true),
    values: ref('f32', 'members.values'),
    reward: ref('f32', 'members.reward', true),
    hourReturn: ref('f32', 'members.hourReturn', true),
    hourProduct: ref('f32', 'members.hourProduct', true),
    outsideWage: ref('f32', 'members.outsideWage', true),
    reproach: ref('f32', 'members.reproach', true),
    incomeWish: ref('f32', 'members.incomeWish', true),
    expectedIncome: ref('f32', 'members.expectedIncome', true),
    contributedHours: ref('f32', 'members.contributedHours'),
    coopHours: ref('f32', 'members.coopHours', true),
  },
  demands: {
    contribution: demandByTurns('contribution_hours', 'Hours given to common duties.'),
    collaboration: demandByTurns('collaborative_work', 'Work with others for income.'),
  },
  arrive(s, i) {
    s.c.contributionScore[i] = s.p.customaryHours;
  },
  steps: {
    attention(s) {
      const { c, p, n, week } = s;
      const { status, joinedWeek, cooperationType, conscientiousness, riskAversion, energy, trust } = c;
      const { normBelief, deterrence, reward, contribution: asked, collaboration } = c;
      const dutyAt = s.law.indexOf('justice.duties.contribute.at_least_hours_per_week');
      const duty = dutyAt < 0 ? 0 : s.law.value(dutyAt);
      const believes = normBelief.length > 0;
      const deterred = deterrence.length > 0;
      const { incomeWish, expectedIncome, values, hourReturn, hourProduct, outsideWage, reproach } = c;
      const compares = hourReturn.length > 0 && outsideWage.length > 0;
      const reproached = reproach.length > 0;
      const rewarded = reward.length > 0;
      const earns = incomeWish.length > 0 && expectedIncome.length > 0;
      const turn = week % TURN_WEEKS;
      for (let i = 0; i < n; i++) {
        // Whoever has just moved in does not wait for a turn.
        if (i % TURN_WEEKS !== turn && joinedWeek[i] !== week) continue;
        if (status[i] < RESIDENT) continue;
        const belief = believes ? normBelief[i] : p.customaryHours;
        const wish = wishedHours(cooperationType[i], belief, duty);
        const fear = deterred ? riskAversion[i] * deterrence[i] : 0;
        const bound = clamp01(0.6 * trust[i] + 0.5 * conscientiousness[i] + fear);
        const moral = wish < duty ? wish + (duty - wish) * bound * bound : wish;
        const strength = energy[i] < 0.4 ? 0.25 + 1.875 * energy[i] : 1;
        const hours = moral * strength;
        asked[i] = hours * 60;
        const fair = rewarded ? reward[i] : 0.5;
        const want = earns ? appetite(incomeWish[i], expectedIncome[i]) : 1;
        const wanted = p.collaborationHours * (0.5 + conscientiousness[i]) * fair * want * strength;
        const felt = compares ? feltReturn(hourReturn[i], hourProduct[i], values[i * VALUE_COUNT + COOPERATION]) : 0;
        const wage = compares ? hourlyWage(outsideWage[i]) : 0;
        collaboration[i] = 60 * wanted * response(felt, wage, reproached ? reproach[i] : 0);
      }
    },
    wellbeing(s) {
      const { status, contributionScore, contributedHours, coopHours } = s.c;
      const elsewhere = coopHours.length > 0;
      const share = weeklyShare(13 / TURN_WEEKS);
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        // What is worked for an enterprise of one's own is no contribution to the community.
        const given = elsewhere ? Math.max(0, contributedHours[i] - coopHours[i]) : contributedHours[i];
        contributionScore[i] += share * (given - contributionScore[i]);
      }
    },
  },
});
