/**
 * What the community makes together and sells, and the infrastructure and tools it makes it with.
 *
 *   output = price x A x knowHow x powered x f(L, K, T)        f: `cobb-douglas.ts`, constant returns
 * with L the effective hours given this week (contribution hours and collaborative work, times skill, times vigour, times
 * what shared attention adds), raised by coordination; K the infrastructure and T the tools that are not damaged, so that
 * A is credits per effective hour that is equipped as at the reference point. Division of labour is limited by the cost of
 * coordinating (Becker and Murphy 1992, Quarterly Journal of Economics 107:1137-1160), hence a saturating gain in the ratio
 * of coordination hours to working hours; hours of the same activity that are work with the hands (`handsOn`) do not
 * coordinate anything. Tired members get less done in an hour (Bakker and Demerouti 2007).
 * Infrastructure wears slowly and tools quickly, each by a constant share (Solow 1956); capital of two kinds is from
 * Greenwood, Hercowitz and Krusell 1997 (American Economic Review 87:342-362), and wear of 5.6 and 12.4 % a year with
 * elasticities of 0.13 and 0.17 are assumptions of the order found there. What is installed in a week produces from the
 * next. Damage puts out of use the place and the tools in it.
 *   powered = 1 - power dependence x outside share x outage
 * Shortages of power cost Indian plants 5 to 10 % of revenue (Allcott, Collard-Wexler and O’Connell 2016, American Economic
 * Review 106:587-624); that half of a community’s work needs power is an assumption.
 *
 * The price of what is sold follows outside wages as far as the community is open to outside markets.
 * The pooled share goes to the treasury, the rest to members by effective hours. The own shares are rounded down and
 * the treasury takes the remainder, so that the sum paid in is output to the last thousandth.
 *
 * Hours spent for the sake of the record (`economy.reporting`) are hours, and make nothing.
 * What a member's hours are worth and how much is coordinated is looked at by turns, every four weeks; output is made,
 * sold and paid out every week.
 *
 * Hours that members work for enterprises of their own are not common work and are left out.
 *
 * Edge cases: no hours, no infrastructure or no tools, no output; without a treasury clause nothing is pooled.
 */
import {
  ACTIVITIES,
  column,
  flow,
  mechanism,
  RESIDENT,
  ref,
  stock,
  TURN_WEEKS,
  WEEKS_PER_YEAR,
} from '../core/contract.ts';
import { allRoundAbility, vigour } from './ability.ts';
import { output } from './cobb-douglas.ts';
import { TECHNIQUE } from './technique.ts';
import { firstRow, lastTurn, scratchFor, shareOut, total } from './turns.ts';

const ACTIVITY_COUNT = ACTIVITIES.length;
const COORDINATION = ACTIVITIES.indexOf('resource_coordination');
/** Coordination hours per working hour at which half the gain is had. */
const COORDINATION_HALF = 0.25;

