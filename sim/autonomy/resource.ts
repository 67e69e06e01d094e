/**
 * Resource autonomy: how much of what members need is bought outside and how much is made at home.
 *
 * Let d be the outside dependence (the lever) and h = 1 - d the share made at home. Making it takes hours with rising
 * marginal cost, because what is easiest to make at home (cooking, repair, vegetables, firewood) comes first:
 *   hours needed per member-week = hours at full x h^2
 *   made  = h x min(1, yield x hours granted / hours needed) x (1 - damage)
 * so the marginal hour saves N / (2 hours at full x h) credits. Home production against purchase: Becker 1965
 * (Economic Journal 75:493-517); the convexity is the gain from trade forgone (Ricardo; Dornbusch, Fischer and
 * Samuelson 1977, American Economic Review 67:823-839, a continuum of goods ordered by comparative advantage).
 * What an hour yields goes by the state of the commons (`economy.commons`, 1 at its reference); nobody makes more than is
 * needed. Gear, seed and spare parts cost upkeep in proportion to h. A price or wage shock outside reaches members through
 * the bought share d only; damage at home reaches them through h only.
 *
 * Members are asked for these hours in proportion to how conscientious they are; those who give less leave the rest to
 * be bought at short notice, by everybody. The hours are a habit, reconsidered and counted by turns of four weeks, and
 * by everybody at once when the law changes.
 *
 * Edge cases: d = 1 asks for nothing; nobody present, nothing is made and nothing is missing.
 */
import { column, heldDemand, mechanism, ref, TURN_WEEKS } from '../core/contract.ts';
import { askChore, countChore } from '../economy/chores.ts';
import { total } from '../economy/turns.ts';

export const resource = mechanism({
  id: 'autonomy.resource',
  layer: 'autonomy',
  title: 'Outside dependence',
  summary:
    'Part of what members need is made at home: it costs hours and upkeep, and outside shocks reach the rest only.',
  source: 'Becker 1965 (home production); Dornbusch, Fischer and Samuelson 1977 (goods by comparative advantage)',
  switch: 'on',
  parameters: {
    outsideDependence: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.6,
      meaning: 'Share of needs bought outside.',
    },
    hoursAtFull: {
      type: 'number',
      unit: 'h per member-week',
      min: 1,
      max: 60,
      default: 18,
      amendable: false,
      meaning: 'Hours per member it would take to make everything at home.',
    },
    upkeepAtFull: {
      type: 'number',
      unit: 'credits per member-week',
      min: 0,
      max: 100,
      default: 12,
      amendable: false,
      meaning: 'Gear, seed and spare parts per member if everything were made at home.',
    },
  },
  columns: {
    outsideShare: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'Share of needs meant to be bought outside this week; how far outside shocks reach.',
    }),
    homeCover: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'Part of the home-made share that was in fact made this week.',
    }),
    homeUpkeep: column('society', 'f64', {
      unit: 'credits per member-week',
      min: 0,
      meaning: 'Cost of what home production uses up.',
    }),
    homeWorked: column('society', 'f64', {
      unit: 'member-weeks',
      min: 0,
      meaning: 'Home production of the week by the hours that went into it: needs they would cover at a yield of 1.',
    }),
    homeAsked: column('society', 'f64', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes asked of a middling member when everybody was last asked.',
    }),
    homeGiven: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes of home production granted, by turn.',
    }),
    homeHands: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'members',
      min: 0,
      meaning: 'Members counted for home production, by turn.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    damage: ref('f64', 'society.damage', true),
    homeYield: ref('f64', 'society.homeYield', true),
  },
  demands: { homeWork: heldDemand('resource_coordination', 'Making at home what would otherwise be bought outside.') },
  effects: [
    {
      system: 'autonomy.resource.low_outside_dependence',
      switch: { kind: 'parameter', neutral: { 'autonomy.resource.outside_dependence': 1 } },
      observable: 'time.outside_work',
      sign: -1,
      smallest: 0.3,
      because: 'what is made at home need not be earned outside',
    },
  ],
  steps: {
    attention(s) {
      const { c, p, n, week } = s;
      const asked = minutesAsked(p.outsideDependence, p.hoursAtFull);
      if (asked === 0 && c.homeAsked[0] === 0) return;
      askChore(c.status, c.conscientiousness, c.homeWork, asked, asked !== c.homeAsked[0], week, n);
    },
    economy(s) {
      const { c, p, n, week } = s;
      const home = 1 - p.outsideDependence;
      const asked = minutesAsked(p.outsideDependence, p.hoursAtFull);
      const anew = asked !== c.homeAsked[0];
      c.homeAsked[0] = asked;
      const given = countChore(c.status, c.homeWorkGranted, c.homeGiven, c.homeHands, anew, week, n);
      const hands = total(c.homeHands);
      const needed = asked * hands;
      const effort = needed > 0 ? given / needed : 0;
      const perEffort = c.homeYield.length > 0 ? c.homeYield[0] : 1;
      const usable = c.damage.length > 0 ? 1 - c.damage[0] : 1;
      c.outsideShare[0] = p.outsideDependence;
      c.homeCover[0] = needed > 0 ? Math.min(1, effort * perEffort) * usable : 1;
      c.homeWorked[0] = home * hands * Math.min(effort, 1 / perEffort);
      c.homeUpkeep[0] = home * p.upkeepAtFull;
    },
  },
});

function minutesAsked(outsideDependence: number, hoursAtFull: number): number {
  const home = 1 - outsideDependence;
  return 60 * hoursAtFull * home * home;
}
