/**
 * Subscriptions: outsiders pay the community a regular fee for what it offers, in three tiers. A friend gets news, courses
 * and software for little, a box holder a food box or its like every week, a patron gives more than the thanks cost.
 * Supporters are not members. They are counted by tier and by how fickle they are (`supporters.ts`).
 *
 *   hours       service, so many a supporter, and outreach, so many a member as the law says. Members take up shifts as
 *               far as hours are missing, the sociable and conscientious first; they put them down when tired, when there
 *               are too many, and usually after a year
 *   kept        share of what was promised that is delivered: hours of service granted against hours needed; and what is
 *               in the boxes comes out of this week's pooled output, at its worth, and cannot exceed it and the fees
 *   fees        paid for what is delivered, to the treasury, beside the pooled share of output
 *   sign-ups    ~ Poisson(people reached x chance by tier x 2 reputation of the place x quality x kept
 *                         x (fee / usual fee)^-elasticity x share of the audience not yet won)
 *               quality: output an hour against the reference of production
 *   renewals    every four weeks, binomial: the fickle quit by themselves; whoever was not given what was promised quits
 *               and tells (`citizenship.candidates`); whoever is charged more decides again by the same elasticity
 *
 * Churn: Fader and Hardie 2007 (Journal of Interactive Marketing 21:76-90). Elasticity: -2.62 is the mean of 1,851 in
 * Bijmolt, van Heerde and Pieters 2005 (Journal of Marketing Research 42:141-156). That failures of the service are a
 * reason to go of their own: Keaveney 1995 (Journal of Marketing 59:71-82). All other numbers are assumptions.
 *
 * Hours of service are hours given like others, and what they make is in output; so goods for supporters are charged.
 * Members pay no fees of their own: what they owe the community is in what they share and give.
 * Edge cases: nobody present, nobody is reached and nothing delivered; without reputation of the place it counts as
 * middling; when the clause ends supporters are gone, and nothing is owed, since fees follow delivery.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, demandByTurns, event, flow, mechanism, RESIDENT, ref, SKILLS, TURN_WEEKS } from '../core/contract.ts';
import { clamp } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import { counted, SHARE } from '../core/telling.ts';
import { feesDue, goodsDue, headCount, KINDS, renew, serviceNeed, signUp, stayers, TIERS } from './supporters.ts';
import { total } from './turns.ts';

const ORGANISATION = SKILLS.indexOf('organisation');
/** Weight of the newest week in what is known of promises kept. */
const KEPT_RATE = weeklyShare(4);
/** Chance in a turn of having had enough of shifts: a year's stint. */
const ENOUGH = 1 / 13;
/** Below this energy nobody goes on. */
const TIRED = 0.4;
/** Servers plan for a little more than is needed. */
const SPARE = 1.1;
/** Known promises kept below which the shortfall is news. */
const SHORT = 0.8;
const MILESTONE = 100;
export const subscriptions = mechanism({
  id: 'economy.subscriptions',
  layer: 'economy',
  title: 'Subscriptions',
  summary: 'Outsiders pay a regular fee in three tiers; members win them, serve them, and lose them when they fail to.',
  source: 'Fader and Hardie 2007 (churn); Bijmolt, van Heerde and Pieters 2005 (elasticity); Keaveney 1995 (failures)',
  switch: 'off',
  parameters: {
    friendFee: fee(3, 'Fee of a friend: news, courses, software.'),
    boxFee: fee(16, 'Fee of a box holder: a food box or its like every week.'),
    patronFee: fee(30, 'Fee of a patron, who gives more than the thanks cost.'),
    outreachHours: {
      type: 'number',
      unit: 'hours per member-week',
      min: 0,
      max: 5,
      default: 0.25,
      meaning: 'Hours of winning supporters that the community aims at, per head.',
    },
    shiftHours: {
      type: 'number',
      unit: 'hours per week',
      min: 1,
      max: 20,
      default: 3,
      meaning: 'Weekly hours of whoever takes up a shift for supporters.',
    },
    audience: {
      type: 'number',
      unit: 'persons',
      min: 10,
      max: 1_000_000,
      default: 1500,
      amendable: false,
      meaning: 'Outsiders within reach who could become supporters.',
    },
    contactsPerHour: {
      type: 'number',
      unit: 'persons/h',
      min: 0,
      max: 60,
      default: 4,
      amendable: false,
      meaning: 'People reached in an hour of outreach by a member of middling skill in organisation.',
    },
    priceElasticity: {
      type: 'number',
      unit: 'log per log',
      min: 0,
      max: 8,
      default: 2.62,
      amendable: false,
      meaning: 'Per cent fewer supporters for a fee that is one per cent higher.',
    },
    brokenPromise: {
      type: 'number',
      unit: 'share/month',
      min: 0,
      max: 1,
      default: 0.4,
      amendable: false,
      meaning: 'Chance of quitting within four weeks when nothing of what was promised comes.',
    },
  },
  columns: {
    shift: column('members', 'u8', { unit: '0/1', min: 0, max: 1, meaning: 'Has taken up a shift for supporters.' }),
    supporterKinds: column('society', 'i32', {
      width: TIERS * KINDS,
      unit: 'persons',
      min: 0,
      meaning: 'Supporters by tier and by how fickle they are, the steadiest first.',
    }),
    supporters: column('society', 'f64', { unit: 'persons', min: 0, meaning: 'Supporters of all tiers.' }),
    feeCharged: column('society', 'f64', {
      width: TIERS,
      unit: 'credits/month',
      min: 0,
      meaning: 'Fee that supporters of a tier were last asked for.',
    }),
    subscribed: column('society', 'f64', {
      unit: 'thousandths of a credit',
      meaning: 'Fees of this week, less goods for supporters.',
    }),
    promiseKept: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'Moving share of what supporters were promised that they got, half-life 4 weeks.',
    }),
    disappointed: column('society', 'f64', {
      unit: 'persons',
      min: 0,
      meaning: 'Supporters who quit this week over a broken promise.',
    }),
    serviceByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours of service for supporters, by turn.',
    }),
    outreachByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours of outreach weighed by skill in organisation, by turn.',
    }),
    shiftsByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours taken up, by turn.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    sociability: ref('f32', 'members.sociability'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    energy: ref('f64', 'members.energy'),
    present: ref('f64', 'society.present'),
    output: ref('f64', 'society.output'),
    pooled: ref('f64', 'society.pooled'),
    hoursGiven: ref('f64', 'society.hoursGiven'),
    priceLevel: ref('f64', 'society.priceLevel'),
    placeReputation: ref('f64', 'society.placeReputation', true),
  },
  demands: {
    service: demandByTurns('contribution_hours', 'Serving supporters: packing, teaching, answering.'),
    outreach: demandByTurns('resource_coordination', 'Winning supporters outside.'),
  },
  flows: {
    fees: flow('outside', 'treasury', 'Fees of supporters.'),
    goods: flow('treasury', 'outside', 'Goods for supporters, at what they would have sold for.'),
  },
  events: {
    milestone: event('The community has {a} outside.', { a: counted('supporter') }),
    short: event('Supporters have lately got {a} of what they were promised.', { a: SHARE }),
  },
  after: ['economy.production'],
  needs: ['economy.treasury'],
  effects: [
    {
      system: 'economy.subscriptions',
      switch: { kind: 'clause', without: ['economy.subscriptions'] },
      setting: { values: { 'economy.subscriptions.outreach_hours': 0.25 }, weeks: 208 },
      observable: 'ledger.treasury',
      sign: 1,
      smallest: 500,
      because: 'fees come in beside the pooled share, and part of every surplus is kept until the reserve is full',
    },
  ],
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, identity, sociability, conscientiousness, energy, shift, service, outreach } = c;
      const serving = serviceNeed(c.supporterKinds);
      const taken = total(c.shiftsByTurn);
      const wanted = SPARE * serving + p.outreachHours * c.present[0];
      const called = (wanted - taken) / (p.shiftHours * Math.max(1, c.present[0]));
      const spare = taken > wanted + p.shiftHours ? 1 - wanted / taken : 0;
      const released = Math.max(spare, ENOUGH);
      const minutes = 60 * p.shiftHours;
      // Those who are there already are served before others are won.
      const inService = serving > 0 ? Math.min(1, (SPARE * serving) / Math.max(p.shiftHours, taken)) : 0;
      let hours = 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const u = uniform(k0, k1, identity[i], 0);
        if (shift[i] === 1) shift[i] = +(energy[i] >= TIRED && u >= released);
        else shift[i] = +(energy[i] >= TIRED && u < called * 4 * sociability[i] * conscientiousness[i]);
        const on = shift[i] * minutes;
        service[i] = on * inService;
        outreach[i] = on - on * inService;
        hours += shift[i] * p.shiftHours;
      }
      c.shiftsByTurn[week % TURN_WEEKS] = hours;
    },
    economy(s) {
      const { c, p, n, k0, k1, week, money } = s;
      const { status, skill, serviceGranted, outreachGranted, supporterKinds, feeCharged } = c;
      let served = 0;
      let reached = 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        served += serviceGranted[i];
        reached += outreachGranted[i] * (0.5 + skill[i * SKILLS.length + ORGANISATION]);
      }
      c.serviceByTurn[week % TURN_WEEKS] = served / 60;
      c.outreachByTurn[week % TURN_WEEKS] = reached / 60;

      const before = headCount(supporterKinds);
      const due = feesDue(supporterKinds, p);
      const goods = goodsDue(supporterKinds) * c.priceLevel[0];
      const need = serviceNeed(supporterKinds);
      const byHours = need > 0 ? Math.min(1, total(c.serviceByTurn) / need) : 1;
      const kept = goods > due ? Math.min(byHours, c.pooled[0] / (goods - due)) : byHours;
      const paid = Math.floor(due * kept);
      const given = Math.floor(goods * kept);
      if (paid > 0) money.outsideToTreasury(s.flow.fees, paid);
      if (given > 0) money.treasuryToOutside(s.flow.goods, given);
      c.subscribed[0] = paid - given;
      const known = c.promiseKept[0];
      c.promiseKept[0] += KEPT_RATE * (kept - known);
      if (known >= SHORT && c.promiseKept[0] < SHORT) s.emit(s.event.short, -1, -1, c.promiseKept[0], 0);

      // One tier renews a week, and none in the fourth.
      c.disappointed[0] = 0;
      const renews = week % TURN_WEEKS;
      if (renews < TIERS) {
        const broken = p.brokenPromise * (1 - c.promiseKept[0]);
        c.disappointed[0] = renew(k0, k1, supporterKinds, renews, broken, stayers(feeCharged, p, renews));
      }

      const reputation = c.placeReputation.length > 0 ? c.placeReputation[0] : 0.5;
      const perHour = s.law.value(s.law.indexOf('economy.production.credits_per_hour'));
      const quality = c.hoursGiven[0] > 0 ? clamp(c.output[0] / (c.hoursGiven[0] * perHour), 0, 2) : 0;
      const open = Math.max(0, 1 - before / p.audience);
      const asked = total(c.outreachByTurn) * p.contactsPerHour * open * 2 * reputation * quality * c.promiseKept[0];
      signUp(k0, k1, supporterKinds, p, asked, c.priceLevel[0]);
      const supporters = headCount(supporterKinds);
      const hundreds = Math.floor(supporters / MILESTONE);
      if (hundreds > Math.floor(before / MILESTONE)) s.emit(s.event.milestone, -1, -1, hundreds * MILESTONE, 0);
      c.supporters[0] = supporters;
    },
  },
});

function fee(value: number, meaning: string) {
  return { type: 'number', unit: 'credits per four weeks', min: 0.5, max: 500, default: value, meaning } as const;
}