export const production = mechanism({
  id: 'economy.production',
  layer: 'economy',
  title: 'Production',
  summary:
    'Hours given, skill, infrastructure, tools and know-how make weekly output, shared between the pool and its makers.',
  source:
    'Cobb and Douglas 1928; Greenwood, Hercowitz and Krusell 1997 (tools); Becker and Murphy 1992 (coordination); Solow 1956 (wear)',
  switch: 'always',
  parameters: TECHNIQUE,
  columns: {
    capital: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Infrastructure at its worth.' }),
    tools: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Common tools at their worth.' }),
    output: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Worth of what was made this week.' }),
    pooled: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: "Part of this week's output that went to the treasury.",
    }),
    damage: stock('society', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: { up: 0, down: 26 },
      phase: 'shocks',
      meaning: 'Share of the infrastructure, and of the tools in it, that cannot be used.',
    }),
    built: stock('society', {
      unit: 'credits',
      min: 0,
      max: 1e9,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'wellbeing',
      meaning: 'Infrastructure that others than the treasury have put up this week; in use from the next.',
    }),
    equipped: stock('society', {
      unit: 'credits',
      min: 0,
      max: 1e9,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'wellbeing',
      meaning: 'Tools that others than the treasury have brought this week; in use from the next.',
    }),
    handsOn: stock('society', {
      unit: 'h',
      min: 0,
      max: 1e9,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'wellbeing',
      meaning: 'Hours of resource coordination that went into work with the hands and coordinated nothing.',
    }),
    present: column('society', 'f64', { unit: 'members', min: 0, meaning: 'Members and residents this week.' }),
    hoursByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours given to common work, by turn.',
    }),
    coordinationByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours of coordination, by turn.',
    }),
    hoursGiven: column('society', 'f64', { unit: 'h', min: 0, meaning: 'Hours given by all members in a week.' }),
    labour: column('society', 'f64', { unit: 'h', min: 0, meaning: 'Effective hours of all members this week.' }),
    ownShares: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Own shares of all members this week.' }),
    hourWorth: column('members', 'f32', {
      unit: 'ratio',
      min: 0,
      meaning: 'Effective hours that an hour of theirs makes: skill and vigour, less what is only for show.',
    }),
    effectiveHours: column('members', 'f32', {
      unit: 'h',
      min: 0,
      meaning: 'Hours given in a week, times what an hour is worth.',
    }),
    ownShare: column('members', 'f32', { unit: 'credits', min: 0, meaning: 'Own share of output this week.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    minutes: ref('f64', 'members.minutes'),
    contributedHours: ref('f32', 'members.contributedHours'),
    coopHours: ref('f32', 'members.coopHours', true),
    skill: ref('f32', 'members.skill'),
    energy: ref('f64', 'members.energy', true),
    show: ref('f32', 'members.show', true),
    wageLevel: ref('f64', 'society.wageLevel'),
    outsideShare: ref('f64', 'society.outsideShare', true),
    pooledShare: ref('f64', 'society.pooledShare', true),
    knowHow: ref('f64', 'society.knowHow', true),
    invested: ref('f64', 'society.invested', true),
    toolsBought: ref('f64', 'society.toolsBought', true),
    outage: ref('f64', 'society.outage'),
    attentionYield: ref('f64', 'society.attentionYield'),
  },
  flows: {
    pool: flow('outside', 'treasury', 'Pooled share of what the community sold.'),
    own: flow('outside', 'member', 'Own share of what the community sold.'),
  },
  after: ['economy.outside_market', 'autonomy.resource', 'economy.cooperatives'],
  enter(s) {
    const { c, p, n } = s;
    let present = 0;
    for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) present++;
    c.capital[0] = p.foundingCapital * present;
    c.tools[0] = p.foundingTools * present;
  },
  steps: {
    economy(s) {
      const { c, p, n, week, money } = s;
      const { status, minutes, contributedHours, coopHours, skill, energy, show } = c;
      const { hourWorth, effectiveHours, ownShare } = c;
      const elsewhere = coopHours.length > 0;
      const tracked = energy.length > 0;
      const shown = show.length > 0;
      for (let turn = firstRow(week); turn <= lastTurn(week); turn++) {
        let given = 0;
        let coordinated = 0;
        for (let i = turn; i < n; i += TURN_WEEKS) {
          if (status[i] < RESIDENT) continue;
          const work = elsewhere ? Math.max(0, contributedHours[i] - coopHours[i]) : contributedHours[i];
          hourWorth[i] = allRoundAbility(skill, i) * (tracked ? vigour(energy[i]) : 1) * (shown ? 1 - show[i] : 1);
          effectiveHours[i] = work * hourWorth[i];
          given += work;
          coordinated += minutes[i * ACTIVITY_COUNT + COORDINATION];
        }
        c.hoursByTurn[turn] = given;
        c.coordinationByTurn[turn] = coordinated / 60;
      }
      const hours = total(c.hoursByTurn);
      const coordination = total(c.coordinationByTurn);
      // Those present share out all of it, so their hours are added up every week.
      let present = 0;
      let effective = 0;
      for (let i = 0; i < n; i++) {
        const here = +(status[i] >= RESIDENT);
        present += here;
        effective += here * effectiveHours[i];
      }

      const ratio = hours > 0 ? Math.max(0, coordination - c.handsOn[0]) / hours : 0;
      const labour = effective * c.attentionYield[0] * (1 + (p.coordinationGain * ratio) / (ratio + COORDINATION_HALF));
      const usable = 1 - c.damage[0];
      const knowHow = c.knowHow.length > 0 ? c.knowHow[0] : 1;
      const open = c.outsideShare.length > 0 ? c.outsideShare[0] : 1;
      const price = 1 + open * (c.wageLevel[0] - 1);
      const powered = 1 - p.powerDependence * open * c.outage[0];
      const structures = (c.capital[0] * usable) / p.referenceCapital;
      const tools = (c.tools[0] * usable) / p.referenceTools;
      const made =
        price * p.creditsPerHour * knowHow * powered * output(labour, structures, tools, p.capitalShare, p.toolsShare);
      c.output[0] = made;

      const worth = Math.floor(made * 1000);
      const pot = c.pooledShare.length > 0 ? Math.floor(worth * (1 - c.pooledShare[0])) : worth;
      const perHour = effective > 0 ? pot / effective : 0;
      const amounts = scratchFor(n);
      const paid = shareOut(status, effectiveHours, perHour, pot, ownShare, amounts, n);
      money.outsideToMembers(s.flow.own, amounts, n);
      c.present[0] = present;
      c.hoursGiven[0] = hours;
      c.labour[0] = effective;
      c.ownShares[0] = paid / 1000;
      const pooled = worth - paid;
      c.pooled[0] = pooled;
      if (pooled > 0) money.outsideToTreasury(s.flow.pool, pooled);

      const installed = (c.invested.length > 0 ? c.invested[0] : 0) + c.built[0];
      c.capital[0] = c.capital[0] * (1 - p.wearPerYear / WEEKS_PER_YEAR) + installed;
      const brought = (c.toolsBought.length > 0 ? c.toolsBought[0] : 0) + c.equipped[0];
      c.tools[0] = c.tools[0] * (1 - p.toolsWearPerYear / WEEKS_PER_YEAR) + brought;
    },
  },
});
