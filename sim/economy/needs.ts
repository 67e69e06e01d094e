/**
 * What a member needs in a week, and what of it must be paid for.
 *
 * Needs are food, energy, housing and tools at standard cost, scaled by the member's circumstances (dependants,
 * health), lognormal about 1. A share h is made at home by the community, the rest 1 - h is bought outside:
 *   bill = price x [ (1 - h) N + h (1 - q) (1 + dear) N + upkeep ]
 * with q the part of the home-made share that was in fact made, and `dear` the surcharge for buying at short notice
 * what was not; N is less what circular use saves of food, energy and tools. In an outage a part x of the energy that
 * comes from outside does not come: half of it is replaced by bottles, batteries and generators at three times the price,
 * the other half is done without (both assumptions), and that part of needs is not met whoever has money. Home production as an alternative to purchase: Becker 1965 (Economic Journal 75:493-517). Without the
 * outside-dependence clause everything is bought. What a member of standard needs pays follows prices every week; each
 * member's own bill is made out anew every four weeks, by turns, as contracts and rents are.
 *
 * The spread of circumstances follows the order of magnitude of household equivalence scales (OECD-modified scale:
 * 1, +0.5 an adult, +0.3 a child; Hagenaars, de Vos and Zaidi 1994), as an assumption.
 */
import { column, mechanism, RESIDENT, ref, stock } from '../core/contract.ts';
import { exp } from '../core/math.ts';
import { normal } from '../core/random.ts';
import { firstRow, rowStep } from './turns.ts';

/** Of the energy that does not come, the share that is replaced, and at how many times its price. */
const REPLACED = 0.5;
const STOPGAP_PRICE = 3;

export const needs = mechanism({
  id: 'economy.needs',
  layer: 'economy',
  title: 'Weekly needs',
  summary: 'Food, energy, housing and tools recur each week; what the community does not make itself is a bill to pay.',
  source: 'Becker 1965 (home production); Hagenaars, de Vos and Zaidi 1994 (equivalence scales)',
  switch: 'always',
  parameters: {
    foodCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 0,
      max: 200,
      default: 35,
      amendable: false,
      meaning: 'Food for one member.',
    },
    energyCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 0,
      max: 200,
      default: 12,
      amendable: false,
      meaning: 'Energy for one member.',
    },
    housingCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 0,
      max: 300,
      default: 38,
      amendable: false,
      meaning: 'Housing for one member.',
    },
    toolsCredits: {
      type: 'number',
      unit: 'credits/week',
      min: 0,
      max: 200,
      default: 15,
      amendable: false,
      meaning: 'Tools, services and connections for one member.',
    },
    circumstanceSpread: {
      type: 'number',
      unit: 'log points',
      min: 0,
      max: 1,
      default: 0.2,
      amendable: false,
      meaning: 'Standard deviation of the log of personal circumstances.',
    },
    shortNoticeSurcharge: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 3,
      default: 0.4,
      amendable: false,
      meaning: 'Surcharge for buying what should have been made at home.',
    },
  },
  columns: {
    needsScale: column('members', 'f32', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'Personal needs against the standard.',
    }),
    bill: column('members', 'f32', {
      unit: 'credits/week',
      min: 0,
      initial: 60,
      meaning: 'What a week\u2019s needs cost in money.',
    }),
    due: column('members', 'f32', {
      unit: 'thousandths of a credit',
      min: 0,
      initial: 60_000,
      meaning: 'The bill as it is paid, in whole thousandths.',
    }),
    unitBill: column('society', 'f64', {
      unit: 'credits/week',
      min: 0,
      meaning: 'Bill of a member of standard needs.',
    }),
    boughtShare: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'Share of this week\u2019s needs that has to be bought.',
    }),
    outage: stock('society', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'shocks',
      meaning: 'Share of the energy from outside that does not come.',
    }),
    doneWithout: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of this week’s needs that cannot be had for money.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    priceLevel: ref('f64', 'society.priceLevel'),
    outsideShare: ref('f64', 'society.outsideShare', true),
    homeCover: ref('f64', 'society.homeCover', true),
    homeUpkeep: ref('f64', 'society.homeUpkeep', true),
    goodsSaved: ref('f64', 'society.goodsSaved', true),
  },
  after: ['autonomy.resource', 'economy.circular', 'economy.outside_market'],
  arrive(s, i) {
    const spread = s.p.circumstanceSpread;
    s.c.needsScale[i] = exp(spread * normal(s.k0, s.k1, s.c.identity[i], 0) - 0.5 * spread * spread);
    s.c.due[i] = Math.round(1000 * s.c.unitBill[0] * s.c.needsScale[i]);
    s.c.bill[i] = s.c.due[i] / 1000;
  },
  steps: {
    economy(s) {
      const { c, p, n, week } = s;
      const { status, needsScale, bill, due } = c;
      const saved = c.goodsSaved.length > 0 ? c.goodsSaved[0] : 0;
      const goods = (p.foodCredits + p.energyCredits + p.toolsCredits) * (1 - saved);
      const standard = goods + p.housingCredits;
      const home = c.outsideShare.length > 0 ? 1 - c.outsideShare[0] : 0;
      const made = home > 0 ? home * c.homeCover[0] : 0;
      const upkeep = home > 0 ? c.homeUpkeep[0] : 0;
      const missing = home - made;
      const bought = 1 - home + missing * (1 + p.shortNoticeSurcharge);
      const dark = p.energyCredits * (1 - saved) * (1 - home) * c.outage[0];
      const stopgap = dark * (REPLACED * STOPGAP_PRICE - 1);
      const unit = c.priceLevel[0] * (standard * bought + upkeep + stopgap);
      c.unitBill[0] = unit;
      c.doneWithout[0] = standard > 0 ? ((1 - REPLACED) * dark) / standard : 0;
      c.boughtShare[0] = 1 - made;
      const step = rowStep(week);
      for (let i = firstRow(week); i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        due[i] = Math.floor(1000 * unit * needsScale[i] + 0.5);
        bill[i] = due[i] * 0.001;
      }
    },
  },
});
